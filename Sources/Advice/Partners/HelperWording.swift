import RuleLanguage

/// Words for why a hub, a system leader or a community partner is, or is not, among the helpers.
enum HelperWording {
  /// The answer in one or two sentences.
  static func summary(
    _ answer: HelperAnswer, asked: CheckedAction?, _ rules: CheckedRules
  ) -> String {
    let helper = ListWording.sentence(answer.helper)
    let school = answer.subject.name
    let step = answer.action.map(\.inWords) ?? ""
    let brings =
      answer.brings.isEmpty ? "" : " It brings \(ListWording.and(answer.brings))."
    switch answer.outcome {
    case .fits:
      return "\(helper) could help \(school) with \(step). Nothing rules it out.\(brings)"
    case .mayFit:
      let open = answer.lines.count { $0.verdict != "yes" }
      let things = open == 1 ? "one thing is" : "\(NumberWording.word(open)) things are"
      return
        "Nothing rules out \(answer.helper) as a helper for \(school), \(step), but \(things) not known.\(brings)"
    case .doesNotFit:
      return "Why \(answer.helper) is not among the helpers for \(school), \(step)."
    case .noNeed:
      return
        "\(school) – why not \(answer.helper): no step put forward asks for \(answer.kind.one)."
    case .otherKind:
      let sought = asked.map { $0.helpersAsked(rules).map(\.one) } ?? []
      return "\(school) – why not \(answer.helper): \(step) "
        + (sought.isEmpty
          ? "asks for no helper of a register." : "looks for \(ListWording.or(sought)).")
    case .closed:
      return "\(helper) cannot help: the school has closed."
    }
  }

  /// What rules a helper out where no question of its register does: a leader of one's own school, or one that
  /// nobody knows of.
  static func line(_ failure: String, isOwnSchool: Bool) -> PartnerAnswer.Line {
    PartnerAnswer.Line(
      constraint: isOwnSchool ? "a helper from outside" : "a leader who is known", verdict: "no",
      short: failure, sentence: ListWording.sentence(failure) + ".", ask: nil,
      because: isOwnSchool
        ? "Such help is asked for from outside the school."
        : "A leader is looked for where the register names one, or where people at a school say that it could lead.",
      source: nil, figures: [])
  }

  /// What would make a helper possible that one thing rules out; `nil` where more does, or where only the helper
  /// itself can change it.
  static func change(
    _ lines: [PartnerAnswer.Line], _ pair: RegisterPair, _ helper: HelperRow
  ) -> String? {
    let failing = lines.filter { $0.verdict == "no" }
    guard failing.count == 1, let only = failing.first,
      let question = RegisterPair.Question(rawValue: only.constraint)
    else { return nil }
    switch question {
    case .journey:
      let journey = pair.journey(helper)
      // A journey of more than twice what staff can travel is no change to wait for.
      guard let minutes = journey.minutes, minutes <= 2 * journey.limit.minutes.upperBound else {
        return nil
      }
      return
        "staff could travel about \(NumberWording.text(minutes.rounded(.up))) minutes"
    case .places: return "a place comes free; ask it when"
    case .exclusion: return "your school takes it off its list of those to leave out"
    case .asker, .own, .consent, .authority, .phase, .topics, .body, .offers: return nil
    }
  }
}
