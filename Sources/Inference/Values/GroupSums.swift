package import Facts

/// Sums of one fact over groups of schools, from which means that leave one school out are read.
///
/// Sums are whole numbers of a billionth (of a millionth for squares), so that they come out the same
/// in whatever order schools are read, and taking one school out again is exact.
struct GroupSums: Sendable {
  /// What one row adds to its group.
  struct Share {
    var low: Int128 = 0
    var high: Int128 = 0
    /// Middle of the limits, in millionths, for the spread.
    var middle: Int128 = 0
    var square: Int128 = 0
    /// The square of half the width, in millionths.
    var radius: Int128 = 0
    /// 1 when the row is known or between, and comparable.
    var known: Int32 = 0
    /// 1 when the question applies to the row.
    var members: Int32 = 0

    init() {}

    /// The share of a row; numbers beyond a hundred million are not compared.
    init(_ bounds: Bounds) {
      guard bounds.applies else { return }
      members = 1
      guard bounds.isSupplied, abs(bounds.low) <= 1e8, abs(bounds.high) <= 1e8 else { return }
      known = 1
      // All of these have room in 64 bits, to which numbers are turned much faster.
      low = Int128(Int64((bounds.low * 1e9).rounded()))
      high = Int128(Int64((bounds.high * 1e9).rounded()))
      middle = Int128(Int64(((bounds.low + bounds.high) / 2 * 1e6).rounded()))
      square = middle * middle
      let half = Int128(Int64(((bounds.high - bounds.low) / 2 * 1e6).rounded(.up)))
      radius = half * half
    }

    static func += (a: inout Share, b: Share) {
      a.low += b.low
      a.high += b.high
      a.middle += b.middle
      a.square += b.square
      a.radius += b.radius
      a.known += b.known
      a.members += b.members
    }

    static func -= (a: inout Share, b: Share) {
      a.low -= b.low
      a.high -= b.high
      a.middle -= b.middle
      a.square -= b.square
      a.radius -= b.radius
      a.known -= b.known
      a.members -= b.members
    }
  }

  /// By the number of the group.
  private(set) var totals: [Share]

  init(groups: [Int32], _ bounds: (Int) -> Bounds) {
    totals = Array(repeating: Share(), count: Int(groups.max() ?? -1) + 1)
    for (row, group) in groups.enumerated() where group >= 0 {
      totals[Int(group)] += Share(bounds(row))
    }
  }
}

/// A mean or published figure to compare with, and what stands behind it.
package struct BenchmarkReading: Hashable, Sendable {
  /// The limits of the figure; not supplied where there is none.
  package var bounds: Bounds
  /// How many members of the group have known values (0 for a published figure).
  package var known: Int
  /// How many members the group has to whom the question applies, the school itself left out.
  package var members: Int
  /// The published figure, where it is one.
  package var figure: BenchmarkFigures.Figure?

  package init(
    bounds: Bounds, known: Int = 0, members: Int = 0, figure: BenchmarkFigures.Figure? = nil
  ) {
    self.bounds = bounds
    self.known = known
    self.members = members
    self.figure = figure
  }
}

/// When a mean counts as known (`rule-language` 5.5).
package struct BenchmarkPolicy: Hashable, Sendable {
  /// So many members with known values at least.
  package var leastMembers = 5
  /// Such a share of the group at least.
  package var leastShare = 0.6

  package init() {}

  func isMet(_ share: GroupSums.Share) -> Bool {
    Int(share.known) >= leastMembers
      && Double(share.known) >= leastShare * Double(share.members)
  }
}

extension GroupSums.Share {
  /// The mean; call only when something is known.
  var mean: Bounds {
    let count = Double(known)
    return Bounds(
      Bounds.rounded(Self.double(low) / count / 1e9),
      Bounds.rounded(Self.double(high) / count / 1e9))
  }

  /// The nearest number; most sums have room in 64 bits, which is much faster.
  private static func double(_ sum: Int128) -> Double {
    let short = Int64(truncatingIfNeeded: sum)
    return Int128(short) == sum ? Double(short) : Double(sum)
  }

  /// The limits of the standard deviation (dividing by one less than the number of values); `nil`
  /// when fewer than two are known or it may be 0.
  ///
  /// The deviation as a function of the values is a seminorm, so within limits it differs from that of
  /// the middles by no more than the norm of the half widths.
  var deviation: ClosedRange<Double>? {
    guard known >= 2 else { return nil }
    let count = Int128(known)
    let spread = count * square - middle * middle
    let freedom = Double(known) * Double(known - 1)
    let centre = (Self.double(spread) / freedom).squareRoot() / 1e6
    let slack = (Self.double(radius) / Double(known - 1)).squareRoot() / 1e6
    guard centre - slack > 1e-9 else { return nil }
    return (centre - slack)...(centre + slack)
  }
}
