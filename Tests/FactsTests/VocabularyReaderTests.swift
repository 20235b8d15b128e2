import Diagnostics
import Facts
import Notation
import OrderedCollections
import Testing

/// Vocabulary files read into facts, units, scales, lists, relations, benchmarks and needs.
@Suite struct VocabularyReaderTests {
  private func read(_ texts: String...) -> (vocabulary: Vocabulary, problems: [Diagnostic]) {
    VocabularyReader.read(
      texts.enumerated().compactMap { Notation.read(text: $1, file: "file\($0).yaml").root })
  }

  private static let words = """
    units: {percent: {symbol: "%", gap: percentage points, one: percentage point}, days: {}}
    scales: {practice: [absent, weak, partial, strong]}
    lists: {topics: [reading, teaching_quality], phases: [primary, secondary]}
    """

  /// A fact with these keys beside id, meaning and role; everything said of it.
  private func problems(_ keys: String) -> [String] {
    read(
      Self.words,
      "facts: {phase: {id: phase, means: P, kind: choice, values: phases, role: record}, thing: {id: thing, means: A thing, role: figure, \(keys)}}"
    ).problems.map { "\($0.code) \($0.message)" }
  }

  private func kind(_ keys: String) -> FactKind? {
    read(Self.words, "facts: {thing: {id: thing, means: A thing, role: figure, \(keys)}}")
      .vocabulary.fact(named: "thing")?.kind
  }

  @Test func aFactKeepsEverythingThatIsSaidOfIt() throws {
    let (vocabulary, problems) = read(
      """
      facts:
        pupils in the year: {id: cohort, means: How many, kind: number, range: [0, 500], role: record}
        phase: {id: phase, means: Phase, kind: choice, values: phases, role: record}
        reading result:
          id: read_pct
          means: |
            Share of pupils
            who reach the standard
          kind: number
          unit: percent
          whole: yes
          range: [0, 100]
          better: higher
          level: within school
          role: figure
          of: school
          can change: over time
          noise: from cohort size
          spread between pupils: 6.5
          step: 5
          ask: "What was the latest result?"
          effort to ask: high
          topic: attainment
          columns: [PTREAD_EXP, "READ %"]
          never scored: no
          aliases: [reading score]
          phases: [primary]
          hidden below: 11
          counted by: pupils in the year
          bands:
            low: {test: at most 30 percent, origin: read in source, source: DfE, dated: 2026-11-22}
      """, Self.words)
    #expect(problems == [])
    let fact = try #require(vocabulary.fact(named: "Reading Score"))
    #expect(fact.id == "read_pct")
    #expect(fact.means == "Share of pupils\nwho reach the standard")
    #expect(fact.kind.limits == 0...100)
    guard case .number(let unit, let whole, _) = fact.kind else { return }
    #expect(unit.symbol == "%")
    #expect(unit.gap == "percentage points")
    #expect(whole)
    #expect(fact.better == .higher)
    #expect(fact.level == .within)
    #expect(fact.role == .figure)
    #expect(fact.canChange == .overTime)
    #expect(fact.noise == .fromCohortSize)
    #expect(fact.pupilSpread == 6.5)
    #expect(fact.step == 5)
    #expect(fact.question == "What was the latest result?")
    #expect(fact.effortToAsk == .high)
    #expect(fact.topic == "attainment")
    #expect(fact.publicColumns == ["PTREAD_EXP", "READ %"])
    #expect(fact.phases == ["primary"])
    #expect(fact.hiddenBelow == 11)
    #expect(fact.countedBy == "pupils in the year")
    #expect(fact.bands.map(\.name) == ["low"])
    #expect(fact.bands[0].origin == .readInSource)
    #expect(fact.bands[0].location.line == 31)
    #expect(fact.location.line == 4)
  }

  @Test(arguments: [
    ("kind: number, range: [-1, 2.5]", FactKind.number(unit: .none, whole: false, range: -1...2.5)),
    ("kind: yes or no", .yesNo), ("kind: choice, values: [a, b]", .choice(["a", "b"])),
    ("kind: set, values: topics", .set(["reading", "teaching_quality"])),
    ("kind: set, values: open", .set([])),
    ("kind: ordinal, levels: practice", .ordinal(["absent", "weak", "partial", "strong"])),
    ("kind: year, range: [2000, 2050]", .year(range: 2000...2050)),
    ("kind: year", .year(range: 1900...2100)), ("kind: label", .label), ("kind: text", .text),
  ])
  func everyKindIsRead(keys: String, kind: FactKind) {
    #expect(self.kind(keys) == kind)
  }

