/// Dates and years as people write them.
package enum DateWording {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `2026-05-03` as `3 May 2026`; anything else as it stands.
  package static func day(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return iso }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  /// A date of which the day, or day and month, may be left out: `2026-03` as `March 2026`.
  package static func partly(_ iso: String) -> String {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return day(iso) }
    return "\(months[parts[1] - 1]) \(parts[0])"
  }

  /// The academic year that ends in a year: 2019 as `2018-19`.
  package static func academicYear(_ end: Int) -> String {
    let short = end % 100
    return "\(end - 1)-" + (short < 10 ? "0\(short)" : "\(short)")
  }
}
