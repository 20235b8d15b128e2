import Diagnostics
import Facts
import OrderedCollections
import RuleLanguage
import Testing

/// What `Rules/partnering.yaml` says of how a constraint on partners is decided.
@Suite struct PartneringTests {
  private static let path = "Rules/partnering.yaml"

  /// The file with these lines in the constraint `fits`; the first of them is line 7.
  private static func file(_ lines: String) -> String {
    """
    hard:
      both agreed: {means: Both agreed., because: Trust., source: A11}
      fits:
        means: They fit.
        because: They should.
        source: A11
    \(lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
    soft:
      reachable: {means: Short., because: Time., source: W15, weight: 2}
    """
  }

  /// The file with these lines in the soft criterion `reachable`; the first of them is line 8.
  private static func softFile(_ lines: String, _ rest: String = "") -> String {
    """
    hard:
      both agreed: {means: Both agreed., because: Trust., source: A11}
    soft:
      reachable:
        means: They fit.
        because: They should.
        source: A11
    \(lines.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))
        weight: 2
    \(rest)
    """
  }

  private static func softFit(_ lines: String) throws -> PartneringPolicy.Criterion {
    try #require(try SmallSet.rules([path: softFile(lines)]).partnering.soft["reachable"])
  }

  private static func fits(_ lines: String) throws -> PartneringPolicy.Criterion {
    try #require(try SmallSet.rules([path: file(lines)]).partnering.hard["fits"])
  }

  // MARK: - What is read

  @Test func aTestIsAConditionOnAMember() throws {
    let constraint = try Self.fits("test: {local authority: different from this school}")
    guard case .test(let test)? = constraint.test?.form else {
      Issue.record("the test is not read")
      return
    }
    #expect(test.phrase == .differentFromThisSchool)
    #expect(test.location.line == 7)
    #expect(constraint.operation == nil)
    #expect(constraint.conditions.count == 1)
  }

  @Test func bothSchoolsCanBeTested() throws {
    let constraint = try Self.fits(
      """
      test:
        all:
          - phase: same as this school
          - none of:
              - finding: W_ALONE, at least likely
      test of this school:
        isolation: at most low
        if unknown: stop
        because: it must be known
      """)
    guard case .all(let parts)? = constraint.test?.form else {
      Issue.record("the test is not read")
      return
    }
    #expect(parts.count == 2)
    #expect(constraint.testOfThisSchool?.stance == .stop(because: "it must be known"))
    #expect(constraint.conditions.count == 2)
  }

  @Test func waysToWorkItOutAreReadWithWhatTheyNeed() throws {
    let journey = try Self.fits("worked out: {by: the journey, online for: [up_map_expertise]}")
    guard case .journey(let online)? = journey.operation else {
      Issue.record("\(String(describing: journey.operation))")
      return
    }
    #expect(online == ["up_map_expertise"])

    let strength = try Self.fits(
      "worked out: {by: strength in the need, shown by: [P_EXPERTISE]}")
    let entries = try SmallSet.rules().findings.indices.filter { index in
      (try? SmallSet.rules().findings[index].id) == "P_EXPERTISE"
    }
    #expect(strength.assets == entries)
    #expect(entries.count > 1)

    let apart = try Self.fits(
      """
      worked out:
        by: distance and rivalry
        far apart: {primary: 5 km, otherwise: 12.5 km}
        rivals: {isolation: at least medium}
      """)
    guard case .apart(let far, let rivals)? = apart.operation else {
      Issue.record("\(String(describing: apart.operation))")
      return
    }
    #expect(far.kilometres("primary") == 5)
    #expect(far.kilometres("secondary") == 12.5)
    #expect(far.kilometres(nil) == 12.5)
    #expect(rivals.location.line == 10)
    #expect(apart.conditions.count == 1)
  }

