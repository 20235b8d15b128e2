import Advice
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// Advice for the sample region that ships.
enum SampleAdviser {
  static let shared = Result { try Region.sample.adviser(asOf: ShippedRuleSet.asOf) }

  /// The sheet of every authority, trust and region, worked out once for all tests.
  static let areas = Result {
    let adviser = try shared.get()
    return SchoolSets(adviser.engine.base).entries.map { set in
      (set: set, advice: adviser.advice(for: set, AdviceRequest(questions: 0)))
    }
  }

  /// That of one of them.
  static func area(_ kind: SchoolSets.Kind, _ name: String) throws -> SchoolAdvice {
    let found = try areas.get().first { $0.set.kind == kind && $0.set.name == name }
    guard let found else { throw NoArea(name: name) }
    return found.advice
  }

  /// The sample has no such area.
  struct NoArea: Error { var name: String }

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

  /// The sample has no school of this number.
  struct NoSchool: Error { var urn: String }
}

/// Compares a sheet with the one kept, whatever the digest of the rules: it is another after every change
/// of a rule, and a test of its own holds that it is there.
func expectGoldenSheet(
  _ sheet: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let digest = ShippedRuleSet.checked.digest
  let short = String(digest.prefix(8))
  let zeros = { (text: String) in String(repeating: "0", count: text.count) }
  let kept = sheet.replacing(digest, with: zeros(digest)).replacing(short, with: zeros(short))
  expectGolden(kept, name, in: "Advice", sourceLocation: sourceLocation)
}
