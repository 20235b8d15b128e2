package import Notation
import OrderedCollections

/// Something to watch, read or use that goes with an action, never instead of one (`domain` 13).
///
/// That a paper lists it is no evidence: it raises no grade.
package struct Resource: Hashable, Sendable {
  /// The stable id, for example `R_INDEX`.
  package var id: String
  /// Title of the work, with its authors where the list names them.
  package var title: String
  /// What it is: short animated film, review framework, book.
  package var kind: String
  /// Whether people can use it this week, or read it for background.
  package var use: Use
  /// For whom and for what it is useful, in plain words.
  package var purpose: String
  /// The web address as the list gives it; `nil` where it gives none.
  package var address: String?
  /// The day on which somebody tried the address; `nil` while nobody has.
  package var linkChecked: CalendarDate?
  /// What it is about, in free words.
  package var topics: [String]
  /// Ids of findings it goes with, in the order of the list.
  package var findings: [String]
  /// Ids of actions it goes with, in the order of the list.
  package var actions: [String]
  /// Key and place of the list it stands in: `A25`, `Links`.
  package var listedBy: String
  package var listedAt: String
  /// Key of the same work in the bibliography, where it stands there too.
  package var source: String?
  /// What else people need to know; may be empty.
  package var note: String

  /// When it can be of use, soonest first.
  package enum Use: String, Hashable, Sendable, CaseIterable {
    case thisWeek = "this week"
    case background
  }
}

extension EvidenceLibrary {
  /// The resources to offer with an action, at most two: those that people can use this week first,
  /// then those that go with a finding that led there, then in the order of the list.
  ///
  /// - Parameters:
  ///   - action: The id of the action.
  ///   - findings: Ids of the findings that led to it.
  /// - Returns: None, one or two.
  package func resources(for action: String, findings: Set<String>) -> [Resource] {
    let fitting = resources.values.filter { $0.actions.contains(action) }
    let places = fitting.enumerated().map { place, resource in
      (
        isLater: resource.use != .thisWeek,
        isApart: findings.isDisjoint(with: resource.findings), place: place
      )
    }
    let best = places.sorted { a, b in
      (a.isLater ? 1 : 0, a.isApart ? 1 : 0, a.place)
        < (b.isLater ? 1 : 0, b.isApart ? 1 : 0, b.place)
    }
    return best.prefix(2).map { fitting[$0.place] }
  }
}
