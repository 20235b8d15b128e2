import Diagnostics
import Facts
import Inference
import RuleLanguage

/// Why an action is not put forward, or not higher: what stands in the way, nearest first.
package struct WhyNot: Answer {
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// What stands in the way.
  package var obstacles: [Obstacle]
  /// Why it is ranked and yet not shown, or not higher; none where that is not the reason.
  package var place: String?

  /// One thing that would have to be otherwise.
  package struct Obstacle: Encodable, Hashable, Sendable {
    /// What sort of thing it is.
    package enum Kind: String, Encodable, Hashable, Sendable {
      /// A condition of the card that does not hold.
      case condition
      /// A condition of which nobody knows.
      case open
      /// The card is meant for others.
      case meantForOthers = "meant for others"
      /// Something that is known rules it out or puts it off.
      case stopped
    }

    package var kind: Kind
    /// What it is about: a fact, a finding, what stops it.
    package var about: String
    /// What was found.
    package var found: String?
    /// What is asked for; none where it only has to be there.
    package var asks: String?
    /// How far the value is from what is asked for, in words.
    package var margin: String?
    /// The same in steps of the fact, its noise or one level; none where no value gets there.
    package var steps: Double?
    /// What has to come first, where something does.
    package var first: String?
  }
}

extension Explainer {
  /// Why an action is not shown, or not first.
  package func whyNot(_ action: Int) -> WhyNot {
    var answer = WhyNot(subject: subject, action: named(action), obstacles: [])
    let card = rules.actions[action]
    guard card.voices.contains(outlook.voice) else {
      let whom = card.voices.map(Self.word).sorted()
      answer.obstacles = [
        WhyNot.Obstacle(
          kind: .meantForOthers,
          about:
            "this step is for \(ListWording.or(whom)), and this is advice for \(Self.word(outlook.voice))"
        )
      ]
      return answer
    }
    if answer.action.place != nil { answer.place = place(answer.action) }
    guard answer.action.status != Status.recommended.rawValue else { return answer }
    let situation = situation
    guard let (instance, flips) = situation.nearestFlips(action) else { return answer }
    let proof = situation.proof(action: action).instances[instance]
    answer.obstacles = flips.map { obstacle($0, proof, situation) }
    return answer
  }

  private static func word(_ voice: Voice) -> String {
    switch voice {
    case .school: "a school"
    case .cluster: "a group of schools"
    case .area: "an area"
    }
  }

  private func obstacle(_ flip: Flip, _ proof: InstanceProof, _ situation: Situation)
    -> WhyNot.Obstacle
  {
    let steps = flip.distance.isFinite ? flip.distance : nil
    let isOpen = flip.condition.verdict == .unknown
    // A line that has to end is one that stops the card: an exception, or the test of a contra-indication.
    if flip.wanted == .no, let stop = stop(flip, proof) {
      return WhyNot.Obstacle(
        kind: isOpen ? .open : .stopped, about: stop.says, found: seen(flip.condition, situation),
        steps: steps, first: stop.first)
    }
    var maker = WhyStepMaker(situation, rules, rejected: outlook.request.rejected, tellsAll: false)
    let step = maker.line(flip.condition)
    let isOfAppliesTo = proof.appliesTo.contains { $0.mentions(flip.condition.condition.location) }
    var obstacle = WhyNot.Obstacle(
      kind: isOpen ? .open : isOfAppliesTo ? .meantForOthers : .condition, about: step.about,
      found: step.found, asks: step.asks, margin: step.margin, steps: steps)
    if case .finding(let use) = flip.condition.form, use.entries.count == 1 {
      obstacle.found =
        isOpen
        ? open(use.entries[0]) : step.found.map { $0 + nearestSign(use.entries[0], situation) }
    }
    if flip.wanted == .no { obstacle.asks = "that it is not so" }
    return obstacle
  }

  /// What a flipped condition stops the card with; `nil` for one that leads to it.
  private func stop(_ flip: Flip, _ proof: InstanceProof) -> (says: String, first: String?)? {
    let place = flip.condition.condition.location
    for line in proof.unless where line.mentions(place) {
      return (line.condition.say ?? ConditionWording(rules).sentence(line.condition), nil)
    }
    for reason in proof.contraIndications where reason.test?.mentions(place) == true {
      let source = rules.contraIndications[reason.index]
      return (source.says, source.first.map(name))
    }
    return nil
  }

  /// What a condition that holds rests on, in short.
  private func seen(_ proof: ConditionProof, _ situation: Situation) -> String? {
    switch proof.form {
    case .finding(let use):
      let there = use.entries.filter { use.test.verdict($0.strength) == .yes }
      return Reasons(situation, rules).statement(there).map { $0.because.first?.short ?? $0.name }
    case .test(let test):
      let found = FigureWording(situation, rules: rules).sides(test).found
      return "\(rules.vocabulary.facts[test.test.slot].name): \(found)"
    case .all, .any, .noneOf, .count, .contraIndication, .anyWhenOf: return nil
    }
  }

