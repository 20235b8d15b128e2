import Diagnostics
import Facts

/// WM346: cards that lack what all their siblings have.
///
/// Siblings are cards of one strategy on one level of the ecology that speak to the same people. Where at
/// least four of them list a contra-indication, or test a fact in `applies to` or `unless`, and a single
/// card does not, it may have been forgotten; `deliberately without` says that it was not.
enum Siblings {
  /// The fewest siblings that make a habit.
  private static let fewest = 4

  static func check(
    _ actions: [CheckedAction], _ rules: CheckedRules, _ log: inout ProblemLog
  ) {
    let living = actions.filter { $0.life.status != .retired }
    let groups = Dictionary(grouping: living) {
      Group(strategy: $0.strategy, ecology: $0.ecology, voices: $0.voices)
    }
    for cards in groups.values {
      let traits = cards.map { Self.traits(of: $0, rules) }
      for (index, card) in cards.enumerated() {
        let others = cards.indices.filter { $0 != index }
        let shared = others.dropFirst().reduce(others.first.map { traits[$0] } ?? []) {
          $0.intersection(traits[$1])
        }
        let ids = others.map { cards[$0].id }.sorted()
        check(card, traits[index], shared: ids.count < fewest ? [] : shared, ids, &log)
      }
    }
  }

  private struct Group: Hashable {
    var strategy: Strategy
    var ecology: EcologyLevel
    var voices: Set<Voice>
  }

  private static func check(
    _ card: CheckedAction, _ own: Set<SiblingTrait>, shared: Set<SiblingTrait>,
    _ siblings: [String], _ log: inout ProblemLog
  ) {
    let meant = Set(card.deliberatelyWithout.map(\.trait))
    for trait in shared.subtracting(own).subtracting(meant).sorted(by: { $0.name < $1.name }) {
      log.report(
        .set(.unlikeSiblings(card.id, lacks: trait, siblings: siblings)), at: card.location,
        length: card.id.count)
    }
    for without in card.deliberatelyWithout {
      if own.contains(without.trait) {
        log.report(
          .set(.withoutButThere(without.trait)), at: without.location, length: without.length)
      } else if !shared.contains(without.trait) {
        log.report(
          .set(.withoutForNothing(without.trait)), at: without.location, length: without.length)
      }
    }
  }

  private static func traits(of card: CheckedAction, _ rules: CheckedRules) -> Set<SiblingTrait> {
    var traits: Set<SiblingTrait> = []
    for (index, contra) in rules.contraIndications.enumerated() {
      var isReached = card.notWhen.contains(index)
      if case .cardsThatListIt(orEffort: let effort?) = contra.reach, effort == card.effort {
        isReached = true
      }
      if isReached { traits.insert(.contraIndication(contra.id)) }
    }
    let conditions = card.appliesTo + card.instances.flatMap(\.unless)
    for slot in ConditionWalk.slots(in: conditions) {
      traits.insert(.fact(rules.vocabulary.facts[slot].name))
    }
    return traits
  }
}
