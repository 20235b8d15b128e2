import Schools

extension EligiblePairs {
  /// Somewhere in the plane, in the unit that all distances have: metres of the National Grid, kilometres.
  package typealias Point = (x: Double, y: Double)

  /// Finds the eligible pairs among all needs and helpers that are near enough to each other.
  ///
  /// - Parameters:
  ///   - needs: Where each need is, `nil` where that is not known, and then it has no pair; and with what
  ///     help is needed, as the number of a list of `able`.
  ///   - helpers: Where each helper is, likewise.
  ///   - able: The helpers that could give each kind of help, each at most once in a list.
  ///   - reach: How far apart the two may be at most, greater than 0.
  ///   - worth: What a pair would be worth, by its need, its helper and the square of their distance; `nil`
  ///     when it is not eligible for some other reason. It is asked only about pairs within reach.
  package init(
    needs: [(place: Point?, kind: Int)], helpers: [Point?], able: [[Int]], within reach: Double,
    worth: (_ need: Int, _ helper: Int, _ squaredDistance: Double) -> Int?
  ) {
    self.init()
    // A fifth of the reach: the cells round the circle hold little that is outside it.
    let grids = able.map { able in
      PointGrid(
        x: able.map { helpers[$0]?.x ?? .nan }, y: able.map { helpers[$0]?.y ?? .nan },
        cellSize: reach / 5)
    }
    reserve(needs: needs.count, pairs: 32 * needs.count)
    var nearby = PointGrid.Nearby()
    for (number, need) in needs.enumerated() {
      if let place = need.place {
        grids[need.kind].find(within: reach, ofX: place.x, y: place.y, into: &nearby)
        for index in 0..<nearby.count {
          let helper = able[need.kind][Int(nearby.points[index])]
          if let worth = worth(number, helper, nearby.squares[index]) {
            append(helper: helper, worth: worth)
          }
        }
      }
      endNeed()
    }
  }
}
