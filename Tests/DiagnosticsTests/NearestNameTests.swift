import Diagnostics
import Testing

/// Which misspellings are forgiven: `conversation.md` 2.3.
@Suite struct NearestNameTests {
  private let names = [
    "family mean", "national", "local authority mean", "this school", "EAL", "maths", "phase",
    "reading progress", "reading cohort size", "year 11", "2019",
  ]

  @Test(arguments: [
    ("famly mean", "family mean"), ("fmaily maen", "family mean"), ("naitonal", "national"),
    ("nationall", "national"), ("mahts", "maths"), ("math", "maths"), ("Phase", "phase"),
    ("PHASE", "phase"), ("eal", "EAL"), ("reading_progress", "reading progress"),
    ("Reading-Progress", "reading progress"), ("  reading  progress ", "reading progress"),
    ("readng cohort siz", "reading cohort size"),
  ])
  func aSmallSlipIsForgiven(_ typed: String, _ meant: String) {
    #expect(NearestName.suggestion(for: typed, among: names) == meant)
  }

  @Test(arguments: [
    "", "e", "ea", "eel", "mth", "mtsh", "phaes1", "ntonl", "fmly mn", "family meaning", "2018",
    "year",
    "something else", "11",
  ])
  func aLargeOneIsNot(_ typed: String) {
    #expect(NearestName.suggestion(for: typed, among: names) == nil)
  }

  @Test func theKnownNameItselfIsNoSuggestion() {
    #expect(NearestName.suggestion(for: "maths", among: names) == nil)
    #expect(NearestName.suggestion(for: "maths", among: ["maths", "Maths"]) == "Maths")
  }

  @Test func tiesAreAlwaysBrokenTheSameWay() {
    let tied = ["bord", "cord", "ford", "lord", "words", "wor d"]
    for _ in 0..<20 {
      #expect(
        NearestName.candidates(for: "word", among: tied.shuffled(), atMost: 9)
          == ["bord", "cord", "ford", "lord", "wor d", "words"])
    }
    #expect(
      NearestName.candidates(for: "word", among: tied + tied, atMost: 2) == ["bord", "cord"])
    #expect(NearestName.candidates(for: "wordss", among: tied, atMost: 3) == ["words"])
  }

  @Test(arguments: [
    ("", "", 0), ("abc", "abc", 0), ("abc", "", 3), ("abcd", "abdc", 1), ("abcd", "badc", 2),
    ("kitten", "sitting", 3), ("ca", "abc", 3), ("naïve", "naive", 1),
    ("nai\u{308}ve", "naïve", 0),
  ])
  func distanceCountsEdits(_ a: String, _ b: String, _ edits: Int) {
    #expect(NearestName.distance(Array(a), Array(b), atMost: 3) == edits)
    #expect(NearestName.distance(Array(b), Array(a), atMost: 3) == edits)
    if edits > 0 {
      #expect(NearestName.distance(Array(a), Array(b), atMost: edits - 1) == nil)
    }
  }

  @Test func veryLongTextsAreToldApartAtOnce() {
    let long = String(repeating: "a", count: 100_000)
    #expect(NearestName.suggestion(for: long, among: names) == nil)
    #expect(NearestName.suggestion(for: long, among: [long + "b" + long]) == nil)
  }

  /// A name remembered in other words: those that share most words first, short words do not count.
  @Test func namesThatShareAWord() {
    let names = ["sharing of practice", "use of assessment", "staff workload", "staff turnover"]
    #expect(
      NearestName.sharing(aWordWith: "staff sharing practice", among: names)
        == ["sharing of practice", "staff turnover", "staff workload"])
    #expect(NearestName.sharing(aWordWith: "use of it", among: names).isEmpty)
  }
}
