/// Which row stands where, and the prices and values that prove it best.
struct Placement: Sendable {
  /// By row, its value; by column, the price of a place. In the unit of ``Market/Offer/value``.
  var values: [Int]
  var prices: [Int]
  /// By row, the offer it has taken and the place it stands at, or -1.
  var offerOfRow: [Int32]
  var placeOfRow: [Int32]
  /// The places of column `c` are numbered from `firstPlace[c]`; the first `taken[c]` of them have a row.
  var firstPlace: [Int32]
  var taken: [Int32]
  var rowAtPlace: [Int32]

  /// Nobody stands anywhere.
  init(_ market: Market) {
    let rowCount = market.needs.count
    values = Array(repeating: 0, count: rowCount)
    offerOfRow = Array(repeating: -1, count: rowCount)
    placeOfRow = Array(repeating: -1, count: rowCount)
    prices = Array(repeating: 0, count: market.places.count)
    taken = Array(repeating: 0, count: market.places.count)
    firstPlace = [0]
    firstPlace.reserveCapacity(market.places.count + 1)
    for places in market.places { firstPlace.append(firstPlace[firstPlace.count - 1] + places) }
    rowAtPlace = Array(repeating: -1, count: Int(firstPlace[firstPlace.count - 1]))
  }

  /// Opens a place more at a column.
  mutating func openOnePlace(at column: Int) {
    let end = Int(firstPlace[column + 1])
    rowAtPlace.insert(-1, at: end)
    for later in column + 1..<firstPlace.count { firstPlace[later] += 1 }
    for row in placeOfRow.indices where placeOfRow[row] >= end { placeOfRow[row] += 1 }
  }

  /// The rows at a column.
  func rows(at column: Int) -> ArraySlice<Int32> {
    let first = Int(firstPlace[column])
    return rowAtPlace[first..<first + Int(taken[column])]
  }
}
