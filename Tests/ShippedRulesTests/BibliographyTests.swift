import Diagnostics
import Foundation
import Notation
import TestSupport
import Testing

/// `Corpus/sources.yaml` is what any program that knows the Citation Style Language expects.
///
/// The lists are those of the public schema `csl-data.json` (draft 7, read in November 2026), as far
/// as a bibliography needs them; a key or type outside the standard fails here.
@Suite struct BibliographyTests {
  private static let types: Set<String> = [
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
  ]

  private static let texts: Set<String> = [
    "type", "id", "language", "shortTitle", "abstract", "annote", "archive", "chapter-number",
    "collection-number", "collection-title", "container-title", "container-title-short", "DOI",
    "edition", "genre", "ISBN", "ISSN", "issue", "jurisdiction", "keyword", "medium", "note",
    "number", "number-of-pages", "number-of-volumes", "original-title", "page", "part",
    "publisher", "publisher-place", "section", "source", "status", "title", "title-short", "URL",
    "version", "volume",
  ]

  private static let names: Set<String> = [
    "author", "chair", "collection-editor", "compiler", "container-author", "contributor", "editor",
    "interviewer", "organizer", "original-author", "recipient", "translator",
  ]

  private static let dates: Set<String> = [
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
  ]

  private let references: [Mapping]

  init() throws {
    let path = "Corpus/sources.yaml"
    let bytes = try Data(contentsOf: packageRoot.appending(path: path))
    let root = try #require(Notation.read([UInt8](bytes), file: path).root?.mapping)
    #expect(root.entries.map(\.key.text) == ["references"])
    references = try #require(root["references"]?.list).compactMap(\.mapping)
  }

  @Test func everyReferenceFitsTheStandard() {
    #expect(references.count >= 59)
    for reference in references {
      let problems = Self.problems(reference)
      #expect(problems.isEmpty, "\(reference.location.line): \(problems)")
    }
  }

  /// The checker notices what does not fit.
  @Test(arguments: [
    ("id: X\nwho: Y", "type"), ("id: X\ntype: paper", "type"),
    ("id: X\ntype: book\nyear: 1", "year"),
    ("id: X\ntype: book\nauthor: [{surname: Y}]", "author"),
    ("id: X\ntype: book\nissued: {year: 1}", "issued"),
    ("id: X\ntype: book\nissued: {date-parts: [[1, 2, 3, 4]]}", "issued"),
    ("id: X\ntype: book\ncustom: own", "custom"),
  ])
  func whatDoesNotFitIsNoticed(text: String, key: String) throws {
    let mapping = try #require(Notation.read(text: text, file: "file.yaml").root?.mapping)
    #expect(Self.problems(mapping).contains(key))
  }

  /// The keys that do not fit.
  private static func problems(_ reference: Mapping) -> [String] {
    var problems = ["type", "id"].filter { reference[$0] == nil }
    if let type = reference["type"]?.scalar?.text, !types.contains(type) { problems.append("type") }
    for entry in reference.entries where !fits(entry) { problems.append(entry.key.text) }
    return problems
  }

  private static func fits(_ entry: Mapping.Entry) -> Bool {
    let key = entry.key.text
    if texts.contains(key) { return entry.value.scalar != nil }
    if names.contains(key) {
      let parts: Set = ["family", "given", "suffix", "non-dropping-particle", "literal"]
      return entry.value.list?.allSatisfy { name in
        name.mapping?.entries.allSatisfy { parts.contains($0.key.text) && $0.value.scalar != nil }
          ?? false
      } ?? false
    }
    if dates.contains(key) { return entry.value.mapping.map(isDate) ?? false }
    return key == "custom" && entry.value.mapping != nil
  }

  private static func isDate(_ date: Mapping) -> Bool {
    date.entries.allSatisfy { entry in
      switch entry.key.text {
      case "literal", "circa", "season": return entry.value.scalar != nil
      case "date-parts":
        guard let dates = entry.value.list, (1...2).contains(dates.count) else { return false }
        return dates.allSatisfy { date in
          let parts = date.list ?? []
          return (1...3).contains(parts.count)
            && parts.allSatisfy { Int($0.scalar?.text ?? "") != nil }
        }
      default: return false
      }
    }
  }
}
