import Diagnostics
import Facts

/// The conditions of one rule as lints see them: each list with how its lines are joined.
struct RuleBody {
  /// The rule's id.
  var id: String
  /// Where the rule stands.
  var location: Source.Location
  /// Lists whose lines must all hold.
  var conjunctions: [[CheckedCondition]] = []
  /// Lists of which one line is enough.
  var disjunctions: [[CheckedCondition]] = []

  init(_ finding: CheckedFinding) {
    id = finding.id
    location = finding.location
    add(any: finding.signs)
    add(any: finding.unless)
  }

  init(_ action: CheckedAction, _ instance: CheckedAction.Instance) {
    id = action.id
    location = action.location
    add(all: [instance.when])
    add(any: instance.unless)
    add(all: action.appliesTo)
  }

  private mutating func add(all conditions: [CheckedCondition]) {
    // An `all` within an `all` is one list.
    var flat: [CheckedCondition] = []
    var open = Array(conditions.reversed())
    while let condition = open.popLast() {
      if case .all(let items) = condition.form {
        open += items.reversed()
      } else {
        flat.append(condition)
        addInner(condition)
      }
    }
    conjunctions.append(flat)
  }

  private mutating func add(any conditions: [CheckedCondition]) {
    var flat: [CheckedCondition] = []
    var open = Array(conditions.reversed())
    while let condition = open.popLast() {
      if case .any(let items) = condition.form, condition.say == nil, !condition.givesAtMostHint {
        open += items.reversed()
      } else {
        flat.append(condition)
        addInner(condition)
      }
    }
    disjunctions.append(flat)
  }

  private mutating func addInner(_ condition: CheckedCondition) {
    switch condition.form {
    case .test, .finding, .contraIndication: break
    // What is copied from other cards is checked there.
    case .anyWhenOf: break
    case .all(let items): add(all: items)
    case .any(let items), .noneOf(let items): add(any: items)
    case .count(let count): add(all: [count.condition])
    }
  }
}
