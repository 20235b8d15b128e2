import Facts
import Inference
import OrderedCollections
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

  /// `at least 30% of the 59`: of an area's schools it is said how many are known in the words of what is asked for.
  /// Numbers of schools stand in the area's picture, where none is told that gives away a small one.
  ///
  /// - Parameters:
  ///   - count: What was counted.
  ///   - vocabulary: Tells what a relation links to.
  /// - Returns: The words; `nil` where it is not schools that are counted.
  static func known(_ count: CountProof, _ vocabulary: Vocabulary) -> String? {
    guard vocabulary.relations[count.count.relation]?.linksTo == .school else { return nil }
    // The number that a rule asks for is no number of schools that have it, and is not to look like one.
    let number = count.count.quantity
    let asked =
      number.isPercent
      ? quantity(count.count)
      : "\(number.bound.rawValue) \(NumberWording.word(number.number))"
    let all = count.tally.mayBeMore ? "those known" : "the \(count.tally.registered)"
    return switch count.tally.verdict(count.count.quantity) {
    case .yes: "\(asked) of \(all)"
    case .no: "not \(asked) of \(all)"
    case .unknown: "not known whether \(asked) of \(all)"
    }
  }

  private static func quantity(_ count: CheckedCount) -> String {
    "\(count.quantity.bound.rawValue) \(count.quantity.number)\(count.quantity.isPercent ? "%" : "")"
  }

  /// `at least 2 of them, with disadvantaged pupils: within 10 percentage points of this school`.
  static func asked(_ count: CheckedCount, _ conditions: ConditionWording) -> String {
    "\(quantity(count)) of them, with \(conditions.sentence(count.condition))"
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
