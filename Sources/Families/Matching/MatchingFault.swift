/// Why a problem cannot be solved as it stands.
package enum MatchingFault: Hashable, Sendable {
  /// Two needs have one key; their rows.
  case needTwice(first: Int, second: Int)
  /// Two helpers have one key; their rows.
  case helperTwice(first: Int, second: Int)
  /// A helper has fewer than no places.
  case negativePlaces(helper: Int, places: Int)
  /// The pairs are of more or fewer needs than there are.
  case otherNeeds(expected: Int, found: Int)
  /// A pair names a row that is not there.
  case outOfRange(Role, MatchingProblem.Pair)
  /// A pair is given twice in the same list.
  case pairTwice(Role, MatchingProblem.Pair)
  /// A need is tied to two helpers: locked to both, or staying with both.
  case needTiedTwice(Role, need: Int, helpers: [Int])
  /// More needs are locked to a helper than it has places.
  case lockedOverPlaces(helper: Int, locked: Int, places: Int)
  /// A pair is locked and forbidden.
  case lockedAndForbidden(MatchingProblem.Pair)
  /// A pair is locked that is not eligible, so that nobody has said what it is worth.
  case lockedNotEligible(MatchingProblem.Pair)
  /// A worth is larger than ``MatchingProblem/largestWorth``, or smaller than its opposite.
  case worthOutOfRange(MatchingProblem.Pair, worth: Int)
  /// The bonus for staying is negative, or larger than ``MatchingProblem/largestWorth``.
  case bonusOutOfRange(Int)
  /// There are more needs than ``MatchingProblem/mostNeeds``.
  case tooManyNeeds(Int)

  /// In which list a pair stands.
  package enum Role: String, Hashable, Sendable { case eligible, locked, forbidden, staying }
}

/// All that is wrong with a problem, in the order of ``MatchingFault``'s cases, then of rows.
package struct MatchingFaults: Error, Hashable, Sendable {
  package var faults: [MatchingFault]

  package init(faults: [MatchingFault]) { self.faults = faults }
}

extension MatchingFault {
  /// The fault as a sentence without a full stop, and what to do about it.
  ///
  /// - Parameters:
  ///   - need: What people call the need of a row.
  ///   - helper: What people call the helper of a row.
  /// - Returns: What is wrong, then the next step.
  package func words(
    need: (Int) -> String, helper: (Int) -> String
  ) -> (message: String, nextStep: String) {
    func names(_ pair: MatchingProblem.Pair) -> String {
      "\(need(pair.need)) with \(helper(pair.helper))"
    }
    switch self {
    case .needTwice(let first, let second):
      return (
        "\(need(second)) and \(need(first)) are given as one need", "Leave one of them out."
      )
    case .helperTwice(let first, let second):
      return (
        "\(helper(second)) and \(helper(first)) are given as one helper", "Leave one of them out."
      )
    case .negativePlaces(let row, let places):
      return ("\(helper(row)) has \(places) places", "Give 0 or more.")
    case .otherNeeds(let expected, let found):
      return (
        "pairs are given for \(found) needs, but there are \(expected)",
        "Give each need its list of pairs, an empty one where there is none."
      )
    case .outOfRange(let role, let pair):
      return (
        "the \(role.rawValue) pair of need \(pair.need + 1) and helper \(pair.helper + 1) names somebody"
          + " who is not there", "Give only needs and helpers of the lists."
      )
    case .pairTwice(let role, let pair):
      return ("\(names(pair)) stands twice among the \(role.rawValue) pairs", "Leave one out.")
    case .needTiedTwice(let role, let row, let helpers):
      let others = helpers.map(helper).joined(separator: " and ")
      return (
        "\(need(row)) is \(role == .locked ? "locked to" : "staying with") \(others), but has one helper"
          + " at most", "Keep one of these pairs."
      )
    case .lockedOverPlaces(let row, let locked, let places):
      return (
        "\(locked) needs are locked to \(helper(row)), which has \(places) \(places == 1 ? "place" : "places")",
        "Unlock some of them, or ask whether \(helper(row)) has more places."
      )
    case .lockedAndForbidden(let pair):
      return ("\(names(pair)) is locked and forbidden at once", "Take one of the two back.")
    case .lockedNotEligible(let pair):
      return (
        "\(names(pair)) is locked, but is no eligible pair",
        "Unlock it, or make it eligible and say what it is worth."
      )
    case .worthOutOfRange(let pair, let worth):
      let limit = MatchingProblem.largestWorth
      return (
        "\(names(pair)) is worth \(worth)", "Give a number from -\(limit) to \(limit)."
      )
    case .bonusOutOfRange(let bonus):
      return (
        "the bonus for staying is \(bonus)",
        "Give a number from 0 to \(MatchingProblem.largestWorth)."
      )
    case .tooManyNeeds(let count):
      return (
        "there are \(count) needs, and a plan can have \(MatchingProblem.mostNeeds)",
        "Plan for one region at a time."
      )
    }
  }
}
