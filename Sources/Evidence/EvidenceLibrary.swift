package import OrderedCollections

/// How strong the evidence behind an action is, best first (`domain` 0).
package enum EvidenceGrade: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
  /// The seed papers claim repeated or programme-wide evidence.
  case seedStrong = "seed-strong"
  /// Told of being done, in one or a few cases.
  case seedCase = "seed-case"
  /// Recommended, implied or planned.
  case seedIdea = "seed-idea"
  /// Not in the seed papers: an addition to Ainscow's model.
  case ext

  /// Its place in the order, 0 for the best.
  package var place: Int {
    switch self {
    case .seedStrong: 0
    case .seedCase: 1
    case .seedIdea: 2
    case .ext: 3
    }
  }

  package static func < (a: Self, b: Self) -> Bool {
    a.place < b.place
  }
}

/// One claim of the evidence files: what a source shows, and what it does not.
package struct EvidenceClaim: Hashable, Sendable {
  /// The stable id.
  package var id: String
  /// What it says, in our words.
  package var says: String
  /// Key of the source.
  package var source: String
  /// Where in the source.
  package var locator: String
  package var grade: EvidenceGrade
  /// What must not be read into it.
  package var doesNotShow: String

  package init(
    id: String, says: String, source: String, locator: String, grade: EvidenceGrade,
    doesNotShow: String
  ) {
    self.id = id
    self.says = says
    self.source = source
    self.locator = locator
    self.grade = grade
    self.doesNotShow = doesNotShow
  }
}

/// The corpus as rules and advice need it: sources by key, claims, resources and disputes by id, terms of
/// the glossary.
package struct EvidenceLibrary: Sendable {
  package var sources: OrderedDictionary<String, SourceEntry>
  /// Plain meanings of terms, by term.
  package var glossary: OrderedDictionary<String, String>
  /// Where meanings come from, in words or as a key of ``sources``, by term; none for waymark's own.
  package var glossarySources: OrderedDictionary<String, String> = [:]
  /// The words by which a sheet uses a term that it then explains, by term.
  package var shownAs: OrderedDictionary<String, [String]> = [:]
  /// What the evidence files state, by id.
  package var claims: OrderedDictionary<String, EvidenceClaim> = [:]
  /// The reading list, by id, in the order of its file.
  package var resources: OrderedDictionary<String, Resource> = [:]
  /// Questions on which the evidence disagrees, by id.
  package var disputes: OrderedDictionary<String, Dispute> = [:]

  package init(
    sources: OrderedDictionary<String, SourceEntry> = [:],
    glossary: OrderedDictionary<String, String> = [:]
  ) {
    self.sources = sources
    self.glossary = glossary
  }
}