  @Test(arguments: [
    ("none", FactDefinition.Noise.none), ("small", .small), ("from cohort size", .fromCohortSize),
    ("2.5", .fixed(2.5)),
  ])
  func everyNoiseIsRead(text: String, noise: FactDefinition.Noise) {
    let (vocabulary, _) = read(
      "facts: {thing: {id: thing, means: A, role: figure, kind: yes or no, noise: \(text)}}")
    #expect(vocabulary.fact(named: "thing")?.noise == noise)
  }

  @Test(arguments: [
    ("kind: numbr, range: [0, 1]", ["WM123 \"numbr\" is not one of the words for \"kind\""]),
    ("kind: number", ["WM285 a fact of kind \"number\" must have \"range\""]),
    (
      "kind: number, range: [1, 0]",
      [
        "WM280 the range must be two numbers, the smaller first",
        "WM285 a fact of kind \"number\" must have \"range\"",
      ]
    ),
    (
      "kind: number, range: [1]",
      [
        "WM280 the range must be two numbers, the smaller first",
        "WM285 a fact of kind \"number\" must have \"range\"",
      ]
    ),
    ("kind: choice", ["WM285 a fact of kind \"choice\" must have \"values\""]),
    ("kind: choice, values: topcs", ["WM273 there is no list called \"topcs\""]),
    ("kind: choice, values: open", ["WM273 there is no list called \"open\""]),
    ("kind: choice, values: []", ["WM281 \"values\" holds no words"]),
    ("kind: choice, values: [a, [b]]", ["WM122 a text is needed here, not a list"]),
    (
      "kind: choice, values: [two parts, two_parts]",
      ["WM283 the word \"two_parts\" stands in this list twice"]
    ),
    (
      "kind: choice, values: [a by b]",
      ["WM271 \"a by b\" cannot be a name: the word \"by\" belongs to the phrases"]
    ),
    (
      "kind: choice, values: [\"a, b\"]",
      ["WM271 \"a, b\" cannot be a name: it contains a sign of the notation"]
    ),
    ("kind: ordinal", ["WM285 a fact of kind \"ordinal\" must have \"levels\""]),
    ("kind: ordinal, levels: practise", ["WM273 there is no scale called \"practise\""]),
    ("kind: number, range: [0, 1], unit: percnt", ["WM273 there is no unit called \"percnt\""]),
    ("kind: yes or no, range: [0, 1]", ["WM284 a fact of kind \"yes or no\" has no \"range\""]),
    ("kind: label, levels: practice", ["WM284 a fact of kind \"label\" has no \"levels\""]),
    (
      "kind: choice, values: [a, b], unless said: c",
      ["WM123 \"c\" is not one of the words for \"unless said\""]
    ),
    ("kind: label, unless said: c", ["WM284 a fact of kind \"label\" has no \"unless said\""]),
    ("kind: yes or no, colour: red", ["WM121 the fact \"thing\" has no key called \"colour\""]),
    (
      "kind: yes or no, level: outside", ["WM123 \"outside\" is not one of the words for \"level\""]
    ),
    ("kind: yes or no, noise: -1", ["WM288 \"-1\" says nothing about noise"]),
    ("kind: yes or no, noise: much", ["WM288 \"much\" says nothing about noise"]),
    (
      "kind: yes or no, hidden below: 3",
      ["WM287 \"hidden below\" needs to know which fact counts the pupils"]
    ),
    ("kind: yes or no, counted by: nobody", ["WM274 there is no fact called \"nobody\""]),
    (
      "kind: yes or no, counted by: phase",
      ["WM286 the fact \"phase\" counts nothing, as it is no number"]
    ),
    ("kind: yes or no, phases: [primry]", ["WM273 there is no phase called \"primry\""]),
    (
      "kind: yes or no, bands: {known: {test: yes, origin: design default, source: a, dated: 2026-01-01}}",
      ["WM271 \"known\" cannot be a name: the word belongs to the phrases"]
    ),
    (
      "kind: yes or no, bands: {a: {test: yes, origin: ours, source: a, dated: today}}",
      [
        "WM123 \"ours\" is not one of the words for \"origin\"",
        "WM127 \"dated\" must be a date, not \"today\"",
      ]
    ),
    (
      "kind: yes or no, bands: {a: yes}",
      ["WM122 a group of \"key: value\" lines is needed here, not a text"]
    ),
  ])
  func whatDoesNotFitIsTold(keys: String, problems: [String]) {
    #expect(Set(self.problems(keys)) == Set(problems))
  }

