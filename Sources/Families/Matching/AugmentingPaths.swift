/// Matches rows with columns one after another, each time along the path that costs the total least.
///
/// Successive shortest augmenting paths with prices (Kuhn 1955; Edmonds and Karp 1972; Jonker and Volgenant
/// 1987, "A shortest augmenting path algorithm for dense and sparse linear assignment problems"), over the
/// pairs alone. Every column has a price for one of its places, every row a value; for each offer
///
///     value of row + price of column >= worth of offer
///
/// with equality for the pairs that are matched; a row without a column has the value 0, a column with a free
/// place the price 0. That proves the plan best. A new row looks for the cheapest way in: a free place, or a
/// chain of rows that each move on to another column, or one that gives up its place. The search is
/// Dijkstra's, on what each step falls short of equality; it ends as soon as nothing nearer can be found.
///
/// **Prices are the least possible.** They begin at 0 and rise only while a set of columns is asked for by
/// more rows than it has places, which is the ascending auction of Demange, Gale and Sotomayor (1986).
/// So the price of a place is exactly what one more place there would add to the total, and the value of a
/// row is exactly what the total would lose without it.
///
/// For 10,000 rows with 320,000 offers some 6,000 searches look at a dozen columns each.
struct AugmentingPaths: ~Copyable {
  /// What the search reads and writes of a column at every step, together in memory.
  struct Column: BitwiseCopyable {
    var price = 0
    /// How far the search is to it, if `mark` is that of the search.
    var distance = 0
    var mark: Int32 = 0
    var free: Int32 = 0
    /// The row and its offer by which the search came.
    var fromRow: Int32 = -1
    var fromOffer: Int32 = -1
  }

  let starts: UnsafeBufferPointer<Int32>
  let offers: UnsafeBufferPointer<Market.Offer>
  let columns: UnsafeMutableBufferPointer<Column>
  let values: UnsafeMutableBufferPointer<Int>
  let offerOfRow: UnsafeMutableBufferPointer<Int32>
  let placeOfRow: UnsafeMutableBufferPointer<Int32>
  let firstPlace: UnsafeMutableBufferPointer<Int32>
  let taken: UnsafeMutableBufferPointer<Int32>
  let rowAtPlace: UnsafeMutableBufferPointer<Int32>
  /// Columns that have been reached but not yet looked into.
  var waiting = NearestFirst()
  /// Columns that have been looked into, nearest first.
  let settled: UnsafeMutableBufferPointer<Int32>
  var settledCount = 0
  var mark: Int32 = 0
  /// How far the nearest end is that has been found, and what it is.
  var nearest = 0
  var end = End.nowhere

  /// Where a path can end: at a column with a free place, or with a row that gives its place up.
  enum End { case nowhere, column(Int), row(Int) }

  /// Begins with a placement, to be improved.
  ///
  /// - Parameters:
  ///   - starts: Those of the market; they must outlive this.
  ///   - offers: Those of the market; they must outlive this.
  ///   - placement: Rows that are matched already, with their prices and values.
  init(
    _ starts: UnsafeBufferPointer<Int32>, _ offers: UnsafeBufferPointer<Market.Offer>,
    from placement: Placement
  ) {
    self.starts = starts
    self.offers = offers
    values = .copy(of: placement.values)
    offerOfRow = .copy(of: placement.offerOfRow)
    placeOfRow = .copy(of: placement.placeOfRow)
    firstPlace = .copy(of: placement.firstPlace)
    taken = .copy(of: placement.taken)
    rowAtPlace = .copy(of: placement.rowAtPlace)
    columns = .allocate(capacity: placement.prices.count)
    for column in placement.prices.indices {
      let places = placement.firstPlace[column + 1] - placement.firstPlace[column]
      columns.initializeElement(
        at: column,
        to: Column(price: placement.prices[column], free: places - placement.taken[column]))
    }
    settled = .allocate(capacity: placement.prices.count)
  }

  deinit {
    for list in [offerOfRow, placeOfRow, firstPlace, taken, rowAtPlace, settled] {
      list.deallocate()
    }
    values.deallocate()
    columns.deallocate()
  }

  /// The placement as it is now.
  func store(in placement: inout Placement) {
    placement.values = Array(values)
    placement.prices = columns.map(\.price)
    placement.offerOfRow = Array(offerOfRow)
    placement.placeOfRow = Array(placeOfRow)
    placement.taken = Array(taken)
    placement.rowAtPlace = Array(rowAtPlace)
  }

