import Diagnostics
import Notation
import OrderedCollections

/// Finds the order in which cards are checked, so that `any when of` can copy what is checked already.
struct AnyWhenOf {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  /// Ids of actions, each after those whose conditions it copies; those of a circle are reported and
  /// come last, in the order of their ids, so that the rest of them is checked all the same.
  mutating func order() -> [String] {
    let ids = Array(names.actions.keys)
    let indices = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
    let uses = names.actions.values.map { action in
      action.when.map { Self.named(in: $0) }?.compactMap { name in
        names.actionID(name.text).flatMap { indices[$0] }
      } ?? []
    }
    let sorted = DependencyOrder.sort(uses)
    for circle in sorted.circles {
      if let action = names.actions[ids[circle[0]]] {
        log.report(.whenCircle(circle.map { ids[$0] }), at: action.head.id)
      }
    }
    let ordered = Set(sorted.order)
    return (sorted.order + ids.indices.filter { !ordered.contains($0) }).map { ids[$0] }
  }

  /// The condition of a card as another card copies it.
  static func condition(of action: CheckedAction) -> CheckedCondition {
    guard action.instances.count != 1 else { return action.instances[0].when }
    return CheckedCondition(.any(action.instances.map(\.when)), at: action.location)
  }

  private static func named(in condition: ConditionSyntax) -> [Scalar] {
    switch condition.form {
    case .anyWhenOf(let names): names
    case .all(let items), .any(let items), .noneOf(let items): items.flatMap { named(in: $0) }
    case .count(let count): count.items.flatMap { named(in: $0) }
    case .test, .strength, .contraIndication: []
    }
  }
}
