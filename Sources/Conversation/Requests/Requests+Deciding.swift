import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Suggestions taken up or not, with reasons; findings that people do not accept.
extension Conversation {
  mutating func accept(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let explainer = explainer(row)
    let index = try action(ask, in: explainer)
    let decision = try decide(index, .accepted, row, explainer, because: ask["reason"] ?? "")
    focus(row)
    return Said(
      "\(ground.name(row)) – accepted: \(ground.rules.actions[index].name). Recorded for "
        + "\(DateWording.day(decision.at.day)); undo takes it back.",
      next: ["make the sheet", "any risks?", "undo"])
  }

  mutating func decline(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let explainer = explainer(row)
    if let helper = try namedHelper(ask) {
      throw Stop(
        "\(ListWording.sentence(HelperDirectory(adviser).label(helper))) is no school; a decision names a step or a school. "
          + "Nothing was done.")
    }
    let partner = try namedSchool(ask, "partner")
    let index: Int
    if partner != nil, ask["action"] == nil, ask["index"] == nil {
      guard let likely = PartnerCheck(adviser, explainer.outlook).likeliestAction else {
        throw Stop("No step that is put forward here looks for a partner.")
      }
      index = likely
    } else {
      index = try action(ask, in: explainer)
    }
    let reason = ask["reason"] ?? ""
    let decision = try decide(index, .declined, row, explainer, partner, because: reason)
    focus(row)
    let name = partner.map { ground.name($0) } ?? "\"\(ground.rules.actions[index].name)\""
    let next = self.explainer(row).outlook.list.shown.map(\.id)
    state.list = .steps(next)
    state.action = next.first
    let best = next.first.map { " Next best: \(explainer.name(ofAction: $0))." } ?? ""
    guard reason.isEmpty else {
      return Said(
        "\(ground.name(row)) – declined: \(name), because \(reason).\(best)",
        next: ["why 1?", "undo"])
    }
    state.pending = .reason(
      Pending.Decline(record: Int(decision.number), school: row, name: name))
    var said = Said("\(ground.name(row)) – declined: \(name).\(best) Why? One line, or skip.")
    said.outcome = .asks
    return said
  }

  /// The reason of a decision, given after it; `nil` where the line asks something else.
  mutating func answer(_ ask: Ask, reasonFor decline: Pending.Decline) -> Reply? {
    if ask.intent == "skip" || ask.intent == "answer" && ["no", "unknown"].contains(ask["value"]) {
      state.pending = nil
      return reply(Said("Kept without a reason.", next: ["why 1?", "undo"]))
    }
    if let reply = exactPhrase(ask) {
      state.pending = nil
      return reply
    }
    // A request of its own is served, and the reason is not asked for again.
    let isRequest = [.do, .say, .confirm].contains(ask.read.decision)
    state.pending = nil
    if isRequest, !["answer", "note", "decline", "cannot"].contains(ask.intent) { return nil }
    do throws(Stop) {
      let entries = try keeping { () throws(CasebookProblem) in
        try casebook.entries(Decision.self, about: subject(decline.school))
      }
      guard let standing = entries.first(where: { Int($0.number) == decline.record }) else {
        throw Stop("That decision was changed meanwhile; nothing was added to it.")
      }
      var reasoned = standing
      reasoned.reason = ask["reason"] ?? ask.line.trimmingQuotes
      reasoned.mark.at = desk.now
      let kept = try keeping { () throws(CasebookProblem) in
        try casebook.record(reasoned, replacing: standing)
      }
      state.believed?.note(kept)
      noteReason(kept, of: standing)
      return reply(
        Said("Noted: declined because \(kept.reason).", next: ["why 1?", "undo"]))
    } catch {
      return stopped(error)
    }
  }

  mutating func decide(
    _ action: Int, _ verdict: Decision.Verdict, _ row: Int, _ explainer: Explainer,
    _ partner: Int? = nil, because reason: String
  ) throws(Stop) -> Decision {
    let decision = Decision(
      about: subject(row), action: ground.rules.actions[action].id, verdict, because: reason,
      by: "you", at: desk.now, partner: partner.map { ground.directory.entries[$0].urn },
      rules: String(ground.rules.digest.prefix(16)),
      facts: adviser.digest(
        ofFactsBehind: ground.rules.actions[action].id, explainer.outlook.situation) ?? "")
    let kept = try record(decision)
    state.changes.append(.decided([kept]))
    return kept
  }

  /// A decision and the reason given after it are one act: one undo takes both back.
  private mutating func noteReason(_ kept: Decision, of standing: Decision) {
    if case .decided(let records)? = state.changes.last, records.last?.number == standing.number {
      state.changes[state.changes.count - 1] = .decided(records + [kept])
    } else {
      state.changes.append(.decided([kept]))
    }
  }

  /// `reject FINDING because …`, typed exactly.
  mutating func reject(_ finding: String, because reason: String) throws(Stop) -> Said {
    guard let row = state.school else { throw Stop("Ask for advice first: advice for SCHOOL") }
    let rejection: Rejection
    do throws(Rejection.Problem) {
      rejection = try Rejection(of: finding, because: reason, in: ground.rules)
    } catch {
      throw Stop(error.reply)
    }
    let meant = ground.rules.findings[rejection.findings[0]]
    let entry = RejectedFinding(
      about: subject(row), finding: meant.id, because: rejection.reason, by: "you", at: desk.now)
    let kept = try record(entry)
    state.changes.append(.rejected(kept))
    return Said(
      "\(ground.name(row)) – rejected, because \(rejection.reason): \(meant.name). It counts no more for this school.",
      next: ["what should it do next?", "undo"])
  }

  /// `keep FINDING`, typed exactly: a finding that was rejected counts again.
  mutating func keep(_ finding: String) throws(Stop) -> Said {
    guard let row = state.school else { throw Stop("Ask for advice first: advice for SCHOOL") }
    let meant: CheckedFinding
    do throws(Rejection.Problem) {
      let rejection = try Rejection(of: finding, because: "kept", in: ground.rules)
      meant = ground.rules.findings[rejection.findings[0]]
    } catch {
      throw Stop(error.reply)
    }
    let entries = try keeping { () throws(CasebookProblem) in
      try casebook.entries(RejectedFinding.self, about: subject(row))
    }
    guard let standing = entries.first(where: { $0.finding == meant.id }) else {
      throw Stop("\"\(meant.name)\" is not rejected for this school.")
    }
    try withdraw(standing)
    return Said(
      "\(ground.name(row)) – counts again for this school: \(meant.name).",
      next: ["what should it do next?"])
  }
}

extension Rejection.Problem {
  /// The mistake as an answer at the prompt.
  var reply: String {
    switch self {
    case .unknown(let text, let nearest):
      "There is no finding called \"\(text)\". Nothing was done."
        + (nearest.isEmpty
          ? "" : " Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?")
    case .several(let text, let names):
      "Several findings fit \"\(text)\". Nothing was done.\n"
        + names.map { "  \($0)" }.joined(separator: "\n")
    case .noReason(let finding):
      "Please say why: reject \(finding) because …"
    }
  }
}
