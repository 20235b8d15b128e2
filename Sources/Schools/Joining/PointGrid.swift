/// Points of a plane in square cells, so that those near a place are found without looking at all.
///
/// Lengths are in whatever unit the caller uses: metres of the National Grid, or kilometres. Cells of a row
/// follow each other in memory and so do their points; a search reads one stretch for each row of cells that
/// the circle touches. It takes time in proportion to the points nearby.
package struct PointGrid: Sendable {
  private let cellSize: Double
  private let columns: Int
  private let rows: Int
  private let west: Double
  private let south: Double
  /// The points of cell `c` are `starts[c]..<starts[c + 1]` of the three lists.
  private let starts: [Int32]
  private let xs: [Double]
  private let ys: [Double]
  private let members: [Int32]

  /// Puts points into cells.
  ///
  /// - Parameters:
  ///   - x: How far each point is to the east; not a number where the place is not known.
  ///   - y: How far each point is to the north, likewise.
  ///   - cellSize: The side of a cell, greater than 0; larger ones are made where stray points would
  ///     otherwise ask for more than a quarter of a million of them.
  package init(x: [Double], y: [Double], cellSize: Double) {
    // No length on earth is as long, and larger ones could not be told from each other.
    let known = x.indices.filter { abs(x[$0]) < 1e15 && abs(y[$0]) < 1e15 }
    let (west, south) = (known.map { x[$0] }.min() ?? 0, known.map { y[$0] }.min() ?? 0)
    let width = (known.map { x[$0] }.max() ?? 0) - west
    let height = (known.map { y[$0] }.max() ?? 0) - south
    let size = max(cellSize, (width * height / 250_000).squareRoot(), max(width, height) / 250_000)
    let (columns, rows) = (Int(width / size) + 1, Int(height / size) + 1)
    func cell(_ point: Int) -> Int {
      Int((y[point] - south) / size) * columns + Int((x[point] - west) / size)
    }
    var starts = Array(repeating: Int32(0), count: columns * rows + 1)
    for point in known { starts[cell(point) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    var members = Array(repeating: Int32(0), count: known.count)
    for point in known {
      let cell = cell(point)
      members[Int(next[cell])] = Int32(point)
      next[cell] += 1
    }
    self.cellSize = size
    self.columns = columns
    self.rows = rows
    self.west = west
    self.south = south
    self.starts = starts
    self.members = members
    xs = members.map { x[Int($0)] }
    ys = members.map { y[Int($0)] }
  }

  /// Finds all points within a distance of a place, both ends included.
  ///
  /// - Parameters:
  ///   - reach: The greatest distance.
  ///   - x: How far the place is to the east.
  ///   - y: How far the place is to the north.
  ///   - nearby: Where they are put instead of what was there; in no particular order, but always the same.
  package func find(within reach: Double, ofX x: Double, y: Double, into nearby: inout Nearby) {
    nearby.count = 0
    guard reach >= 0, x.isFinite, y.isFinite else { return }
    // A point on the very edge must not be lost to rounding.
    let slack = cellSize * 1e-6
    let (bottom, top) = (
      index(y - reach - slack - south, rows), index(y + reach + slack - south, rows)
    )
    for row in bottom...max(bottom, top) {
      let low = south + Double(row) * cellSize
      // How far the row of cells is to the north or south, and how wide the circle is there.
      let off = max(0, max(low - y, y - low - cellSize) - slack)
      guard off <= reach else { continue }
      let half = (reach * reach - off * off).squareRoot() + slack
      let (left, right) = (index(x - half - west, columns), index(x + half - west, columns))
      let first = Int(starts[row * columns + left])
      let last = Int(starts[row * columns + max(left, right) + 1])
      if first < last { take(first..<last, reach * reach, x, y, &nearby) }
    }
  }

  /// The column or row of cells in which a distance from the edge lies, or the nearest there is.
  private func index(_ distance: Double, _ count: Int) -> Int {
    Int(min(max(0, distance / cellSize), Double(count - 1)))
  }

  /// Keeps the points of a stretch that are near enough; without a branch, as nobody can guess which are.
  private func take(
    _ stretch: Range<Int>, _ limit: Double, _ x: Double, _ y: Double, _ nearby: inout Nearby
  ) {
    var count = nearby.count
    nearby.makeRoom(for: count + stretch.count)
    nearby.points.withUnsafeMutableBufferPointer { points in
      nearby.squares.withUnsafeMutableBufferPointer { squares in
        xs.withUnsafeBufferPointer { xs in
          ys.withUnsafeBufferPointer { ys in
            members.withUnsafeBufferPointer { members in
              for index in stretch {
                let (dx, dy) = (xs[index] - x, ys[index] - y)
                let square = dx * dx + dy * dy
                points[count] = members[index]
                squares[count] = square
                count += square <= limit ? 1 : 0
              }
            }
          }
        }
      }
    }
    nearby.count = count
  }

  /// Points that were found, kept for the next search to write over.
  package struct Nearby: Sendable {
    /// How many there are; the lists may be longer.
    package fileprivate(set) var count = 0
    /// Which points, by their number.
    package fileprivate(set) var points: [Int32] = []
    /// The square of the distance of each.
    package fileprivate(set) var squares: [Double] = []

    package init() {}

    fileprivate mutating func makeRoom(for count: Int) {
      guard points.count < count else { return }
      let more = max(256, 2 * count) - points.count
      points.append(contentsOf: repeatElement(0, count: more))
      squares.append(contentsOf: repeatElement(0, count: more))
    }
  }
}
