import Diagnostics
import Notation

/// Reads one reference of `Corpus/sources.yaml`, which is written in the input format of the Citation
/// Style Language (CSL-YAML), so that any reference manager can read it too.
///
/// ```yaml
/// references:
///   - id: A11
///     type: article-journal
///     author: [{family: Ainscow, given: Mel}]
///     title: Responding to the challenge of equity within education systems
///     issued: {date-parts: [[2011]]}
///     custom: {highest grade: seed-strong, kind: seed, read: full}
/// ```
///
/// What only waymark says of a source stands under `custom`, which the standard leaves to programs.
enum BibliographyReader {
  /// The kinds of publication that may be named, words of the standard.
  static let types = [
    "article-journal", "article-newspaper", "book", "chapter", "dataset", "document", "legislation",
    "motion_picture", "paper-conference", "post-weblog", "report", "speech", "thesis", "webpage",
  ]

  /// Reads the fields of a reference; `nil` where something that it needs is missing.
  static func source(_ key: Scalar, _ fields: inout Fields) -> SourceEntry? {
    fields.allow("id")
    let type = fields.word("type", among: types)
    let authors = names("author", &fields)
    let editors = names("editor", &fields)
    let title = fields.prose("title")
    let issued = date("issued", &fields)
    _ = date("accessed", &fields)
    let publication = Self.publication(&fields)
    let address = Self.address("URL", &fields)
    fields.allow("DOI", "ISBN", "language", "note", "collection-title", "publisher-place")
    if fields.mapping["author"] == nil, fields.mapping["editor"] == nil {
      fields.report(
        EvidenceProblem.nobodyNamed.diagnostic(at: key.location, length: key.length))
    }
    let custom = "\"custom\" of the source \(key.text.quoted())"
    let own = fields.within("custom", of: custom) { Self.readOwn(&$0) }
    guard let type, let title, let own else { return nil }
    var entry = SourceEntry(
      key: key.text, type: type.text, authors: authors.isEmpty ? editors : authors,
      title: title.text, issued: issued, highestGrade: own.grade)
    entry.publication = publication
    entry.address = address
    entry.place = own.place
    entry.design = own.design
    entry.read = own.read
    entry.kind = own.kind
    entry.aboutPages = own.aboutPages
    entry.background = own.background
    entry.location = key.location
    return entry
  }

  /// A web address of a key; reported where it is none.
  static func address(_ key: String, _ fields: inout Fields) -> String? {
    guard let text = fields.text(key, .optional) else { return nil }
    guard text.text.hasPrefix("https://") || text.text.hasPrefix("http://") else {
      fields.report(
        EvidenceProblem.notAnAddress(text.text).diagnostic(at: text.location, length: text.length))
      return nil
    }
    return text.text
  }

  private static func publication(_ fields: inout Fields) -> SourceEntry.Publication {
    var publication = SourceEntry.Publication()
    publication.container = fields.prose("container-title", .optional)?.text ?? ""
    publication.volume = fields.text("volume", .optional)?.text ?? ""
    publication.issue = fields.text("issue", .optional)?.text ?? ""
    publication.page = fields.text("page", .optional)?.text ?? ""
    publication.number = fields.text("number", .optional)?.text ?? ""
    publication.publisher = fields.prose("publisher", .optional)?.text ?? ""
    return publication
  }

  private static func names(_ key: String, _ fields: inout Fields) -> [PersonName] {
    var names: [PersonName] = []
    for mapping in fields.mappings(key, .optional) ?? [] {
      var inner = Fields(mapping, of: "a name")
      let family = inner.text("family", .optional)
      let given = inner.text("given", .optional)
      let literal = inner.text("literal", .optional)
      switch (family, literal) {
      case (let family?, nil):
        names.append(.person(family: family.text, given: given?.text ?? ""))
      case (nil, let literal?): names.append(.literal(literal.text))
      case (nil, nil), (.some, .some):
        inner.report(EvidenceProblem.nameUnclear.diagnostic(at: mapping.location))
      }
      fields.report(inner.finish())
    }
    return names
  }

  /// `{date-parts: [[2011]]}`, of a span `[[2020], [2021]]`, or `{literal: …}`.
  private static func date(_ key: String, _ fields: inout Fields) -> IssueDate? {
    fields.within(key, .optional) { inner -> IssueDate? in
      if let literal = inner.text("literal", .optional) { return .literal(literal.text) }
      guard let dates = inner.list("date-parts") else { return nil }
      let parts = dates.map { $0.list?.compactMap { $0.scalar.flatMap { Int($0.text) } } ?? [] }
      let isComplete = zip(dates, parts).allSatisfy { ($0.list?.count ?? 0) == $1.count }
      guard isComplete, (1...2).contains(parts.count), parts.allSatisfy(isDate) else {
        inner.report(
          EvidenceProblem.notADate.diagnostic(
            at: inner.mapping["date-parts"]?.location ?? inner.mapping.location))
        return nil
      }
      return .parts(parts)
    }
  }

  private static func isDate(_ parts: [Int]) -> Bool {
    guard let year = parts.first, (1000...9999).contains(year), parts.count <= 3 else {
      return false
    }
    let month = parts.count > 1 ? parts[1] : 1
    return CalendarDate(year: year, month: month, day: parts.count > 2 ? parts[2] : 1) != nil
  }

  /// What stands under `custom`.
  private struct Own {
    var grade: EvidenceGrade
    var kind: SourceEntry.Kind
    var read: String
    var place: String
    var design: String
    var aboutPages: [String: String] = [:]
    var background: String?
  }

  private static func readOwn(_ fields: inout Fields) -> Own? {
    let grade = fields.word("highest grade", as: EvidenceGrade.self)
    let kind = fields.word("kind", as: SourceEntry.Kind.self, .optional)
    let read = fields.word("read", among: ["full", "extract", "listed"], .optional)
    let place = fields.prose("where", .optional)
    let design = fields.prose("design", .optional)
    // Where we read it, or read of it, for those who check; no rule asks for it.
    fields.allow("seen at")
    let background = fields.prose("background", .optional)
    let pages = fields.mapping("about pages", .optional)?.entries ?? []
    guard let grade else { return nil }
    var own = Own(
      grade: grade, kind: kind ?? .external, read: read?.text ?? "extract",
      place: place?.text ?? "", design: design?.text ?? "")
    for page in pages {
      if case .scalar(let text) = page.value { own.aboutPages[page.key.text] = text.text }
    }
    own.background = background?.text
    return own
  }
}
