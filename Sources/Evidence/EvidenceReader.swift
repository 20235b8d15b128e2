package import Diagnostics
package import Notation
import OrderedCollections

/// Reads the files of the corpus into an ``EvidenceLibrary``: bibliography, glossary, claims, reading
/// list, disputes.
///
/// Any file may hold any of the keys `references`, `terms`, `claims`, `resources` and `disputes`;
/// references are read first.
package struct EvidenceReader {
  /// What came of reading.
  package struct Reading: Sendable {
    /// What could be read.
    package var library: EvidenceLibrary
    /// Names that the rules have to know, in the order of reading.
    package var links: [CorpusLink]
    /// Everything wrong with the files, by place.
    package var problems: [Diagnostic]
  }

  var library = EvidenceLibrary()
  var links: [CorpusLink] = []
  private var firstPlaces: [String: Source.Location] = [:]
  private var problems: [Diagnostic] = []

  /// Reads all files.
  ///
  /// - Parameter files: Roots of the files, in the order of their names.
  /// - Returns: What could be read, and everything wrong with it.
  package static func read(_ files: [Node]) -> Reading {
    var reader = EvidenceReader()
    var sections: [String: [Node]] = [:]
    for file in files {
      guard var fields = Fields(file, of: "the corpus", problems: &reader.problems) else {
        continue
      }
      for key in ["references", "terms", "claims", "resources", "disputes"] {
        if let node = fields.node(key, .optional) { sections[key, default: []].append(node) }
      }
      reader.problems += fields.finish()
    }
    sections["references"]?.forEach { reader.readItems($0, kind: "source") { $0.source($1, &$2) } }
    sections["terms"]?.forEach { reader.readEntries($0, kind: "term") { $0.term($1, &$2) } }
    sections["claims"]?.forEach { reader.readEntries($0, kind: "claim") { $0.claim($1, &$2) } }
    sections["resources"]?.forEach {
      reader.readEntries($0, kind: "resource") { $0.resource($1, &$2) }
    }
    sections["disputes"]?.forEach {
      reader.readEntries($0, kind: "dispute") { $0.dispute($1, &$2) }
    }
    return Reading(
      library: reader.library, links: reader.links, problems: reader.problems.sortedByPlace)
  }

  /// Reads the entries of a mapping, each with its name as the key.
  private mutating func readEntries(
    _ node: Node, kind: String, _ read: (inout Self, Scalar, inout Fields) -> Void
  ) {
    guard let entries = Fields(node, of: "the corpus", problems: &problems)?.mapping.entries else {
      return
    }
    for entry in entries where isNew(entry.key, kind: kind) {
      let subject = "the \(kind) \(entry.key.text.quoted())"
      guard var fields = Fields(entry.value, of: subject, problems: &problems) else { continue }
      read(&self, entry.key, &fields)
      problems += fields.finish()
    }
  }

  /// Reads the items of a list, each with its name under `id`.
  private mutating func readItems(
    _ node: Node, kind: String, _ read: (inout Self, Scalar, inout Fields) -> Void
  ) {
    guard let items = node.list else {
      problems.append(
        NotationProblem.wrongShape(key: nil, expected: .list, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return
    }
    for item in items {
      guard let mapping = Fields(item, of: "a \(kind)", problems: &problems)?.mapping else {
        continue
      }
      guard let id = mapping["id"]?.scalar, !id.isEmpty else {
        problems.append(
          NotationProblem.missingKey("id", of: "this \(kind)").diagnostic(at: mapping.location))
        continue
      }
      guard isNew(id, kind: kind) else { continue }
      var fields = Fields(mapping, of: "the \(kind) \(id.text.quoted())")
      fields.allow("id")
      read(&self, id, &fields)
      problems += fields.finish()
    }
  }

  /// Whether a name is met for the first time; a second one is reported.
  private mutating func isNew(_ name: Scalar, kind: String) -> Bool {
    let key = "\(kind): \(name.text)"
    guard let first = firstPlaces[key] else {
      firstPlaces[key] = name.location
      return true
    }
    problems.append(
      EvidenceProblem.declaredTwice(kind: kind, name.text).diagnostic(
        at: name.location, length: name.length,
        notes: [.init("first declared here", at: first)]))
    return false
  }

  private mutating func source(_ key: Scalar, _ fields: inout Fields) {
    if let entry = BibliographyReader.source(key, &fields) { library.sources[key.text] = entry }
  }

  /// The source of a key; an unknown key is reported.
  func entry(_ key: Scalar, _ fields: inout Fields) -> SourceEntry? {
    if let entry = library.sources[key.text] { return entry }
    let nearest = NearestName.suggestion(for: key.text, among: Array(library.sources.keys))
    fields.report(
      EvidenceProblem.unknownSource(key.text, nearest: nearest).diagnostic(
        at: key.location, length: key.length))
    return nil
  }

  private mutating func term(_ key: Scalar, _ fields: inout Fields) {
    // Where a meaning comes from is written for people; it need not be a source of the bibliography.
    let source = fields.text("source", .optional)
    let seenAs = fields.texts("seen on sheets as", .optional)?.map(\.text) ?? []
    guard let means = fields.prose("means") else { return }
    library.glossary[key.text] = means.text
    if let source { library.glossarySources[key.text] = source.text }
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
    guard let entry = entry(source, &fields) else { return }
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
