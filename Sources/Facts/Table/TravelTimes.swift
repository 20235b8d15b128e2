/// Journeys of which a table states how many minutes they take, each seen from the school that makes it.
///
/// A journey from A to B stands for the way back too, unless the table has a row for that.
package struct TravelTimes: Hashable, Sendable {
  /// A journey from a school.
  package struct Leg: Hashable, Sendable {
    /// The row at the other end, in the table of schools, hubs or partners.
    package var row: Int32
    /// One way.
    package var minutes: Float

    package init(row: Int32, minutes: Float) {
      self.row = row
      self.minutes = minutes
    }
  }

  /// By what stands at the other end and by school: legs, ascending by row.
  private var legs: [Bearer: [Int32: [Leg]]] = [:]
  /// How many rows of tables are used.
  package private(set) var count = 0
  /// The names of the files that state them, sorted.
  package private(set) var files: [String] = []

  /// No journey is stated.
  package init() {}

  /// - Parameters:
  ///   - legs: For each sort of end and each school its legs, in any order, each end at most once.
  ///   - count: How many rows of tables they come from.
  ///   - files: The names of these tables.
  package init(_ legs: [Bearer: [Int32: [Leg]]], count: Int, files: [String]) {
    self.legs = legs.mapValues { $0.mapValues { $0.sorted { $0.row < $1.row } } }
    self.count = count
    self.files = files.sorted()
  }

  /// Whether no journey is stated.
  package var isEmpty: Bool { count == 0 }

  /// All journeys from a school to ends of one sort, ascending by row.
  package func legs(from school: Int, to bearer: Bearer) -> [Leg] {
    legs[bearer]?[Int32(school)] ?? []
  }

  /// The minutes of a journey; `nil` where no table states them.
  ///
  /// - Parameters:
  ///   - school: The row of the school that travels.
  ///   - bearer: What stands at the other end: a school, a hub or a partner.
  ///   - row: Its row.
  /// - Returns: Minutes, one way.
  package func minutes(from school: Int, to bearer: Bearer, _ row: Int) -> Double? {
    guard let legs = legs[bearer]?[Int32(school)] else { return nil }
    // Ascending, so halving finds it.
    var (low, high) = (0, legs.count)
    while low < high {
      let middle = (low + high) / 2
      if legs[middle].row < row { low = middle + 1 } else { high = middle }
    }
    return low < legs.count && legs[low].row == row ? Double(legs[low].minutes) : nil
  }
}

extension TravelTimes.Leg: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(row)
    packer.put(minutes.bitPattern)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(row: try unpacker.number(), minutes: Float(bitPattern: try unpacker.number()))
  }
}

extension TravelTimes: Packable {
  package func pack(into packer: inout Packer) {
    legs.pack(into: &packer)
    packer.put(count)
    files.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    legs = try [Bearer: [Int32: [Leg]]](from: &unpacker)
    count = try unpacker.number()
    files = try [String](from: &unpacker)
  }
}
