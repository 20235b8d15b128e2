import Diagnostics
import Evidence
import Facts
import RuleLanguage

/// The workload's rules as checked rules: the same form that shipped rules have, compiled and decided by
/// the same core.
///
/// Unknown is never true there, so every test stops where it is unknown; a finding is there when it is a
/// hint at least. Scores are no part of our rules: the host adds them (``Scoring``).
struct Lowering {
  /// The checked rules; fields and then indicators are the facts, in the order of the file.
  let rules: CheckedRules
  /// The slot of a field or indicator.
  let slots: [String: Int]
  /// The index of a finding.
  let findings: [String: Int]

  private static let place = Source.Location(file: "rules.json", line: 1, column: 1)
  private static let life = RuleLife(version: 1, status: .stable, reviewBy: "2100-01-01")

  init(_ workload: Workload) throws {
    let facts =
      workload.fields.map { Self.fact($0.name, $0.values) }
      + workload.indicators.map { Self.fact($0.id, []) }
    let vocabulary = Vocabulary(facts: facts)
    slots = Dictionary(uniqueKeysWithValues: facts.enumerated().map { ($0.element.id, $0.offset) })
    findings = Dictionary(
      uniqueKeysWithValues: workload.findings.enumerated().map { ($0.element.id, $0.offset) })
    let lower = Conditions(vocabulary: vocabulary, slots: slots, findings: findings)
    rules = CheckedRules(
      vocabulary: vocabulary,
      findings: try workload.findings.map { finding in
        CheckedFinding(
          id: finding.id, name: finding.id, kind: .barrier, life: Self.life, ecology: .within,
          signs: [try lower.condition(finding.when)], location: Self.place)
      }, findingOrder: Array(workload.findings.indices),
      actions: try workload.actions.map { action in
        CheckedAction(
          id: action.id, name: action.id, life: Self.life, strategy: .evidence, ecology: .within,
          urgency: .plan, effort: .medium,
          instances: [CheckedAction.Instance(when: try lower.condition(action.when))],
          grade: .ext, location: Self.place)
      }, evidence: EvidenceLibrary())
  }

  private static func fact(_ id: String, _ values: [String]) -> FactDefinition {
    let kind: FactKind =
      values.isEmpty
      ? .number(unit: Unit.none, whole: false, range: -1e9...1e9) : .choice(values)
    return FactDefinition(
      id: id, name: id, means: id, kind: kind, role: .figure, location: place)
  }

  /// Lowers conditions.
  private struct Conditions {
    let vocabulary: Vocabulary
    let slots: [String: Int]
    let findings: [String: Int]

    func condition(_ condition: Workload.Condition) throws -> CheckedCondition {
      switch condition {
      case .all(let parts): return made(.all(try parts.map(self.condition)))
      case .any(let parts): return made(.any(try parts.map(self.condition)))
      case .has(let id): return try finding(id)
      case .lacks(let id): return made(.noneOf([try finding(id)]))
      case .compare(let name, let sign, let threshold):
        let comparison: Phrase.Comparison =
          switch sign {
          case ">": .above
          case ">=": .atLeast
          case "<": .below
          default: .atMost
          }
        return try test(name, .level(comparison, threshold))
      case .isWord(let name, let word): return try test(name, .oneOf(try words(name, [word])))
      case .isNotWord(let name, let word): return try test(name, .noneOf(try words(name, [word])))
      case .isIn(let name, let list): return try test(name, .oneOf(try words(name, list)))
      }
    }

    private func made(
      _ form: CheckedCondition.Form, _ stance: CheckedCondition.Stance = .wait
    ) -> CheckedCondition {
      CheckedCondition(form, stance: stance, at: place)
    }

    private func test(_ name: String, _ phrase: Phrase) throws -> CheckedCondition {
      made(
        .test(CheckedTest(slot: try slot(name), phrase: phrase, location: place)),
        .stop(because: "unknown is never true in this workload"))
    }

    private func finding(_ id: String) throws -> CheckedCondition {
      guard let index = findings[id] else { throw Workload.Malformed(what: "no finding \(id)") }
      return made(.finding(FindingTest(findings: [index], location: place)))
    }

    private func slot(_ name: String) throws -> Int {
      guard let slot = slots[name] else { throw Workload.Malformed(what: "no field \(name)") }
      return slot
    }

    private func words(_ name: String, _ list: [String]) throws -> ValueSet {
      let known = vocabulary.facts[try slot(name)].kind.words
      return ValueSet(
        try list.map { word in
          guard let index = known.firstIndex(of: word) else {
            throw Workload.Malformed(what: "\(name) has no value \(word)")
          }
          return index
        })
    }
  }
}
