package import Diagnostics
import Facts
package import Notation
import OrderedCollections
package import RuleLanguage

/// Reads files of cases, each a list `cases`; keys that mean nothing here are left alone.
///
/// What cannot be used is reported and left out, and everything else is read: a fact that the vocabulary
/// does not know costs the case that fact, a scope that is no word costs the case.
package struct CaseFileReader {
  private let rules: CheckedRules
  private let actions: [String]
  private var places: Set<String> = []
  private var cases: [CaseStory] = []
  private var problems: [Diagnostic] = []

  private init(_ rules: CheckedRules) {
    self.rules = rules
    actions = rules.actions.map(\.id)
  }

  /// Reads the files.
  ///
  /// - Parameters:
  ///   - roots: The roots of the files, in the order in which the cases shall stand.
  ///   - rules: The rules, for facts, actions and cautions.
  /// - Returns: What could be read, in the order of the files, and everything wrong with it.
  package static func read(
    _ roots: [Node], _ rules: CheckedRules
  ) -> (cases: [CaseStory], problems: [Diagnostic]) {
    var reader = CaseFileReader(rules)
    for root in roots { reader.read(file: root) }
    return (reader.cases, reader.problems)
  }

  private mutating func read(file root: Node) {
    guard let list = root.mapping?["cases"]?.list else {
      let node = root.mapping?["cases"] ?? root
      problems.append(
        CaseProblem.noCases.diagnostic(at: node.location, length: node.caretLength))
      return
    }
    for node in list {
      guard var fields = Fields(node, of: "a case", problems: &problems) else { continue }
      let story = story(&fields)
      problems += fields.finish(open: true)
      if let story { cases.append(story) }
    }
  }

  private mutating func story(_ fields: inout Fields) -> CaseStory? {
    let id = fields.text("id")
    let title = fields.prose("title", .optional)?.text ?? ""
    let scope = word("scope", else: CaseStory.Scope.school, &fields)
    let view = scope.flatMap { word("perspective", else: $0.usualPerspective, &fields) }
    let facts = fields.mapping("context_facts", .optional)
    let stated = values("stated", of: facts)
    let implied = values("implied", of: facts)
    let expected = ids("actions_done", &fields)
    let findings = ids("findings_expected", &fields) + ids("assets_expected", &fields)
    let equivalents = lists("equivalents", &fields)
    let isNegative = trueOrFalse("negative_case", &fields)
    let cautions = ids("expected_cautions", &fields)
    check(expected + equivalents.joined(), among: actions) { .unknownAction($0, nearest: $1) }
    let known = Array(rules.cautions.keys) + rules.contraIndications.map(\.id)
    check(cautions, among: known) { .unknownCaution($0, nearest: $1) }
    guard let id, let scope, let view else { return nil }
    guard places.insert(id.text).inserted else {
      problems.append(
        CaseProblem.idTakenBefore(id.text).diagnostic(at: id.location, length: id.length))
      return nil
    }
    if isNegative, cautions.isEmpty {
      problems.append(
        CaseProblem.nothingToShow(id.text).diagnostic(at: id.location, length: id.length))
    }
    return CaseStory(
      id: id.text, title: title, scope: scope, perspective: view, stated: stated,
      implied: implied, expected: expected.map(\.text), findings: findings.map(\.text),
      equivalents: equivalents.map { $0.map(\.text) },
      isNegative: isNegative, expectedCautions: cautions.map(\.text), location: id.location)
  }

  // MARK: - Parts

  /// A word of an enumeration; `nil` only where something else is written.
  private func word<Word: RawRepresentable<String> & CaseIterable>(
    _ key: String, else usual: Word, _ fields: inout Fields
  ) -> Word? {
    guard fields.mapping[key] != nil else { return usual }
    return fields.word(key, as: Word.self)
  }

  /// Facts with their values.
  private mutating func values(_ key: String, of facts: Mapping?) -> [Int: FactValue] {
    guard let facts else { return [:] }
    var fields = Fields(facts, of: "\"context_facts\"")
    let mapping = fields.mapping(key, .optional)
    problems += fields.finish(open: true)
    var values: [Int: FactValue] = [:]
    for entry in mapping?.entries ?? [] {
      guard let slot = slot(entry.key) else { continue }
      let read = CaseValues.value(entry.value, of: rules.vocabulary.facts[slot])
      problems += read.problems
      if let value = read.value { values[slot] = value }
    }
    return values
  }

  private mutating func slot(_ name: Scalar) -> Int? {
    switch rules.slot(namedBy: name) {
    case .failure(let problem):
      problems.append(problem)
      return nil
    case .success(let slot):
      let fact = rules.vocabulary.facts[slot]
      guard [.school, .area].contains(fact.bearer) else {
        problems.append(
          CaseProblem.factOfOthers(fact.name, bearer: fact.bearer.rawValue)
            .diagnostic(at: name.location, length: name.length))
        return nil
      }
      return slot
    }
  }

  /// A list of ids; those elements that are none are reported and left out.
  private func ids(_ key: String, _ fields: inout Fields) -> [Scalar] {
    guard fields.mapping[key] != nil else { return [] }
    return fields.texts(key, .optional) ?? []
  }

  /// A list of lists of ids.
  private func lists(_ key: String, _ fields: inout Fields) -> [[Scalar]] {
    guard let lists = fields.list(key, .optional) else { return [] }
    return lists.compactMap { node in
      let ids = node.list?.compactMap(\.scalar)
      if ids == nil {
        fields.report(
          .wrongShape(key: key, expected: .list, found: node.shape), at: node.location,
          length: node.caretLength)
      }
      return ids
    }
  }

  private mutating func trueOrFalse(_ key: String, _ fields: inout Fields) -> Bool {
    guard let written = fields.text(key, .optional) else { return false }
    switch written.text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      problems.append(
        CaseProblem.notTrueOrFalse(written.text, key: key)
          .diagnostic(at: written.location, length: written.length))
      return false
    }
  }

  /// Notes each id that stands for nothing, once.
  private mutating func check(
    _ ids: [Scalar], among known: [String], _ problem: (String, String?) -> CaseProblem
  ) {
    for id in ids where !known.contains(id.text) {
      let nearest = NearestName.suggestion(for: id.text, among: known)
      problems.append(
        problem(id.text, nearest).diagnostic(at: id.location, length: id.length))
    }
  }
}
