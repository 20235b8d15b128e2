import Facts
import Inference
import RuleLanguage

/// Which rules read which facts, to tell the rules that `rule-language` 5.9 excepts from law 3.
struct RuleReaders {
  private let rules: CheckedRules
  private var slotsOfFinding: [Set<Int>] = []
  private var findingsOfFinding: [Set<Int>] = []
  private var slotsOfAction: [Set<Int>] = []
  private var findingsOfAction: [Set<Int>] = []
  /// Actions that assume, or ask whether something is known.
  private var actionsThatAsk: Set<Int> = []
  /// Findings that assume, or ask whether something is known, themselves or through others.
  private(set) var findingsThatAskWhetherKnown: Set<Int> = []

  init(_ rules: CheckedRules) {
    self.rules = rules
    for (index, finding) in rules.findings.enumerated() {
      let uses = Uses(finding.signs + finding.unless, rules)
      slotsOfFinding.append(uses.slots)
      findingsOfFinding.append(uses.findings)
      if uses.asksWhetherKnown { findingsThatAskWhetherKnown.insert(index) }
    }
    for (index, action) in rules.actions.enumerated() {
      let own = action.instances.flatMap { [$0.when] + $0.unless }
      let contras = rules.contraIndications.compactMap(\.test)
      let uses = Uses(action.appliesTo + own + contras, rules)
      slotsOfAction.append(uses.slots)
      findingsOfAction.append(uses.findings)
      if Uses(action.appliesTo + own, rules).asksWhetherKnown { actionsThatAsk.insert(index) }
    }
    findingsThatAskWhetherKnown = findings(reading: [], or: findingsThatAskWhetherKnown)
  }

  /// The findings that read one of these facts or rest on one of these findings, themselves or through others.
  func findings(reading slots: Set<Int>, or findings: Set<Int>) -> Set<Int> {
    var result = findings
    for index in rules.findingOrder
    where !slotsOfFinding[index].isDisjoint(with: slots)
      || !findingsOfFinding[index].isDisjoint(with: result)
    {
      result.insert(index)
    }
    return result
  }

  /// The actions that ask whether something is known, read one of these facts or rest on one of these findings.
  func actions(reading slots: Set<Int>, or findings: Set<Int>) -> Set<Int> {
    actionsThatAsk.union(
      rules.actions.indices.filter {
        !slotsOfAction[$0].isDisjoint(with: slots)
          || !findingsOfAction[$0].isDisjoint(with: findings)
      })
  }

  /// Whether a fact is put together from whatever is known of others, so that it may change with what is
  /// learned; or from such a fact among those that changed.
  func isPutTogether(_ slot: Int, _ changed: Set<Int>) -> Bool {
    guard let derivation = rules.derivations.first(where: { $0.slot == slot }) else { return false }
    switch derivation.operation {
    case .firstKnown, .howManyKnown, .average, .total, .spread: return true
    default:
      return derivation.operation.slots.contains { $0 != slot && changed.contains($0) }
    }
  }

  /// What some conditions read.
  private struct Uses {
    var slots: Set<Int> = []
    var findings: Set<Int> = []
    var asksWhetherKnown = false

    init(_ conditions: [CheckedCondition], _ rules: CheckedRules) {
      for condition in conditions { add(condition) }
      // A number of known facts asks whether they are known.
      for derivation in rules.derivations where slots.contains(derivation.slot) {
        if case .howManyKnown = derivation.operation { asksWhetherKnown = true }
      }
    }

    private mutating func add(_ condition: CheckedCondition) {
      if condition.stance != .wait { asksWhetherKnown = true }
      switch condition.form {
      case .test(let test):
        slots.insert(test.slot)
        if case .set(.sharesOne(let other)) = test.phrase { slots.insert(other) }
        if case .isKnown = test.phrase { asksWhetherKnown = true }
      case .all(let parts), .any(let parts), .noneOf(let parts): parts.forEach { add($0) }
      case .anyWhenOf(let cards): cards.forEach { add($0.when) }
      case .count(let count): add(count.condition)
      case .finding(let test): findings.formUnion(test.findings)
      case .contraIndication: break
      }
    }
  }
}
