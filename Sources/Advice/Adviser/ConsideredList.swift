import Facts
import Inference
import RuleLanguage

/// What else was considered for a sheet, each with its reason.
struct ConsideredList {
  private let outlook: Outlook
  private let rules: CheckedRules

  init(_ outlook: Outlook, _ rules: CheckedRules) {
    self.outlook = outlook
    self.rules = rules
  }

  func lines() -> [SchoolAdvice.Considered] {
    let wording = DisplacementWording(rules)
    var lines = outlook.list.displaced.map { candidate, why in
      considered(candidate.id, candidate.status, [wording.text(why)], place: place(candidate.id))
    }
    for (action, status) in outlook.statuses where [.deferred, .ruledOut].contains(status) {
      guard let proof = outlook.proofs[action],
        !outlook.list.shown.contains(where: { $0.id == rules.actions[action].id }),
        !outlook.list.displaced.contains(where: { $0.candidate.id == rules.actions[action].id })
      else { continue }
      lines.append(
        considered(
          rules.actions[action].id, status,
          isOpen(proof) ? [SchoolAdvice.Considered.waits] : stopped(proof), place: nil))
    }
    return lines
  }

  /// Whether it is not known yet that a step would fit at all, so that what would put it off matters
  /// little.
  private func isOpen(_ proof: ActionProof) -> Bool {
    proof.status == .deferred && proof.deciding.allSatisfy { $0.when.verdict == .unknown }
  }

  /// The place of a ranked action in the whole order, before balance.
  private func place(_ id: String) -> Int? {
    outlook.list.ordered.firstIndex { $0.id == id }.map { $0 + 1 }
  }

  private func considered(
    _ id: String, _ status: Status, _ reasons: [String], place: Int?
  ) -> SchoolAdvice.Considered {
    SchoolAdvice.Considered(
      action: id, name: rules.actions.first { $0.id == id }?.name ?? id, status: status.rawValue,
      place: place, reasons: reasons)
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
