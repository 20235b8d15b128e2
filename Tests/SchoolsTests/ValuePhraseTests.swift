import Diagnostics
import Facts
import Schools
import Testing

@Suite struct ValuePhraseTests {
  private static func fact(_ kind: FactKind) -> FactDefinition {
    FactDefinition(
      id: "f", name: "f", means: "f", kind: kind, role: .figure,
      location: Source.Location(file: "test", line: 1, column: 1))
  }

  private static let percent = fact(
    .number(
      unit: Unit(name: "percent", symbol: "%", gap: "points", one: "point"), whole: false,
      range: 0...100))
  private static let count = fact(.number(unit: .none, whole: true, range: 0...60))
  private static let points = fact(.number(unit: .none, whole: false, range: -40...40))
  private static let practice = fact(.ordinal(["absent", "weak", "partial", "strong"]))
  private static let choice = fact(.choice(["none", "cosy", "with_conditions"]))
  private static let yesNo = fact(.yesNo)
  private static let topics = fact(.set(["maths", "reading", "other_subject"]))
  private static let label = fact(.label)
  private static let year = fact(.year(range: 1990...2100))

  private static func value(_ text: String, _ fact: FactDefinition) -> FactValue? {
    try? ValuePhrase.read(text, of: fact).get()
  }

  @Test(arguments: [
    ("41", FactValue.known(.number(41))), ("41%", .known(.number(41))),
    ("41 %", .known(.number(41))),
    ("20 to 30", .between(20, 30)), ("20-30", .between(20, 30)), ("20 – 30%", .between(20, 30)),
    ("between 20 and 30", .between(20, 30)), ("from 20 to 30", .between(20, 30)),
    ("at least 20", .between(20, 100)), ("20 or more", .between(20, 100)),
    ("more than 20", .between(20, 100)), (">20", .between(20, 100)),
    ("at most 20", .between(0, 20)),
    ("up to 20", .between(0, 20)), ("under 20", .between(0, 20)), ("20 or less", .between(0, 20)),
    ("about 25", .between(20, 30)), ("roughly a quarter", .between(20, 30)),
    ("about 98", .between(93, 100)), ("half", .known(.number(50))),
    ("one in five", .known(.number(20))),
    ("Not known", .notKnown), ("don’t know", .notKnown), ("?", .notKnown),
    ("does not apply", .doesNotApply), ("n/a", .doesNotApply), ("", .notSupplied(nil)),
    ("20 to 20", .known(.number(20))),
  ])
  func percentages(text: String, expected: FactValue) {
    #expect(Self.value(text, Self.percent) == expected)
  }

  @Test(arguments: [
    ("4", FactValue.known(.number(4))), ("about 4", .between(3, 5)),
    ("fewer than 6", .between(0, 6)),
    ("2-3", .between(2, 3)), ("about 40", .between(32, 48)),
  ])
  func counts(text: String, expected: FactValue) {
    #expect(Self.value(text, Self.count) == expected)
  }

  @Test(arguments: [
    ("-2.4", FactValue.known(.number(-2.4))), ("-3 to -1", .between(-3, -1)),
    ("-3 to 2", .between(-3, 2)), ("about -10", .between(-12, -8)), ("+1", .known(.number(1))),
  ])
  func signedNumbers(text: String, expected: FactValue) {
    #expect(Self.value(text, Self.points) == expected)
  }

  @Test(arguments: [
    ("weak", FactValue.known(.number(1))), ("Strong", .known(.number(3))),
    ("2", .known(.number(2))),
    ("weak to strong", .between(1, 3)), ("weak or partial", .between(1, 2)),
    ("at least partial", .between(2, 3)), ("at most weak", .between(0, 1)),
    ("not known", .notKnown),
  ])
  func levels(text: String, expected: FactValue) {
    #expect(Self.value(text, Self.practice) == expected)
  }

  @Test func words() {
    #expect(Self.value("cosy", Self.choice) == .known(.word(1)))
    #expect(Self.value("none", Self.choice) == .known(.word(0)))
    #expect(Self.value("With conditions", Self.choice) == .known(.word(2)))
    #expect(
      Self.value("none or cosy", Self.choice)
        == .among(certain: ValueSet(), possible: ValueSet([0, 1])))
    #expect(Self.value("Yes", Self.yesNo) == .known(.word(1)))
    #expect(Self.value("n", Self.yesNo) == .known(.word(0)))
    #expect(Self.value("1", Self.yesNo) == .known(.word(1)))
  }

  @Test func setsAndTexts() {
    #expect(Self.value("maths; reading", Self.topics) == .known(.set(ValueSet([0, 1]))))
    #expect(Self.value("Other subject", Self.topics) == .known(.set(ValueSet([2]))))
    #expect(Self.value("none", Self.topics) == .known(.set(ValueSet())))
    #expect(Self.value("  St Mary's   RC ", Self.label) == .known(.text("St Mary's RC")))
    #expect(Self.value("2019", Self.year) == .known(.number(2019)))
  }

  @Test func whatIsWrongIsSaid() {
    typealias Problem = ValuePhrase.Problem
    func problem(_ text: String, _ fact: FactDefinition) -> Problem? {
      if case .failure(let problem) = ValuePhrase.read(text, of: fact) { problem } else { nil }
    }
    #expect(problem("lots", Self.percent) == .notANumber)
    #expect(problem("120", Self.percent) == .outOfRange(0...100))
    #expect(problem("30 to 20", Self.percent) == .outOfRange(0...100))
    #expect(problem("2.5", Self.count) == .notWhole)
    #expect(problem("4%", Self.count) == .notANumber)
    #expect(
      problem("parital", Self.practice)
        == .unknownWord("parital", allowed: ["absent", "weak", "partial", "strong"]))
    #expect(
      problem("parital", Self.practice)?.nextStep == "did you mean \"partial\"?")
    #expect(problem("maths; latin", Self.topics)?.message(for: "x", fact: "f") != nil)
    #expect(problem("7", Self.practice) != nil)
    #expect(problem("maybe", Self.yesNo) == .unknownWord("maybe", allowed: ["no", "yes"]))
  }
}
