/// Whom an entry of the casebook is about: a school or an area.
package enum CaseSubject: Hashable, Sendable, Comparable {
  /// A school by its URN; where the data give none, by the name it goes by.
  case school(String)
  /// A local authority by its code.
  case area(String)

  /// `school` or `area`, as the file and its export write it.
  package var sort: String {
    switch self {
    case .school: "school"
    case .area: "area"
    }
  }

  /// The URN or code.
  package var key: String {
    switch self {
    case .school(let key), .area(let key): key
    }
  }

  /// From what ``sort`` and ``key`` hold; `nil` for another sort.
  package init?(sort: String, key: String) {
    switch sort {
    case "school": self = .school(key)
    case "area": self = .area(key)
    default: return nil
    }
  }

  /// Areas before schools, each by its key.
  package static func < (a: Self, b: Self) -> Bool { (a.sort, a.key) < (b.sort, b.key) }
}
