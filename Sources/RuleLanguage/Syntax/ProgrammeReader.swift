import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Reads a file of `Rules/programmes`: the programmes of one country.
///
/// Names of actions, findings and sources are looked up at once, since everything else is known when
/// these files are read.
struct ProgrammeReader {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) { self.names = names }

  mutating func read(_ root: Node) -> ProgrammeList? {
    var problems: [Diagnostic] = []
    defer { log.add(problems) }
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let country = fields.text("country")
    let notice = fields.prose("notice")
    let knownBy = fields.text("known by", .optional)
    let entries = fields.mapping("programmes")?.entries ?? []
    problems += fields.finish()
    guard let country, let notice else { return nil }
    checkCountry(country)
    return ProgrammeList(
      country: country.text, notice: notice.text, knownBy: knownBy.flatMap { slot($0) },
      programmes: entries.compactMap { programme($0, &problems) })
  }

  private mutating func programme(
    _ entry: Mapping.Entry, _ problems: inout [Diagnostic]
  ) -> Programme? {
    let subject = "the programme \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let name = fields.prose("name")
    let actions = fields.texts("for actions")
    let type = fields.prose("partner type")
    let about = fields.texts("about", .optional) ?? []
    let findings = fields.texts("for findings", .optional) ?? []
    let shape = fields.prose("shape", .optional)
    let status = fields.word("status", as: Programme.Status.self)
    let remark = fields.prose("remark", .optional)
    let sources = fields.texts("sources")
    let from = date("valid from", .required, &fields)
    let until = date("valid until", .optional, &fields)
    let checked =
      fields.mapping["checked on"]?.scalar?.text == "not recorded"
      ? nil : date("checked on", .required, &fields)
    fields.allow("checked on")
    problems += fields.finish()
    check(actions ?? [], findings, sources ?? [])
    guard let name, let actions, let type, let status, let sources, let from else { return nil }
    if sources.isEmpty, status != .check {
      log.report(.corpus(.programmeWithoutSource), at: entry.key)
    }
    return Programme(
      id: entry.key.text, name: name.text, actions: actions.map(\.text), partnerType: type.text,
      about: about.map(\.text), findings: findings.map(\.text), shape: shape?.text ?? "",
      status: status, remark: remark?.text ?? "", sources: sources.map(\.text), from: from,
      until: until, checked: checked)
  }

  private func date(_ key: String, _ need: Fields.Need, _ fields: inout Fields) -> ProgrammeDate? {
    guard let text = fields.text(key, need) else { return nil }
    if let date = ProgrammeDate(text.text) { return date }
    fields.report(
      RuleProblem.corpus(.badProgrammeDate(text.text)).diagnostic(
        at: text.location, length: text.length))
    return nil
  }

  private mutating func check(_ actions: [Scalar], _ findings: [Scalar], _ sources: [Scalar]) {
    for action in actions where names.actions[action.text] == nil {
      let nearest = NearestName.suggestion(for: action.text, among: names.actionNames)
      log.report(.name(.unknownAction(action.text, nearest: nearest)), at: action)
    }
    for finding in findings where names.findings[finding.text] == nil {
      let nearest = NearestName.suggestion(for: finding.text, among: names.findingNames)
      log.report(
        .name(.unknownFinding(finding.text, isAsset: false, nearest: nearest)), at: finding)
    }
    for source in sources where names.evidence.sources[source.text] == nil {
      let known = Array(names.evidence.sources.keys)
      let nearest = NearestName.suggestion(for: source.text, among: known)
      log.report(.name(.unknownSource(source.text, nearest: nearest)), at: source)
    }
  }

  /// A country must be a word of the fact that says where a school is.
  private mutating func checkCountry(_ country: Scalar) {
    guard let slot = names.vocabulary.slot(id: "country") else { return }
    let fact = names.vocabulary.facts[slot]
    guard fact.kind.index(ofWord: country.text) == nil else { return }
    let words = fact.kind.words
    let nearest = NearestName.suggestion(for: country.text, among: words)
    log.report(
      .name(.unknownValue(country.text, fact: fact.name, nearest: nearest, known: words)),
      at: country)
  }

  private mutating func slot(_ name: Scalar) -> Int? {
    if let slot = names.vocabulary.slot(named: name.text) { return slot }
    let nearest = NearestFact(for: name.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(name.text, nearest: nearest)), at: name)
    return nil
  }
}
