/// What sort of helper a card asks for, and a plan or an answer speaks of.
package enum HelperKind: String, Codable, Hashable, Sendable, CaseIterable {
  case school, hub
  /// A head or leader who can support other schools; always told of as one based at a school.
  case leader = "system leader"
  /// An employer, a university, a faith group, a charity, a library and the like.
  case partner = "community partner"

  /// Every kind.
  package static let all = Set(allCases)
  /// Those who help with teaching: a school needs one of them at a time.
  package static let teaching: Set<HelperKind> = [.school, .hub]

  /// `a hub`.
  package var one: String { "a \(rawValue)" }

  /// `hubs`.
  package var several: String { "\(rawValue)s" }

  /// `one hub`, `three hubs`, `1,200 hubs`.
  func counted(_ count: Int) -> String {
    count == 1
      ? "one \(rawValue)"
      : "\(count <= 10 && self != .school ? NumberWording.word(count) : NumberWording.grouped(count)) \(several)"
  }

  /// A school has at most one helper of each group in a plan: a school or a hub, a system leader, a community
  /// partner.
  var group: Int {
    switch self {
    case .school, .hub: 0
    case .leader: 1
    case .partner: 2
    }
  }
}

/// A helper by its row: of schools, hubs and community partners in their own table, of system leaders that of the
/// school they are based at.
package enum HelperRow: Hashable, Sendable {
  case school(Int)
  case hub(Int)
  case leader(Int)
  case partner(Int)

  package var kind: HelperKind {
    switch self {
    case .school: .school
    case .hub: .hub
    case .leader: .leader
    case .partner: .partner
    }
  }

  var row: Int {
    switch self {
    case .school(let row), .hub(let row), .leader(let row), .partner(let row): row
    }
  }

  init(_ kind: HelperKind, _ row: Int) {
    self =
      switch kind {
      case .school: .school(row)
      case .hub: .hub(row)
      case .leader: .leader(row)
      case .partner: .partner(row)
      }
  }
}
