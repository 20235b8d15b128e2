import Evidence
import Facts
import Inference
import Notation
import OrderedCollections
import RuleLanguage

/// Fills cards: because, although, unless, and everything a card owes its reader.
struct CardMaker {
  private let adviser: Adviser
  private let outlook: Outlook
  /// The subject with the numbers behind every count, which an outlook leaves out.
  private let situation: Situation
  private let rules: CheckedRules
  private let conditions: ConditionWording
  private let causes: CauseWording
  private let extras: CardExtras

  init(_ adviser: Adviser, _ outlook: Outlook, _ situation: Situation) {
    self.adviser = adviser
    self.outlook = outlook
    self.situation = situation
    rules = adviser.rules
    conditions = ConditionWording(adviser.rules)
    causes = CauseWording(adviser.rules)
    extras = CardExtras(adviser, outlook)
  }

  /// The cards of a sheet, in order; no two ask the same thing to check where another will do.
  func cards(_ candidates: [Candidate]) -> [SchoolAdvice.Card] {
    var asked: Set<String> = []
    return candidates.compactMap { candidate in
      let card = card(candidate, notAsking: asked)
      if let card { asked.insert(card.check) }
      return card
    }
  }

  private func card(_ candidate: Candidate, notAsking asked: Set<String>) -> SchoolAdvice.Card? {
    guard let index = rules.actions.firstIndex(where: { $0.id == candidate.id }) else {
      return nil
    }
    let proof = situation.proof(action: index)
    let action = rules.actions[index]
    let reasons = Reasons(situation, rules)
    let because = because(proof, index, reasons)
    let resting = proof.deciding.flatMap(\.restsOn)
      .sorted { $0.strength.certain > $1.strength.certain }
    return SchoolAdvice.Card(
      action: action.id, name: action.name, about: about(proof),
      strategy: action.strategy.rawValue, level: action.ecology.rawValue,
      status: candidate.status.rawValue, sureness: candidate.sureness.rawValue,
      urgency: candidate.urgency.rawValue, effort: action.effort.rawValue,
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
      check: Check(rules).question(proof, resting, notAsking: asked),
      resources: extras.resources(action, resting),
      programmes: extras.programmes(action, proof, resting),
      disputes: extras.disputes(action),
      decision: RecordMaker(adviser, outlook).decision(on: action.id))
  }

  /// The entries of `about` for which the card holds; none where it holds for all alike.
  private func about(_ proof: ActionProof) -> [String] {
    guard proof.deciding.count < proof.instances.count else { return [] }
    return proof.deciding.compactMap { $0.about?.entry }.map(ListWording.word)
  }

  /// What led here, the surest first; a step that others wait for says which.
  private func because(
    _ proof: ActionProof, _ index: Int, _ reasons: Reasons
  ) -> [SchoolAdvice.Reason] {
    var seen: Set<String> = []
    let words = [Strength.clear, .likely, .hint].map(\.word)
    let place = { (reason: SchoolAdvice.Reason) in
      reason.strength.flatMap { words.firstIndex(of: $0) } ?? words.count
    }
    // Stable: of equally sure reasons the order of the rule stands.
    var result = proof.deciding.flatMap { partial($0.when, reasons) }
      .filter { seen.insert($0.text).inserted }.enumerated()
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
      .map(\.element)
    if let called = outlook.calledFor[index] {
      // Behind the surest reason: why it comes first matters less than why it comes.
      let text =
        "it comes before \(waiting(for: index)), which has to wait: "
        + rules.contraIndications[called].says
      result.insert(SchoolAdvice.Reason(text: text, short: text), at: min(1, result.count))
    }
    if result.isEmpty, outlook.nothingKnown {
      let text = "neither figures nor people's views are known so far: this is where to begin"
      result.append(SchoolAdvice.Reason(text: text, short: text))
    }
    return result
  }

  /// The best of the actions that wait for one, in quotation marks.
  private func waiting(for action: Int) -> String {
    outlook.waitingFor[action].map { "\"\(rules.actions[$0].name)\"" } ?? "another step"
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
    let waiting = candidate.status == .possible ? waiting(proof.action) : []
    if !waiting.isEmpty {
      lines.append(
        waiting.count <= 3
          ? "it also depends on what nobody has said yet: \(ListWording.and(waiting))"
          : "it also depends on much that nobody has said yet, such as "
            + ListWording.and(Array(waiting.prefix(2))))
    }
    for assumed in proof.deciding.flatMap(\.assumptions) {
      if case .carryOn(let because) = assumed.condition.stance {
        let sentence = conditions.sentence(assumed.condition)
        lines.append("it is not known whether \(sentence); taken as favourable, because \(because)")
      }
    }
    lines += ListWording.distinct(resting.flatMap(reasons.against)).prefix(2).map {
      "against it: \($0)"
    }
    if candidate.firmness == .fragile {
      lines.append("a small chance movement of the figures could change this")
    }
    if candidate.strength == .hint {
      lines.append("so far only figures point to it, and figures show what, not why")
    }
    if outlook.onlyFiguresKnown, !outlook.nothingKnown, action.strategy != .evidence {
      lines.append("it is for later, once you know why the figures look as they do")
    }
    lines += oldFigures(because)
    if lines.isEmpty { lines.append(effort(action)) }
    return ListWording.distinct(lines)
  }

