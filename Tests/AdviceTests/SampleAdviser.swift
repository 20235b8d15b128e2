import Advice
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestSupport

/// Advice for the sample region that ships, loaded once for all tests as the command loads it.
enum SampleAdviser {
  static let shared = Result { try load() }

  private static func load() throws -> Adviser {
    let rules = ShippedRuleSet.checked
    let mappings = MappingReader(vocabulary: rules.vocabulary).read(
      folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports")
    let folder = packageRoot.appending(path: "Corpus/samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var base = SchoolData.load(
      files: names.filter { $0.hasSuffix(".csv") }.map { folder.appending(path: $0).path },
      mappings: mappings.mappings, vocabulary: rules.vocabulary, countsJoins: false
    ).base
    base.setFamilies(HalvingCut().families(of: base))
    guard let date = CalendarDate(ShippedRuleSet.asOf) else { throw NoDate() }
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: date.year)
    return Adviser(engine: engine, asOf: date)
  }

  /// Advice for a school by its number.
  static func advice(_ urn: String, _ request: AdviceRequest = AdviceRequest()) throws
    -> SchoolAdvice
  {
    let adviser = try shared.get()
    guard let entry = adviser.directory.entries.first(where: { $0.urn == urn }) else {
      throw NoSchool(urn: urn)
    }
    return adviser.advice(for: entry.row, request)
  }

  struct NoDate: Error {}
  /// The sample has no school of this number.
  struct NoSchool: Error { var urn: String }
}