  /// Finds the best column for a row that has none, or finds that it is best left without.
  mutating func place(_ row: Int) {
    var value = 0
    var best = -1
    for index in Int(starts[row])..<Int(starts[row + 1]) {
      let offer = offers[index]
      // Offers stand with the most worthy first and no price is negative.
      if offer.value <= value { break }
      let gain = offer.value - columns[Int(offer.column)].price
      if gain > value { (value, best) = (gain, index) }
    }
    guard best >= 0 else { return }
    values[row] = value
    let column = Int(offers[best].column)
    if columns[column].free > 0 { return seat(row, offer: best, at: openPlace(of: column)) }
    begin(with: row)
    look(from: row, at: 0)
    search()
    raisePrices()
    values[row] -= nearest
    movePath()
  }

  // MARK: Searching

  private mutating func begin(with row: Int) {
    mark += 1
    waiting.removeAll()
    settledCount = 0
    nearest = values[row]
    end = .row(row)
  }

  /// Goes on from the nearest column to the rows at it until no end can be nearer.
  mutating func search() {
    while let next = waiting.popNearest(before: nearest) {
      let column = Int(next.column)
      // A column that was reached again on a shorter way waits twice.
      guard next.distance == columns[column].distance else { continue }
      settled[settledCount] = next.column
      settledCount += 1
      let first = Int(firstPlace[column])
      for place in first..<first + Int(taken[column]) {
        look(from: Int(rowAtPlace[place]), at: next.distance)
      }
    }
  }

  /// Reaches out to all columns that a row could move to, and considers leaving it without.
  @inline(__always) mutating func look(from row: Int, at distance: Int) {
    let base = distance + values[row]
    if base < nearest { (nearest, end) = (base, .row(row)) }
    for index in Int(starts[row])..<Int(starts[row + 1]) {
      let offer = offers[index]
      let least = base - offer.value
      if least >= nearest { break }
      let column = Int(offer.column)
      let state = columns[column]
      let distance = least + state.price
      guard distance < nearest, state.mark != mark || distance < state.distance else { continue }
      columns[column].distance = distance
      columns[column].mark = mark
      columns[column].fromRow = Int32(row)
      columns[column].fromOffer = Int32(index)
      if state.free > 0 {
        (nearest, end) = (distance, .column(column))
      } else {
        waiting.insert(.init(distance: distance, column: offer.column))
      }
    }
  }

  // MARK: Moving

  /// Columns nearer than the end become dearer by what they are nearer, and their rows gain less.
  private func raisePrices() {
    for column in settled[..<settledCount] {
      let rise = nearest - columns[Int(column)].distance
      columns[Int(column)].price += rise
      let first = Int(firstPlace[Int(column)])
      for place in first..<first + Int(taken[Int(column)]) {
        values[Int(rowAtPlace[place])] -= rise
      }
    }
  }

  /// Moves each row of the path on by one column, from the end backwards to the row it began with, or to
  /// the column that makes way: the place left there is closed.
  func movePath(makingWayAt start: Int = -1) {
    var place: Int
    var column: Int
    switch end {
    case .nowhere: return
    case .column(let last):
      place = openPlace(of: last)
      column = last
    case .row(let row):
      guard offerOfRow[row] >= 0 else { return }
      (place, column) = unseat(row)
    }
    while column != start {
      let row = Int(columns[column].fromRow)
      let (left, leftPlace) = (Int(offerOfRow[row]), Int(placeOfRow[row]))
      seat(row, offer: Int(columns[column].fromOffer), at: place)
      guard left >= 0 else { return }
      place = leftPlace
      column = Int(offers[left].column)
    }
    close(place, of: start)
  }

  /// Opens the next free place of a column.
  func openPlace(of column: Int) -> Int {
    columns[column].free -= 1
    taken[column] += 1
    return Int(firstPlace[column] + taken[column] - 1)
  }

  func seat(_ row: Int, offer: Int, at place: Int) {
    offerOfRow[row] = Int32(offer)
    placeOfRow[row] = Int32(place)
    rowAtPlace[place] = Int32(row)
  }

  /// Takes a row from its place; says which place of which column.
  func unseat(_ row: Int) -> (place: Int, column: Int) {
    let left = (place: Int(placeOfRow[row]), column: Int(offers[Int(offerOfRow[row])].column))
    (offerOfRow[row], placeOfRow[row]) = (-1, -1)
    return left
  }

  /// Closes a place that has been left; the row at the last place moves up. It counts as free only if the
  /// caller says so.
  func close(_ place: Int, of column: Int) {
    taken[column] -= 1
    let last = Int(firstPlace[column] + taken[column])
    guard last != place else { return }
    rowAtPlace[place] = rowAtPlace[last]
    placeOfRow[Int(rowAtPlace[place])] = Int32(place)
  }
}

extension UnsafeMutableBufferPointer where Element: BitwiseCopyable {
  /// New memory with the elements of an array.
  fileprivate static func copy(of array: [Element]) -> Self {
    let buffer = allocate(capacity: array.count)
    _ = buffer.initialize(from: array)
    return buffer
  }
}
