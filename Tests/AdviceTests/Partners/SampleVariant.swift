import Advice
import Facts
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport

/// The sample region with some of its files changed, left out or added; without families, which take long to find.
enum SampleVariant {
  /// - Parameter change: Files by name, to be changed in place; an empty text leaves a file out.
  /// - Returns: The shipped rules at work on them.
  /// - Throws: Where the shipped files cannot be read.
  static func adviser(_ change: (inout [String: String]) -> Void) throws -> Adviser {
    var files: [String: String] = [:]
    for path in try Region.samplePaths() {
      files[String(path.split(separator: "/").last ?? "")] = String(
        decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    }
    change(&files)
    let vocabulary = ShippedRuleSet.checked.vocabulary
    let mappings = MappingReader(vocabulary: vocabulary).read(
      folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports"
    ).mappings
    let data = SchoolData.load(
      contents: files.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
        .map { ($0.key, Array($0.value.utf8)) },
      mappings: mappings, vocabulary: vocabulary)
    guard let date = CalendarDate(ShippedRuleSet.asOf) else { throw NoDate() }
    return Adviser(
      engine: Engine(rules: Region.rules, base: data.base, asOfYear: 2025), asOf: date)
  }

  private struct NoDate: Error {}

  /// The rows of a file below its headings in the opposite order.
  static func turned(_ text: String) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    let head = lines.removeFirst()
    return ([head] + lines.reversed()).joined(separator: "\n") + "\n"
  }
}
