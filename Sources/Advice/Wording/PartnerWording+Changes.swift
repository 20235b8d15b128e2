import Facts
import Inference
import RuleLanguage

/// What would make a pair possible, and the answer in one sentence.
extension PartnerWording {
  /// What would have to be otherwise for all that rules the partner out; `nil` where a part of it never
  /// changes, or nothing honest can be said of it.
  func change(_ failing: [PartnerFinding]) -> String? {
    let changes = failing.map(changes)
    guard changes.allSatisfy({ $0?.isEmpty == false }) else { return nil }
    let all = changes.compactMap(\.self).flatMap(\.self)
    return "Nothing would rule it out if \(ListWording.and(all))."
  }

  private func changes(_ finding: PartnerFinding) -> [String]? {
    switch finding.grounds {
    case .tests(let partner, let thisSchool):
      // Whoever has to agree first is not to be talked round.
      guard !finding.constraint.conditions.contains(where: \.stopsIfUnknown) else { return nil }
      let told = told([partner, thisSchool].compactMap(\.self), finding)
      return told.isFixed ? nil : told.changes
    case .strength(let match):
      return [
        "people at \(names.partner) could show that it is strong in \(topics(match.needs, or: true))"
      ]
    case .journey(let journey):
      // A journey of more than twice what staff can travel is no change to wait for.
      guard let minutes = journey.minutes, minutes <= 2 * journey.limit.minutes.upperBound else {
        return nil
      }
      let whole = whole(minutes, over: journey)
      return ["staff of \(names.asker) could travel about \(whole) minutes"]
    case .exclusions: return ["\(names.asker) took \(names.partner) off its list"]
    case .apart: return ["the two no longer competed for pupils"]
    case .exchange, .figuresLeftOut, .membership, .nothing: return nil
    }
  }

  /// Another step for which nothing rules the partner out.
  func otherAction(_ action: CheckedAction) -> String {
    "Choose \"\(action.name)\": nothing rules \(names.partner) out there."
  }

  // MARK: The whole

  /// The answer in one sentence.
  static func summary(_ answer: PartnerAnswer, _ action: CheckedAction) -> String {
    let (school, candidate) = answer.names
    let step = "\"\(action.name)\""
    switch answer.outcome {
    case .fits:
      return
        "\(candidate) could be a partner for \(school): \(step). It meets all that is asked of a partner."
    case .mayFit:
      let open = answer.lines.count { $0.verdict != "yes" }
      let things = open == 1 ? "one thing is" : "\(NumberWording.word(open)) things are"
      return "Nothing rules out \(candidate) as a partner for \(school): \(step). "
        + "But \(things) not known."
    case .doesNotFit:
      return "Why \(candidate) is not among the partners for \(school): \(step)."
    case .sameSchool: return "\(school) cannot be its own partner."
    case .noPartner: return "\(step) looks for no partner: \(school) can begin it by itself."
    case .noSchool:
      let type = action.partner.map { ": \(ListWording.clause($0.type))" } ?? ""
      return "\(step) does not look for one school\(type)."
    case .closed: return "\(candidate) is closed."
    }
  }
}

extension CheckedCondition {
  /// It says `if unknown: stop`.
  fileprivate var stopsIfUnknown: Bool { if case .stop = stance { true } else { false } }
}
