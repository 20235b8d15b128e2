/// What can be said of a condition: strong Kleene's three truths, ordered no < unknown < yes.
package enum Verdict: Int, Hashable, Sendable, CaseIterable, Comparable {
  case no, unknown, yes

  /// From the two bits of a verdict; what is certain is also possible.
  package init(certain: Bool, possible: Bool) {
    self = certain ? .yes : possible ? .unknown : .no
  }

  /// It holds whatever is still unknown.
  package var isCertain: Bool { self == .yes }
  /// It may hold.
  package var isPossible: Bool { self != .no }

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }

  /// The least of them; of nothing, yes.
  package static func all(_ verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.min() ?? .yes
  }

  /// The greatest of them; of nothing, no.
  package static func any(_ verdicts: some Sequence<Verdict>) -> Verdict {
    verdicts.max() ?? .no
  }

  /// Yes and no exchanged; unknown stays.
  package static prefix func ! (verdict: Self) -> Verdict {
    switch verdict {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}
