package import Facts
package import RuleLanguage

/// The levels of the ecology, and how soon and how much work, as people read them.
package enum LevelWording {
  /// Where a step belongs: `within the school`.
  package static func text(_ level: EcologyLevel) -> String {
    switch level {
    case .within: "within the school"
    case .between: "between schools"
    case .beyond: "beyond the school"
    case .system: "in the area"
    }
  }

  package static func text(_ urgency: Urgency) -> String {
    switch urgency {
    case .actNow: "act now"
    case .plan: "plan it in"
    case .consider: "when there is room"
    }
  }

  /// The same from the words a sheet carries; an unknown word stands as it is.
  static func text(level: String) -> String {
    EcologyLevel(rawValue: level).map(text) ?? level
  }

  static func text(urgency: String) -> String { Urgency(rawValue: urgency).map(text) ?? urgency }
}
