import Schools
import TestSupport
import Testing

@Suite struct PointGridTests {
  /// Points on a lattice, so that many lie exactly at the limit.
  @Test(arguments: [0.5, 1, 5, 12.5, 80])
  func allWithinTheReachAreFoundAndTheirSquares(reach: Double) {
    var random = SplitMix64(seed: 5)
    let x = (0..<400).map { _ in Double(Int.random(in: -60...60, using: &random)) / 2 }
    let y = (0..<400).map { _ in Double(Int.random(in: -30...90, using: &random)) / 2 }
    for cellSize in [reach / 5, reach, 7.3] {
      let grid = PointGrid(x: x, y: y, cellSize: cellSize)
      var nearby = PointGrid.Nearby()
      for place in 0..<40 {
        let (px, py) = (x[place] + 1.5, y[place])
        grid.find(within: reach, ofX: px, y: py, into: &nearby)
        let squares = x.indices.map { (x[$0] - px) * (x[$0] - px) + (y[$0] - py) * (y[$0] - py) }
        let found = (0..<nearby.count).map { (Int(nearby.points[$0]), nearby.squares[$0]) }
          .sorted { $0.0 < $1.0 }
        #expect(found.map(\.0) == squares.indices.filter { squares[$0] <= reach * reach })
        #expect(found.map(\.1) == found.map { squares[$0.0] })
      }
    }
  }

  @Test func placesThatAreNotKnownAreNeverFound() {
    let grid = PointGrid(
      x: [1, .nan, 3, .infinity, 1e300], y: [1, 1, .nan, 0, 1], cellSize: 1)
    var nearby = PointGrid.Nearby()
    grid.find(within: 1e9, ofX: 0, y: 0, into: &nearby)
    #expect(nearby.points[..<nearby.count] == [0])
    grid.find(within: 1, ofX: .nan, y: 0, into: &nearby)
    #expect(nearby.count == 0)
    grid.find(within: -1, ofX: 1, y: 1, into: &nearby)
    #expect(nearby.count == 0)
  }
}
