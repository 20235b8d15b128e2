import Facts

/// What is to be put into families, as plain numbers.
package struct GroupingTask: Hashable, Sendable {
  /// For each measure the value of each school, in units that can be compared; no NaN. At most
  /// ``GroupingPolicy/mostMeasures``; schools in the order of a key.
  package var measures: [[Double]]
  /// For each school a number for its authority, or -1.
  package var authorities: [Int]
  /// How many families are made.
  package var families: Int
  /// How many members a family may have; so many families of such sizes must be possible.
  package var sizes: ClosedRange<Int>
  /// How many authorities each family should have; fewer where there are not so many.
  package var authoritiesWanted: Int
  /// Schools that had better not be in one family, for each the numbers of the others.
  package var close: NumberLists
  /// What such a pair in one family costs at most, in squared units of the measures.
  package var priceOfClosePair: Double
  /// For each number in ``close``, in its order, which share of that price holds; `nil` where all cost the same.
  package var sharesOfPrice: [Double]?

  package init(
    measures: [[Double]], authorities: [Int], families: Int, sizes: ClosedRange<Int> = 12...20,
    authoritiesWanted: Int = 3, close: NumberLists? = nil, priceOfClosePair: Double = 0
  ) {
    self.measures = measures
    self.authorities = authorities
    self.families = families
    let count = authorities.count
    // Eleven schools, or twenty-two, cannot be cut as wished; then sizes give way.
    self.sizes =
      min(
        sizes.lowerBound, count / families)...max(
        sizes.upperBound, (count + families - 1) / families)
    self.authoritiesWanted = authoritiesWanted
    self.close = close ?? .empty(count)
    self.priceOfClosePair = priceOfClosePair
  }
}
