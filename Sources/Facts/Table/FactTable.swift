/// What is known of all bearers of one sort (all schools, all areas, all hubs), column by column.
///
/// A column is the current value of a fact: the newest that was published or told. Earlier years'
/// figures stand beside it in ``history``. A table never derives; that is Inference's work.
package struct FactTable: Sendable {
  /// The words for everything in it.
  package let vocabulary: Vocabulary
  /// Whose facts these are.
  package let bearer: Bearer
  /// The number of rows.
  package let count: Int
  /// Current values by fact slot; `nil` where no row has ever been supplied.
  package private(set) var columns: [FactColumn?]
  /// Figures by fact slot and year (the end of the academic year), for changes and trends.
  package private(set) var history: [Int: [Int: NumberColumn]]
  /// Where current values came from, by fact slot.
  package private(set) var origins: [Int: OriginColumn]
  /// Where earlier years' figures came from, by fact slot and year.
  package private(set) var historyOrigins: [Int: [Int: OriginColumn]]

  /// Values that do not count because another one stands in `columns`: what was told before a newer
  /// figure, or the figure that what was told replaced. By fact slot and row; shown beside the other.
  package private(set) var besides: [Int: [Int: Besides]] = [:]

  /// A value that does not count, and where it came from.
  package struct Besides: Hashable, Sendable {
    package var value: FactValue
    package var origin: Origin

    package init(value: FactValue, origin: Origin) {
      self.value = value
      self.origin = origin
    }
  }

  /// A table in which nothing is supplied.
  package init(vocabulary: Vocabulary, bearer: Bearer, count: Int) {
    self.vocabulary = vocabulary
    self.bearer = bearer
    self.count = count
    columns = Array(repeating: nil, count: vocabulary.facts.count)
    history = [:]
    origins = [:]
    historyOrigins = [:]
  }

  /// The current value of a fact.
  package func value(_ slot: Int, _ row: Int) -> FactValue {
    columns[slot]?[row] ?? .notSupplied(nil)
  }

  /// Where the current value of a fact came from; `nil` when nothing is supplied.
  package func origin(_ slot: Int, _ row: Int) -> Origin? { origins[slot]?[row] }

  /// The year of the current value, where its origin tells.
  package func year(_ slot: Int, _ row: Int) -> Int? {
    if case .published(_, _, _, _, let year)? = origin(slot, row) { year } else { nil }
  }

  /// Sets one value and where it came from.
  package mutating func set(_ slot: Int, _ row: Int, to value: FactValue, from origin: Origin?) {
    var column =
      columns[slot] ?? FactColumn(kind: vocabulary.facts[slot].kind, count: count)
    columns[slot] = nil
    column[row] = value
    columns[slot] = column
    if let origin {
      origins[slot, default: OriginColumn(count: count)].set(row, to: origin)
    }
  }

  /// Keeps a value that does not count beside the one that does.
  package mutating func setBesides(
    _ slot: Int, _ row: Int, to value: FactValue, from origin: Origin
  ) {
    besides[slot, default: [:]][row] = Besides(value: value, origin: origin)
  }

  /// Sets some rows of one fact at once, in their order, without looking the column up for each.
  package mutating func set(_ slot: Int, rows: [(row: Int, value: FactValue, origin: Origin?)]) {
    var column = columns[slot] ?? FactColumn(kind: vocabulary.facts[slot].kind, count: count)
    columns[slot] = nil
    var found = origins[slot] ?? OriginColumn(count: count)
    origins[slot] = nil
    for (row, value, origin) in rows {
      column[row] = value
      if let origin { found.set(row, to: origin) }
    }
    columns[slot] = column
    origins[slot] = found
  }

  /// The same row by row, so that the values of all are never there at once.
  ///
  /// - Parameters:
  ///   - slot: The fact.
  ///   - value: What a row gets, with where it comes from; `nil` for rows that stay as they are. Where that is true
  ///     of all, the table stays as it is.
  package mutating func set(
    _ slot: Int, _ value: (_ row: Int) -> (value: FactValue, origin: Origin?)?
  ) {
    guard let first = (0..<count).first(where: { value($0) != nil }) else { return }
    var column = columns[slot] ?? FactColumn(kind: vocabulary.facts[slot].kind, count: count)
    columns[slot] = nil
    var found = origins[slot] ?? OriginColumn(count: count)
    origins[slot] = nil
    for row in first..<count {
      guard let (value, origin) = value(row) else { continue }
      column[row] = value
      if let origin { found.set(row, to: origin) }
    }
    columns[slot] = column
    origins[slot] = found
  }

  /// Sets a whole column at once, with where its values came from.
  package mutating func set(_ slot: Int, column: FactColumn, origins new: OriginColumn?) {
    columns[slot] = column
    origins[slot] = new
  }

  /// Sets the figures of an earlier (or the current) year at once.
  package mutating func setHistory(
    _ slot: Int, year: Int, column: NumberColumn, origins new: OriginColumn?
  ) {
    history[slot, default: [:]][year] = column
    historyOrigins[slot, default: [:]][year] = new
  }

  /// Sets one year's figure of one row.
  package mutating func setHistory(
    _ slot: Int, year: Int, row: Int, to value: FactValue, from origin: Origin?
  ) {
    history[slot, default: [:]][year, default: NumberColumn(count: count)][row] = value
    if let origin {
      historyOrigins[slot, default: [:]][year, default: OriginColumn(count: count)].set(
        row, to: origin)
    }
  }

  /// Leaves out where in a file values stand, and who told them: either would tell whose they are.
  ///
  /// - Parameters:
  ///   - file: What a file is called instead.
  ///   - told: Who told what people told.
  package mutating func hideRows(file: (String) -> String, told: String) {
    origins = origins.mapValues { $0.hidingRows(file: file, told: told) }
    historyOrigins = historyOrigins.mapValues { years in
      years.mapValues { $0.hidingRows(file: file, told: told) }
    }
    besides = besides.mapValues { rows in
      rows.mapValues {
        Besides(value: $0.value, origin: $0.origin.hidingRows(file: file, told: told))
      }
    }
  }
}

