/// A CSV file in the making: a header and rows of text, quoted where they must be.
struct SampleTable: Sendable {
  var header: [String]
  var rows: [[String]] = []
  /// How the publisher writes it: with a byte-order mark and CRLF, or plainly.
  var hasByteOrderMark = false
  var lineEnd = "\n"

  init(_ header: [String]) { self.header = header }

  /// A table in the manner of the published result files.
  static func published(_ header: [String]) -> SampleTable {
    var table = SampleTable(header)
    table.hasByteOrderMark = true
    table.lineEnd = "\r\n"
    return table
  }

  /// The file's text; rows shorter than the header stay short, as publishers leave them.
  var text: String {
    ([header] + rows).reduce(into: hasByteOrderMark ? "\u{FEFF}" : "") { text, row in
      text += row.map(Self.cell).joined(separator: ",") + lineEnd
    }
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}

/// Numbers as published files write them.
enum SampleNumber {
  /// A share of pupils as a whole percentage with its sign: `64%`.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "NA" : "\(Int((100 * Double(part) / Double(whole)).rounded()))%"
  }

  /// With one decimal and no trailing zero: `50.2`, `49`.
  static func decimal(_ number: Double, places: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (number * scale).rounded()
    if scaled == 0 { return "0" }
    let whole = Int(scaled.magnitude) / Int(scale)
    var rest = String(Int(scaled.magnitude) % Int(scale))
    rest = String(repeating: "0", count: places - rest.count) + rest
    while rest.last == "0" { rest.removeLast() }
    return (scaled < 0 ? "-" : "") + "\(whole)" + (rest.isEmpty ? "" : "." + rest)
  }
}
