import Diagnostics
package import Schools

/// What is wrong with a line that named no school, as a line of JSON in place of advice.
///
/// It is the *refused* of `Corpus/.schema/advice.schema.json`.
package enum RefusedLine {
  /// The line, with its end.
  ///
  /// - Parameters:
  ///   - refused: What is wrong.
  ///   - number: Which line it was, from 1.
  /// - Returns: UTF-8; the keys of each object in alphabetical order.
  package static func render(_ refused: SchoolLine.Refused, line number: Int) -> [UInt8] {
    var json = JSONBytes()
    json.object { line in
      line.key("form", "refused")
      line.key("line", number)
      line.key("problems") { list in
        list.list(refused.problems) { json, problem in
          json.object { part in
            part.key("code", problem.code)
            part.key("message", problem.message)
            part.key("nextStep", problem.nextStep)
          }
        }
      }
      line.key("schema", SchoolAdvice.schema)
      line.key("urn", refused.urn)
    }
    json.endLine()
    return json.bytes
  }
}
