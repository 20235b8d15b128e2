import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// Answers "why not this school as partner?" for one school, one action and one other school.
///
/// ```swift
/// let outlook = adviser.outlook(for: meadow)
/// let answer = PartnerCheck(adviser, outlook).answer(action: action, candidate: oakfield)
/// print(AnswerText.render(answer.page))
/// ```
package struct PartnerCheck {
  private let adviser: Adviser
  private let outlook: Outlook
  private let rules: CheckedRules

  /// - Parameters:
  ///   - adviser: Rules, facts and the names of schools.
  ///   - outlook: The asking school, with what is told of it for this answer.
  package init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    rules = adviser.rules
  }

  /// The action for which a partner is most likely meant: of those shown, in their order, the first that
  /// looks for a school or a hub; else of those considered; else the first that looks for another helper.
  /// `nil` where no step put forward does.
  package var likeliestAction: Int? {
    let advised = outlook.advisedActions(rules)
    return advised.first { rules.actions[$0].helpersAsked(rules).contains { $0.group == 0 } }
      ?? advised.first { looksForSchools(rules.actions[$0]) }
      ?? advised.first { !rules.actions[$0].helpersAsked(rules).isEmpty }
  }

  /// Each constraint of an action for a pair of schools: the action by its index in
  /// ``RuleLanguage/CheckedRules/actions``, the other school by its row.
  package func answer(action index: Int, candidate: Int) -> PartnerAnswer {
    let action = rules.actions[index]
    var answer = PartnerAnswer(
      school: named(outlook.situation.subject.row), action: action.id, name: action.name,
      candidate: named(BearerRow(.school, candidate)), outcome: .noPartner, summary: "",
      mayBeNamed: false, lines: [], nearestChange: nil)
    let check = PairCheck(outlook.situation, action: index, schools: adviser.directory)
    if let outcome = unfit(action, candidate) {
      answer.outcome = outcome
    } else if let check {
      fill(&answer, check, candidate)
    } else {
      answer.outcome = .noSchool
    }
    answer.summary = PartnerWording.summary(answer, action)
    return answer
  }

  private func fill(_ answer: inout PartnerAnswer, _ check: PairCheck, _ candidate: Int) {
    let findings = check.findings(candidate)
    let wording = PartnerWording(
      check.situation, rules, pair: (check.school, candidate), names: answer.names)
    let isOpen = findings.contains { $0.verdict == .unknown }
    answer.outcome =
      findings.contains { $0.verdict == .no } ? .doesNotFit : isOpen ? .mayFit : .fits
    answer.mayBeNamed = !findings.contains(where: \.isHeldBack)
    // Stable: within a verdict the order of the policy stands.
    answer.lines = [Verdict.no, .unknown, .yes].flatMap { verdict in
      findings.filter { $0.verdict == verdict }.map(wording.line)
    }
    let failing = findings.filter { $0.verdict == .no }
    guard !failing.isEmpty else { return }
    answer.nearestChange =
      wording.change(failing)
      ?? otherAction(than: check.action, candidate).map { wording.otherAction(rules.actions[$0]) }
  }

  /// What makes it needless to look at any constraint.
  private func unfit(_ action: CheckedAction, _ candidate: Int) -> PartnerAnswer.Outcome? {
    if outlook.situation.subject == .school(candidate) { return .sameSchool }
    if action.partner == nil { return .noPartner }
    if !looksForSchools(action) { return .noSchool }
    let closed = adviser.engine.base.schools.closedSchools
    return closed.indices.contains(candidate) && closed[candidate] ? .closed : nil
  }

  /// Whether the partner of a card is one school. Some look for companies or services; of others, such as
  /// a whole authority, no constraint can be held against one school. A hub is run by a school.
  private func looksForSchools(_ action: CheckedAction) -> Bool {
    action.partnerMayBeSchool(rules)
  }

  /// The best of the other steps put forward for the school for which nothing rules the candidate out.
  private func otherAction(than index: Int, _ candidate: Int) -> Int? {
    outlook.advisedActions(rules)
      .first { other in
        other != index && looksForSchools(rules.actions[other])
          && PairCheck(outlook.situation, action: other, schools: adviser.directory)?
            .isPossible(with: candidate) == true
      }
  }

  private func named(_ row: BearerRow) -> PartnerAnswer.SchoolNamed {
    guard row.bearer == .school, adviser.directory.entries.indices.contains(row.row) else {
      return PartnerAnswer.SchoolNamed(urn: nil, name: "the area", area: nil)
    }
    let entry = adviser.directory.entries[row.row]
    return PartnerAnswer.SchoolNamed(
      urn: entry.urn.isEmpty ? nil : entry.urn,
      name: entry.name.isEmpty ? "a school without a name in the data" : entry.name,
      area: entry.area.isEmpty ? nil : entry.area)
  }
}

extension Outlook {
  /// The actions put forward: those shown, in their order, then those considered; each once, by index.
  func advisedActions(_ rules: CheckedRules) -> [Int] {
    var seen: Set<String> = []
    return (list.shown + list.ordered).map(\.id).filter { seen.insert($0).inserted }
      .compactMap { id in rules.actions.firstIndex { $0.id == id } }
  }
}

extension CheckedAction {
  /// Whether the partner is one school, or a hub, which a school runs, or a leader, who is based at one.
  func partnerMayBeSchool(_ rules: CheckedRules) -> Bool {
    guard let from = partner?.from else { return false }
    guard let relation = rules.vocabulary.relations[from] else { return true }
    return [.school, .hub, .leader].contains(relation.linksTo)
  }
}
