package import Advice
import Inference
import Synchronization

/// The charts of Families, each drawn once for all its schools.
package final class FamilyCharts: Sendable {
  private let adviser: Adviser
  private let state = Mutex(State())

  /// What was worked out so far; nothing before the first chart is asked for.
  private struct State {
    var families: Families?
    /// By the place of a Family.
    var made: [Int: FamilyChart?] = [:]
  }

  /// The Families of the data.
  private final class Families: Sendable {
    let entries: [FamilyBook.Entry]
    /// By row of a school, the place of its Family among the entries.
    let familyOf: [Int: Int]

    init(_ adviser: Adviser) {
      entries = FamilyBook(adviser.engine.base, adviser.directory).entries
      familyOf = Dictionary(
        entries.enumerated().flatMap { place, entry in entry.members.map { ($0, place) } },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// - Parameter adviser: Rules and facts.
  package init(_ adviser: Adviser) { self.adviser = adviser }

  /// The chart of a school's Family, and the mark of the school on it.
  ///
  /// - Parameter school: Its row.
  /// - Returns: `nil` where it is in no Family, or no figures are named for schools like it.
  package func chart(of school: Int) -> (chart: FamilyChart, mark: String)? {
    let families = families
    guard let place = families.familyOf[school],
      let member = families.entries[place].members.firstIndex(of: school)
    else { return nil }
    let known = state.withLock { $0.made[place] }
    let chart =
      known ?? FamilyReportMaker(families.entries[place], adviser, source: "").chart
    if known == nil { state.withLock { $0.made[place] = .some(chart) } }
    return chart.map { ($0, FamilyReportMaker.mark(member, of: families.entries[place])) }
  }

  private var families: Families {
    state.withLock { state in
      let families = state.families ?? Families(adviser)
      state.families = families
      return families
    }
  }
}
