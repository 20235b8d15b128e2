import Diagnostics
import Schools
import Testing

@Suite struct MappingReaderTests {
  private static func codes(_ text: String, file: String = "imports/trial.yaml") -> [String] {
    MappingReader(vocabulary: Shipped.vocabulary).read(Array(text.utf8), file: file).problems
      .map(\.code)
  }

  private static let head = """
    layout: trial
    name: A trial
    recognise: {all of: [URN, X]}
    keys: {URN: URN}

    """

  @Test func aSmallMappingIsSound() {
    #expect(Self.codes(Self.head + "facts:\n  pct_eal: X\n") == [])
  }

  @Test(arguments: [
    ("facts:\n  pct_eel: X\n", "WM500"),
    ("facts:\n  phase: {column: X, values: {P: primry}}\n", "WM501"),
    ("facts:\n  pct_eal: {column: X, values: {P: 120}}\n", "WM502"),
    ("facts:\n  hub_name: X\n", "WM506"), ("standing: final\n", "WM507"),
    ("facts:\n  pct_eal: X_{period}\n", "WM509"),
    (
      "kinds of row:\n  - {where: {X: 1}, hold: national figures, phase: primry}\nfacts:\n  pct_eal: X\n",
      "WM510"
    ),
    ("year: sometime\nfacts:\n  pct_eal: X\n", "WM511"),
    ("years in headings: {endings: [_x]}\nfacts:\n  pct_eal: X\n", "WM512"),
    ("several rows: {}\nfacts:\n  pct_eal: X\n", "WM513"),
    ("kinds of row:\n  - {where: {X: 1}, hold: nothing}\nfacts:\n  pct_eal: X\n", "WM514"),
    ("codes: {SUPP: zero}\nfacts:\n  pct_eal: X\n", "WM123"),
    ("facts:\n  pct_eal: {colum: X}\n", "WM120"),
    ("lists school: yes\nfacts:\n  pct_eal: X\n", "WM121"),
  ])
  func everyProblemHasItsCode(rest: String, code: String) {
    #expect(Self.codes(Self.head + rest).contains(code))
  }

  @Test func theNameMustBeTheFiles() {
    #expect(
      Self.codes(Self.head + "facts:\n  pct_eal: X\n", file: "imports/other.yaml") == ["WM503"])
  }

  @Test func aLayoutWithoutKeyIsRefused() {
    let text = Self.head.replacing("keys: {URN: URN}\n", with: "") + "facts:\n  pct_eal: X\n"
    #expect(Self.codes(text) == ["WM508"])
  }

  @Test func problemsHavePlacesAndNearestNames() throws {
    let reader = MappingReader(vocabulary: Shipped.vocabulary)
    let text = Self.head + "facts:\n  pct_eel: X\n  phase: {column: X, values: {P: primry}}\n"
    let problems = reader.read(Array(text.utf8), file: "imports/trial.yaml").problems
    #expect(problems.map(\.code) == ["WM500", "WM501"])
    #expect(problems[0].location == Source.Location(file: "imports/trial.yaml", line: 6, column: 3))
    #expect(problems[0].nextStep == "did you mean \"pct_eal\"?")
    #expect(problems[1].nextStep == "did you mean \"primary\"?")
  }

  @Test(arguments: [
    MappingProblem.unknownFact("x", nearest: nil), .unknownValue("x", fact: "f", nearest: nil),
    .valueOutOfRange("9", fact: "f"), .nameDiffers(layout: "a", file: "b"), .duplicateLayout("a"),
    .sameRecognition("a"), .wrongBearer(fact: "f", rows: "hubs"), .holdsNothing, .noKey,
    .periodWithoutWords("x"), .unknownPhase("x", nearest: nil), .unknownYear("x"), .badEnding("x"),
    .noChoice, .reasonMissing, .noMappings(folder: "imports"),
  ])
  func everyProblemHasWordsAndANextStep(problem: MappingProblem) {
    #expect(!problem.message.hasSuffix("."))
    #expect(problem.nextStep?.isEmpty == false)
  }
}
