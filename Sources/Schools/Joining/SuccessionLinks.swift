/// Which school took whose place: schools get a new number when they become academies.
///
/// Figures follow a school over a change of number only where one school followed one other; where
/// schools were merged or split, nobody can say whose figures are whose.
struct SuccessionLinks {
  private var after: [Int32: Set<Int32>] = [:]
  private var before: [Int32: Set<Int32>] = [:]

  init(_ portions: [FilePortion]) {
    for portion in portions {
      for link in portion.links {
        let own = portion.keys[Int(link.row)].urn
        guard own > 0 else { continue }
        if link.otherIsSuccessor {
          add(own, followedBy: link.other)
        } else {
          add(link.other, followedBy: own)
        }
      }
    }
  }

  private mutating func add(_ earlier: Int32, followedBy later: Int32) {
    after[earlier, default: []].insert(later)
    before[later, default: []].insert(earlier)
  }

  /// The numbers directly before and after a number.
  func relatives(of urn: Int32) -> [Int32] {
    (after[urn] ?? []).sorted() + (before[urn] ?? []).sorted()
  }

  /// The last listed school in the line of those that took a school's place one by one.
  func heir(of urn: Int32, where row: (Int32) -> Int32?) -> Int32? {
    var current = urn
    var found: Int32?
    // A line of more than a few changes is an error in the data; so is a circle.
    for _ in 0..<8 {
      guard let next = only(after[current]), only(before[next]) == current else { break }
      current = next
      found = row(current) ?? found
    }
    return found
  }

  /// The nearest listed school before a number, where it is one line.
  func origin(of urn: Int32, where row: (Int32) -> Int32?) -> Int32? {
    var current = urn
    for _ in 0..<8 {
      guard let previous = only(before[current]), only(after[previous]) == current else {
        return nil
      }
      current = previous
      if let found = row(current) { return found }
    }
    return nil
  }

  /// For each listed school the listed school that took its place.
  func successors(among rows: [Int32: Int32]) -> [Int32: Int32] {
    var result: [Int32: Int32] = [:]
    for (urn, later) in after {
      guard let school = rows[urn], let next = later.sorted().lazy.compactMap({ rows[$0] }).first
      else { continue }
      result[school] = next
    }
    return result
  }

  /// The number of the school directly before or after a number, where there is one.
  func neighbour(of urn: Int32, isSuccessor: Bool) -> Int32? {
    only(isSuccessor ? after[urn] : before[urn])
  }

  private func only(_ set: Set<Int32>?) -> Int32? { set?.count == 1 ? set?.first : nil }
}
