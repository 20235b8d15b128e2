import Diagnostics
import Evidence
import Notation
import OrderedCollections
import Testing

/// Corpus files read into sources, claims and terms.
@Suite struct EvidenceReaderTests {
  private func read(_ texts: String...) -> (library: EvidenceLibrary, problems: [Diagnostic]) {
    EvidenceReader.read(
      texts.enumerated().compactMap { Notation.read(text: $1, file: "file\($0).yaml").root })
  }

  private static let sources = """
    sources:
      A11:
        who: Mel Ainscow
        title: Responding to the challenge of equity
        year: 2011
        where: ten authorities
        design: participant account
        highest grade: seed-case
        kind: seed
        read: full
      W15: {who: Others, title: Another, year: c. 2015, highest grade: ext, address: "https://example.org/a"}
    """

  @Test func sourcesKeepWhatIsSaidOfThem() throws {
    let (library, problems) = read(Self.sources)
    #expect(problems == [])
    let source = try #require(library.sources["A11"])
    #expect(source.who == "Mel Ainscow")
    #expect(source.year == "2011")
    #expect(source.place == "ten authorities")
    #expect(source.design == "participant account")
    #expect(source.highestGrade == .seedCase)
    #expect(source.kind == .seed)
    #expect(source.read == "full")
    let other = try #require(library.sources["W15"])
    #expect(other.kind == .external)
    #expect(other.read == "extract")
    #expect(other.address == "https://example.org/a")
  }

  @Test func claimsAndTermsAreReadWhateverTheOrderOfFiles() throws {
    let (library, problems) = read(
      """
      claims:
        KEY_PAIRS: {says: Pairs worked, source: A11, at: KEY¶8, grade: seed-case, does not show: Figures}
      terms:
        family: {means: Schools that serve similar pupils, source: A11}
      """, Self.sources)
    #expect(problems == [])
    let claim = try #require(library.claims["KEY_PAIRS"])
    #expect(claim.source == "A11")
    #expect(claim.locator == "KEY¶8")
    #expect(claim.grade == .seedCase)
    #expect(claim.doesNotShow == "Figures")
    #expect(library.glossary["family"] == "Schools that serve similar pupils")
  }

  @Test(arguments: [
    (
      "claims: {A: {says: S, source: A12, at: a, grade: ext, does not show: d}}",
      "WM211 there is no source called \"A12\"", "add it to Corpus/sources.yaml, or correct the key"
    ),
    (
      "claims: {A: {says: S, source: W155, at: a, grade: ext, does not show: d}}",
      "WM211 there is no source called \"W155\"", "did you mean \"W15\"?"
    ),
    (
      "claims: {A: {says: S, source: A11, at: a, grade: seed-strong, does not show: d}}",
      "WM256 the grade \"seed-strong\" is better than A11 allows, which is \"seed-case\"",
      "write seed-case, or name a better source"
    ),
    (
      "claims: {A: {says: S, source: A11, at: a, grade: seed-case}}",
      "WM120 the claim \"A\" has no \"does not show\"", "add a line \"does not show: …\""
    ),
    (
      "sources: {A11: {who: W, title: T, year: 1, highest grade: ext}}",
      "WM272 the source \"A11\" is declared twice", "delete one of the two"
    ),
    (
      "sources: {B: {who: W, title: T, year: 1, highest grade: best}}",
      "WM123 \"best\" is not one of the words for \"highest grade\"",
      "choose from seed-strong, seed-case, seed-idea and ext"
    ),
    (
      "terms: [a]", "WM122 a group of \"key: value\" lines is needed here, not a list",
      "write \"key: value\" lines beneath, indented by two spaces"
    ),
    (
      "words: {}", "WM121 the corpus has no key called \"words\"",
      "the keys are sources, terms and claims"
    ),
  ])
  func whatIsWrongIsTold(text: String, message: String, nextStep: String) {
    let (_, problems) = read(Self.sources, text)
    #expect(problems.map { "\($0.code) \($0.message)" } == [message])
    #expect(problems.map(\.nextStep) == [nextStep])
  }

  @Test func gradesStandBestFirst() {
    #expect(EvidenceGrade.allCases.sorted() == [.seedStrong, .seedCase, .seedIdea, .ext])
  }
}
