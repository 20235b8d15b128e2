import Inference
import RuleLanguage

/// What stops actions or puts them off, and what that calls for.
extension Outlook {
  /// `first:` of a contra-indication puts an action on the list, unless something rules that out too:
  /// by that action the contra-indication's index, and the actions that wait.
  static func waiting(
    _ standings: [ActionStanding?], _ rules: CheckedRules, _ spoken: [Int],
    _ situation: Situation
  ) -> [Int: (reason: Int, actions: [Int])] {
    var result: [Int: (reason: Int, actions: [Int])] = [:]
    for standing in standings.lazy.compactMap(\.self) where standing.status == .deferred {
      let action = standing.action
      for instance in standing.deciding where instance.when == .yes {
        for reason in instance.bearing where rules.contraIndications[reason].effect == .defer {
          guard let first = rules.contraIndications[reason].first,
            let index = spoken.first(where: { rules.actions[$0].id == first }),
            ![.ruledOut, .deferred, .doesNotApply].contains(situation.status(index))
          else { continue }
          if let known = result[index], known.reason < reason { continue }
          let others = result[index].flatMap { $0.reason == reason ? $0.actions : nil } ?? []
          result[index] = (reason, others.last == action ? others : others + [action])
        }
      }
    }
    return result
  }

  /// Whether one of some contra-indications bears on an action.
  static func anyBears(
    _ standings: [ActionStanding?], _ isMeant: (_ contraIndication: Int) -> Bool
  ) -> Bool {
    standings.contains { $0?.instances.contains { $0.bearing.contains(where: isMeant) } ?? false }
  }

  /// Whether a contra-indication bears on an action, by index in ``CheckedRules/contraIndications``.
  func bears(_ contraIndication: Int) -> Bool {
    Self.anyBears(standings) { $0 == contraIndication }
  }

  /// Whether a finding or contra-indication of the policy calls for an evidence action.
  static func wantsEvidence(
    _ situation: Situation, _ rules: CheckedRules, _ standings: [ActionStanding?]
  ) -> Bool {
    rules.ranking.atLeastOneEvidenceActionWhen.contains { id in
      if let finding = rules.findings.firstIndex(where: { $0.id == id }) {
        return situation.strength(finding).certain > .none
      }
      return anyBears(standings) { rules.contraIndications[$0].id == id }
    }
  }
}

extension ActionStanding {
  /// For each entry that decides: whether it would fit, and what puts it off.
  func waits(_ rules: CheckedRules) -> [[Int]] {
    deciding.map { instance in
      [instance.when == .yes ? 1 : 0] + instance.putOff(rules)
    }
  }

  /// The part of a card put off that waits for one contra-indication alone; `nil` where all of it waits for
  /// others too.
  func waiting(for contraIndication: Int, _ rules: CheckedRules) -> Self? {
    var part = self
    part.instances = deciding.filter { $0.putOff(rules) == [contraIndication] }
    return part.instances.isEmpty ? nil : part
  }
}

extension InstanceStanding {
  /// The contra-indications that put it off.
  func putOff(_ rules: CheckedRules) -> [Int] {
    bearing.filter { rules.contraIndications[$0].effect == .defer }
  }
}