  @Test(arguments: PartnerOperation.Kind.allCases) func everyWayHasItsName(
    _ kind: PartnerOperation.Kind
  ) throws {
    let more =
      switch kind {
      case .strength, .exchange, .returned: ", shown by: [P_EXPERTISE]"
      case .apart: ", far apart: {otherwise: 9 km}, rivals: {isolation: high}"
      case .levelApart: ", deviations: 2"
      case .journey, .exclusions, .figuresLeftOut, .likeness, .nearness: ""
      }
    let line = "worked out: {by: \(kind.rawValue)\(more)}"
    #expect(kind.fitsHard || kind.fitsSoft)
    if kind.fitsHard { #expect(try Self.fits(line).operation?.kind == kind) }
    if kind.fitsSoft { #expect(try Self.softFit(line).operation?.kind == kind) }
    // A way of the other sort is refused where it stands, with those that could be meant.
    if !kind.fitsHard || !kind.fitsSoft {
      let text = kind.fitsHard ? Self.softFile(line) : Self.file(line)
      let errors = SmallSet.load([Self.path: text]).problems.filter { $0.severity == .error }
      #expect(errors.map(\.code) == ["WM258"], "\(errors.lines)")
      #expect(errors.first?.location?.column == 22)
      #expect(errors.first?.nextStep?.contains("strength in the need") == true)
    }
  }

  @Test func aSoftCriterionSaysHowFarItIsMet() throws {
    let tested = try Self.softFit("test: {isolation: at most low}\nif yes: near others\nask: Ask.")
    #expect(tested.conditions.count == 1 && tested.weight == 2)
    #expect(tested.ifYes == "near others" && tested.ask == "Ask.")
    let asked = try Self.softFit("ask: Ask both.")
    #expect(asked.conditions.isEmpty && asked.operation == nil)
    let both = "test: {phase: primary}\nworked out: {by: likeness of pupils}"
    #expect(
      SmallSet.load([Self.path: Self.softFile(both)]).problems.contains { $0.code == "WM258" })
  }

  @Test func whatAPlanAimsAtIsDeclared() throws {
    let matching =
      "matching: {a pair counts: 7.5, perhaps a rival: -2, each degree less pressing: -3, places of a school: 3, places of a hub: 1, source: design default}"
    let read = try SmallSet.rules([Self.path: Self.softFile("ask: Ask.", matching)])
      .partnering.matching
    #expect(
      read.pairCounts == 7.5 && read.perhapsRival == -2 && read.lessPressing == -3
        && read.otherAuthority == 0
        && read.placesOfSchool == 3 && read.placesOfHub == 1)
    let usual = try SmallSet.rules([Self.path: Self.softFile("ask: Ask.")]).partnering.matching
    #expect(usual == PartneringPolicy.Matching())
    for wrong in ["places of a school: -1", "places of a school: 1.5", "places of a school: many"] {
      let text = matching.replacing("places of a school: 3", with: wrong)
      #expect(
        SmallSet.load([Self.path: Self.softFile("ask: Ask.", text)]).problems.containsErrors,
        "\(wrong)")
    }
  }

  @Test func whatHoldsForEveryCardIsAskedOfEveryCard() throws {
    let rules = try SmallSet.rules([
      Self.path: Self.file("required for: every card\nif yes: a good fit\nask: Ask both.")
    ])
    let card = try #require(rules.actions.first)
    let names = rules.partnering.constraints(of: card).map(\.name)
    #expect(names == ["both agreed", "fits"])
    #expect(rules.partnering.hard["fits"]?.ifYes == "a good fit")
    #expect(rules.partnering.hard["fits"]?.ask == "Ask both.")
  }

  @Test func whatDoesNotHoldForACardIsNotAskedOfIt() throws {
    let rules = try SmallSet.rules([
      Self.path: Self.file("required for: every card\nexcept for: [up_map_expertise]")
    ])
    let card = try #require(rules.actions.first { $0.id == "up_map_expertise" })
    #expect(rules.partnering.constraints(of: card).map(\.name) == ["both agreed"])
  }

  // MARK: - What is wrong

  @Test(arguments: [
    ("test: {local athority: different from this school}", "WM201", 7, 12),
    ("test: {phase: same as this}", "WM226", 7, 27),
    ("test: {phase: at least 3}", "WM220", 7, 19),
    ("test: {finding: W_ALON}", "WM202", 7, 21),
    ("test: {contra-indication: N_CLOSED}", "WM247", 7, 12),
    ("test: phase", "WM240", 7, 11),
    (
      "test: {at least: 1, of: schools in the family, call them: x, where: [{phase: primary}]}",
      "WM247", 7, 12
    ),
    ("test of this school: {phase: same as this school}", "WM226", 7, 42),
    ("worked out: {by: the jurney}", "WM1", 7, 22),
    ("worked out: {by: the journey, online for: [up_none]}", "WM203", 7, 48),
    ("worked out: {by: strength in the need}", "WM120", 7, 17),
    ("worked out: {by: strength in the need, shown by: [P_NONE]}", "WM202", 7, 55),
    ("worked out: {by: strength in the need, shown by: [W_ALONE]}", "WM258", 7, 55),
    ("worked out: {by: excluded partners, online for: [up_map_expertise]}", "WM1", 7, 41),
    (
      "worked out: {by: distance and rivalry, far apart: {otherwise: far}, rivals: {isolation: high}}",
      "WM258", 7, 67
    ),
    (
      "worked out: {by: distance and rivalry, far apart: {primary: 5 km}, rivals: {isolation: high}}",
      "WM258", 7, 55
    ),
    (
      "worked out: {by: distance and rivalry, far apart: {infant: 5 km, otherwise: 9 km}, rivals: {isolation: high}}",
      "WM206", 7, 56
    ),
    (
      "worked out: {by: distance and rivalry, far apart: {otherwise: 9 km}, rivals: {isolaton: high}}",
      "WM201", 7, 83
    ),
    ("test: {phase: primary}\nworked out: {by: excluded partners}", "WM258", 3, 3),
    ("tset: {phase: primary}", "WM1", 7, 5),
  ])
  func whatIsWrongIsToldWhereItStands(_ lines: String, _ code: String, _ line: Int, _ column: Int) {
    let loaded = SmallSet.load([Self.path: Self.file(lines)])
    let errors = loaded.problems.filter { $0.severity == .error }
    #expect(loaded.rules == nil)
    #expect(errors.count == 1, "\(errors.lines)")
    #expect(errors.first?.code.hasPrefix(code) == true, "\(errors.lines)")
    #expect(errors.first?.location?.file == Self.path)
    #expect(errors.first?.location?.line == line, "\(errors.lines)")
    #expect(errors.first?.location?.column == column, "\(errors.lines)")
    #expect(errors.first?.nextStep != nil, "\(errors.lines)")
  }

  /// A fact that a constraint reads counts as read.
  @Test func whatPartnersAreAskedIsAmongTheConditionsOfTheRules() throws {
    let rules = try SmallSet.rules([Self.path: Self.file("test: {isolation: at most low}")])
    let slot = try #require(rules.vocabulary.slot(named: "isolation"))
    let constraint = try #require(rules.partnering.hard["fits"])
    #expect(ConditionWalk.slots(in: constraint.conditions) == [slot])
    #expect(rules.conditions.count == (try SmallSet.rules().conditions.count) + 1)
  }
}
