import Diagnostics
import Facts
import Notation

/// The wide list, and the figures and corners of the chart.
extension FamilyReader {
  /// One entry beneath `wide list`.
  mutating func wideList(_ entry: Mapping.Entry) -> WideList? {
    let subject = "the wide list \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let phases = phases(&fields)
    let entries = fields.mapping("measures")?.entries ?? []
    problems += fields.finish()
    let measures = entries.compactMap { similarity($0) }
    guard !phases.isEmpty, !measures.isEmpty else { return nil }
    return WideList(name: entry.key.text, phases: phases, measures: measures)
  }

  private mutating func similarity(_ entry: Mapping.Entry) -> WideList.Measure? {
    let subject = "the measure \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let facts = fields.texts("from") ?? []
    let reversed = fields.texts("from the reverse of", .optional) ?? []
    let share = fields.number("share")
    let source = source(&fields)
    check(share, "share", &fields)
    let given =
      facts.compactMap { slot($0, &fields) }.map { IntakeMeasure.Source($0) }
      + reversed.compactMap { slot($0, &fields) }.map { IntakeMeasure.Source($0, isReversed: true) }
    problems += fields.finish()
    guard let share, share > 0, !given.isEmpty, let source else { return nil }
    return WideList.Measure(name: entry.key.text, facts: given, share: share, source: source)
  }

  /// One entry beneath `chart`.
  mutating func figures(_ entry: Mapping.Entry) -> FamilyChartPolicy.Figures? {
    let subject = "the chart \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let phases = phases(&fields)
    let level = fields.text("level").flatMap { slot($0, &fields) }
    let change = fields.text("change").flatMap { slot($0, &fields) }
    let subjects = (fields.texts("subjects", .optional) ?? []).compactMap { slot($0, &fields) }
    let groups = (fields.texts("groups", .optional) ?? []).compactMap { slot($0, &fields) }
    let source = source(&fields)
    problems += fields.finish()
    guard !phases.isEmpty, let level, let change, let source else { return nil }
    return FamilyChartPolicy.Figures(
      name: entry.key.text, phases: phases, level: level, change: change, subjects: subjects,
      groups: groups, source: source)
  }

  /// One entry beneath `corners`, named as the fact `family_quadrant` names it.
  mutating func corner(_ entry: Mapping.Entry) -> FamilyChartPolicy.Corner? {
    let subject = "the corner \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    checkWord(entry.key, of: "family_quadrant", &fields)
    let says = fields.prose("says")
    let ask = fields.prose("ask")
    let role = fields.prose("role")
    let watch = fields.prose("watch")
    let source = source(&fields)
    problems += fields.finish()
    guard let says, let ask, let role, let watch, let source else { return nil }
    return FamilyChartPolicy.Corner(
      id: entry.key.text, says: says.text, ask: ask.text, role: role.text, watch: watch.text,
      source: source)
  }

  /// Phases as the vocabulary names them; others are reported.
  private func phases(_ fields: inout Fields) -> [String] {
    let given = fields.texts("phases") ?? []
    for phase in given { checkWord(phase, of: "phase", &fields) }
    return given.map(\.text)
  }

  /// Reports a text that is no word of a fact.
  func checkWord(_ name: Scalar, of id: String, _ fields: inout Fields) {
    guard let slot = vocabulary.slot(id: id) else { return }
    let fact = vocabulary.facts[slot]
    guard fact.kind.index(ofWord: name.text) == nil else { return }
    let nearest = NearestName.suggestion(for: name.text, among: fact.kind.words)
    fields.report(
      RuleProblem.name(
        .unknownValue(name.text, fact: fact.name, nearest: nearest, known: fact.kind.words)
      ).diagnostic(at: name.location, length: name.length))
  }
}
