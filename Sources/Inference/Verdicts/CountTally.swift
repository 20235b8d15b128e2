package import RuleLanguage

/// How many related things satisfy a condition, and how many may (`rule-language` 5.4).
package struct CountTally: Hashable, Sendable {
  /// So many do.
  package var certain: Int
  /// So many more may.
  package var undecided: Int
  /// So many stand in the register.
  package var registered: Int
  /// Others may exist that no register names.
  package var mayBeMore: Bool

  package init(certain: Int, undecided: Int, registered: Int, mayBeMore: Bool) {
    self.certain = certain
    self.undecided = undecided
    self.registered = registered
    self.mayBeMore = mayBeMore
  }

  /// The most there can be; `nil` without a limit.
  package var most: Int? { mayBeMore ? nil : certain + undecided }

  /// Whether the number or share asked for is there.
  package func verdict(_ quantity: CheckedCount.Quantity) -> Verdict {
    // A share needs the number of members; that of a register with gaps is not known.
    if quantity.isPercent, mayBeMore { return .unknown }
    // A share compared without dividing: t of N is at least n percent when 100 t is at least n N.
    let scale = quantity.isPercent ? 100 : 1
    let wanted = quantity.isPercent ? quantity.number * max(1, registered) : quantity.number
    let (least, most) = (certain * scale, most.map { $0 * scale })
    switch quantity.bound {
    case .atLeast:
      return Verdict(certain: least >= wanted, possible: most.map { $0 >= wanted } ?? true)
    case .atMost:
      return Verdict(certain: most.map { $0 <= wanted } ?? false, possible: least <= wanted)
    case .exactly:
      return Verdict(
        certain: least == wanted && most == wanted,
        possible: least <= wanted && (most.map { $0 >= wanted } ?? true))
    }
  }
}
