import Foundation

/// One JSON document a school; keys sorted, so that the same advice is the same bytes.
package enum AdviceJSON {
  /// The document, on one line (`isPretty` false) or indented.
  package static func render(_ advice: SchoolAdvice, isPretty: Bool = true) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if isPretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(advice), as: UTF8.self) + "\n"
  }
}
