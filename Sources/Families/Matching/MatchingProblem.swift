/// Who is to be matched with whom: needs, helpers with so many places, what each pair would be worth, and
/// what people have settled beforehand.
///
/// Wanted is the plan of the greatest total worth in which each need has at most one helper and no helper
/// more needs than places. A need may stay without a helper, which is worth 0. This is the assignment
/// problem of Kuhn (1955, "The Hungarian method"), with places.
///
/// Plain data: fill it in, look at ``faults``, ask for ``optimum()``. A school that asks for help with two
/// things is two needs.
package struct MatchingProblem: Sendable {
  /// A number for each need that stays with it wherever its row stands: a school's reference, say, or
  /// ``key(_:)`` of a name. Equal plans are told apart by these, never by the order of rows.
  package var needs: [Int]
  /// The same for each helper.
  package var helpers: [Helper]
  /// Who could help whom.
  package var pairs: EligiblePairs
  /// Pairs that must be in the plan. Each must be eligible.
  package var locked: [Pair] = []
  /// Pairs that must not be in the plan.
  package var forbidden: [Pair] = []
  /// An earlier plan: at most one pair a need. Of equal plans the one is taken that keeps more of it. A pair
  /// that is no longer eligible plays no part.
  package var staying: [Pair] = []
  /// What is added to the worth of each pair of ``staying``: a need changes its helper only where the plan
  /// gains more than that. At least 0.
  package var stayingBonus = 0

  package init(needs: [Int], helpers: [Helper], pairs: EligiblePairs) {
    self.needs = needs
    self.helpers = helpers
    self.pairs = pairs
  }

  /// Somebody who can help.
  package struct Helper: Hashable, Sendable {
    /// A number that stays with the helper, as for needs.
    package var key: Int
    /// With how many needs the helper can be matched; may be 0.
    package var places: Int

    package init(key: Int, places: Int) {
      self.key = key
      self.places = places
    }
  }

  /// A need and a helper, by their rows.
  package struct Pair: Hashable, Comparable, Sendable {
    package var need: Int
    package var helper: Int

    package init(need: Int, helper: Int) {
      self.need = need
      self.helper = helper
    }

    package static func < (a: Self, b: Self) -> Bool { (a.need, a.helper) < (b.need, b.helper) }
  }

  /// A key made of a name, the same in every run (FNV-1a, 64 bits).
  package static func key(_ name: String) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(bitPattern: UInt(hash))
  }
}
