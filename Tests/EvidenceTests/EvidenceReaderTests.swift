import Diagnostics
import Evidence
import Notation
import OrderedCollections
import Testing

/// Corpus files read into sources, claims and terms.
@Suite struct EvidenceReaderTests {
  private func read(_ texts: String...) -> (library: EvidenceLibrary, problems: [Diagnostic]) {
    let reading = EvidenceReader.read(
      texts.enumerated().compactMap { Notation.read(text: $1, file: "file\($0).yaml").root })
    return (reading.library, reading.problems)
  }

  private static let sources = """
    references:
      - id: A11
        type: article-journal
        author: [{family: Ainscow, given: Mel}]
        title: Responding to the challenge of equity
        issued: {date-parts: [[2011]]}
        container-title: Aula
        volume: 17
        page: 73–87
        custom:
          highest grade: seed-case
          kind: seed
          read: full
          where: ten authorities
          design: participant account
          about pages: {LEAD: 80–81, LA: "83"}
      - {id: W15, type: webpage, author: [{literal: Others}], title: Another, issued: {literal: c. 2015}, URL: "https://example.org/a", custom: {highest grade: ext}}
    """

  @Test func sourcesKeepWhatIsSaidOfThem() throws {
    let (library, problems) = read(Self.sources)
    #expect(problems == [])
    let source = try #require(library.sources["A11"])
    #expect(source.type == "article-journal")
    #expect(source.who == "Mel Ainscow")
    #expect(source.year == "2011")
    #expect(source.place == "ten authorities")
    #expect(source.design == "participant account")
    #expect(source.highestGrade == .seedCase)
    #expect(source.kind == .seed)
    #expect(source.read == "full")
    #expect(source.shown("LEAD¶7") == "LEAD¶7, about pp. 80–81")
    #expect(
      source.reference
        == "Mel Ainscow (2011), Responding to the challenge of equity. Aula 17, 73–87")
    let other = try #require(library.sources["W15"])
    #expect(other.kind == .external)
    #expect(other.read == "extract")
    #expect(other.address == "https://example.org/a")
    #expect(other.reference == "Others (c. 2015), Another")
  }

  @Test(arguments: [
    ("author: [{family: Hutchings, given: M.}, {literal: others}]", "M. Hutchings and others"),
    ("author: [{family: A}, {family: B}, {family: C}]", "A, B and C"),
    ("editor: [{literal: Ofsted}]", "Ofsted"),
  ])
  func thoseBehindASourceAreNamed(written: String, shown: String) {
    let text =
      "references: [{id: X, type: report, title: T, \(written), custom: {highest grade: ext}}]"
    let (library, problems) = read(text)
    #expect(problems == [])
    #expect(library.sources["X"]?.who == shown)
  }

  @Test(arguments: [
    ("", "undated"), ("issued: {date-parts: [[2020], [2021]]},", "2020 to 2021"),
    ("issued: {date-parts: [[2026, 6, 12]]},", "2026"),
    ("issued: {literal: 2009 and 2013},", "2009 and 2013"),
  ])
  func aDateIsShownByItsYears(written: String, shown: String) {
    let text =
      "references: [{id: X, type: report, title: T, \(written) author: [{literal: O}], custom: {highest grade: ext}}]"
    let (library, problems) = read(text)
    #expect(problems == [])
    #expect(library.sources["X"]?.year == shown)
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
      "references: [{id: A11, type: book, title: T, author: [{literal: O}], custom: {highest grade: ext}}]",
      "WM272 the source \"A11\" is declared twice", "delete one of the two"
    ),
    (
      "references: [{id: B, type: book, title: T, author: [{literal: O}], custom: {highest grade: best}}]",
      "WM123 \"best\" is not one of the words for \"highest grade\"",
      "choose from seed-strong, seed-case, seed-idea and ext"
    ),
    (
      "references: [{id: B, type: book, title: T, custom: {highest grade: ext}}]",
      "WM350 nobody is named as author or editor",
      "add \"author: [{family: …, given: …}]\", or {literal: …} for a body"
    ),
    (
      "references: [{id: B, type: book, title: T, author: [{given: Mel}], custom: {highest grade: ext}}]",
      "WM351 a name needs either \"family\" or \"literal\"",
      "write {family: Ainscow, given: Mel} for a person, {literal: Ofsted} for a body"
    ),
    (
      "references: [{id: B, type: book, title: T, author: [{literal: O}], issued: {date-parts: [[2011, 13]]}, custom: {highest grade: ext}}]",
      "WM352 these are not the parts of a date",
      "write {date-parts: [[2011]]}, with month and day if they are known"
    ),
    (
      "references: [{id: B, type: book, title: T, author: [{literal: O}], URL: gov.uk, custom: {highest grade: ext}}]",
      "WM353 \"gov.uk\" is no web address", "begin it with https://, or leave it out"
    ),
    (
      "references: [{type: book, title: T}]", "WM120 this source has no \"id\"",
      "add a line \"id: …\""
    ),
    (
      "references: {A: {}}", "WM122 a list is needed here, not a group of \"key: value\" lines",
      "put each item on a line of its own after \"- \", or all in brackets: [a, b]"
    ),
    (
      "terms: [a]", "WM122 a group of \"key: value\" lines is needed here, not a list",
      "write \"key: value\" lines beneath, indented by two spaces"
    ),
    (
      "words: {}", "WM121 the corpus has no key called \"words\"",
      "the keys are references, terms, claims, resources and disputes"
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
