import Foundation

/// What a number, year or level can still be: limits that are certain.
///
/// A known value has equal limits. A value that is not supplied has the limits of what is possible
/// and `isSupplied` false. Where the question does not apply both limits are NaN.
package struct Bounds: Hashable, Sendable {
  package var low: Double
  package var high: Double
  /// Known or between: somebody or something supplied it.
  package var isSupplied: Bool

  package init(_ low: Double, _ high: Double, isSupplied: Bool = true) {
    self.low = low
    self.high = high
    self.isSupplied = isSupplied
  }

  /// One value.
  package init(_ value: Double) { self.init(value, value) }

  /// Nobody knows more than the limits of the fact.
  package init(open range: ClosedRange<Double>) {
    self.init(range.lowerBound, range.upperBound, isSupplied: false)
  }

  package static let doesNotApply = Bounds(.nan, .nan, isSupplied: false)

  package var applies: Bool { !low.isNaN }
  package var isExact: Bool { low == high && isSupplied }

  /// The same limits moved inside a range: what lies beyond an end comes to lie on it.
  package func cut(to range: ClosedRange<Double>) -> Bounds {
    guard applies else { return self }
    func inside(_ x: Double) -> Double { min(max(x, range.lowerBound), range.upperBound) }
    return Bounds(inside(low), inside(high), isSupplied: isSupplied)
  }
}

/// Arithmetic on limits. The result is not supplied when a part is not; it does not apply when a
/// part does not. Ends are rounded to nine decimals (``Bounds/rounded(_:)``).
extension Bounds {
  static func - (a: Bounds, b: Bounds) -> Bounds {
    combine(a, b, rounded(a.low - b.high), rounded(a.high - b.low))
  }

  static func + (a: Bounds, b: Bounds) -> Bounds {
    combine(a, b, rounded(a.low + b.low), rounded(a.high + b.high))
  }

  /// A number times limits; a negative one turns them round.
  static func * (factor: Double, b: Bounds) -> Bounds {
    let (low, high) = (rounded(factor * b.low), rounded(factor * b.high))
    return factor < 0
      ? Bounds(high, low, isSupplied: b.isSupplied) : Bounds(low, high, isSupplied: b.isSupplied)
  }

  private static func combine(_ a: Bounds, _ b: Bounds, _ low: Double, _ high: Double) -> Bounds {
    guard a.applies, b.applies else { return .doesNotApply }
    return Bounds(low, high, isSupplied: a.isSupplied && b.isSupplied)
  }

  /// A number that was worked out, rounded to nine decimals, so that 0.1 + 0.2 meets "at least 0.3".
  ///
  /// Without this the last bit of a double would decide tests that stand exactly on a threshold.
  /// From a million on doubles have no nine decimals to spare, and numbers stay as they are.
  static func rounded(_ x: Double) -> Double {
    abs(x) < 1e6 ? (x * 1e9).rounded() / 1e9 : x
  }
}
