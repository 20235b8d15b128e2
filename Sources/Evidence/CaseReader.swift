package import Diagnostics
package import Notation
import OrderedCollections

/// Reads the files of `Corpus/cases`: `version: 1` and a list `cases`.
package struct CaseReader {
  /// What came of reading.
  package struct Reading: Sendable {
    /// In the order of the files.
    package var cases: [WorkshopCase]
    /// Names that the rules have to know, in the order of reading.
    package var links: [CorpusLink]
    /// Everything wrong with the files, by place.
    package var problems: [Diagnostic]
  }

  private let library: EvidenceLibrary
  private var reading = Reading(cases: [], links: [], problems: [])
  private var firstPlaces: [String: Source.Location] = [:]

  private init(_ library: EvidenceLibrary) { self.library = library }

  /// Reads all files.
  ///
  /// - Parameters:
  ///   - files: Roots of the files, in the order in which the cases shall stand.
  ///   - library: The bibliography that sources are looked up in.
  /// - Returns: What could be read, and everything wrong with it.
  package static func read(_ files: [Node], in library: EvidenceLibrary) -> Reading {
    var reader = CaseReader(library)
    for file in files { reader.read(file: file) }
    reader.reading.problems = reader.reading.problems.sortedByPlace
    return reader.reading
  }

  private mutating func read(file: Node) {
    guard var fields = Fields(file, of: "a file of cases", problems: &reading.problems) else {
      return
    }
    _ = fields.wholeNumber("version", in: 1...1)
    let cases = fields.mappings("cases") ?? []
    reading.problems += fields.finish()
    for mapping in cases {
      let name = mapping["id"]?.scalar?.text
      var fields = Fields(mapping, of: name.map { "the case \($0.quoted())" } ?? "this case")
      if let read = read(&fields) { reading.cases.append(read) }
      reading.problems += fields.finish()
    }
  }

  private mutating func read(_ fields: inout Fields) -> WorkshopCase? {
    let id = fields.text("id")
    let title = fields.prose("title")
    let (source, locator) = source(&fields)
    let scope = fields.word("scope", as: WorkshopCase.Scope.self)
    let perspective = fields.word("perspective", as: WorkshopCase.Perspective.self)
    let story = fields.prose("story")
    let facts = facts(&fields)
    let findings = names("findings_expected", .finding, .required, &fields)
    let assets = names("assets_expected", .finding, .optional, &fields)
    let actions = names("actions_done", .action, .required, &fields)
    let recipients = names("recipient_actions", .action, .optional, &fields)
    let traits = fields.texts("partner_traits") ?? []
    let outcome = fields.prose("reported_outcome")
    let cautions = names("cautions", .caution, .required, &fields)
    let gaps = fields.prose("gaps")
    let questions = fields.texts("questions for a workshop")
    // For `waymark backtest` only.
    fields.allow("equivalents", "negative_case", "expected_cautions", "context_notes")
    guard let id, let title, let scope, let perspective, let story, let outcome, let gaps,
      let questions, isNew(id)
    else { return nil }
    return WorkshopCase(
      id: id.text, title: title.text, source: source, locator: locator, scope: scope,
      perspective: perspective, story: story.text, facts: facts, findings: findings + assets,
      actions: actions, recipientActions: recipients, partnerTraits: traits.map(\.text),
      outcome: outcome.text, cautions: cautions, gaps: gaps.text,
      questions: questions.map(\.text))
  }

  /// `{key: A11, locator: "KEY¶3 (about p. 79)"}`.
  private func source(_ fields: inout Fields) -> (key: String, locator: String) {
    let parts = fields.within("source") { inner -> (String, String)? in
      guard let key = inner.text("key"), let locator = inner.prose("locator") else { return nil }
      if library.sources[key.text] == nil {
        let known = Array(library.sources.keys)
        let nearest = NearestName.suggestion(for: key.text, among: known)
        inner.report(
          EvidenceProblem.unknownSource(key.text, nearest: nearest).diagnostic(
            at: key.location, length: key.length))
      }
      return (key.text, locator.text)
    }
    return parts ?? ("", "")
  }

  /// `{stated: {…}, implied: {…}}`.
  private func facts(_ fields: inout Fields) -> [WorkshopCase.GivenFact] {
    fields.within("context_facts") { inner -> [WorkshopCase.GivenFact]? in
      let stated = inner.mapping("stated")?.entries ?? []
      let implied = inner.mapping("implied", .optional)?.entries ?? []
      return stated.map { .init(name: $0.key, value: $0.value, isStated: true) }
        + implied.map { .init(name: $0.key, value: $0.value, isStated: false) }
    } ?? []
  }

  private mutating func names(
    _ key: String, _ kind: CorpusLink.Kind, _ need: Fields.Need, _ fields: inout Fields
  ) -> [String] {
    let names = fields.texts(key, need) ?? []
    reading.links += names.map { CorpusLink(kind, $0) }
    return names.map(\.text)
  }

  private mutating func isNew(_ id: Scalar) -> Bool {
    guard let first = firstPlaces[id.text] else {
      firstPlaces[id.text] = id.location
      return true
    }
    reading.problems.append(
      EvidenceProblem.declaredTwice(kind: "case", id.text).diagnostic(
        at: id.location, length: id.length, notes: [.init("first declared here", at: first)]))
    return false
  }
}
