/// Where one fact's values came from, for all rows, in a few bytes a row.
///
/// Rows taken from the same column of the same file share one entry of `sources`; only the row
/// number within the file is kept for each. What people told has an origin for each row, as every
/// answer may be from somebody else.
package struct OriginColumn: Sendable {
  /// What a run of values has in common.
  package enum Source: Hashable, Sendable {
    /// A column of a file: path, column number from 1, heading, year of the figures.
    case column(file: String, column: Int, heading: String, year: Int?)
    /// Anything else, complete in itself.
    case other(Origin)
  }

  /// The different sources, in the order of first use.
  package private(set) var sources: [Source]
  /// For each row the index into `sources`, ``ownOrigin``, or -1 for none.
  private var sourceOfRow: [Int16]
  /// For each row the row number in its file (the header is row 1), or 0.
  private var rowInFile: [Int32]
  private var index: [Source: Int16]
  /// The origins of rows whose entry in `sourceOfRow` is ``ownOrigin``.
  private var own: [Int: Origin] = [:]

  /// Stands in `sourceOfRow` for a row with an origin of its own.
  private static var ownOrigin: Int16 { -2 }

  package init(count: Int) {
    sources = []
    sourceOfRow = Array(repeating: -1, count: count)
    rowInFile = Array(repeating: 0, count: count)
    index = [:]
  }

  /// The origin of a row; `nil` where nothing is supplied.
  package subscript(row: Int) -> Origin? {
    guard sourceOfRow[row] >= 0 else { return sourceOfRow[row] == Self.ownOrigin ? own[row] : nil }
    switch sources[Int(sourceOfRow[row])] {
    case .column(let file, let column, let heading, let year):
      return .published(
        file: file, row: Int(rowInFile[row]), column: column, heading: heading, year: year)
    case .other(let origin): return origin
    }
  }

  /// The year of the figures a row's value is of, where its source is a column with a year.
  package func year(_ row: Int) -> Int? {
    guard sourceOfRow[row] >= 0, case .column(_, _, _, let year) = sources[Int(sourceOfRow[row])]
    else { return nil }
    return year
  }

  /// Whether people told a row's value.
  package func isTold(_ row: Int) -> Bool {
    let source = sourceOfRow[row]
    if source == Self.ownOrigin { return true }
    if source >= 0, case .other(.supposed) = sources[Int(source)] { return true }
    return false
  }

  /// The years of the figures of a run of rows, where their sources tell.
  package func years(_ rows: Range<Int>) -> [Int?] {
    let years = sources.map { source -> Int? in
      if case .column(_, _, _, let year) = source { year } else { nil }
    }
    return rows.map { sourceOfRow[$0] < 0 ? nil : years[Int(sourceOfRow[$0])] }
  }

  /// Whether people told the values of a run of rows.
  package func told(_ rows: Range<Int>) -> [Bool] { rows.map { isTold($0) } }

  /// Registers a source and returns its index for ``set(_:source:row:)``.
  package mutating func register(_ source: Source) -> Int16 {
    if let known = index[source] { return known }
    precondition(sources.count < Int(Int16.max), "more sources for one fact than a column can hold")
    let number = Int16(sources.count)
    sources.append(source)
    index[source] = number
    return number
  }

  /// Sets a row to a registered source and a row number of its file: the quick way for whole files.
  package mutating func set(_ row: Int, source: Int16, row fileRow: Int) {
    sourceOfRow[row] = source
    rowInFile[row] = Int32(fileRow)
  }

  /// Sets one row's origin.
  package mutating func set(_ row: Int, to origin: Origin) {
    switch origin {
    case .published(let file, let fileRow, let column, let heading, let year):
      let source = register(.column(file: file, column: column, heading: heading, year: year))
      set(row, source: source, row: fileRow)
    case .told:
      sourceOfRow[row] = Self.ownOrigin
      own[row] = origin
    case .derived, .supposed:
      sourceOfRow[row] = register(.other(origin))
      rowInFile[row] = 0
    }
  }

  /// The same without the rows of files, which would tell whose value it is.
  ///
  /// - Parameters:
  ///   - file: What a file is called instead.
  ///   - told: Who told what people told.
  /// - Returns: Origins with columns, headings and years as they were.
  package func hidingRows(file: (String) -> String, told: String) -> OriginColumn {
    var column = self
    column.rowInFile = Array(repeating: 0, count: rowInFile.count)
    column.sources = sources.map { source in
      guard case .column(let path, let place, let heading, let year) = source else { return source }
      return .column(file: file(path), column: place, heading: heading, year: year)
    }
    column.index = Dictionary(
      column.sources.enumerated().map { ($1, Int16($0)) }, uniquingKeysWith: { first, _ in first })
    column.own = own.mapValues { $0.hidingRows(file: file, told: told) }
    return column
  }
}

extension Origin {
  /// The same without the row of the file, and without who told it.
  func hidingRows(file: (String) -> String, told: String) -> Origin {
    switch self {
    case .published(let path, _, let column, let heading, let year):
      .published(file: file(path), row: 0, column: column, heading: heading, year: year)
    case .told(_, let day): .told(by: told, on: day)
    case .derived, .supposed: self
    }
  }
}

extension OriginColumn.Source: Packable {
  package func pack(into packer: inout Packer) {
    switch self {
    case .column(let file, let column, let heading, let year):
      true.pack(into: &packer)
      packer.put(file)
      packer.put(column)
      packer.put(heading)
      year.pack(into: &packer)
    case .other(let origin):
      false.pack(into: &packer)
      origin.pack(into: &packer)
    }
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self =
      try Bool(from: &unpacker)
      ? .column(
        file: try unpacker.text(), column: try unpacker.number(), heading: try unpacker.text(),
        year: try Int?(from: &unpacker))
      : .other(try Origin(from: &unpacker))
  }
}

extension OriginColumn: Packable {
  package func pack(into packer: inout Packer) {
    sources.pack(into: &packer)
    packer.put(all: sourceOfRow)
    packer.put(all: rowInFile)
    own.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    sources = try [Source](from: &unpacker)
    sourceOfRow = try unpacker.numbers()
    rowInFile = try unpacker.numbers()
    own = try [Int: Origin](from: &unpacker)
    index = Dictionary(
      sources.enumerated().map { ($1, Int16($0)) }, uniquingKeysWith: { first, _ in first })
    guard sources.count < Int(Int16.max), rowInFile.count == sourceOfRow.count,
      sourceOfRow.allSatisfy({ $0 >= Self.ownOrigin && $0 < sources.count })
    else { throw Unpacker.Damage() }
  }

  /// The number of rows.
  var count: Int { sourceOfRow.count }
}
