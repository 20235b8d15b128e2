import Facts
import Inference
import RuleLanguage
import Testing

/// Counting related things (`rule-language` 5.4).
@Suite struct CountTests {
  // MARK: The range

  /// Every tally against the definition, by trying all numbers in its range.
  @Test(arguments: CheckedCount.Quantity.Bound.allCasesInTests, 0...4) func verdictsMeetTheRange(
    bound: CheckedCount.Quantity.Bound, number: Int
  ) {
    for certain in 0...3 {
      for undecided in 0...3 {
        for mayBeMore in [false, true] {
          let tally = CountTally(
            certain: certain, undecided: undecided, registered: 6, mayBeMore: mayBeMore)
          let most = mayBeMore ? 20 : certain + undecided
          let outcomes = Set((certain...most).map { holds(bound, number, $0) })
          let expected: Verdict = outcomes == [true] ? .yes : outcomes == [false] ? .no : .unknown
          #expect(tally.verdict(CheckedCount.Quantity(bound, number)) == expected)
        }
      }
    }
  }

  private func holds(_ bound: CheckedCount.Quantity.Bound, _ wanted: Int, _ found: Int) -> Bool {
    switch bound {
    case .atLeast: found >= wanted
    case .atMost: found <= wanted
    case .exactly: found == wanted
    }
  }

  @Test func sharesAreOfTheRegister() {
    let thirty = CheckedCount.Quantity(.atLeast, 30, isPercent: true)
    func verdict(_ certain: Int, _ undecided: Int, of registered: Int, more: Bool = false)
      -> Verdict
    {
      CountTally(
        certain: certain, undecided: undecided, registered: registered, mayBeMore: more
      ).verdict(thirty)
    }
    #expect(verdict(3, 0, of: 10) == .yes)
    #expect(verdict(2, 0, of: 10) == .no)
    #expect(verdict(2, 3, of: 10) == .unknown)
    #expect(verdict(0, 0, of: 0) == .no)
    // The number of members must be known.
    #expect(verdict(10, 0, of: 10, more: true) == .unknown)
  }

  // MARK: Through the engine

  static let relations = [
    Relation(
      name: "family", linksTo: .school, by: .family, isComplete: true, location: Small.location),
    Relation(
      name: "area", linksTo: .school, by: .localAuthority, isComplete: true,
      location: Small.location),
    Relation(
      name: "reach", linksTo: .school, by: .distance, isComplete: true, location: Small.location),
    Relation(
      name: "hubs", linksTo: .hub, by: .distance, isComplete: false, location: Small.location),
  ]

  /// Five schools of one family and area with 10, 20, 30, unknown and 50.
  private func engine(_ condition: CheckedCondition, _ change: (inout FactBase) -> Void = { _ in })
    -> Engine
  {
    let rules = Small.rules(
      [
        Small.number("n"), Small.fact("label", .label, role: .record),
        Small.fact("never given", .label, role: .record),
      ], relations: Self.relations,
      actions: [Small.action("x", when: condition)])
    var base = Small.base(
      rules.vocabulary,
      [
        [0: .number(10), 1: .known(.text("a"))], [0: .number(20), 1: .known(.text("b"))],
        [0: .number(30), 1: .known(.text("a"))], [1: .known(.text("b"))],
        [0: .number(50)],
      ])
    base.familyOfSchool = [0, 0, 0, 0, 0]
    base.links["reach"] = Links([[1, 2], [], [0, 1, 3, 4], [], [0]])
    change(&base)
    return Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
  }

  private let high = Small.test(0, .level(.atLeast, 20))

  @Test func aSchoolIsNotAmongItsOwnFamily() {
    // Others at 20 or more: 20, 30, 50 and perhaps the unknown one.
    let three = engine(Small.count(.atLeast, 3, of: "family", [high]))
    #expect(three.status(0, .school(0)) == .recommended)
    #expect(three.status(0, .school(1)) == .possible)
    let four = engine(Small.count(.atLeast, 4, of: "family", [high]))
    #expect(four.status(0, .school(0)) == .possible)
    #expect(four.status(0, .school(1)) == .notIndicated)
  }

  @Test func anAreaCountsAllItsSchoolsForEach() {
    let three = engine(Small.count(.atLeast, 3, of: "area", [high]))
    #expect((0..<5).allSatisfy { three.status(0, .school($0)) == .recommended })
    #expect(three.status(0, .area(0)) == .recommended)
    let proof = three.situation(of: .area(0)).proof(action: 0).instances[0].when
    guard case .count(let count) = proof.form else {
      Issue.record("a count is proved as one")
      return
    }
    #expect(count.certain == [1, 2, 4].map { BearerRow(.school, $0) })
    #expect(count.undecided == [BearerRow(.school, 3)])
    #expect(count.tally.registered == 5)
  }

