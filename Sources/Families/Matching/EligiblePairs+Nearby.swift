import Schools

extension EligiblePairs {
  /// Somewhere in the plane, in the unit that all distances have: metres of the National Grid, kilometres.
  package typealias Point = (x: Double, y: Double)

  /// Finds the eligible pairs among all needs and helpers that are near enough to each other.
  ///
  /// - Parameters:
  ///   - needs: Where each need is; `nil` where that is not known, and then it has no pair.
  ///   - helpers: Where each helper is, likewise.
  ///   - reach: How far apart the two may be at most, greater than 0.
  ///   - worth: What a pair would be worth, by its need, its helper and the square of their distance; `nil`
  ///     when it is not eligible for some other reason. It is asked only about pairs within reach.
  package init(
    needs: [Point?], helpers: [Point?], within reach: Double,
    worth: (_ need: Int, _ helper: Int, _ squaredDistance: Double) -> Int?
  ) {
    self.init()
    // A fifth of the reach: the cells round the circle hold little that is outside it.
    let grid = PointGrid(
      x: helpers.map { $0?.x ?? .nan }, y: helpers.map { $0?.y ?? .nan }, cellSize: reach / 5)
    var nearby = PointGrid.Nearby()
    for (need, place) in needs.enumerated() {
      if let place {
        grid.find(within: reach, ofX: place.x, y: place.y, into: &nearby)
        for index in 0..<nearby.count {
          let helper = Int(nearby.points[index])
          if let worth = worth(need, helper, nearby.squares[index]) {
            append(helper: helper, worth: worth)
          }
        }
      }
      endNeed()
    }
  }
}
