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

/// One source of the bibliography.
package struct SourceEntry: Hashable, Sendable {
  /// The stable key, for example `A11`.
  package var key: String
  package var who: String
  package var title: String
  package var year: String
  /// Place and scale of what it reports; may be empty.
  package var place: String
  /// Kind of study, in plain words; may be empty.
  package var design: String
  package var highestGrade: EvidenceGrade
  /// How much of it was read: full, extract or listed.
  package var read: String
  package var address: String?
  /// Approximate pages by the section code that opens a locator, for texts whose pages were rebuilt.
  package var aboutPages: [String: String] = [:]
  /// Whether it is one of the two papers everything rests on.
  package var kind: Kind = .external

  /// The papers themselves, or what others wrote.
  package enum Kind: String, Hashable, Sendable, CaseIterable { case seed, external }

  package init(
    key: String, who: String, title: String, year: String, place: String = "",
    design: String = "", highestGrade: EvidenceGrade, read: String = "extract",
    address: String? = nil
  ) {
    self.key = key
    self.who = who
    self.title = title
    self.year = year
    self.place = place
    self.design = design
    self.highestGrade = highestGrade
    self.read = read
    self.address = address
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

extension SourceEntry {
  /// A locator as people should see it: with its approximate pages where they are known,
  /// `LEAD¶7 (about p. 80–81)`.
  package func shown(_ locator: String) -> String {
    pages(locator).map { "\(locator), about \($0)" } ?? locator
  }

  /// The approximate pages of a locator's section, where they were rebuilt: `pp. 80–81`.
  package func pages(_ locator: String) -> String? {
    let code = locator.prefix { $0.isLetter }
    return aboutPages[String(code)].map { "\($0.contains("–") ? "pp." : "p.") \($0)" }
  }
}

/// The corpus as rules need it: sources by key, claims by id and terms of the glossary.
package struct EvidenceLibrary: Sendable {
  package var sources: OrderedDictionary<String, SourceEntry>
  /// Plain meanings of terms, by term.
  package var glossary: OrderedDictionary<String, String>
  /// The words by which a sheet uses a term that it then explains, by term.
  package var shownAs: OrderedDictionary<String, [String]> = [:]
  /// What the evidence files state, by id.
  package var claims: OrderedDictionary<String, EvidenceClaim> = [:]

  package init(
    sources: OrderedDictionary<String, SourceEntry> = [:],
    glossary: OrderedDictionary<String, String> = [:]
  ) {
    self.sources = sources
    self.glossary = glossary
  }
}