  /// What a finding of which nobody knows waits for.
  private func open(_ proof: FindingProof) -> String {
    let causes = proof.waitsFor.map(CauseWording(rules).text)
    let named =
      causes.prefix(2) + (causes.count > 2 ? ["\(NumberWording.word(causes.count - 2)) more"] : [])
    return causes.isEmpty
      ? "not known" : "not known; it depends on \(ListWording.and(Array(named)))"
  }

  /// The sign of a finding that is nearest to being there: `; nearest sign: EAL expertise: strong; asked for:
  /// partial or less, one level short`.
  private func nearestSign(_ proof: FindingProof, _ situation: Situation) -> String {
    guard proof.strength.possible == .none, !proof.isRejected else { return "" }
    let tests = proof.signs.flatMap(\.failedTests)
      .map { (test: $0, steps: situation.distance(of: $0)) }.filter { $0.steps.isFinite }
    guard let nearest = tests.min(by: { $0.steps < $1.steps })?.test else { return "" }
    let margin = MarginWording(situation, rules).text(nearest).map { ", \($0)" } ?? ""
    let sides = FigureWording(situation, rules: rules).sides(nearest)
    let name = rules.vocabulary.facts[nearest.test.slot].name
    return
      "; nearest sign: \(name): \(sides.found); asked for: \(ConditionWording(rules).phrase(nearest.test))\(margin)"
  }

  /// Where a ranked action stands, what stands directly above it, and why it is not shown; `nil` where
  /// nothing speaks for it, so that its place says nothing.
  private func place(_ action: ActionNamed) -> String? {
    guard let place = action.place,
      let own = outlook.list.ordered.first(where: { $0.id == action.id })
    else { return nil }
    let displaced = outlook.list.displaced.first { $0.candidate.id == action.id }?.why
    if displaced == .nothingKnownYet { return nil }
    var text =
      action.shownAt.map { "It is put forward, as step \($0)." }
      ?? "It came \(NumberWording.ordinal(place)) in the order"
      + (displaced.map { why in
        if case .listFull = why {
          return ", and \(NumberWording.word(outlook.list.shown.count)) are put forward."
        }
        return ": \(DisplacementWording(rules).text(why))."
      } ?? ".")
    if case .listFull? = displaced {} else if action.shownAt == nil { return text }
    let order = RankOrder(rules.ranking)
    // What is compared with stands on the page: the step directly above, or the last that is better.
    let above =
      action.shownAt.map { $0 > 1 ? outlook.list.shown[$0 - 2] : nil }
      ?? outlook.list.shown.last { order.firstDifference($0, own)?.isBetter == true }
    guard let above, let difference = order.firstDifference(above, own) else { return text }
    text +=
      difference.isBetter
      ? " " + RankWording(rules).difference(above, own, difference.key, alike: [])
      : " \"\(name(ofAction: above.id))\" has to come before it, whatever the order says."
    return text
  }
}

extension WhyNot {
  package var page: AnswerPage {
    let isHigherAsked = action.shownAt != nil
    let title =
      "\(subject.name) – why "
      + (isHigherAsked ? "\(action.inWords), is not higher" : "not \"\(action.name)\"")
    let isRecommended = action.status == Status.recommended.rawValue
    var lines = place.map { [AnswerPage.Line($0)] } ?? []
    if !isRecommended, !isForOthers {
      lines.append(AnswerPage.Line(StatusWording.sentence(action.status)))
    }
    lines += section("no", .meantForOthers) + section("no", .condition)
    lines += section("not known", .open) + section("stopped", .stopped)
    if lines.isEmpty || (!isRecommended && obstacles.isEmpty && place == nil) {
      lines.append(AnswerPage.Line("No change of what it looks at would bring it."))
    }
    return AnswerPage(
      title, lines,
      next: isRecommended || isForOthers ? [] : ["what would it take for \(action.name)"])
  }

  /// The card does not speak to this kind of place at all.
  private var isForOthers: Bool {
    obstacles.contains { $0.kind == .meantForOthers && $0.found == nil }
  }

  private func section(_ mark: String, _ kind: Obstacle.Kind) -> [AnswerPage.Line] {
    obstacles.filter { $0.kind == kind }.map { obstacle in
      var text = obstacle.about
      if let found = obstacle.found { text += kind == .stopped ? " (\(found))" : ": \(found)" }
      if let asks = obstacle.asks { text += "; asked for: \(asks)" }
      if let margin = obstacle.margin { text += ", \(margin)" }
      if let first = obstacle.first { text += "; first \"\(first)\"" }
      return AnswerPage.Line(text, mark: "\(mark):")
    }
  }
}

extension ConditionProof {
  /// Whether a line of the rule file is one of this condition's.
  fileprivate func mentions(_ place: Source.Location) -> Bool {
    condition.location == place || parts.contains { $0.mentions(place) }
  }

  /// Tests in it that do not hold.
  fileprivate var failedTests: [TestProof] {
    guard verdict != .yes else { return [] }
    return switch form {
    case .test(let test): verdict == .no ? [test] : []
    case .all, .any, .anyWhenOf: parts.flatMap(\.failedTests)
    case .noneOf, .contraIndication, .count, .finding: []
    }
  }
}
