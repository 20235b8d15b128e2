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
        log.report(.circle(.whenCircle(circle.map { ids[$0] })), at: action.head.id)
      }
    }
    let ordered = Set(sorted.order)
    return (sorted.order + ids.indices.filter { !ordered.contains($0) }).map { ids[$0] }
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

/// The conditions of cards that other cards may copy.
///
/// Copies of copies grow fast, so a card that holds too many conditions, or copies through too many
/// cards, cannot be copied further.
struct ConditionCopies {
  /// The most conditions a card may hold, those it copies included.
  static let limit = 2_000
  /// The most cards in a chain of copies.
  static let depthLimit = 8

  /// By id of the card.
  private(set) var conditions: [String: CheckedCondition] = [:]
  private var depths: [String: Int] = [:]

  /// Takes in a card; `false` when it is too large to be copied or to be used.
  mutating func add(_ action: CheckedAction) -> Bool {
    let condition =
      action.instances.count == 1
      ? action.instances[0].when
      : CheckedCondition(.any(action.instances.map(\.when)), at: action.location)
    let parts = ConditionWalk.all(in: [condition])
    let depth = parts.reduce(0) { depth, part in
      guard case .anyWhenOf(let copies) = part.form else { return depth }
      return copies.reduce(depth) { max($0, 1 + (depths[$1.action] ?? 0)) }
    }
    guard parts.count <= Self.limit, depth <= Self.depthLimit else { return false }
    conditions[action.id] = condition
    depths[action.id] = depth
    return true
  }
}