  @Test func aListMayHoldAsManyWordsAsFit() {
    func problems(_ count: Int) -> [String] {
      let words = (0..<count).map { "w\($0)" }.joined(separator: ", ")
      return self.problems("kind: set, values: [\(words)]")
    }
    #expect(problems(128) == [])
    #expect(
      problems(129) == ["WM282 the list holds 129 words, and 128 is the most a list may hold"])
  }

  @Test(arguments: [
    ("phase", "other", "WM270 the name \"phase\" belongs to the fact \"phase\" already"),
    ("other", "Phase", "WM270 the name \"Phase\" belongs to the fact \"phase\" already"),
    ("other", "stage", "WM270 the name \"stage\" belongs to the fact \"phase\" already"),
    ("other", "any of", ""),
    ("other", "any", "WM271 \"any\" cannot be a name: it means something else in a condition"),
    ("other", "\"a: b\"", "WM271 \"a: b\" cannot be a name: it contains a sign of the notation"),
    (
      "other", "national pride",
      "WM271 \"national pride\" cannot be a name: examples use such names for benchmarks"
    ),
  ])
  func namesAreUsedOnceAndCanBeToldApart(id: String, name: String, problem: String) {
    let problems = read(
      "facts: {phase: {id: phase, means: P, kind: label, role: record, aliases: [stage]}, \(name): {id: \(id), means: O, kind: label, role: record}}"
    ).problems.map { "\($0.code) \($0.message)" }
    #expect(problems == (problem.isEmpty ? [] : [problem]))
  }

  @Test func wordsAreDeclaredOnceOverAllFiles() {
    let (_, problems) = read(Self.words, Self.words)
    #expect(problems.map(\.code) == Array(repeating: "WM272", count: 5))
    #expect(problems[0].notes.first?.location?.file == "file0.yaml")
    #expect(problems.allSatisfy { $0.location?.file == "file1.yaml" })
  }

  @Test func aUnitWithoutWordsIsWrittenByItsName() {
    let unit = read(Self.words).vocabulary.units["days"]
    #expect(unit == Unit(name: "days", symbol: " days", gap: "days", one: "days"))
  }

  @Test func relationsNeedsAndBenchmarksAreRead() throws {
    let (vocabulary, problems) = read(
      """
      relations:
        schools in the family: {links to: school, by: family, register: complete}
        hubs in reach: {links to: hub, by: distance, register: incomplete}
      needs:
        pupils new to English: {finding: W_EAL, topic: eal, hub: eal}
        quiet places: {finding: W_NOISE, topic: wellbeing}
      facts:
        phase: {id: phase, means: P, kind: choice, values: phases, role: record}
        pupils with EAL: {id: pct_eal, means: Share, kind: number, range: [0, 100], role: figure}
      benchmarks:
        - {fact: pct_eal, scope: national, phase: primary, value: 21.2, year: 2019, source: BELL, origin: read in source}
        - {fact: pupils with EAL, scope: local authority, value: 30, place: highest fifth, year: 2020, source: X, origin: design default}
        - {fact: pct_eal, scope: national, value: 9, place: standard deviation, year: 2020, source: X, origin: widely used}
      """, Self.words)
    #expect(problems == [])
    #expect(vocabulary.relations["schools in the family"]?.isComplete == true)
    #expect(vocabulary.relations["hubs in reach"]?.linksTo == .hub)
    #expect(vocabulary.relations["hubs in reach"]?.isComplete == false)
    #expect(vocabulary.needs.map(\.value.hub) == ["eal", nil])
    #expect(vocabulary.benchmarks.map(\.fact) == ["pct_eal", "pct_eal", "pct_eal"])
    #expect(vocabulary.benchmarks.map(\.group) == [.national, .localAuthority, .national])
    #expect(vocabulary.benchmarks.map(\.place) == [nil, Place(.highest, .fifth), nil])
    #expect(vocabulary.benchmarks.map(\.isSpread) == [false, false, true])
    #expect(vocabulary.benchmarks[0].phase == "primary")
  }

  @Test(arguments: [
    ("relations: {a: {links to: moon, by: family, register: complete}}", "WM123"),
    ("relations: {a: {links to: school, by: family}}", "WM120"), ("relations: [a]", "WM122"),
    ("needs: {a: {topic: eal}}", "WM120"), ("benchmarks: {a: b}", "WM122"),
    ("benchmarks: [a]", "WM122"), ("fact: {}", "WM121"), ("lists: {a: b}", "WM122"),
    ("units: {two of them: {}}", "WM271"), ("- a", "WM122"), ("facts: {a: b}", "WM122"),
    (
      "facts: {phase: {id: phase, means: P, kind: choice, values: [a], role: record}}\nbenchmarks: [{fact: phase, scope: national, phase: b, value: 1, year: 2019, source: X, origin: widely used}]",
      "WM123"
    ),
  ])
  func theShapeOfSectionsIsChecked(text: String, code: String) {
    #expect(read(text).problems.map(\.code) == [code])
  }

  // MARK: - Derivations

  private func derivation(_ derive: String) -> (Derivation?, [String]) {
    let (vocabulary, problems) = read(
      "facts: {thing: {id: thing, means: A, kind: number, range: [0, 9], role: figure, derive: {\(derive)}}}"
    )
    return (vocabulary.fact(named: "thing")?.derivation, problems.map(\.code))
  }

  @Test(arguments: [
    "difference: [a, b]", "ratio: [a, b]", "sum: [a, b, c]",
    "weighted sum: {a: 0.5, b: -1}, plus: 2",
    "change: a, over: 3 years", "average: a, over: 1 year", "total: a, over: 10 years",
    "against mean: a, of: family", "deviation: a, of: national",
    "band: a, cuts: [1, 2], levels: [x, y, z]",
    "quadrant: {across: a, up: b, near: 0.25}", "quadrant: {across: a, up: b}", "largest: [a]",
    "smallest: [a, b]", "first known: [a, b]", "how many known: [a]", "how many known: judgements",
    "yes when: {a: yes}", "members: {x: {a: yes}}", "different values: a, among: schools",
    "spread: a, among: schools", "trend: a, step: 2",
  ])
  func everyOperationIsRead(derive: String) {
    let (derivation, problems) = derivation(derive)
    #expect(problems == [])
    #expect(derivation != nil)
  }

  @Test(arguments: [
    ("nothing: a", "WM290"), ("sum: [a], largest: [b]", "WM290"), ("difference: [a]", "WM291"),
    ("sum: []", "WM291"), ("sum: a", "WM122"), ("weighted sum: {a: much}", "WM124"),
    ("weighted sum: {}", "WM291"), ("change: a, over: some", "WM291"),
    ("change: a, over: 1 year", "WM291"),
    ("average: a, over: 11 years", "WM291"), ("deviation: a, of: moon", "WM123"),
    ("band: a, cuts: [2, 1], levels: [x, y, z]", "WM292"),
    ("band: a, cuts: [1], levels: [x]", "WM292"),
    ("quadrant: {up: b}", "WM120"), ("how many known: everything", "WM291"),
    ("how many known: []", "WM291"), ("members: {}", "WM291"), ("members: [a]", "WM122"),
    ("different values: a", "WM120"), ("trend: a, step: 0", "WM291"), ("trend: a", "WM120"),
    ("sum: [a], of: family", "WM121"),
  ])
  func anOperationNeedsItsParts(derive: String, code: String) {
    let (_, problems) = derivation(derive)
    #expect(problems == [code])
  }

  // MARK: - Words

  @Test(
    arguments: [
      ("well below", 1), ("well_below", 1), ("Well-Below", 1), ("below", 0), ("belo", nil),
    ] as [(String, Int?)])
  func aWordIsFoundHoweverItsPartsAreJoined(word: String, index: Int?) {
    #expect(FactKind.choice(["below", "well_below"]).index(ofWord: word) == index)
  }

  @Test func everyKindHasItsName() {
    let kinds: [FactKind] = [
      .number(unit: .none, whole: false, range: 0...1), .yesNo, .choice(["a"]), .ordinal(["a"]),
      .set(["a"]), .year(range: 1...2), .label, .text,
    ]
    #expect(
      kinds.map(\.name) == [
        "number", "yes or no", "choice", "ordinal", "set", "year", "label", "text",
      ])
  }
}
