import Diagnostics
import Facts
import Notation

/// Reads `Rules/families.yaml`: the measures by which schools are grouped, and the conditions of a
/// family.
///
/// It is read with the vocabulary, because schools are grouped while the rules are still checked; what it
/// says of actions and sources is looked up later.
struct FamilyReader {
  let vocabulary: Vocabulary
  var problems: [Diagnostic] = []
  /// Actions to propose, to be looked up.
  private(set) var actions: [Scalar] = []
  /// Sources named, to be looked up.
  private(set) var sources: [Scalar] = []

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  mutating func read(_ root: Node) -> FamilyPolicy? {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let version = fields.wholeNumber("version", in: 1...100_000)
    let grouped = fields.mapping("grouped by")?.entries ?? []
    let conditions = fields.mapping("conditions")?.entries ?? []
    let lists = fields.mapping("wide list", .optional)?.entries ?? []
    let figures = fields.mapping("chart", .optional)?.entries ?? []
    let corners = fields.mapping("corners", .optional)?.entries ?? []
    let within = fields.text("grouped within", .optional).flatMap {
      sortingSlot($0, &fields)
    }
    let apart = fields.node("kept apart", .optional).flatMap { self.apart($0) }
    let averages = fields.node("taken over several years", .optional).flatMap {
      self.averages($0)
    }
    problems += fields.finish()
    let measures = grouped.compactMap { measure($0) }
    if measures.isEmpty, let entry = fields.mapping.entry("grouped by") {
      problems.append(
        RuleProblem.corpus(.noMeasure).diagnostic(
          at: entry.key.location, length: entry.key.length))
    }
    if measures.count > GroupingPolicy.mostMeasures, let entry = fields.mapping.entry("grouped by")
    {
      problems.append(
        RuleProblem.corpus(.tooManyMeasures(measures.count)).diagnostic(
          at: entry.key.location, length: entry.key.length))
    }
    var policy = FamilyPolicy(
      version: version ?? 1,
      grouping: GroupingPolicy(
        measures: measures, within: within, apart: apart, averages: averages),
      conditions: conditions.compactMap { condition($0) })
    policy.wideLists = lists.compactMap { wideList($0) }
    policy.chart = FamilyChartPolicy(
      figures: figures.compactMap { self.figures($0) },
      corners: corners.compactMap { corner($0) })
    return policy
  }

  private mutating func measure(_ entry: Mapping.Entry) -> IntakeMeasure? {
    let subject = "the measure \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    _ = fields.prose("means")
    let facts = fields.texts("from") ?? []
    let results = fields.mapping("from results less progress", .optional)?.entries ?? []
    let reversed = fields.texts("from the reverse of", .optional) ?? []
    let weight = fields.number("weight")
    _ = fields.prose("because", .optional)
    _ = source(&fields)
    check(weight, "weight", &fields)
    let given =
      facts.compactMap { slot($0, &fields) }.map { IntakeMeasure.Source($0) }
      + results.compactMap { lessProgress($0, &fields) }
      + reversed.compactMap { slot($0, &fields) }.map { IntakeMeasure.Source($0, isReversed: true) }
    problems += fields.finish()
    guard let weight, weight > 0, !given.isEmpty else { return nil }
    return IntakeMeasure(name: entry.key.text, facts: given, weight: weight)
  }

  /// Reports a weight or share of 0 or less.
  func check(_ weight: Double?, _ key: String, _ fields: inout Fields) {
    guard let weight, weight <= 0, let place = fields.mapping[key] else { return }
    fields.report(
      RuleProblem.corpus(.weightNotPositive).diagnostic(
        at: place.location, length: place.caretLength))
  }

  /// The id of a fact that is a number; anything else is reported.
  func slot(_ name: Scalar, _ fields: inout Fields) -> String? {
    guard let fact = fact(name, &fields) else { return nil }
    if case .number = fact.kind { return fact.id }
    fields.report(
      RuleProblem.corpus(.measureNoNumber(fact.name)).diagnostic(
        at: name.location, length: name.length))
    return nil
  }

  /// The id of a fact that sorts schools: a label, or one word of several.
  func sortingSlot(_ name: Scalar, _ fields: inout Fields) -> String? {
    guard let fact = fact(name, &fields) else { return nil }
    switch fact.kind {
    case .label, .choice: return fact.id
    default:
      fields.report(
        RuleProblem.corpus(.sortsNoSchools(fact.name)).diagnostic(
          at: name.location, length: name.length))
      return nil
    }
  }

  private func fact(_ name: Scalar, _ fields: inout Fields) -> FactDefinition? {
    if let slot = vocabulary.slot(named: name.text) { return vocabulary.facts[slot] }
    let nearest = NearestFact(for: name.text, among: vocabulary.facts)
    fields.report(
      RuleProblem.name(.unknownFact(name.text, nearest: nearest)).diagnostic(
        at: name.location, length: name.length))
    return nil
  }

  private mutating func condition(_ entry: Mapping.Entry) -> FamilyPolicy.Condition? {
    let subject = "the condition \(entry.key.text.quoted())"
    guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
    let says = fields.prose("says")
    let ask = fields.prose("ask")
    let ifMissing = fields.texts("if missing, propose")
    let source = source(&fields)
    // A condition is a word of the fact that says which conditions are met.
    checkWord(entry.key, of: "family_conditions_met", &fields)
    problems += fields.finish()
    guard let says, let ask, let ifMissing, let source else { return nil }
    actions += ifMissing
    return FamilyPolicy.Condition(
      id: entry.key.text, says: says.text, ask: ask.text, ifMissing: ifMissing.map(\.text),
      source: source)
  }

  /// `source: A11` with `at: FAM¶12`, joined.
  mutating func source(_ fields: inout Fields) -> String? {
    let key = fields.text("source")
    let locator = fields.text("at", .optional)
    guard let key else { return nil }
    // What we chose ourselves says so, and has no source to look up.
    if key.text != "design default" { sources.append(key) }
    return [key.text, locator?.text ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
