/// Where the members of a Family stand by two figures: level of results and change over three years, with the
/// means of the Family as lines (Ainscow 2011, FAM¶2, figure 2).
///
/// A school is *near a line* when it lies within a quarter of a standard deviation of the others' mean, the
/// school itself left out. As all members share mean and spread, that is a band of one width round the mean
/// of all: exactly the places where the fact `family_quadrant` says so too.
package struct FamilyPositions: Hashable, Sendable {
  /// The two figures of one member; `nil` where one is not known, or rests on too few pupils.
  package struct Figures: Hashable, Sendable {
    package var level: Double?
    package var change: Double?

    package init(level: Double?, change: Double?) {
      self.level = level
      self.change = change
    }
  }

  /// A mean of the Family, drawn as a line.
  package struct Line: Hashable, Sendable {
    /// The plain mean of the members with a known figure.
    package var mean: Double
    /// The standard deviation of those members, divided by their number less one; above 0.
    package var spread: Double
    /// Half the width of the band in which no corner is claimed, in the figure's unit.
    package var band: Double
    /// How many members have a known figure.
    package var known: Int
  }

  /// Where one member stands.
  package enum Place: Hashable, Sendable {
    /// One of the four corners; east is above the mean level, north above the mean change.
    case corner(isNorth: Bool, isEast: Bool)
    /// Within the band of the level, of the change, or of both.
    case nearLine(level: Bool, change: Bool)
    /// One of the figures, or a mean, is not known.
    case unknown
  }

  /// So many others with a known figure, and such a share of all others, make a mean.
  package struct Enough: Hashable, Sendable {
    package var others: Int
    package var share: Double

    package init(others: Int, share: Double) {
      self.others = others
      self.share = share
    }
  }

  /// In the order given.
  package let members: [Figures]
  /// The mean level and the mean change; `nil` where too few figures are known.
  package let level: Line?
  package let change: Line?

  /// - Parameters:
  ///   - members: The figures of each member.
  ///   - near: How many standard deviations from a line are still near it, 0.25 by default (design default).
  ///   - enough: When a mean is told.
  package init(_ members: [Figures], near: Double = 0.25, enough: Enough) {
    self.members = members
    level = Self.line(members.map(\.level), near, enough)
    change = Self.line(members.map(\.change), near, enough)
  }

  /// Where a member stands, by its place in ``members``.
  package func place(_ member: Int) -> Place {
    let own = members[member]
    guard let level, let change, let across = own.level, let up = own.change else {
      return .unknown
    }
    let (east, north) = (across - level.mean, up - change.mean)
    let isNear = (level: east.magnitude <= level.band, change: north.magnitude <= change.band)
    if isNear.level || isNear.change {
      return .nearLine(level: isNear.level, change: isNear.change)
    }
    return .corner(isNorth: north > 0, isEast: east > 0)
  }

  private static func line(_ values: [Double?], _ near: Double, _ enough: Enough) -> Line? {
    let known = values.compactMap(\.self)
    let count = Double(known.count)
    // Seen from a member, the others are one fewer.
    guard known.count > max(2, enough.others),
      count - 1 >= enough.share * Double(values.count - 1)
    else { return nil }
    let mean = known.reduce(0, +) / count
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let spread = (squares / (count - 1)).squareRoot()
    guard spread > 1e-9 else { return nil }
    // The distance d from the mean of all at which d·n/(n-1), the distance from the mean of the others, is
    // `near` times the standard deviation of the others.
    let factor = count / (count - 1)
    let band =
      near * (squares / (count - 2)).squareRoot()
      / (factor * factor + near * near * factor / (count - 2)).squareRoot()
    return Line(mean: mean, spread: spread, band: band, known: known.count)
  }
}
