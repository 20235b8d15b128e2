import Facts

/// What a condition asks; equal for conditions that ask the same.
///
/// Where a condition stands, how it is worded and in what order its lines come make no difference;
/// what an unknown answer counts as does, but not the reason given for it.
struct ConditionKey: Hashable {
  private enum Stance: Hashable { case wait, carryOn, stop }

  private indirect enum Form: Hashable {
    case test(slot: Int, Phrase)
    case all(Lines)
    case any(Lines)
    case noneOf(Lines)
    case count(CheckedCount.Quantity, relation: String, ConditionKey)
    case finding([Int], Strength, isExact: Bool)
    case contraIndication(Int)
    case anyWhenOf([String])
  }

  /// How often each line stands in a list.
  typealias Lines = [ConditionKey: Int]

  private let stance: Stance
  private let form: Form

  init(_ condition: CheckedCondition) {
    stance =
      switch condition.stance {
      case .wait: .wait
      case .carryOn: .carryOn
      case .stop: .stop
      }
    form =
      switch condition.form {
      case .test(let test): .test(slot: test.slot, test.phrase)
      case .all(let items): .all(Self.lines(items))
      case .any(let items): .any(Self.lines(items))
      case .noneOf(let items): .noneOf(Self.lines(items))
      case .count(let count):
        .count(count.quantity, relation: count.relation, ConditionKey(count.condition))
      case .finding(let test): .finding(test.findings, test.strength, isExact: test.isExact)
      case .contraIndication(let index): .contraIndication(index)
      case .anyWhenOf(let parts): .anyWhenOf(parts.map(\.action))
      }
  }

  /// The keys of the lines of a list.
  static func lines(_ conditions: [CheckedCondition]) -> Lines {
    conditions.reduce(into: [:]) { $0[ConditionKey($1), default: 0] += 1 }
  }
}
