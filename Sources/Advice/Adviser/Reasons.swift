import Facts
import Inference
import RuleLanguage

/// Proofs told as reasons: what counted, each with its figures and their places.
///
/// A figure is told in full once; after that the same figure is only named. Make one for each card.
final class Reasons {
  private let rules: CheckedRules
  private let figures: FigureWording
  private let conditions: ConditionWording
  private var told: Set<Int> = []
  private var toldFindings: Set<Int> = []

  init(_ situation: Situation, _ rules: CheckedRules) {
    self.rules = rules
    figures = FigureWording(situation, rules: rules)
    conditions = ConditionWording(rules)
  }

  /// Why a condition holds: one reason for each part that made it true, each once.
  func because(_ proof: ConditionProof) -> [SchoolAdvice.Reason] {
    guard proof.verdict == .yes, !proof.isAssumed else { return [] }
    switch proof.form {
    case .test(let test): return [reason(test)]
    case .all(let parts), .any(let parts): return distinct(parts.flatMap(because))
    case .noneOf:
      return [SchoolAdvice.Reason(text: conditions.sentence(proof.condition), facts: [])]
    case .count(let count): return [reason(count)]
    case .finding(let use):
      let entries = use.entries.filter {
        use.test.verdict($0.strength) == .yes && toldFindings.insert($0.finding).inserted
      }
      return grouped(entries)
    case .contraIndication(let index, _):
      return [
        SchoolAdvice.Reason(text: rules.contraIndications[index].says, facts: [])
      ]
    case .anyWhenOf(let cards):
      return distinct(cards.filter { $0.when.verdict == .yes }.flatMap { self.because($0.when) })
    }
  }

  /// A finding with the facts that gave it its strength.
  func statement(_ proof: FindingProof) -> SchoolAdvice.FindingStatement {
    let finding = rules.findings[proof.finding]
    let about = finding.about.map { " (\(ListWording.word($0.entry)))" } ?? ""
    return SchoolAdvice.FindingStatement(
      id: finding.id, name: finding.name + about, level: finding.ecology.rawValue,
      strength: proof.strength.certain.word, because: signs(proof),
      overturnedBy: finding.overturnedBy)
  }

  /// Facts of true signs, as reasons; a fact that several signs test is told once.
  func signs(_ proof: FindingProof) -> [SchoolAdvice.Reason] {
    var facts: Set<String> = []
    return proof.signs.filter { $0.verdict == .yes }.flatMap(because).filter { reason in
      reason.facts.first.map { facts.insert($0.fact).inserted } ?? true
    }
  }

  /// Signs of a finding that were asked about and do not hold: what speaks against it.
  func against(_ proof: FindingProof) -> [String] {
    proof.signs.filter { $0.verdict == .no }.compactMap { sign in
      guard case .test(let test) = sign.form, test.fact.value.isKnownOrBetween else { return nil }
      return figures.sentence(test)
    }
  }

  /// Entries of one finding about several things are one reason.
  private func grouped(_ entries: [FindingProof]) -> [SchoolAdvice.Reason] {
    guard let first = entries.first else { return [] }
    let finding = rules.findings[first.finding]
    let about = entries.compactMap { rules.findings[$0.finding].about?.entry }.map(ListWording.word)
    let signs = distinct(entries.flatMap(signs))
    let strength = entries.map(\.strength.certain).max() ?? .hint
    let name = finding.name + (about.isEmpty ? "" : " (\(ListWording.and(about)))")
    let facts = signs.map(\.text).joined(separator: "; ")
    return [
      SchoolAdvice.Reason(
        text: "\(name) (\(strength.word))" + (facts.isEmpty ? "" : " – \(facts)"),
        facts: signs.flatMap(\.facts))
    ]
  }

  private func reason(_ test: TestProof) -> SchoolAdvice.Reason {
    let isNew = told.insert(test.test.slot).inserted
    return SchoolAdvice.Reason(
      text: isNew ? figures.sentence(test) : figures.short(test), facts: figures.figures(test))
  }

  private func reason(_ count: CountProof) -> SchoolAdvice.Reason {
    let tally = count.tally
    let undecided = tally.undecided > 0 ? ", \(tally.undecided) more undecided" : ""
    let total = tally.mayBeMore ? "" : " of \(tally.registered)"
    return SchoolAdvice.Reason(
      text: "\(count.count.name): \(tally.certain)\(total) in \(count.count.relation)\(undecided)",
      facts: [])
  }

  private func distinct(_ reasons: [SchoolAdvice.Reason]) -> [SchoolAdvice.Reason] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0.text).inserted }
  }
}
