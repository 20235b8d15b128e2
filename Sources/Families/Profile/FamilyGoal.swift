/// A goal that a school may set itself beside its Family, with the check against being content with enough
/// (Ainscow 2011, FAM¶5–6, after Simon's *satisficing*).
package struct FamilyGoal: Hashable, Sendable {
  /// What it aims at.
  package enum Aim: Hashable, Sendable {
    /// The mean of the Family, which lies above the school.
    case mean
    /// What the highest of the schools with the most similar pupils reached, by place among the members.
    case similar(Int)
    /// The school is higher than those with similar pupils, and keeps what it has.
    case keep
  }

  package var aim: Aim
  /// Where the school stands now.
  package var own: Double
  /// What it aims at; never below ``own``.
  package var target: Double
  /// The mean of the Family.
  package var mean: Double
  /// The highest of the schools with the most similar pupils, by place among the members, and what it
  /// reached; `nil` where nothing is known of them.
  package var highest: (member: Int, value: Double)? {
    highestMember.map { ($0, highestValue) }
  }
  private var highestMember: Int?
  private var highestValue = 0.0

  /// Whether the goal reaches only the mean although a school with similar pupils went beyond it.
  package var stopsAtMean: Bool {
    if case .mean = aim, highestMember != nil { highestValue > target } else { false }
  }

  /// `nil` where the school's own figure is not known.
  ///
  /// - Parameters:
  ///   - member: Whose goal it is.
  ///   - values: The figure of each member.
  ///   - mean: The mean of the Family.
  ///   - similar: The members with the most similar pupils, by place; the first counts of equal ones.
  package init?(of member: Int, _ values: [Double?], mean: Double, similar: [Int]) {
    guard let own = values[member] else { return nil }
    self.own = own
    self.mean = mean
    var best: (Int, Double)?
    for other in similar where other != member {
      if let value = values[other], value > best?.1 ?? -.infinity { best = (other, value) }
    }
    highestMember = best?.0
    highestValue = best?.1 ?? 0
    if own < mean {
      (aim, target) = (.mean, mean)
    } else if let best, best.1 > own {
      (aim, target) = (.similar(best.0), best.1)
    } else {
      (aim, target) = (.keep, own)
    }
  }
}
