import Facts
import RuleLanguage

/// What a vocabulary and its derivations say of every fact, made ready once for a rule set.
final class FactOrder: Sendable {
  /// How each fact is settled, by slot.
  let settlings: [Settling]
  /// Which facts are facts of the area, by slot.
  let isOfArea: [Bool]
  /// The facts that rest on each fact, whatever lies between, ascending.
  let followers: [Int: [Int]]
  /// Facts that count the pupils behind a figure.
  let counters: Set<Int>

  init(_ rules: CheckedRules) {
    let vocabulary = rules.vocabulary
    var derivations: [CheckedDerivation?] = Array(repeating: nil, count: vocabulary.facts.count)
    for derivation in rules.derivations { derivations[derivation.slot] = derivation }
    settlings = vocabulary.facts.indices.map { Settling($0, vocabulary, derivations[$0]) }
    isOfArea = vocabulary.facts.map { $0.bearer == .area }
    followers = Self.followers(settlings)
    counters = Set(
      vocabulary.facts.compactMap { $0.countedBy.flatMap(vocabulary.slot(named:)) }
        + [vocabulary.slot(named: Noise.usualCounter)].compactMap(\.self))
  }

  private static func followers(_ settlings: [Settling]) -> [Int: [Int]] {
    var direct: [Int: Set<Int>] = [:]
    for settling in settlings where settling.isNeeded {
      for slot in (settling.inputs.slots + settling.inputs.presence) where slot != settling.slot {
        direct[slot, default: []].insert(settling.slot)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: direct.keys.map { slot in
        var found: Set<Int> = []
        var open = [slot]
        while let next = open.popLast() {
          for follower in direct[next] ?? [] where found.insert(follower).inserted {
            open.append(follower)
          }
        }
        return (slot, found.sorted())
      })
  }
}