extension FactTable.Besides: Packable {
  package func pack(into packer: inout Packer) {
    value.pack(into: &packer)
    origin.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(value: try FactValue(from: &unpacker), origin: try Origin(from: &unpacker))
  }
}

/// Packed without its words: facts stand by their places in the vocabulary, so that only the same one reads them.
extension FactTable {
  package func pack(into packer: inout Packer) {
    bearer.pack(into: &packer)
    packer.put(count)
    columns.pack(into: &packer)
    history.pack(into: &packer)
    origins.pack(into: &packer)
    historyOrigins.pack(into: &packer)
    besides.pack(into: &packer)
  }

  /// - Throws: ``Unpacker/Damage`` where the bytes are no table over this vocabulary.
  package init(
    from unpacker: inout Unpacker, vocabulary: Vocabulary
  ) throws(Unpacker.Damage) {
    self.vocabulary = vocabulary
    bearer = try Bearer(from: &unpacker)
    count = try unpacker.number()
    columns = try [FactColumn?](from: &unpacker)
    history = try [Int: [Int: NumberColumn]](from: &unpacker)
    origins = try [Int: OriginColumn](from: &unpacker)
    historyOrigins = try [Int: [Int: OriginColumn]](from: &unpacker)
    besides = try [Int: [Int: Besides]](from: &unpacker)
    guard isWhole else { throw Unpacker.Damage() }
  }

  /// Whether every column has as many rows as the table, and is of the kind of its fact.
  private var isWhole: Bool {
    let slots = Set(vocabulary.facts.indices)
    let years = history.values.flatMap(\.values).map(\.count)
    let sources = (origins.map(\.value) + historyOrigins.values.flatMap(\.values)).map(\.count)
    return count >= 0 && columns.count == slots.count
      && (years + sources).allSatisfy { $0 == count }
      && zip(columns, vocabulary.facts).allSatisfy { column, fact in
        column.map { $0.count == count && $0.fits(fact.kind) } ?? true
      }
      && [Set(history.keys), Set(origins.keys), Set(historyOrigins.keys), Set(besides.keys)]
        .allSatisfy(slots.isSuperset)
  }
}
