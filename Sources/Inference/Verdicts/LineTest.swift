/// A test of a number, year or level, or of a difference of two: the one form to which all phrases
/// about numbers come down.
package enum LineTest: Hashable, Sendable {
  case atLeast(Double)
  case above(Double)
  case atMost(Double)
  case below(Double)
  /// Between the two, ends included.
  case inside(Double, Double)
  /// Not this value.
  case not(Double)

  /// Whether it holds for every value within the limits; never where the limits are NaN.
  package func isCertain(_ low: Double, _ high: Double) -> Bool {
    switch self {
    case .atLeast(let n): low >= n
    case .above(let n): low > n
    case .atMost(let n): high <= n
    case .below(let n): high < n
    case .inside(let from, let to): low >= from && high <= to
    case .not(let n): high < n || low > n
    }
  }

  /// Whether it holds for some value within the limits; never where the limits are NaN.
  package func isPossible(_ low: Double, _ high: Double) -> Bool {
    switch self {
    case .atLeast(let n): high >= n
    case .above(let n): high > n
    case .atMost(let n): low <= n
    case .below(let n): low < n
    case .inside(let from, let to): low <= to && high >= from
    // A whole interval around n holds other values too; only n alone does not.
    case .not(let n): low < n || high > n
    }
  }
}
