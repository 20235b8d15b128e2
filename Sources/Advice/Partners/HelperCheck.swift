import Facts
import Inference
import RuleLanguage
import Schools

/// Answers "why not this hub, this system leader, this community partner?" for one school.
///
/// ```swift
/// let check = HelperCheck(adviser, adviser.outlook(for: meadow))
/// print(AnswerText.render(check.answer(.hub(3)).page))
/// ```
package struct HelperCheck {
  private let search: PartnerSearch
  private let explainer: Explainer
  private var outlook: Outlook { search.outlook }
  private var rules: CheckedRules { search.adviser.rules }

  /// - Parameters:
  ///   - adviser: Rules, facts and the names of schools.
  ///   - outlook: The asking school, with what is told of it for this answer.
  package init(_ adviser: Adviser, _ outlook: Outlook) {
    search = PartnerSearch(adviser, outlook)
    explainer = Explainer(adviser, outlook)
  }

  /// The answer about one helper.
  ///
  /// - Parameters:
  ///   - helper: A hub, a system leader or a community partner; schools are ``PartnerCheck``'s.
  ///   - step: The step it is meant for, by its index; `nil` for the one put forward that it fits best.
  /// - Returns: The answer, about the first of those steps that nothing rules it out of, else about the one with the
  ///   least in the way.
  package func answer(_ helper: HelperRow, step: Int? = nil) -> HelperAnswer {
    var answer = HelperAnswer(
      subject: explainer.subject, helper: search.names.name(helper), kind: helper.kind,
      outcome: .noNeed)
    let entry = search.registers.entry(helper)
    answer.id = entry?.id
    if case .leader(let base) = helper {
      answer.urn = search.adviser.directory.entries[base].urn.orNil
      let closed = search.adviser.engine.base.schools.closedSchools
      if closed.indices.contains(base), closed[base] { answer.outcome = .closed }
    }
    let recommended = Set(
      (outlook.list.shown + outlook.list.ordered).filter { $0.status == .recommended }.map(\.id))
    let asking = outlook.advisedActions(rules).filter {
      recommended.contains(rules.actions[$0].id)
        && rules.actions[$0].helpersAsked(rules).contains(helper.kind)
    }
    if answer.outcome == .closed {
      // Nobody is held against a step for a school that is no more.
    } else if let step, !rules.actions[step].helpersAsked(rules).contains(helper.kind) {
      answer.outcome = .otherKind
      answer.action = explainer.named(step)
      answer.nearestChange = otherStep(than: step, asking, helper)
    } else if let chosen = step ?? likeliest(of: asking, helper) {
      fill(&answer, helper, chosen, asking)
    } else {
      answer.nearestStep = nearestStep(helper)
      let step = answer.nearestStep.flatMap { explainer.index(ofAction: $0.action.id) }
      answer.evenThen = step.flatMap { search.pair(action: $0)?.firstFailure(helper) }
    }
    answer.summary = HelperWording.summary(answer, asked: step.map { rules.actions[$0] }, rules)
    return answer
  }

  // MARK: Which step

  /// The first step that nothing rules the helper out of, else the first with the least in the way.
  private func likeliest(of steps: [Int], _ helper: HelperRow) -> Int? {
    var best: (step: Int, failing: Int)?
    for step in steps {
      guard let pair = search.pair(action: step) else { continue }
      let failing = self.failing(pair, helper)
      if failing < best?.failing ?? .max { best = (step, failing) }
      if failing == 0 { break }
    }
    return best?.step
  }

  private func failing(_ pair: RegisterPair, _ helper: HelperRow) -> Int {
    let lines = pair.lines(helper).count { $0.verdict == "no" }
    return lines == 0 && pair.firstFailure(helper) != nil ? 1 : lines
  }

  /// Of the steps for schools that ask for such a helper, and that it could help with, the one that least keeps from
  /// being put forward.
  private func nearestStep(_ helper: HelperRow, leavingOut asking: [Int] = []) -> WhyNot? {
    let entry = search.registers.entry(helper)
    let steps = rules.actions.indices.filter { index in
      let action = rules.actions[index]
      guard !asking.contains(index), [.trial, .stable].contains(action.life.status),
        action.voices.contains(outlook.voice),
        action.helpersAsked(rules).contains(helper.kind)
      else { return false }
      switch helper.kind {
      case .hub: return action.topics.contains { entry?.topics.contains($0) ?? false }
      case .partner:
        let (kinds, offers) = (action.partner?.kinds ?? [], action.partner?.offers ?? [])
        return (kinds.isEmpty || entry?.body.map(kinds.contains) ?? true)
          && (offers.isEmpty || entry?.offers?.contains(where: offers.contains) ?? true)
      case .leader, .school: return true
      }
    }
    let answers = steps.map { explainer.whyNot($0) }
    let changeable = answers.filter { answer in
      !answer.obstacles.isEmpty && !answer.obstacles.contains { $0.kind == .meantForOthers }
    }
    return (changeable.isEmpty ? answers : changeable).min { a, b in
      let (first, second) = (Self.far(a), Self.far(b))
      return first != second ? first < second : a.action.id < b.action.id
    }
  }

  private static func far(_ answer: WhyNot) -> Double {
    answer.obstacles.isEmpty
      ? .infinity : answer.obstacles.reduce(0) { $0 + ($1.steps ?? 100) }
  }

  /// A step that does look for such a helper.
  private func otherStep(
    than step: Int, _ asking: [Int], _ helper: HelperRow, isPossible: Bool = false
  ) -> String? {
    let others = asking.filter { $0 != step }
    guard let other = likeliest(of: others, helper), let pair = search.pair(action: other) else {
      return nil
    }
    let name = "\"\(rules.actions[other].name)\" looks for \(helper.kind.one)"
    guard let failure = pair.firstFailure(helper) else {
      return "\(name), and nothing rules it out there"
    }
    return isPossible ? nil : "\(name), and there it is ruled out: \(failure)"
  }

  // MARK: One step

  private func fill(
    _ answer: inout HelperAnswer, _ helper: HelperRow, _ step: Int, _ asking: [Int]
  ) {
    answer.action = explainer.named(step)
    guard let pair = search.pair(action: step) else { return }
    answer.needs =
      (helper.kind == .partner ? rules.actions[step].topics : pair.check.needs.topics)
      .map(ListWording.word)
    answer.mayBeNamed = pair.mayBeNamed(helper)
    answer.brings = pair.brings(helper).map(ListWording.word)
    // That the asking school may be told of is worth a word only where it is not so.
    let lines = pair.lines(helper).filter {
      $0.verdict != "yes" || $0.constraint != RegisterPair.Question.asker.rawValue
    }
    let isOfJourney = { (line: PartnerAnswer.Line) in line.constraint == "within reach" }
    let no = lines.filter { $0.verdict == "no" }
    // As where helpers are looked for, the journey is told before all else.
    answer.lines =
      no.filter(isOfJourney) + no.filter { !isOfJourney($0) }
      + lines.filter { !["no", "yes"].contains($0.verdict) } + lines.filter { $0.verdict == "yes" }
    if helper == .leader(pair.check.school), let first = pair.firstFailure(helper) {
      // What is asked of another school makes no sense of one's own.
      answer.lines = [HelperWording.line(first, isOwnSchool: true)]
    } else if no.isEmpty, let first = pair.firstFailure(helper) {
      answer.lines.insert(HelperWording.line(first, isOwnSchool: false), at: 0)
    }
    guard !answer.lines.contains(where: { $0.verdict == "no" }) else {
      answer.outcome = .doesNotFit
      answer.nearestChange =
        HelperWording.change(answer.lines, pair, helper)
        ?? otherStep(than: step, asking, helper, isPossible: true).map {
          "choose another step: \($0)"
        }
      // Where it does other things than those needed, the question is what would make a need of them.
      let questions = no.map { RegisterPair.Question(rawValue: $0.constraint) }
      if !no.isEmpty, questions.allSatisfy({ $0.map(Self.areOfNeed.contains) ?? false }) {
        answer.nearestStep = nearestStep(helper, leavingOut: asking)
      }
      return
    }
    answer.outcome = answer.lines.allSatisfy { $0.verdict == "yes" } ? .fits : .mayFit
    answer.standing = standing(helper, step)
  }

  private static let areOfNeed: Set<RegisterPair.Question> = [.topics, .body, .offers]

  /// Where the helper stands among all that nothing rules out.
  private func standing(_ helper: HelperRow, _ step: Int) -> HelperAnswer.Standing? {
    guard let found = search.search(action: step),
      let own = found.candidates.first(where: { $0.helper == helper })
    else { return nil }
    let best = found.candidates.max { $0.worth < $1.worth } ?? own
    let weights = { (worth: Int) in Double(worth) / PairFit.unitsOfWeight }
    return HelperAnswer.Standing(
      possible: found.candidates.count,
      schools: found.candidates.count { $0.helper.kind == .school },
      isShown: search.unlike(found, atMost: 3).contains { $0.helper == helper },
      counts: weights(own.worth), most: weights(best.worth),
      above: found.candidates.count { $0.worth > own.worth },
      lacks: best.worth > own.worth ? lacks(own, best) : [])
  }

  /// What the one that counts most meets better, the weightiest first.
  private func lacks(_ own: PartnerSearch.Candidate, _ best: PartnerSearch.Candidate) -> [String] {
    zip(own.degrees, best.degrees)
      .map { own, best in (less: best.weight - own.weight, words: best.criterion.ifYes) }
      .filter { $0.less > 0.05 && !$0.words.isEmpty }
      .sorted { ($1.less, $0.words) < ($0.less, $1.words) }.prefix(3).map(\.words)
  }
}
