import Diagnostics
import RuleLanguage
import TestSupport
import Testing

/// `Rules/areas.yaml`: what is counted over the schools of an area.
@Suite struct AreaPolicyTests {
  private static let path = "Rules/areas.yaml"

  /// A whole file for the small set.
  private static let file =
    "version: 1\nlimits:\n"
    + [
      ("fewest schools", 11), ("smallest count", 6), ("shared by", 30), ("needed by", 6),
      ("known of", 50), ("found in at most", 1),
    ].map { name, number in
      "  \(name): {number: \(number), means: What it is for, origin: design default, source: domain.md 7, dated: 2026-11-22}\n"
    }.joined() + "parts:\n"
    + AreaPolicy.Part.Kind.allCases.map { kind in
      """
        \(kind.rawValue):
          title: What is told
          because: It helps
          could follow: [up_map_expertise]
          take care: []
          source: A11
          at: LA¶2

      """
        + ([.shared, .foundOnce].contains(kind)
          ? "" : "    counts:\n      - {call them: some schools, where: {phase: primary}}\n")
    }.joined()

  private func problems(_ file: String) -> [Diagnostic] {
    SmallSet.load([Self.path: file]).problems.filter { $0.location?.file == Self.path }
  }

  @Test func theFileIsReadAndPartOfTheDigest() throws {
    #expect(problems(Self.file).lines == [])
    let with = try SmallSet.rules([Self.path: Self.file])
    let policy = try #require(with.areas)
    #expect(policy.parts.map(\.kind) == AreaPolicy.Part.Kind.allCases)
    #expect(policy.limits.map(\.kind) == AreaPolicy.Limit.Kind.allCases)
    #expect(policy.number(.sharedBy) == 30 && policy.limits[0].dated == "2026-11-22")
    #expect(policy.parts.map(\.counts.count) == [0, 1, 1, 0, 1, 1])
    #expect(policy.parts[0].source == "A11 LA¶2" && !policy.parts[2].isByType)
    let without = try SmallSet.rules()
    #expect(without.areas == nil && without.digest != with.digest)
  }

  @Test(arguments: [
    ("fewest schools: {number: 11", "fewest schools: {number: 3", "number"),
    ("smallest count: {number: 6", "smallest count: {number: 1", "number"),
    ("shared by: {number: 30", "shared by: {number: 130", "number"),
    ("origin: design default", "origin: somewhere", "somewhere"),
    ("dated: 2026-11-22", "dated: soon", "soon"),
    ("[up_map_expertise]", "[up_map_expertize]", "up_map_expertize"),
    ("take care: []", "take care: [C_NOBODY]", "C_NOBODY"),
    ("source: A11", "source: A12", "A12"),
    ("where: {phase: primary}", "where: {phase: primery}", "primery"),
    ("where: {phase: primary}", "where: {fase: primary}", "fase"),
    ("  helpers:\n", "  helper:\n", "helper"),
  ])
  func mistakesAreSaid(_ from: String, _ to: String, _ word: String) throws {
    let changed = Self.file.replacing(from, with: to, maxReplacements: 1)
    try #require(changed != Self.file)
    let found = problems(changed).filter { $0.severity == .error }
    #expect(!found.isEmpty && found.allSatisfy { $0.location != nil })
    #expect(found.contains { $0.lineText.contains(word) }, "\(found.lines)")
    #expect(SmallSet.load([Self.path: changed]).rules == nil)
  }
}

extension Diagnostic {
  fileprivate var lineText: String { "\(message) \(nextStep ?? "")" }
}
