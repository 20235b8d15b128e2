package import Advice
import Inference
import Schools
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
    return chart(at: place, families).map {
      ($0, FamilyReportMaker.mark(member, of: families.entries[place]))
    }
  }

  /// The Families of some schools, in the order of ``FamilyBook``.
  ///
  /// - Parameter schools: Their rows.
  /// - Returns: Each Family with those of its members that are among them, by name.
  package func families(of schools: [Int]) -> [AreaOverview.FamilyHere] {
    let (families, asked) = (families, Set(schools))
    return Set(schools.compactMap { families.familyOf[$0] }).sorted().map { place in
      let entry = families.entries[place]
      let members = entry.members.indices.filter { asked.contains(entry.members[$0]) }
      return AreaOverview.FamilyHere(
        name: entry.name, phase: entry.phase, chart: chart(at: place, families),
        members: members.map { index in
          let row = entry.members[index]
          return AreaOverview.Member(
            row: row, name: adviser.directory.entries[row].name,
            mark: FamilyReportMaker.mark(index, of: entry))
        })
    }
  }

  private func chart(at place: Int, _ families: Families) -> FamilyChart? {
    let known = state.withLock { $0.made[place] }
    let chart =
      known ?? FamilyReportMaker(families.entries[place], adviser, source: "").chart
    if known == nil { state.withLock { $0.made[place] = .some(chart) } }
    return chart
  }

  private var families: Families {
    state.withLock { state in
      let families = state.families ?? Families(adviser)
      state.families = families
      return families
    }
  }
}
