import Diagnostics
import Evidence
import Facts
import OrderedCollections
import RuleLanguage

/// Short ways to write rules and facts in tests, without files.
enum Small {
  static let location = Source.Location(file: "rule.yaml", line: 1, column: 1)

  // MARK: Facts

  static func fact(
    _ id: String, _ kind: FactKind, role: FactDefinition.Role = .figure, bearer: Bearer = .school
  ) -> FactDefinition {
    var fact = FactDefinition(
      id: id, name: id, means: id, kind: kind, role: role, location: location)
    fact.bearer = bearer
    return fact
  }

  static func number(
    _ id: String, _ range: ClosedRange<Double> = 0...100, role: FactDefinition.Role = .figure
  ) -> FactDefinition {
    fact(id, .number(unit: Unit.none, whole: false, range: range), role: role)
  }

  static func level(_ id: String, role: FactDefinition.Role = .judgement) -> FactDefinition {
    fact(id, .ordinal(["absent", "weak", "partial", "strong"]), role: role)
  }

  static func yesNo(_ id: String, role: FactDefinition.Role = .judgement) -> FactDefinition {
    fact(id, .yesNo, role: role)
  }

  // MARK: Conditions

  static func condition(
    _ form: CheckedCondition.Form, _ stance: CheckedCondition.Stance = .wait, hint: Bool = false
  ) -> CheckedCondition {
    CheckedCondition(form, stance: stance, givesAtMostHint: hint, at: location)
  }

  static func test(
    _ slot: Int, _ phrase: Phrase, _ stance: CheckedCondition.Stance = .wait, hint: Bool = false
  ) -> CheckedCondition {
    condition(
      .test(CheckedTest(slot: slot, phrase: phrase, location: location)), stance, hint: hint)
  }

  static func finding(
    _ index: Int, _ strength: Strength = .hint, exactly isExact: Bool = false
  ) -> CheckedCondition {
    condition(
      .finding(
        FindingTest(
          findings: [index], strength: strength, isExact: isExact, location: location)))
  }

  static func count(
    _ bound: CheckedCount.Quantity.Bound, _ number: Int, percent: Bool = false, of relation: String,
    name: String = "set", _ parts: [CheckedCondition]
  ) -> CheckedCondition {
    condition(
      .count(
        CheckedCount(
          quantity: CheckedCount.Quantity(bound, number, isPercent: percent), relation: relation,
          name: name, condition: condition(.all(parts)), location: location)))
  }

  // MARK: Rules

  static let life = RuleLife(version: 1, status: .trial, reviewBy: "2030-01-01")

  static func finding(
    _ id: String, kind: CheckedFinding.Kind = .barrier, ecology: EcologyLevel = .within,
    signs: [CheckedCondition], unless: [CheckedCondition] = []
  ) -> CheckedFinding {
    CheckedFinding(
      id: id, name: id, kind: kind, life: life, ecology: ecology, signs: signs, unless: unless,
      location: location)
  }

  static func action(
    _ id: String, when: CheckedCondition, unless: [CheckedCondition] = [],
    appliesTo: [CheckedCondition] = [], notWhen: [Int] = [], effort: Effort = .medium,
    lead: LeadCondition? = nil
  ) -> CheckedAction {
    CheckedAction(
      id: id, name: id, life: life, strategy: .evidence, ecology: .within, urgency: .plan,
      effort: effort, appliesTo: appliesTo,
      instances: [CheckedAction.Instance(when: when, unless: unless)], notWhen: notWhen,
      leadCondition: lead, grade: .seedCase, location: location)
  }

  static func rules(
    _ facts: [FactDefinition], relations: [Relation] = [], derivations: [CheckedDerivation] = [],
    findings: [CheckedFinding] = [], contraIndications: [CheckedContraIndication] = [],
    actions: [CheckedAction] = [], strength: StrengthPolicy = .standard
  ) -> CheckedRules {
    let vocabulary = Vocabulary(
      facts: facts,
      relations: OrderedDictionary(uniqueKeysWithValues: relations.map { ($0.name, $0) }))
    return CheckedRules(
      vocabulary: vocabulary, derivations: derivations, findings: findings,
      findingOrder: Array(findings.indices), contraIndications: contraIndications,
      actions: actions, strength: strength, evidence: EvidenceLibrary())
  }

  // MARK: Schools

  /// A base of schools, each with its values by slot, in one area.
  static func base(_ vocabulary: Vocabulary, _ schools: [[Int: FactValue]]) -> FactBase {
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, values) in schools.enumerated() {
      for (slot, value) in values { table.set(slot, row, to: value, from: nil) }
    }
    return FactBase(
      vocabulary: vocabulary, schools: table,
      areas: FactTable(vocabulary: vocabulary, bearer: .area, count: 1),
      areaOfSchool: Array(repeating: 0, count: schools.count), newestYear: 2024)
  }
}

extension FactValue {
  static func number(_ number: Double) -> FactValue { .known(.number(number)) }
  static func word(_ word: Int) -> FactValue { .known(.word(word)) }
  static let yes = FactValue.word(1)
  static let no = FactValue.word(0)
  static func set(_ words: Int...) -> FactValue { .known(.set(ValueSet(words))) }
}
