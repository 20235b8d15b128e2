package import Facts

/// The bits that a verdict pass decided, for all rows of one bearer: a *plane* of bits for each node
/// that was kept, cut into parts of 8,192 rows.
package struct DecidedPlanes: Sendable {
  package let bearer: Bearer
  /// The number of rows.
  package let count: Int
  /// The nodes that were kept, ascending.
  package let nodes: [Int]
  package internal(set) var parts: [Part]
  /// For every node of the graph its place among the kept ones, or -1.
  private let places: [Int32]

  /// The planes of some rows: plane after plane, in the order of ``DecidedPlanes/nodes``.
  package struct Part: Sendable {
    /// The rows, from a multiple of 8,192 on.
    package let rows: Range<Int>
    /// The length of a plane; a whole number of blocks. Row *r* of the part is bit `r % 64` of word
    /// `r / 64`; bits past the last row mean nothing.
    package let wordsPerPlane: Int
    package internal(set) var words: [UInt64]
  }

  /// How many rows a part has: few enough for a column's part to stay in the cache while all its tests
  /// read it.
  static let rowsPerPart = 8192

  init(bearer: Bearer, count: Int, nodes: [Int], nodeCount: Int) {
    self.bearer = bearer
    self.count = count
    self.nodes = nodes
    var places = [Int32](repeating: -1, count: nodeCount)
    for (place, node) in nodes.enumerated() { places[node] = Int32(place) }
    self.places = places
    parts = stride(from: 0, to: count, by: Self.rowsPerPart).map { start in
      let rows = start..<min(count, start + Self.rowsPerPart)
      let words = (rows.count + Block.rows - 1) / Block.rows * Block.words
      return Part(
        rows: rows, wordsPerPlane: words,
        words: Array(repeating: 0, count: words * nodes.count))
    }
  }

  /// The place of a node among those kept; `nil` where it was not kept.
  package func place(of node: Int) -> Int? {
    let place = Int(places[node])
    return place < 0 ? nil : place
  }

  /// Sets the bits of a plane for a run of rows.
  mutating func fill(_ place: Int, _ rows: Range<Int>, _ holds: [Bool]) {
    for part in parts.indices where parts[part].rows.overlaps(rows) {
      parts[part].fill(place, rows) { holds[$0 - rows.lowerBound] }
    }
  }

  /// The rows for which all of these nodes hold; none where one of them was not kept.
  func rows(whereAll nodes: [Int]) -> BitColumn {
    let places = nodes.compactMap { place(of: $0) }
    guard places.count == nodes.count else { return BitColumn(count: count) }
    return BitColumn(count: count) { word in
      let part = parts[word * 64 / Self.rowsPerPart]
      let offset = word - part.rows.lowerBound / 64
      return places.reduce(.max) { $0 & part.words[$1 * part.wordsPerPlane + offset] }
    }
  }

  /// The bit of a node for a row; `nil` where it was not kept.
  package func holds(_ node: Int, row: Int) -> Bool? {
    guard let place = place(of: node), row >= 0, row < count else { return nil }
    return holds(place: place, row: row)
  }

  /// The bit of a kept node for a row.
  func holds(place: Int, row: Int) -> Bool {
    // By place, so that no part is copied.
    let (part, offset) = (row / Self.rowsPerPart, row % Self.rowsPerPart)
    let word = place * parts[part].wordsPerPlane + offset / 64
    return parts[part].words[word] >> UInt64(offset % 64) & 1 == 1
  }
}

extension DecidedPlanes.Part {
  /// Sets the bits of a plane, row by row: of all rows, or of some.
  mutating func fill(_ place: Int, _ some: Range<Int>? = nil, _ holds: (Int) -> Bool) {
    for row in some?.clamped(to: rows) ?? rows where holds(row) {
      let offset = row - rows.lowerBound
      words[place * wordsPerPlane + offset / 64] |= 1 << UInt64(offset % 64)
    }
  }
}
