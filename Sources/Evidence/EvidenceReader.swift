package import Diagnostics
package import Notation
import OrderedCollections

/// Reads `Corpus/sources.yaml`, `glossary.yaml` and `evidence/*.yaml` into an ``EvidenceLibrary``.
///
/// Any file may hold any of the keys `sources`, `terms` and `claims`; sources are read first.
package struct EvidenceReader {
  private var library = EvidenceLibrary()
  private var firstPlaces: [String: Source.Location] = [:]
  private var problems: [Diagnostic] = []

  /// Reads all files.
  ///
  /// - Parameter files: Roots of the files, in the order of their names.
  /// - Returns: What could be read, and everything wrong with it.
  package static func read(_ files: [Node]) -> (library: EvidenceLibrary, problems: [Diagnostic]) {
    var reader = EvidenceReader()
    var sections: [String: [Node]] = [:]
    for file in files {
      guard var fields = Fields(file, of: "the corpus", problems: &reader.problems) else {
        continue
      }
      for key in ["sources", "terms", "claims"] {
        if let node = fields.node(key, .optional) { sections[key, default: []].append(node) }
      }
      reader.problems += fields.finish()
    }
    sections["sources"]?.forEach { reader.readEntries($0, kind: "source") { $0.source($1, &$2) } }
    sections["terms"]?.forEach { reader.readEntries($0, kind: "term") { $0.term($1, &$2) } }
    sections["claims"]?.forEach { reader.readEntries($0, kind: "claim") { $0.claim($1, &$2) } }
    return (reader.library, reader.problems.sortedByPlace)
  }

  private mutating func readEntries(
    _ node: Node, kind: String, _ read: (inout Self, Scalar, inout Fields) -> Void
  ) {
    guard let entries = Fields(node, of: "the corpus", problems: &problems)?.mapping.entries else {
      return
    }
    for entry in entries {
      let key = "\(kind): \(entry.key.text)"
      if let first = firstPlaces[key] {
        problems.append(
          EvidenceProblem.declaredTwice(kind: kind, entry.key.text).diagnostic(
            at: entry.key.location, length: entry.key.length,
            notes: [.init("first declared here", at: first)]))
        continue
      }
      firstPlaces[key] = entry.key.location
      let subject = "the \(kind) \(entry.key.text.quoted())"
      guard var fields = Fields(entry.value, of: subject, problems: &problems) else { continue }
      read(&self, entry.key, &fields)
      problems += fields.finish()
    }
  }

  private mutating func source(_ key: Scalar, _ fields: inout Fields) {
    let who = fields.prose("who")
    let title = fields.prose("title")
    let year = fields.text("year")
    let place = fields.prose("where", .optional)
    let design = fields.prose("design", .optional)
    let grade = fields.word("highest grade", as: EvidenceGrade.self)
    let kind = fields.word("kind", as: SourceEntry.Kind.self, .optional)
    let read = fields.word("read", among: ["full", "extract", "listed"], .optional)
    let address = fields.text("address", .optional)
    let pages = fields.mapping("about pages", .optional)?.entries ?? []
    guard let who, let title, let year, let grade else { return }
    var entry = SourceEntry(
      key: key.text, who: who.text, title: title.text, year: year.text, place: place?.text ?? "",
      design: design?.text ?? "", highestGrade: grade, read: read?.text ?? "extract",
      address: address?.text)
    entry.kind = kind ?? .external
    for page in pages {
      if case .scalar(let text) = page.value { entry.aboutPages[page.key.text] = text.text }
    }
    library.sources[key.text] = entry
  }

  private mutating func term(_ key: Scalar, _ fields: inout Fields) {
    // Where a meaning comes from is written for people; it need not be a source of the bibliography.
    fields.allow("source")
    let seenAs = fields.texts("seen on sheets as", .optional)?.map(\.text) ?? []
    guard let means = fields.prose("means") else { return }
    library.glossary[key.text] = means.text
    if !seenAs.isEmpty { library.shownAs[key.text] = seenAs }
  }

  private mutating func claim(_ key: Scalar, _ fields: inout Fields) {
    let says = fields.prose("says")
    let source = fields.text("source")
    let locator = fields.text("at")
    let grade = fields.word("grade", as: EvidenceGrade.self)
    let gradePlace = fields.mapping["grade"]
    let doesNotShow = fields.prose("does not show")
    guard let says, let source, let locator, let grade, let doesNotShow else { return }
    guard let entry = library.sources[source.text] else {
      let nearest = NearestName.suggestion(for: source.text, among: Array(library.sources.keys))
      fields.report(
        EvidenceProblem.unknownSource(source.text, nearest: nearest).diagnostic(
          at: source.location, length: source.length))
      return
    }
    if grade < entry.highestGrade, let place = gradePlace {
      fields.report(
        EvidenceProblem.gradeTooHigh(grade, source: entry.key, highest: entry.highestGrade)
          .diagnostic(at: place.location, length: place.caretLength))
    }
    library.claims[key.text] = EvidenceClaim(
      id: key.text, says: says.text, source: source.text, locator: locator.text, grade: grade,
      doesNotShow: doesNotShow.text)
  }
}
