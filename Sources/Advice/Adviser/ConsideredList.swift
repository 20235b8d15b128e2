import Facts
import Inference
import RuleLanguage

/// What else was considered for a sheet, each with its reason.
struct ConsideredList {
  private let outlook: Outlook
  private let rules: CheckedRules
  /// A line names no names and gives no reasons.
  private var isLine: Bool { outlook.request.form == .line }

  init(_ outlook: Outlook, _ rules: CheckedRules) {
    self.outlook = outlook
    self.rules = rules
  }

  func lines() -> [SchoolAdvice.Considered] {
    let wording = DisplacementWording(rules)
    var places: [String: Int] = [:]
    for (place, candidate) in outlook.list.ordered.enumerated() { places[candidate.id] = place + 1 }
    var lines = outlook.list.displaced.map { candidate, why in
      considered(
        candidate.id, candidate.status, isLine ? [] : [wording.text(why)],
        place: places[candidate.id])
    }
    for (action, status) in outlook.statuses where [.deferred, .ruledOut].contains(status) {
      guard let standing = outlook.standings[action],
        places[rules.actions[action].id] == nil
      else { continue }
      lines.append(
        considered(
          rules.actions[action].id, status,
          isLine ? [] : reasons(standing), place: nil))
    }
    return lines
  }

  /// Why a step is put off or ruled out.
  private func reasons(_ standing: ActionStanding) -> [String] {
    isOpen(standing)
      ? [SchoolAdvice.Considered.waits]
      : stopped(outlook.situation.proof(action: standing.action))
  }

  /// Whether it is not known yet that a step would fit at all, so that what would put it off matters
  /// little.
  private func isOpen(_ standing: ActionStanding) -> Bool {
    standing.status == .deferred && standing.deciding.allSatisfy { $0.when == .unknown }
  }

  private func considered(
    _ id: String, _ status: Status, _ reasons: [String], place: Int?
  ) -> SchoolAdvice.Considered {
    SchoolAdvice.Considered(
      action: id, name: isLine ? "" : rules.actions.first { $0.id == id }?.name ?? id,
      status: status.rawValue, place: place, reasons: reasons)
  }

  /// What rules a card out or puts it off, and what comes first.
  private func stopped(_ proof: ActionProof) -> [String] {
    let conditions = ConditionWording(rules)
    var parts: [String] = []
    for instance in proof.deciding {
      for line in instance.unless where line.verdict == .yes {
        parts.append(line.condition.say ?? conditions.sentence(line.condition))
      }
      for reason in instance.contraIndications
      where reason.bears && [.block, .defer].contains(reason.effect) {
        let source = rules.contraIndications[reason.index]
        let first = source.first.flatMap { id in rules.actions.first { $0.id == id }?.name }
        parts.append(source.says + (first.map { "; first \"\($0)\"" } ?? ""))
      }
    }
    var seen: Set<String> = []
    let when = proof.status == .deferred ? "not yet" : "not now"
    return parts.filter { seen.insert($0).inserted }.map { "\(when): \($0)" }
  }
}
