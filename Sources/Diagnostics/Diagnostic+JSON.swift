extension Diagnostic {
  /// The diagnostic as one line of JSON, its keys always there and always in this order: `code`,
  /// `severity`, `message`, `file`, `line`, `column`, `length`, `nextStep`, `notes`.
  ///
  /// What is not known is `null`. A note has `text`, `file`, `line` and `column`.
  package var json: String {
    let notes = notes.map { "{\"text\":\($0.text.jsonText),\(Self.place($0.location))}" }
    return """
      {"code":\(code.jsonText),"severity":\(severity.rawValue.jsonText),\
      "message":\(message.jsonText),\(Self.place(location)),"length":\(length),\
      "nextStep":\(nextStep?.jsonText ?? "null"),"notes":[\(notes.joined(separator: ","))]}
      """
  }

  private static func place(_ place: Source.Location?) -> String {
    guard let place else { return #""file":null,"line":null,"column":null"# }
    return "\"file\":\(place.file.jsonText),\"line\":\(place.line),\"column\":\(place.column)"
  }
}

extension StringProtocol {
  /// The text as JSON writes it, in double quotes; only what JSON demands is escaped, and the line
  /// separators that JavaScript stumbles over.
  package var jsonText: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.commandsTerminals:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