  /// What an action waits for, each once; only here is it asked what members of a count wait for.
  private func waiting(_ action: Int) -> [String] {
    let proof = outlook.situation.telling(.deciding).proof(action: action)
    return ListWording.distinct(proof.deciding.flatMap(\.waitsFor).map(causes.text))
  }

  /// Every step costs somebody's time; said where nothing else speaks against a card.
  private func effort(_ action: CheckedAction) -> String {
    switch action.effort {
    case .low: "even a small step takes somebody's time: name what will stop for it"
    case .medium: "it asks for steady time over a term or more"
    case .high: "it asks a lot of both sides for a year or more"
    }
  }

  /// How old the figures are, where some are from a year more than two before the date of the advice.
  private func oldFigures(_ because: [SchoolAdvice.Reason]) -> [String] {
    var newest: [String: Int] = [:]
    for figure in because.flatMap(\.facts) {
      let isRecord = rules.vocabulary.fact(named: figure.fact)?.role == .record
      guard let year = figure.year, figure.whose == "school", !isRecord else { continue }
      newest[figure.fact] = max(newest[figure.fact] ?? year, year)
    }
    guard let oldest = newest.values.min(), let latest = newest.values.max(),
      adviser.asOf.year - oldest > 2
    else { return [] }
    let (from, to) = (DateWording.academicYear(oldest), DateWording.academicYear(latest))
    return [
      oldest == latest
        ? "the newest figures it rests on are from \(from); ask what has changed"
        : "some figures it rests on are from \(from), the newest from \(to); ask what has changed"
    ]
  }

  /// What would overturn it: first what is its own, then what only people can judge, then what stops
  /// many steps.
  private func unless(
    _ proof: ActionProof, _ action: CheckedAction, _ resting: [FindingProof]
  ) -> [String] {
    // Barriers first: what would overturn them matters more than a strength that proves thin.
    let barriers = resting.filter { rules.findings[$0.finding].kind == .barrier }
    var lines = (barriers.isEmpty ? resting : barriers)
      .compactMap { rules.findings[$0.finding].overturnedBy.first }
    lines = Array(ListWording.distinct(lines).prefix(2)).map(ListWording.clause)
    lines += action.stopIf.map(ListWording.clause)
    for line in proof.deciding.flatMap(\.unless) where line.verdict == .unknown {
      lines.append("\(line.condition.say ?? conditions.sentence(line.condition)) (not known)")
    }
    lines += proof.deciding.flatMap(\.openContraIndications)
      .map { "\(rules.contraIndications[$0.index].says) (not known)" }
    return ListWording.distinct(lines)
  }

  private func partner(_ profile: PartnerProfile) -> String {
    var text = profile.type
    if !profile.match.isEmpty { text += "; look for: " + profile.match.joined(separator: "; ") }
    let saysSo = text.contains("different authorit") || text.contains("nother authority")
    switch profile.otherAuthority {
    case .required where !saysSo: text += "; from another authority"
    case .preferred where !saysSo: text += "; better from another authority"
    case .required, .preferred, .indifferent: break
    }
    return text
  }

  private func caution(_ reference: CautionReference) -> SchoolAdvice.CautionShown {
    switch reference {
    case .own(let text): return SchoolAdvice.CautionShown(id: nil, says: text, source: nil)
    case .catalogue(let id):
      let caution = rules.cautions[id]
      // A caution "per card" rests on the evidence of the card that carries it.
      let isOfCard = caution.map { rules.evidence.sources[$0.source] == nil } ?? true
      let place = caution.map { [$0.source, $0.locator].filter { !$0.isEmpty } } ?? []
      return SchoolAdvice.CautionShown(
        id: id, says: caution?.says ?? id,
        source: isOfCard ? nil : place.joined(separator: " "))
    }
  }

  private func evidence(_ citation: Citation) -> SchoolAdvice.EvidenceShown {
    SchoolAdvice.EvidenceShown(
      source: citation.source, locator: citation.locator,
      pages: rules.evidence.sources[citation.source]?.pages(citation.locator).map { "about \($0)" },
      says: citation.says, grade: citation.grade?.rawValue)
  }
}
