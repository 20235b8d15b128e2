import Facts
import RuleLanguage

/// Why an advice is firm, fairly sure or tentative, in a sentence.
enum SurenessWording {
  static func because(_ status: Status, _ strength: Strength, isFirm: Bool) -> String {
    switch status {
    case .recommended where !isFirm:
      return
        "Small chance movements of the figures, all against it at once, would be enough to turn it."
    case .recommended where strength >= .likely:
      return "People who know the place say so, and chance in the figures does not turn it."
    case .recommended:
      return "Chance in the figures does not turn it, but only figures point to it so far."
    case .recommendedOnAnAssumption:
      return "It rests on something that nobody knows and that was taken as favourable."
    case .possible: return "Something it asks for is not known yet."
    case .cannotTell, .deferred, .ruledOut, .notIndicated, .doesNotApply:
      return "It is not put forward. \(StatusWording.sentence(status.rawValue))"
    }
  }

  /// What becomes of an action that would not be ranked any more.
  static func gone(_ status: Status) -> String {
    switch status {
    case .deferred: "it would have to wait"
    case .ruledOut: "it would be ruled out"
    case .notIndicated: "it would not be put forward"
    case .doesNotApply: "it would not be meant for this school"
    case .cannotTell: "it would be open whether it is meant for this school"
    case .recommended, .recommendedOnAnAssumption, .possible: status.rawValue
    }
  }
}