  @Test func listsOfLinksCountOneByOne() {
    let two = engine(Small.count(.atLeast, 2, of: "reach", [high]))
    #expect(two.status(0, .school(0)) == .recommended)
    #expect(two.status(0, .school(1)) == .notIndicated)
    #expect(two.status(0, .school(2)) == .recommended)
    // An area is related to all that its schools are related to.
    #expect(two.status(0, .area(0)) == .recommended)
  }

  @Test func comparesMembersWithTheSchoolThatAsks() {
    let above = Small.test(0, .gap(.above, .thisSchool, by: 10))
    let one = engine(Small.count(.atLeast, 2, of: "family", [above]))
    #expect(one.status(0, .school(0)) == .recommended)
    #expect(one.status(0, .school(2)) == .possible)
    #expect(one.status(0, .school(4)) == .notIndicated)
    // Unknown compared with unknown is unknown.
    #expect(one.status(0, .school(3)) == .possible)
    let same = engine(Small.count(.atLeast, 1, of: "family", [Small.test(1, .sameAsThisSchool)]))
    #expect(same.status(0, .school(0)) == .recommended)
    #expect(same.status(0, .school(4)) == .possible)
    let other = engine(
      Small.count(.atLeast, 3, of: "family", [Small.test(1, .differentFromThisSchool)]))
    #expect(other.status(0, .school(0)) == .possible)
  }

  @Test func aJourneyIsMeasuredFromTheSchoolThatAsks() {
    var minutes = Small.number("minutes", 0...600)
    (minutes.bearer, minutes.journey) = (.hub, .minutes)
    var places = Small.number("places", 0...9)
    places.bearer = .hub
    let near = Small.count(
      .atLeast, 1, of: "hubs",
      [Small.test(0, .level(.atMost, 30)), Small.test(1, .level(.atLeast, 1))])
    let rules = Small.rules(
      [minutes, places], relations: Self.relations, actions: [Small.action("x", when: near)])
    var base = Small.base(rules.vocabulary, [[:], [:], [:], [:]])
    var hubs = FactTable(vocabulary: rules.vocabulary, bearer: .hub, count: 3)
    for hub in 0..<3 { hubs.set(1, hub, to: .number(hub == 2 ? 0 : 3), from: nil) }
    base.registers[.hub] = hubs
    var links = Links([[0, 1], [0], [1], [2]])
    // 10 km take 22.5 minutes, 20 km take 45; the place of hub 1 is not known to school 2.
    links.kilometres = [20, 10, 20, .nan, 5]
    base.links["hubs"] = links
    base.registerIsComplete["hubs"] = true
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
    let expected: [Status] = [.recommended, .notIndicated, .possible, .notIndicated]
    #expect((0..<4).map { engine.status(0, .school($0)) } == expected)
    for school in 0..<4 {
      let proof = engine.situation(of: .school(school)).proof(action: 0).instances[0]
      #expect(proof.when.verdict == [.yes, .no, .unknown, .no][school])
    }
    // What the register says itself counts before what is worked out.
    var stated = base
    stated.registers[.hub]?.set(0, 0, to: .number(25), from: nil)
    let told = Engine(rules: CompiledRules(rules), base: stated, asOfYear: 2024)
    #expect(told.status(0, .school(1)) == .recommended)
  }

  /// Of hubs of which only the journey is asked, nothing is decided before a school asks.
  @Test func theJourneyMayBeAllThatIsAsked() {
    var minutes = Small.number("minutes", 0...600)
    (minutes.bearer, minutes.journey) = (.hub, .minutes)
    var kilometres = Small.number("kilometres", 0...2000)
    (kilometres.bearer, kilometres.journey) = (.hub, .kilometres)
    let near = [Small.test(0, .level(.atMost, 30)), Small.test(1, .level(.below, 15))]
    for tests in [[near[0]], near] {
      let rules = Small.rules(
        [minutes, kilometres], relations: Self.relations,
        actions: [Small.action("x", when: Small.count(.atLeast, 1, of: "hubs", tests))])
      var base = Small.base(rules.vocabulary, [[:], [:]])
      base.registers[.hub] = FactTable(vocabulary: rules.vocabulary, bearer: .hub, count: 2)
      var links = Links([[0, 1], [0]])
      links.kilometres = [20, 10, 20]
      base.links["hubs"] = links
      base.registerIsComplete["hubs"] = true
      let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
      #expect(engine.status(0, .school(0)) == .recommended)
      #expect(engine.status(0, .school(1)) == .notIndicated)
      #expect(engine.situation(of: .school(0)).proof(action: 0).status == .recommended)
    }
  }

