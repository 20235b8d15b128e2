package import Advice
import Inference
import Synchronization

/// The charts of Families, each drawn once for all its schools.
package final class FamilyCharts: Sendable {
  private let adviser: Adviser
  private let entries: [FamilyBook.Entry]
  /// By row of a school, the place of its Family among the entries.
  private let familyOf: [Int: Int]
  private let made = Mutex<[Int: FamilyChart?]>([:])

  /// - Parameter adviser: Rules and facts.
  package init(_ adviser: Adviser) {
    self.adviser = adviser
    entries = FamilyBook(adviser.engine.base, adviser.directory).entries
    familyOf = Dictionary(
      entries.enumerated().flatMap { place, entry in entry.members.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The chart of a school's Family, and the mark of the school on it.
  ///
  /// - Parameter school: Its row.
  /// - Returns: `nil` where it is in no Family, or no figures are named for schools like it.
  package func chart(of school: Int) -> (chart: FamilyChart, mark: String)? {
    guard let place = familyOf[school],
      let member = entries[place].members.firstIndex(of: school)
    else { return nil }
    let known = made.withLock { $0[place] }
    let chart = known ?? FamilyReportMaker(entries[place], adviser, source: "").chart
    if known == nil { made.withLock { $0[place] = .some(chart) } }
    return chart.map { ($0, FamilyReportMaker.mark(member, of: entries[place])) }
  }
}
