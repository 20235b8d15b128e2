/// Who could help whom, and what it would be worth: each need with its eligible helpers.
///
/// Needs and helpers are numbers of rows, from 0. The pairs of one need lie together, so that a country's
/// pairs are three plain columns: 320,000 pairs take 2.6 MB.
package struct EligiblePairs: Hashable, Sendable {
  /// The pairs of need `n` are those from `starts[n]` up to, not including, `starts[n + 1]`.
  package private(set) var starts: [Int32] = [0]
  /// The helper of each pair.
  package private(set) var helpers: [Int32] = []
  /// What each pair is worth, in whatever whole unit the caller counts: from
  /// -``MatchingProblem/largestWorth`` to ``MatchingProblem/largestWorth``.
  package private(set) var worths: [Int32] = []

  /// No needs yet.
  package init() {}

  /// From pairs in any order; the pairs of one need keep the order they have.
  ///
  /// - Parameters:
  ///   - needs: How many needs there are, those without a pair too.
  ///   - pairs: The pairs; each need must be one of 0 up to `needs`.
  package init(needs: Int, _ pairs: [(need: Int, helper: Int, worth: Int)]) {
    var byNeed = Array(repeating: [(helper: Int, worth: Int)](), count: needs)
    for pair in pairs { byNeed[pair.need].append((pair.helper, pair.worth)) }
    for list in byNeed {
      for pair in list { append(helper: pair.helper, worth: pair.worth) }
      endNeed()
    }
  }

  /// How many needs have been ended.
  package var needCount: Int { starts.count - 1 }

  /// How many pairs there are.
  package var count: Int { helpers.count }

  /// Adds a pair of the need that is being written; ``endNeed()`` goes on to the next.
  package mutating func append(helper: Int, worth: Int) {
    helpers.append(Int32(helper))
    worths.append(Int32(clamping: worth))
  }

  /// Ends the need that is being written.
  package mutating func endNeed() { starts.append(Int32(helpers.count)) }

  /// Makes room for so many pairs.
  package mutating func reserve(needs: Int, pairs: Int) {
    starts.reserveCapacity(needs + 1)
    helpers.reserveCapacity(pairs)
    worths.reserveCapacity(pairs)
  }

  /// Where the pairs of a need stand in the columns.
  package func range(of need: Int) -> Range<Int> { Int(starts[need])..<Int(starts[need + 1]) }

  /// What a pair is worth; `nil` when it is not eligible.
  package func worth(_ need: Int, _ helper: Int) -> Int? {
    index(need, helper).map { Int(worths[$0]) }
  }

  /// Where a pair stands in the columns; `nil` when it is not eligible.
  package func index(_ need: Int, _ helper: Int) -> Int? {
    guard 0..<needCount ~= need else { return nil }
    return range(of: need).first { helpers[$0] == helper }
  }
}
