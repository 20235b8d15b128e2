package import Diagnostics

/// One source of the bibliography: what the Citation Style Language says of it, and what we add.
package struct SourceEntry: Hashable, Sendable {
  /// The stable key, for example `A11`; the `id` of the reference.
  package var key: String
  /// The kind of publication, a word of the Citation Style Language: `article-journal`, `report`.
  package var type: String
  /// Who wrote it, in order; who edited it where nobody is named as author.
  package var authors: [PersonName]
  package var title: String
  /// When it appeared; `nil` where it bears no date.
  package var issued: IssueDate?
  /// Where in print it stands, part by part.
  package var publication = Publication()
  /// The web address; `nil` where none is on record.
  package var address: String?
  /// Place and scale of what it reports; may be empty.
  package var place: String = ""
  /// Kind of study, in plain words; may be empty.
  package var design: String = ""
  package var highestGrade: EvidenceGrade
  /// How much of it was read: full, extract or listed.
  package var read: String = "extract"
  /// Approximate pages by the section code that opens a locator, for texts whose pages were rebuilt.
  package var aboutPages: [String: String] = [:]
  /// Whether it is one of the two papers everything rests on.
  package var kind: Kind = .external

  /// Why it stands in the bibliography although nothing cites it; `nil`: something should.
  package var background: String?
  /// Where its key stands; `nil` for an entry that was not read from a file.
  package var location: Source.Location?

  /// The papers themselves, or what others wrote.
  package enum Kind: String, Hashable, Sendable, CaseIterable { case seed, external }

  /// Journal, volume and pages; number and publisher. Each part may be empty.
  package struct Publication: Hashable, Sendable {
    package var container = ""
    package var volume = ""
    package var issue = ""
    package var page = ""
    package var number = ""
    package var publisher = ""

    package init() {}
  }

  package init(
    key: String, type: String, authors: [PersonName], title: String, issued: IssueDate?,
    highestGrade: EvidenceGrade
  ) {
    self.key = key
    self.type = type
    self.authors = authors
    self.title = title
    self.issued = issued
    self.highestGrade = highestGrade
  }
}

extension SourceEntry {
  /// The authors as a sentence names them: `W. Dobbie and R. Fryer`.
  package var who: String {
    let names = authors.map(\.shown)
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The year or years, `2020 to 2021`; `undated` where there is none.
  package var year: String { issued?.shown ?? "undated" }

  /// The source as a reader needs it to find it: `Mel Ainscow (2011), Responding to …. Aula 17, 73–87`.
  package var reference: String {
    let text = "\(who) (\(year)), \(title)"
    let place = publication.shown
    return place.isEmpty ? text : "\(text). \(place)"
  }

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

extension SourceEntry.Publication {
  /// `London Review of Education 18(3)`, `Aula 17, 73–87`, `DFE-RR215`; empty where nothing is known.
  package var shown: String {
    var journal = [container, volume].filter { !$0.isEmpty }.joined(separator: " ")
    if !issue.isEmpty { journal += "(\(issue))" }
    return [journal, page, number, publisher].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// A person or body behind a source.
package enum PersonName: Hashable, Sendable {
  /// Somebody with a family name; given names may be initials, or empty.
  case person(family: String, given: String)
  /// A body, or `others`, as it stands.
  case literal(String)

  /// `M. Hutchings`, `Ofsted`.
  package var shown: String {
    switch self {
    case .person(let family, let given): given.isEmpty ? family : "\(given) \(family)"
    case .literal(let text): text
    }
  }
}

/// When a source appeared.
package enum IssueDate: Hashable, Sendable {
  /// Year, month and day of one date or of both ends of a span; months and days may be left out.
  case parts([[Int]])
  /// Words, where numbers do not say it: `2009 and 2013`.
  case literal(String)

  /// Years only: `2011`, `2020 to 2021`.
  package var shown: String {
    switch self {
    case .parts(let dates): dates.compactMap { $0.first.map(String.init) }.joined(separator: " to ")
    case .literal(let text): text
    }
  }
}