  /// A label that no file gives may be any, of everybody.
  @Test func labelsThatNobodyGaveMayBeAny() {
    for phrase in [Phrase.sameAsThisSchool, .differentFromThisSchool] {
      let test = Small.test(2, phrase)
      let status = { (bound: CheckedCount.Quantity.Bound, number: Int) in
        engine(Small.count(bound, number, of: "family", [test])).status(0, .school(0))
      }
      #expect(status(.atLeast, 4) == .possible)
      #expect(status(.atLeast, 5) == .notIndicated)
      #expect(status(.atMost, 0) == .possible)
    }
  }

  /// Levels compare as the limits between which they lie.
  @Test func comparesLevelsWithTheSchoolThatAsks() {
    func status(_ phrase: Phrase, _ least: Int, _ school: Int) -> Status {
      let rules = Small.rules(
        [Small.level("l")], relations: Self.relations,
        actions: [
          Small.action(
            "x", when: Small.count(.atLeast, least, of: "family", [Small.test(0, phrase)]))
        ])
      var base = Small.base(
        rules.vocabulary,
        [[0: .number(3)], [0: .number(3)], [0: .between(2, 3)], [:], [0: .number(1)]])
      base.familyOfSchool = [0, 0, 0, 0, 0]
      return Engine(rules: CompiledRules(rules), base: base, asOfYear: 2024)
        .status(0, .school(school))
    }
    #expect(status(.sameAsThisSchool, 1, 0) == .recommended)
    #expect(status(.sameAsThisSchool, 2, 0) == .possible)
    #expect(status(.sameAsThisSchool, 4, 0) == .notIndicated)
    #expect(status(.sameAsThisSchool, 1, 2) == .possible)
    #expect(status(.sameAsThisSchool, 2, 4) == .notIndicated)
    #expect(status(.differentFromThisSchool, 3, 4) == .recommended)
    #expect(status(.differentFromThisSchool, 4, 4) == .possible)
  }

  @Test func gapsInARegisterLeaveRoomForMore() {
    let hubs = Small.count(.atLeast, 1, of: "hubs", [Small.test(0, .level(.atLeast, 0))])
    let none = engine(hubs) { $0.links["hubs"] = Links([[], [], [], [], []]) }
    #expect(none.status(0, .school(0)) == .possible)
    let waits = none.situation(of: .school(0)).proof(action: 0).instances[0].waitsFor
    #expect(waits == [.relation("hubs")])
    let complete = engine(hubs) {
      $0.links["hubs"] = Links([[], [], [], [], []])
      $0.registerIsComplete["hubs"] = true
    }
    #expect(complete.status(0, .school(0)) == .notIndicated)
  }

  @Test func anUnknownLinkIsUnknown() {
    let atMost = Small.count(.atMost, 0, of: "family", [high])
    let lone = engine(atMost) { $0.familyOfSchool = [-1, 0, 0, 0, 0] }
    #expect(lone.status(0, .school(0)) == .possible)
    let share = Small.count(.atLeast, 50, percent: true, of: "family", [high])
    #expect(engine(share) { $0.familyOfSchool[0] = -1 }.status(0, .school(0)) == .possible)
    #expect(engine(share).status(0, .school(0)) == .recommended)
  }

  /// `if unknown` inside `where` counts a member in or out.
  @Test func stancesInsideWhereCountMembersInOrOut() {
    let inOrOut = { (stance: CheckedCondition.Stance) in
      Small.count(
        .atLeast, 4, of: "family", [Small.test(0, .level(.atLeast, 20), stance)])
    }
    let carryOn = engine(inOrOut(.carryOn(because: "")))
    #expect(carryOn.status(0, .school(0)) == .recommendedOnAnAssumption)
    let stop = engine(inOrOut(.stop(because: "")))
    #expect(stop.status(0, .school(0)) == .notIndicated)
    // At most so many: the member that is not known is left out to favour the card.
    let few = engine(
      Small.count(
        .atMost, 3, of: "family",
        [Small.test(0, .level(.atLeast, 20), .carryOn(because: ""))]))
    #expect(few.status(0, .school(0)) == .recommendedOnAnAssumption)
  }
}

extension CheckedCount.Quantity.Bound {
  static let allCasesInTests: [Self] = [.atLeast, .atMost, .exactly]
}
