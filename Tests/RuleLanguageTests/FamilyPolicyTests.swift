import Diagnostics
import Facts
import OrderedCollections
import RuleLanguage
import Testing

/// `Rules/families.yaml` and what constraints on partners say of actions.
@Suite struct FamilyPolicyTests {
  private static let path = "Rules/families.yaml"

  private static func file(
    measure: String = "{means: m, from: [EAL], weight: 2, source: A11, at: FAM¶1}",
    conditions: String = "{}"
  ) -> String {
    "version: 1\ngrouped by:\n  language: \(measure)\nconditions: \(conditions)\n"
  }

  /// The first fact of the small set that is a number.
  private static func number() throws -> String {
    let facts = try SmallSet.rules().vocabulary.facts
    return try #require(
      facts.first { if case .number = $0.kind { !$0.name.isEmpty } else { false } }
    ).name
  }

  @Test func withoutTheFileFamiliesAreCutAsBefore() throws {
    #expect(try SmallSet.rules().families.measures == IntakeMeasure.standard)
  }

  @Test func measuresAreReadWithTheirWeights() throws {
    let name = try Self.number()
    let text = Self.file(
      measure: "{means: m, from: [], from the reverse of: [\(name)], weight: 2.5, source: A11}")
    let families = try SmallSet.rules([Self.path: text]).families
    #expect(families.measures.map(\.name) == ["language"])
    #expect(families.measures.map(\.weight) == [2.5])
    #expect(families.measures[0].facts.map(\.isReversed) == [true])
    // They are there as soon as the words are, before the rules are checked.
    var files = SmallSet.files
    files[Self.path] = text
    #expect(RuleSet.open(FilesInMemory(files)).families.measures == families.measures)
  }

  @Test(arguments: [
    ("{means: m, from: [phase], weight: 1, source: A11}", "WM364"),
    ("{means: m, from: [phas], weight: 1, source: A11}", "WM201"),
    ("{means: m, from: [], weight: 0, source: A11}", "WM363"),
    ("{means: m, from: [], weight: 1, source: A12}", "WM211"),
    ("{means: m, from: [], source: A11}", "WM120"),
  ])
  func whatIsWrongWithAMeasureIsTold(measure: String, code: String) {
    let loaded = SmallSet.load([Self.path: Self.file(measure: measure)])
    #expect(loaded.rules == nil)
    let problem = loaded.problems.first { $0.code == code }
    #expect(problem?.location?.file == Self.path, "\(loaded.problems.lines)")
    #expect(problem?.location?.line == 3)
  }

  @Test func aConditionNamesActionsThatExist() throws {
    let conditions =
      "{joint: {says: S, ask: \"Who?\", \"if missing, propose\": [up_none], source: A11}}"
    let text = Self.file(
      measure: "{means: m, from: [\(try Self.number())], weight: 1, source: A11}",
      conditions: conditions)
    let errors = SmallSet.load([Self.path: text]).problems.filter { $0.severity == .error }
    #expect(errors.codes == ["WM203"], "\(errors.lines)")
  }

  // MARK: - Wide list and chart

  private static let wideList =
    "wide list: {all: {phases: [primary], measures: {language: {from: [EAL], share: 1, source: A11}}}}"
  private static let chart =
    "chart: {level: {phases: [primary], level: EAL, change: EAL, source: A11, at: FAM¶2}}"
  private static let corner =
    "corners: {NE: {says: S, ask: \"Who?\", role: r, watch: w, source: A11}}"

  @Test func wideListChartAndCornersAreRead() throws {
    let name = try Self.number()
    let more = [Self.wideList, Self.chart, Self.corner].joined(separator: "\n")
      .replacing("EAL", with: name)
    let text = Self.file(measure: Self.measure(name)) + more + "\n"
    let families = try SmallSet.rules([Self.path: text]).families
    #expect(families.wideLists.map(\.name) == ["all"])
    #expect(families.wideLists[0].phases == ["primary"])
    #expect(families.wideLists[0].measures.map(\.share) == [1])
    #expect(families.chart.figures.map(\.source) == ["A11 FAM¶2"])
    #expect(families.chart.corner("NE")?.ask == "Who?")
    #expect(families.chart.corner("SW") == nil)
  }

  private static func measure(_ name: String) -> String {
    "{means: m, from: [\(name)], weight: 1, source: A11}"
  }

  @Test(arguments: [
    (wideList.replacing("share: 1", with: "share: 0"), "WM363"),
    (wideList.replacing("primary", with: "primry"), "WM206"),
    (wideList.replacing("A11", with: "A12"), "WM211"),
    (wideList.replacing("measures:", with: "mesures:"), "WM120"),
    (chart.replacing("level: EAL", with: "level: phase"), "WM364"),
    (chart.replacing("change: EAL", with: "change: EALL"), "WM201"),
    (corner.replacing("ask: \"Who?\", ", with: ""), "WM120"),
  ])
  func whatIsWrongWithThemIsTold(more: String, code: String) throws {
    let name = try Self.number()
    let text =
      Self.file(measure: Self.measure(name))
      + more.replacing("EAL", with: name) + "\n"
    let problems = SmallSet.load([Self.path: text]).problems.filter { $0.severity == .error }
    #expect(problems.codes.contains(code), "\(problems.lines)")
    #expect(problems.first?.location?.line == 5)
  }

  @Test func familiesMayStayWithinTheValuesOfAFact() throws {
    let measure = "{means: m, from: [\(try Self.number())], weight: 1, source: A11}"
    let rules = try SmallSet.rules([
      Self.path: Self.file(measure: measure) + "grouped within: phase\n"
    ])
    #expect(rules.families.grouping.within == "phase")
  }

  private static func apart(
    distance: String = "{otherwise: 12 km}", weight: String = "{otherwise: 0.2}",
    share: String = "0.25"
  ) -> String {
    "kept apart: {far apart: \(distance), weight next door: \(weight), share far apart: \(share),"
      + " because: B., source: A11}"
  }

  /// A measure may be worked out from a result and the progress in it.
  @Test func resultsLessProgressAreRead() throws {
    let name = try Self.number()
    let read = { (line: String) in
      SmallSet.load([
        Self.path: Self.file(
          measure:
            "{means: m, from: [], from results less progress: \(line), weight: 1, source: A11}"
        )
      ])
    }
    let loaded = read("{\(name): {progress: \(name), points: 10}}")
    let source = try #require(loaded.rules?.families.measures.first?.facts.first)
    #expect(source.less == .init(source.fact, times: 10))
    #expect(!source.isReversed)
    #expect(
      read("{\(name): {progress: \(name), points: 0}}").problems.codes.contains("WM363"))
    #expect(read("{phase: {progress: \(name), points: 1}}").problems.codes.contains("WM364"))
    #expect(read("{\(name): {progress: \(name)}}").problems.codes.contains("WM120"))
  }

  /// The distances and years beside the measures, and what can be wrong with them.
  @Test(arguments: [
    ("grouped within: phaze", "WM201"), ("grouped within: isolation", "WM369"),
    (apart(), nil),
    (apart(distance: "{primary: 5 km}"), "WM366"),
    (apart(distance: "{otherwise: 12}"), "WM258"),
    (apart(distance: "{otherwise: 12 km, x: 5 km}"), "WM206"),
    (apart(weight: "{otherwise: 0}"), "WM363"),
    (apart(weight: "{primary: 1}"), "WM366"),
    (apart(share: "1.5"), "WM370"),
    (
      "taken over several years: {counted by: phase, fewer than: 30, years: {otherwise: 3}, because: B., source: A11}",
      "WM364"
    ),
  ]) func whatIsKeptApartIsChecked(line: String, code: String?) throws {
    let text =
      Self.file(measure: "{means: m, from: [\(try Self.number())], weight: 1, source: A11}")
      + line + "\n"
    let loaded = SmallSet.load([Self.path: text])
    let errors = loaded.problems.filter { $0.severity == .error }
    if let code {
      #expect(errors.map(\.code) == [code], "\(errors.lines)")
    } else {
      #expect(errors.isEmpty, "\(errors.lines)")
      #expect(loaded.rules?.families.grouping.apart?.kilometres["primary"] == 12)
      #expect(loaded.rules?.families.grouping.apart?.weight["primary"] == 0.2)
      #expect(loaded.rules?.families.grouping.apart?.shareFarApart == 0.25)
    }
  }

  // MARK: - Partners

  private static let partnering = "Rules/partnering.yaml"

  private static func partnering(_ more: String) -> String {
    """
    hard:
      both agreed: {means: Both agreed., because: Trust., source: A11\(more)}
    soft:
      reachable: {means: Short., because: Time., source: W15, weight: 2}
    """
  }

  @Test func aConstraintKeepsItsReasonAndItsExceptions() throws {
    let text = Self.partnering(", required for: [up_map_expertise]")
    let hard = try SmallSet.rules([Self.partnering: text]).partnering.hard["both agreed"]
    #expect(hard?.because == "Trust.")
    #expect(hard?.requiredFor == ["up_map_expertise"])
    #expect(hard?.exceptFor == [])
  }

  @Test func noCardAsksForWhatDoesNotHoldForIt() {
    let text = Self.partnering(", except for: [up_map_expertise]")
    let errors = SmallSet.load([Self.partnering: text]).problems.filter { $0.severity == .error }
    #expect(
      errors.lines == [
        "WM365 up_map_expertise asks for \"both agreed\", which does not hold for it; delete it from the card, or from \"except for\" in Rules/partnering.yaml"
      ])
  }

  @Test func aReasonIsNeeded() {
    let text = Self.partnering("").replacing(" because: Trust.,", with: "")
    let lines = SmallSet.load([Self.partnering: text]).problems.lines
    #expect(
      lines.contains(
        "WM120 the criterion \"both agreed\" has no \"because\"; add a line \"because: …\""))
  }
}
