import Evidence
import Facts
import Inference
import Notation
import OrderedCollections
import RuleLanguage

/// Fills one card: because, although, unless, and everything the card owes its reader.
struct CardMaker {
  private let adviser: Adviser
  private let outlook: Outlook
  private let rules: CheckedRules
  private let conditions: ConditionWording
  private let causes: CauseWording

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    rules = adviser.rules
    conditions = ConditionWording(adviser.rules)
    causes = CauseWording(adviser.rules)
  }

  func card(_ candidate: Candidate) -> SchoolAdvice.Card? {
    guard let index = rules.actions.firstIndex(where: { $0.id == candidate.id }),
      let proof = outlook.proofs[index]
    else { return nil }
    let action = rules.actions[index]
    let reasons = Reasons(outlook.situation, rules)
    let because = because(proof, index, reasons)
    let resting = proof.deciding.flatMap(\.restsOn)
    return SchoolAdvice.Card(
      action: action.id, name: action.name, about: about(proof),
      strategy: ListWording.sentence(action.strategy.rawValue), level: action.ecology.rawValue,
      status: candidate.status.rawValue, sureness: candidate.sureness.rawValue,
      urgency: action.urgency.rawValue, effort: action.effort.rawValue,
      strength: candidate.strength.word, because: because,
      although: although(proof, candidate, action, resting, reasons, because),
      unless: unless(proof, action, resting), who: action.who,
      partner: action.partner.map(partner), conditions: action.conditions,
      steps: SchoolAdvice.StepsShown(
        twoWeeks: action.steps.twoWeeks, term: action.steps.term, year: action.steps.year),
      cautions: action.cautions.map(caution),
      reminders: action.notWhen.map { rules.contraIndications[$0] }
        .filter { $0.effect == .reminder }.map(\.says),
      monitor: action.monitor, helperGain: action.helperGain,
      evidence: action.because.map(evidence), evidenceGrade: GradeWording.text(action.grade),
      check: check(proof, resting, action))
  }

  /// The entries of `about` for which the card holds; none where it holds for all alike.
  private func about(_ proof: ActionProof) -> [String] {
    guard proof.deciding.count < proof.instances.count else { return [] }
    return proof.deciding.compactMap { $0.about?.entry }.map(ListWording.word)
  }

  private func because(
    _ proof: ActionProof, _ index: Int, _ reasons: Reasons
  ) -> [SchoolAdvice.Reason] {
    var seen: Set<String> = []
    var result = proof.deciding.flatMap { partial($0.when, reasons) }
      .filter { seen.insert($0.text).inserted }
    if let reason = outlook.calledFor[index] {
      result.insert(
        SchoolAdvice.Reason(
          text: "it comes before other steps, because \(rules.contraIndications[reason].says)",
          facts: []), at: 0)
    }
    return result
  }

  /// What holds already, also of a condition that is still open.
  private func partial(_ proof: ConditionProof, _ reasons: Reasons) -> [SchoolAdvice.Reason] {
    if proof.verdict == .yes { return reasons.because(proof) }
    guard proof.verdict == .unknown else { return [] }
    return proof.parts.flatMap { partial($0, reasons) }
  }

  private func although(
    _ proof: ActionProof, _ candidate: Candidate, _ action: CheckedAction,
    _ resting: [FindingProof], _ reasons: Reasons, _ because: [SchoolAdvice.Reason]
  ) -> [String] {
    var lines: [String] = []
    let waiting = distinct(proof.deciding.flatMap(\.waitsFor).map(causes.text))
    if candidate.status == .possible, !waiting.isEmpty {
      let shown = waiting.prefix(4)
      let rest = waiting.count > 4 ? " and \(waiting.count - 4) more" : ""
      lines.append("it depends on what is not known yet: \(shown.joined(separator: ", "))\(rest)")
    }
    for assumed in proof.deciding.flatMap(\.assumptions) {
      if case .carryOn(let because) = assumed.condition.stance {
        let sentence = conditions.sentence(assumed.condition)
        lines.append("\(sentence) is not known, and is taken in its favour because \(because)")
      }
    }
    lines += distinct(resting.flatMap(reasons.against)).prefix(2).map { "against it stands \($0)" }
    if candidate.firmness == .fragile {
      lines.append("small chance movements of the figures could change this")
    }
    if candidate.strength == .hint {
      lines.append("so far only figures point to it, and figures show what, not why")
    }
    if outlook.onlyFiguresKnown, action.strategy != .evidence {
      lines.append("it is a step for once you know why the figures look as they do")
    }
    lines += oldFigures(because)
    if lines.isEmpty { lines.append(effort(action)) }
    return distinct(lines)
  }

  /// Every step costs somebody's time; said where nothing else speaks against a card.
  private func effort(_ action: CheckedAction) -> String {
    switch action.effort {
    case .low: "even a small step takes somebody's time: name what will stop for it"
    case .medium: "it asks for steady time over a term or more"
    case .high: "it asks a lot of both sides for a year or more"
    }
  }

  /// Figures that rest on a year more than two before the date of the advice.
  private func oldFigures(_ because: [SchoolAdvice.Reason]) -> [String] {
    let years = because.flatMap(\.facts).compactMap { $0.year }.filter {
      adviser.asOf.year - $0 > 2
    }
    guard let oldest = years.min() else { return [] }
    return [
      "a figure it rests on is from \(DateWording.academicYear(oldest)); ask what has changed"
    ]
  }

  private func unless(
    _ proof: ActionProof, _ action: CheckedAction, _ resting: [FindingProof]
  ) -> [String] {
    var lines = proof.deciding.flatMap(\.openContraIndications)
      .map { "\(rules.contraIndications[$0.index].says) (not known)" }
    for line in proof.deciding.flatMap(\.unless) where line.verdict == .unknown {
      lines.append("\(line.condition.say ?? conditions.sentence(line.condition)) (not known)")
    }
    lines += action.stopIf.map { "people who know the school find that \(ListWording.clause($0))" }
    // Barriers first: what would overturn them matters more than a strength that proves thin.
    let barriers = resting.filter { rules.findings[$0.finding].kind == .barrier }
    lines += (barriers.isEmpty ? resting : barriers)
      .compactMap { rules.findings[$0.finding].overturnedBy.first }.prefix(2)
      .map { "it turns out that \(ListWording.clause($0))" }
    return distinct(lines)
  }

  private func partner(_ profile: PartnerProfile) -> String {
    var text = profile.type
    if !profile.match.isEmpty { text += "; look for: " + profile.match.joined(separator: "; ") }
    switch profile.otherAuthority {
    case .required: text += "; from another authority"
    case .preferred: text += "; another authority is better"
    case .indifferent: break
    }
    return text
  }

  private func caution(_ reference: CautionReference) -> SchoolAdvice.CautionShown {
    switch reference {
    case .own(let text): SchoolAdvice.CautionShown(id: nil, says: text, source: nil)
    case .catalogue(let id):
      SchoolAdvice.CautionShown(
        id: id, says: rules.cautions[id]?.says ?? id,
        source: rules.cautions[id].flatMap { caution in
          // A caution "per card" rests on the evidence of the card that carries it.
          caution.locator.isEmpty
            ? nil : "\(caution.source) \(shown(caution.locator, caution.source))"
        })
    }
  }

  private func evidence(_ citation: Citation) -> SchoolAdvice.EvidenceShown {
    let source = rules.evidence.sources[citation.source]
    return SchoolAdvice.EvidenceShown(
      source: citation.source, title: source.map { "\($0.who) (\($0.year)) \($0.title)" } ?? "",
      locator: shown(citation.locator, citation.source), says: citation.says,
      grade: citation.grade?.rawValue)
  }

  private func shown(_ locator: String, _ source: String) -> String {
    rules.evidence.sources[source]?.shown(locator) ?? locator
  }

  /// One thing to check with people who know the school: an open question of the findings it rests
  /// on, else what would overturn the first of them.
  private func check(
    _ proof: ActionProof, _ resting: [FindingProof], _ action: CheckedAction
  ) -> String {
    let open = resting.flatMap(\.waitsFor) + proof.deciding.flatMap(\.waitsFor)
    for cause in open {
      if case .fact(let slot) = cause, let question = rules.vocabulary.facts[slot].question {
        return question
      }
    }
    if let overturned = resting.compactMap({ rules.findings[$0.finding].overturnedBy.first }).first
    {
      return "Could it be that \(ListWording.clause(overturned))?"
    }
    return "Do people who work here see it the same way, and who would disagree?"
  }

  private func distinct(_ lines: [String]) -> [String] {
    var seen: Set<String> = []
    return lines.filter { seen.insert($0).inserted }
  }
}
