/// Changes to a best placement, each followed by the moves that make it best again.
///
/// Values and prices are left as they are: they still bound what any move can gain, which is all that the
/// next change needs. So at most one row may be withdrawn, one place locked and one place filled, in this
/// order.
extension AugmentingPaths {
  /// Takes a row out of the market; says which column has a place again, if any.
  func withdraw(_ row: Int) -> Int? {
    guard offerOfRow[row] >= 0 else { return nil }
    let (place, column) = unseat(row)
    close(place, of: column)
    columns[column].free += 1
    return column
  }

  /// Takes one place of a column out of the market; where all are taken, the row that can leave at the
  /// least loss makes way.
  ///
  /// - Parameter column: A column with a place.
  /// - Returns: The column at which the moves ended by taking a free place; `nil` when a row was left
  ///   without a column, or nobody had to move.
  mutating func lockPlace(of column: Int) -> Int? {
    guard columns[column].free == 0 else {
      columns[column].free -= 1
      return nil
    }
    begin(at: column)
    let first = Int(firstPlace[column])
    for place in first..<first + Int(taken[column]) { look(from: Int(rowAtPlace[place]), at: 0) }
    search()
    movePath(makingWayAt: column)
    if case .column(let last) = end { return last }
    return nil
  }

  /// Fills a free place of a column whose price says that it is worth something: with a row that has no
  /// column, or one whose own column loses nothing by it, or by a chain of such moves.
  ///
  /// Every step of the chain is at equality, because prices are the least possible: were none at equality,
  /// the price could be lower.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - askers: The offers of each column.
  ///   - withdrawn: A row that takes no part.
  mutating func fill(_ column: Int, askers: Askers, without withdrawn: Int?) {
    guard columns[column].price > 0, columns[column].free > 0 else { return }
    begin(at: column)
    var reached = [column]
    var next = 0
    while next < reached.count {
      let open = reached[next]
      next += 1
      for (row, index) in askers.of(open)
      where row != withdrawn && offerOfRow[row] != index
        && values[row] + columns[open].price == offers[index].value
      {
        let own = offerOfRow[row] < 0 ? -1 : Int(offers[Int(offerOfRow[row])].column)
        if own >= 0, columns[own].price > 0 {
          guard columns[own].mark != mark else { continue }
          columns[own].mark = mark
          columns[own].fromRow = Int32(row)
          columns[own].fromOffer = Int32(index)
          reached.append(own)
        } else {
          return moveUp(to: column, from: (row, index))
        }
      }
    }
  }

  /// Moves rows up, from a free place backwards to the row that a search ended with.
  private func moveUp(to column: Int, from first: (row: Int, offer: Int)) {
    var movers = [first]
    var open = Int(offers[first.offer].column)
    while open != column {
      let mover = (row: Int(columns[open].fromRow), offer: Int(columns[open].fromOffer))
      movers.append(mover)
      open = Int(offers[mover.offer].column)
    }
    var place = openPlace(of: column)
    for mover in movers.reversed() {
      let left = offerOfRow[mover.row] < 0 ? nil : unseat(mover.row)
      seat(mover.row, offer: mover.offer, at: place)
      guard let left else { return }
      place = left.place
      if mover == first {
        close(place, of: left.column)
        columns[left.column].free += 1
      }
    }
  }

  /// Begins a search that starts at a column, with no end in sight.
  private mutating func begin(at column: Int) {
    mark += 1
    waiting.removeAll()
    settledCount = 0
    nearest = Int.max
    end = .nowhere
    columns[column].mark = mark
    columns[column].distance = 0
  }
}

/// The offers of each column.
struct Askers: Sendable {
  private let starts: [Int32]
  private let list: [(row: Int32, offer: Int32)]

  init(_ market: Market) {
    var starts = Array(repeating: Int32(0), count: market.places.count + 1)
    for offer in market.offers { starts[Int(offer.column) + 1] += 1 }
    for column in market.places.indices { starts[column + 1] += starts[column] }
    var next = starts
    var list = Array(repeating: (row: Int32(0), offer: Int32(0)), count: market.offers.count)
    for row in market.needs.indices {
      for index in market.starts[row]..<market.starts[row + 1] {
        let column = Int(market.offers[Int(index)].column)
        list[Int(next[column])] = (Int32(row), index)
        next[column] += 1
      }
    }
    self.starts = starts
    self.list = list
  }

  /// The rows that could stand at a column, with the offers they have from it.
  func of(_ column: Int) -> some Sequence<(Int, Int)> {
    list[Int(starts[column])..<Int(starts[column + 1])].lazy.map { (Int($0.row), Int($0.offer)) }
  }
}
