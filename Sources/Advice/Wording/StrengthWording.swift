import Inference
import RuleLanguage

/// How clear a finding is, in words.
enum StrengthWording {
  /// `a hint`, `not there`, `not there so far, could be clear`; with what an entry is about.
  static func text(_ range: StrengthRange, about finding: CheckedFinding? = nil) -> String {
    let about = finding?.about.map { "\(ListWording.word($0.entry)): " } ?? ""
    if range.certain == range.possible { return about + word(range.certain) }
    if range.certain == .none { return about + "not known, could be \(word(range.possible))" }
    return about + "\(word(range.certain)), could be \(word(range.possible))"
  }

  static func word(_ strength: Strength) -> String {
    switch strength {
    case .none: "not there"
    case .hint: "a hint"
    case .likely: "likely"
    case .clear: "clear"
    }
  }
}

/// Related schools, hubs and partners that a count found, in words.
enum CountWording {
  /// `2 of 14, 3 more cannot be told yet`.
  static func found(_ tally: CountTally) -> String {
    let of = tally.mayBeMore ? " of those on the list" : " of \(tally.registered)"
    let open = tally.undecided > 0 ? ", \(tally.undecided) more cannot be told yet" : ""
    return "\(tally.certain)\(of)\(open)"
  }

  /// `at least 2 of them, with disadvantaged pupils: within 10 percentage points of this school`.
  static func asked(_ count: CheckedCount, _ conditions: ConditionWording) -> String {
    let number = "\(count.quantity.number)" + (count.quantity.isPercent ? "%" : "")
    return
      "\(count.quantity.bound.rawValue) \(number) of them, with \(conditions.sentence(count.condition))"
  }
}

/// What a status means, as a sentence.
enum StatusWording {
  static func sentence(_ status: String) -> String {
    switch Status(rawValue: status) {
    case .recommended?: "Worth considering: what it asks for is there, and nothing known stops it."
    case .recommendedOnAnAssumption?:
      "Worth considering, on an assumption: something that nobody knows was taken as favourable."
    case .possible?: "Possible: it depends on what nobody has said yet."
    case .cannotTell?: "Open: it is not known yet whether it is meant for a school like this."
    case .deferred?: "It has to wait: something else comes first."
    case .ruledOut?: "Ruled out for now: something that is known stops it."
    case .notIndicated?: "Not put forward: what leads to it is not there."
    case .doesNotApply?: "Not meant for a school like this."
    case nil: status
    }
  }
}
