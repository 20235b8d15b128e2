import Facts
import Inference
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

@testable import Advice

/// Whatever is added up or taken off in the numbers of all pages, no small group of schools comes of it.
@Suite struct SubtractionGuardTests {
  private static let limits = GuardedCount(smallest: 6, fewest: 11)

  /// An authority, a trust or a region with the schools from one row to another.
  private static func set(_ kind: SchoolSets.Kind, _ name: String, _ rows: Range<Int>)
    -> SchoolSets.Entry
  {
    SchoolSets.Entry(kind: kind, name: name, area: nil, schools: Array(rows))
  }

  /// Every school whose number in ten is below `tenths` has what is counted.
  private static func states(_ schools: Int, _ tenths: Int) -> SchoolStates {
    SchoolStates(schools: schools) { $0 % 10 < tenths ? .has : .hasNot }
  }

  // MARK: - Known cases

  /// A city of one school stands alone without a number: the next smallest authority goes without one too,
  /// since the region minus all others would be that school.
  @Test func theSmallestAuthorityHidesATinyOne() {
    let sets = [
      Self.set(.authority, "City", 0..<1), Self.set(.authority, "East", 1..<41),
      Self.set(.authority, "North", 41..<71), Self.set(.authority, "West", 71..<120),
      Self.set(.region, "Region", 0..<120),
    ]
    let rules = SubtractionGuard(sets, schools: 120, Self.limits)
    let shown = sets.map { rules.shown(for: $0, Self.states(120, 5), byType: false).isSaid }
    #expect(shown == [false, true, false, true, true])
    // Where the region has no number, nothing has to be hidden for it.
    let alone = SubtractionGuard(Array(sets.dropLast()), schools: 120, Self.limits)
    #expect(
      sets.dropLast().map { alone.shown(for: $0, Self.states(120, 5), byType: false).isSaid } == [
        false, true, true, true,
      ])
  }

  /// A trust within one authority is hidden where the rest of the authority would be a small group.
  @Test(arguments: [(30, true), (50, false)])
  func aTrustWithinAnAuthority(_ schools: Int, _ isSaid: Bool) {
    let sets = [Self.set(.authority, "North", 0..<58), Self.set(.trust, "Trust", 0..<schools)]
    let rules = SubtractionGuard(sets, schools: 58, Self.limits)
    let states = Self.states(58, 5)
    #expect(rules.shown(for: sets[0], states, byType: false).isSaid)
    #expect(rules.shown(for: sets[1], states, byType: false).isSaid == isSaid)
  }

  /// A trust that has one type of school in an authority keeps its number; the types give way to it where the
  /// others of the type would be few.
  @Test(arguments: [(30, true), (20, false)])
  func typesGiveWayToATrust(_ free: Int, _ isByType: Bool) {
    let count = 120
    let sets = [
      Self.set(.authority, "North", 0..<count), Self.set(.trust, "Trust", free - 10..<60),
    ]
    let rules = SubtractionGuard(sets, schools: count, Self.limits) { $0 < 60 ? "A" : "B" }
    let shown = sets.map { rules.shown(for: $0, Self.states(count, 5), byType: true) }
    #expect(shown[0].isSaid && shown[1].isSaid)
    #expect(shown[0].types == (isByType ? ["A", "B"] : []))
  }

  /// Of an authority that lies in two regions each part would follow from the region's other authorities.
  @Test func anAuthorityAcrossABorder() {
    let sets = [
      Self.set(.authority, "North", 0..<40), Self.set(.authority, "Both", 40..<80),
      Self.set(.authority, "South", 80..<120), Self.set(.region, "Upper", 0..<45),
      Self.set(.region, "Lower", 45..<120),
    ]
    let rules = SubtractionGuard(sets, schools: 120, Self.limits)
    let shown = sets.map { rules.shown(for: $0, Self.states(120, 5), byType: false).isSaid }
    #expect(shown == [true, true, true, false, false])
  }

  // MARK: - All subtractions

  /// Made-up authorities, trusts, regions and types that cross each other in every way.
  @Test(arguments: 0..<150) func nothingSmallFollowsInMadeUpAreas(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let count = Int.random(in: 40...160, using: &random)
    let homes = (0..<count).map { _ in Int.random(in: 0...3, using: &random) }
    let isStraddling = seed % 3 == 0
    let groups = (0..<count).map { row -> (authority: Int, region: Int, trust: Int, type: Int) in
      let region = isStraddling && homes[row] == 1 ? row % 2 : homes[row] / 2
      let trust = Int.random(in: 0...5, using: &random)
      // A few schools belong to no authority, or to no region.
      return (
        row % 37 == 36 ? -1 : homes[row], row % 41 == 40 ? -1 : region, trust > 2 ? -1 : trust,
        Int.random(in: 0...2, using: &random)
      )
    }
    func sets(_ kind: SchoolSets.Kind, _ group: (Int) -> Int) -> [SchoolSets.Entry] {
      Dictionary(grouping: 0..<count, by: group).filter { $0.key >= 0 }.sorted { $0.key < $1.key }
        .map { SchoolSets.Entry(kind: kind, name: "\(kind) \($0)", area: nil, schools: $1) }
    }
    let all =
      sets(.authority) { groups[$0].authority } + sets(.trust) { groups[$0].trust }
      + sets(.region) { groups[$0].region }
    let share = Int.random(in: 5...60, using: &random)
    let known = (0..<count).map { row -> SchoolState in
      let draw = Int.random(in: 0..<100, using: &random)
      return row % 11 == 10 ? .notAsked : draw < share ? .has : draw < 75 ? .hasNot : .open
    }
    let states = SchoolStates(schools: count) { known[$0] }
    let limits = GuardedCount(smallest: 3, fewest: 6)
    let rules = SubtractionGuard(all, schools: count, limits) { "type \(groups[$0].type)" }
    let isByType = seed % 2 == 0
    var told: [Set<Int>] = []
    for set in all {
      let shown = rules.shown(for: set, states, byType: isByType)
      if shown.isSaid { told.append(Set(set.schools)) }
      for type in shown.types {
        told.append(Set(set.schools.filter { "type \(groups[$0].type)" == type }))
      }
    }
    told = told.map { $0.filter { known[$0] != .notAsked } }
    for group in Subtractions(told).groups {
      let tally = states.tally(group)
      #expect(limits.isLarge(tally), "\(tally) follows")
    }
  }

  /// All pages of the sample region: authorities, trusts and the region, every finding, topic and count.
  @Test func nothingSmallFollowsInTheSample() throws {
    let adviser = try SampleAdviser.shared.get()
    let schools = adviser.engine.base.schools
    let phaseSlot = try #require(adviser.vocabulary.slot(id: "phase"))
    let typeSlot = try #require(adviser.vocabulary.slot(id: "school_type"))
    let words = adviser.vocabulary.facts[phaseSlot].kind.words
    func phase(_ row: Int) -> String? {
      guard case .known(.word(let word)) = schools.value(phaseSlot, row) else { return nil }
      return words[word]
    }
    func type(_ row: Int) -> String {
      guard case .known(.text(let text)) = schools.value(typeSlot, row) else { return "" }
      return text
    }
    var numbers: [String: [(schools: Set<Int>, certain: Int)]] = [:]
    for set in SchoolSets(adviser.engine.base).entries {
      let picture = try #require(adviser.picture(of: set))
      for finding in picture.findings where finding.shown.isSaid {
        let asked = set.schools.filter { row in
          finding.phases == nil || phase(row).map { finding.phases?.contains($0) == true } ?? true
        }
        #expect(asked.count == finding.tally.of)
        numbers[finding.id, default: []].append((Set(asked), finding.tally.certain))
      }
      for topic in picture.topics where topic.shown.isSaid {
        numbers[topic.topic, default: []].append((Set(set.schools), topic.needing))
      }
      for counted in picture.counts.flatMap(\.self) {
        if counted.shown.isSaid {
          numbers[counted.name, default: []].append((Set(set.schools), counted.tally.certain))
        }
        for count in counted.types where counted.shown.types.contains(count.type) {
          let rows = set.schools.filter { type($0) == count.type }
          numbers[counted.name, default: []].append((Set(rows), count.tally.certain))
        }
      }
      for group in picture.plan.groups where group.shown.isSaid {
        numbers["plan \(group.kind.rawValue)", default: []]
          .append((Set(set.schools), group.needing.certain))
      }
    }
    #expect(numbers.values.contains { $0.count > 5 })
    for (name, told) in numbers {
      let subtractions = Subtractions(told.map(\.schools))
      for (group, factors) in subtractions.found {
        let certain = zip(factors, told).reduce(0) { $0 + $1.0 * Double($1.1.certain) }.rounded()
        let tally = SchoolTally(certain: Int(certain), of: group.count)
        #expect(Self.limits.isLarge(tally), "\(name): \(tally) follows")
      }
    }
  }

  /// The search finds what it is there to find.
  @Test func theSearchFindsWhatFollows() {
    let told: [Set<Int>] = [Set(0..<10), Set(0..<4), Set(4..<8)]
    let groups = Set(Subtractions(told).groups)
    #expect(groups.contains([8, 9]) && groups.contains(Set(0..<8)) && groups.count == 7)
    // Half of the sum of three pairs, minus one of them, is a single school.
    let pairs: [Set<Int>] = [[0, 1], [1, 2], [0, 2]]
    #expect(Set(Subtractions(pairs).groups).contains([0]))
  }
}
