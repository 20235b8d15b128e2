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
  /// The facts of which something has to be worked out, in layers: each fact stands in a later layer than
  /// those it rests on, so that those of one layer can be worked out side by side.
  let layers: [[Int]]

  init(_ rules: CheckedRules) {
    let vocabulary = rules.vocabulary
    var derivations: [CheckedDerivation?] = Array(repeating: nil, count: vocabulary.facts.count)
    for derivation in rules.derivations { derivations[derivation.slot] = derivation }
    settlings = vocabulary.facts.indices.map { Settling($0, vocabulary, derivations[$0]) }
    isOfArea = vocabulary.facts.map { $0.bearer == .area }
    followers = Self.followers(settlings)
    layers = Self.layers(settlings, vocabulary)
    counters = Set(
      vocabulary.facts.compactMap { $0.countedBy.flatMap(vocabulary.slot(named:)) }
        + [vocabulary.slot(named: Noise.usualCounter)].compactMap(\.self))
  }

  private static func layers(_ settlings: [Settling], _ vocabulary: Vocabulary) -> [[Int]] {
    var layerOfSlot: [Int?] = Array(repeating: nil, count: settlings.count)
    var lowest = 0
    func layer(of slot: Int) -> Int {
      if let known = layerOfSlot[slot] { return known }
      // A circle, which no checked rule set has, ends here.
      layerOfSlot[slot] = lowest
      let counter = vocabulary.facts[slot].countedBy.flatMap(vocabulary.slot(named:))
      let parts = (settlings[slot].derivation?.operation.slots ?? []) + [counter].compactMap(\.self)
      var own = lowest
      for part in parts { own = max(own, layer(of: part) + 1) }
      layerOfSlot[slot] = own
      return own
    }
    // Which facts make sense, and which schools are alike, hangs on the phase.
    if let phase = vocabulary.slot(id: "phase") { lowest = layer(of: phase) + 1 }
    let all = settlings.indices.map { (slot: $0, layer: layer(of: $0)) }
    var layers: [[Int]] = Array(repeating: [], count: (all.map(\.layer).max() ?? -1) + 1)
    for (slot, layer) in all where settlings[slot].isNeeded { layers[layer].append(slot) }
    return layers.filter { !$0.isEmpty }
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
