import Foundation

extension Double {
  /// To a millionth, so that noise of adding is not told.
  var told: Double { (self * 1e6).rounded() / 1e6 }
}

/// Families as JSON, schema `waymark.families/1`; its fields are described at ``FamilyList``, ``FamilyReport`` and
/// ``WideListReport``. Keys sorted, so that the same Families are the same bytes.
package enum FamiliesJSON {
  /// One indented document with a line end.
  package static func render(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
