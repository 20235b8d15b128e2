package import Inference
package import RuleLanguage

/// Why something that was done is not among the first five of the order.
package struct Miss: Sendable {
  /// The reason.
  package enum Reason: Sendable {
    /// No card is called so.
    case noCard
    /// The card is a draft, or retired.
    case notInUse(RuleLife.Status)
    /// The card speaks to others than those whose view the case takes.
    case otherVoice(Set<Voice>)
    /// The card is not ranked; with the conditions that would have to come out otherwise, fewest first
    /// found, where there are any.
    case notRanked(Status, needs: [Flip], stoppedBy: [Int])
    /// It is ranked too low; with the key on which it differs from the fifth, and for a possible one what
    /// it waits for.
    case low(
      place: Int, Candidate, key: RankingPolicy.Key, fifth: Candidate, waitsFor: [Cause])
  }

  /// The action the reason is about: of several that are as good, the best placed, else the first.
  package var action: String
  package var reason: Reason
}

/// Finds the reasons, for one case.
struct MissReasons {
  private let outlook: Outlook
  private let rules: CheckedRules
  private let order: RankOrder

  init(_ outlook: Outlook, _ rules: CheckedRules) {
    self.outlook = outlook
    self.rules = rules
    order = RankOrder(rules.ranking)
  }

  /// Why a hit is at its place or at none.
  func miss(_ hit: ExpectedHit, _ place: Int?) -> Miss {
    let ranked = outlook.list.ordered
    guard let place else {
      let known = hit.named.first { id in rules.actions.contains { $0.id == id } }
      let id = known ?? hit.named[0]
      return Miss(action: id, reason: reason(id))
    }
    let candidate = ranked[place - 1]
    let fifth = ranked[Scores.depth - 1]
    let difference = order.firstDifference(candidate, fifth)
    return Miss(
      action: candidate.id,
      reason: .low(
        place: place, candidate, key: difference?.key ?? .rule, fifth: fifth,
        waitsFor: waitsFor(candidate)))
  }

  /// What a possible action waits for, each once, in the order of its card.
  private func waitsFor(_ candidate: Candidate) -> [Cause] {
    guard candidate.status == .possible,
      let index = rules.actions.firstIndex(where: { $0.id == candidate.id })
    else { return [] }
    var seen: Set<Cause> = []
    return outlook.situation.telling(.whole).proof(action: index).deciding.flatMap(\.waitsFor)
      .filter { seen.insert($0).inserted }
  }

  /// Why an action is not ranked.
  private func reason(_ id: String) -> Miss.Reason {
    guard let index = rules.actions.firstIndex(where: { $0.id == id }) else { return .noCard }
    let action = rules.actions[index]
    guard [.trial, .stable].contains(action.life.status) else {
      return .notInUse(action.life.status)
    }
    guard let status = outlook.statuses.first(where: { $0.action == index })?.status else {
      return .otherVoice(action.voices)
    }
    let bearing = outlook.standings[index]?.deciding.flatMap(\.bearing) ?? []
    return .notRanked(
      status, needs: outlook.situation.flips(index) ?? [], stoppedBy: bearing)
  }
}
