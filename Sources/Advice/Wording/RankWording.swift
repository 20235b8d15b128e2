import Evidence
import RuleLanguage

/// The keys of the order, and what an action has under each, in words.
struct RankWording {
  private let rules: CheckedRules

  init(_ rules: CheckedRules) { self.rules = rules }

  /// `They are alike in urgency. Effort decides: "A" takes low effort, "B" takes high effort.`
  func difference(
    _ better: Candidate, _ worse: Candidate, _ key: RankingPolicy.Key, alike: [String]
  ) -> String {
    let same = alike.compactMap { RankingPolicy.Key(rawValue: $0) }.map(name)
    let opening = same.isEmpty ? "" : "They are alike in \(ListWording.and(same)). "
    if key == .rule {
      return opening + "Nothing else tells them apart, so they stand in the order of their names."
    }
    return opening
      + "\(ListWording.sentence(name(key))) decides: \"\(title(better))\" \(has(better, key)), "
      + "\"\(title(worse))\" \(has(worse, key))."
  }

  /// What people call a key.
  func name(_ key: RankingPolicy.Key) -> String {
    switch key {
    case .urgency: "urgency"
    case .status: "how much of it is known to hold"
    case .askedFor: "what people here asked for"
    case .strength: "how clear the finding behind it is"
    case .needBand: "the size of the need"
    case .helpedBy: "what there is to build on"
    case .evidence: "the strength of the evidence"
    case .firmness: "how firm the figures are"
    case .effort: "effort"
    case .rule: "the name"
    }
  }

  /// What a candidate has under a key, to stand after its name.
  func has(_ candidate: Candidate, _ key: RankingPolicy.Key) -> String {
    switch key {
    case .urgency:
      switch candidate.urgency {
      case .actNow: "is for now"
      case .plan: "is to be planned in"
      case .consider: "is for when there is room"
      }
    case .status:
      switch candidate.status {
      case .recommended: "has all that it asks for"
      case .recommendedOnAnAssumption: "rests on an assumption"
      default: "still waits for facts"
      }
    case .askedFor: candidate.isAskedFor ? "is what people asked for" : "is not what they asked for"
    case .strength:
      candidate.strength == .none
        ? "rests on no finding about the school itself"
        : "rests on a finding that is \(StrengthWording.word(candidate.strength))"
    case .needBand:
      "lies \(Self.band(candidate.needBand, above: "more than")) past its limit"
    case .helpedBy:
      candidate.helpers == 0
        ? "has no strength to build on"
        : "has \(NumberWording.word(candidate.helpers)) strength\(candidate.helpers == 1 ? "" : "s") to build on"
    case .evidence:
      switch candidate.grade {
      case .seedStrong: "was reported across a whole programme, or more than once"
      case .seedCase: "was reported from one case or a few"
      case .seedIdea: "was recommended, without a reported case"
      case .ext: "is an addition to Ainscow's model"
      }
    case .firmness:
      candidate.firmness == .firm
        ? "rests on figures that chance does not turn" : "rests on figures that chance could turn"
    case .effort: "takes \(candidate.effort.rawValue) effort"
    case .rule: "is called so"
    }
  }

  /// What a candidate has under a key, in one or two words.
  static func value(_ candidate: Candidate, _ key: RankingPolicy.Key) -> String {
    switch key {
    case .urgency: candidate.urgency.rawValue
    case .status: candidate.status.rawValue
    case .askedFor: candidate.isAskedFor ? "named by the school" : "not named"
    case .strength: candidate.strength.word
    case .needBand: band(candidate.needBand, above: "over")
    case .helpedBy: "\(NumberWording.word(candidate.helpers)) assets"
    case .evidence: candidate.grade.rawValue
    case .firmness: candidate.firmness == .firm ? "firm" : "fragile"
    case .effort: candidate.effort.rawValue
    case .rule: candidate.id
    }
  }

  /// The need bands of `rule-language` 6.1, in steps past the threshold.
  private static func band(_ number: Int, above: String) -> String {
    let bands = [
      "up to one step", "one to two steps", "two to three steps", "\(above) three steps",
    ]
    return bands[min(max(number, 0), bands.count - 1)]
  }

  private func title(_ candidate: Candidate) -> String {
    rules.actions.first { $0.id == candidate.id }?.name ?? candidate.id
  }
}
