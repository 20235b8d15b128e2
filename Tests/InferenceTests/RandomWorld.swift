import Diagnostics
import Evidence
import Facts
import OrderedCollections
import RuleLanguage
import TestSupport

/// Random rules and random schools, the same for the same seed: every kind of fact, every phrase, nested
/// conditions, stances, counts, findings that use findings, contra-indications.
struct RandomWorld {
  /// What the rules may hold.
  struct Options {
    var stances = true
    var knownTests = true
    var contraIndications = true
    var findingExceptions = true
    var counts = true
    /// Comparisons with means of groups.
    var means = true
    /// Everything known, registers complete, every link there.
    var isAllKnown = false
    var schools = 24
  }

  var rules: CheckedRules
  var base: FactBase

  /// Slots of the vocabulary, by what they are.
  enum Slot {
    static let numbers = [0, 1, 2, 3]
    static let trended = 3
    static let levels = [4, 5]
    static let yesNos = [6, 7]
    static let phase = 8
    static let choice = 9
    static let sets = [10, 11]
    static let year = 12
    static let label = 13
    static let areaLevel = 14
    static let areaYesNo = 15
    static let difference = 16
    static let band = 17
    static let derivedYes = 18
    static let partnerNumber = 19
    static let partnerSet = 20
    static let bandOfWords = 21
  }

  static let words = ["red", "green", "blue"]

  static let facts: [FactDefinition] = [
    Small.number("n0"), Small.number("n1"), Small.number("n2", role: .judgement),
    Small.number("n3"), Small.level("l0"), Small.level("l1"), Small.yesNo("y0"),
    Small.yesNo("y1", role: .either), Small.fact("phase", .choice(words), role: .record),
    Small.fact("choice", .choice(words), role: .either), Small.fact("s0", .set(words)),
    Small.fact("s1", .set(words), role: .judgement),
    Small.fact("year", .year(range: 2000...2030), role: .record),
    Small.fact("label", .label, role: .record),
    Small.fact("al", .ordinal(["none", "some", "all"]), role: .judgement, bearer: .area),
    Small.fact("ay", .yesNo, role: .figure, bearer: .area), Small.number("diff", -100...100),
    Small.fact("band", .ordinal(["low", "middle", "high"])),
    Small.fact("dy", .yesNo, role: .judgement),
    Small.fact(
      "pn", .number(unit: Unit.none, whole: false, range: 0...100), bearer: .partner),
    Small.fact("ps", .set(words), bearer: .partner),
    Small.fact("bw", .choice(["low", "middle", "high"])),
  ]

  static let relations: [Relation] = [
    Relation(
      name: "family", linksTo: .school, by: .family, isComplete: true, location: Small.location),
    Relation(
      name: "area", linksTo: .school, by: .localAuthority, isComplete: true,
      location: Small.location),
    Relation(
      name: "reach", linksTo: .school, by: .distance, isComplete: true, location: Small.location),
    Relation(
      name: "partners", linksTo: .partner, by: .distance, isComplete: false,
      location: Small.location),
  ]

  init(seed: UInt64, _ options: Options = Options()) {
    var random = SplitMix64(seed: seed)
    var writer = RandomRules(options: options)
    rules = writer.rules(&random)
    base = RandomSchools(options: options).base(rules.vocabulary, &random)
  }
}

extension SplitMix64 {
  /// True in so many of a hundred cases.
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &self)]
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
