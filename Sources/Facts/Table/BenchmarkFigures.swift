/// Published figures to compare with, by fact, group, phase and year.
package struct BenchmarkFigures: Sendable {
  /// What a figure speaks for.
  package struct Key: Hashable, Sendable {
    /// The fact's slot.
    package var slot: Int
    /// The group; `family` figures are worked out and never published here.
    package var group: BenchmarkGroup
    /// The authority's row in the table of areas; `nil` for national.
    package var area: Int?
    /// The word of the `phase` fact; `nil` for all phases.
    package var phase: String?
    /// An end of the national spread; `nil` for the mean.
    package var place: Place?
    /// Whether the figure is the standard deviation among schools, not their mean.
    package var isSpread: Bool

    package init(
      slot: Int, group: BenchmarkGroup, area: Int? = nil, phase: String? = nil,
      place: Place? = nil, isSpread: Bool = false
    ) {
      self.slot = slot
      self.isSpread = isSpread
      self.group = group
      self.area = area
      self.phase = phase
      self.place = place
    }
  }

  /// A figure with its year and where it stands.
  package struct Figure: Hashable, Sendable {
    package var value: Double
    package var year: Int?
    package var origin: Source

    package init(value: Double, year: Int?, origin: Source) {
      self.value = value
      self.year = year
      self.origin = origin
    }
  }

  /// Where a benchmark figure stands.
  package enum Source: Hashable, Sendable {
    /// An aggregate row of a data file.
    case published(Origin)
    /// A dated figure of the vocabulary, with its source key.
    case vocabulary(source: String, kind: NamedBand.Origin)
  }

  private var figures: [Key: [Figure]]

  package init() { figures = [:] }

  /// Adds a figure; figures of several years may stand under one key.
  package mutating func add(_ figure: Figure, for key: Key) {
    figures[key, default: []].append(figure)
  }

  /// The figure for a key that fits a year best: the same year, else the nearest earlier, else the
  /// nearest later; files before vocabulary.
  package func figure(_ key: Key, year: Int?) -> Figure? {
    figures[key]?.min { a, b in Self.rank(a, for: year) < Self.rank(b, for: year) }
  }

  /// All keys, for listings and tests; in no order.
  package var keys: [Key] { Array(figures.keys) }

  private static func rank(_ figure: Figure, for year: Int?) -> (Int, Int) {
    let isVocabulary = if case .vocabulary = figure.origin { 1 } else { 0 }
    guard let year, let own = figure.year else { return (isVocabulary, -(figure.year ?? 0)) }
    let distance = own <= year ? (year - own) * 2 : (own - year) * 2 + 1
    return (isVocabulary, distance)
  }
}

extension BenchmarkFigures.Key: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(slot)
    group.pack(into: &packer)
    area.pack(into: &packer)
    phase.pack(into: &packer)
    place.pack(into: &packer)
    isSpread.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(
      slot: try unpacker.number(), group: try BenchmarkGroup(from: &unpacker),
      area: try Int?(from: &unpacker), phase: try String?(from: &unpacker),
      place: try Place?(from: &unpacker), isSpread: try Bool(from: &unpacker))
  }
}

extension BenchmarkFigures.Figure: Packable {
  package func pack(into packer: inout Packer) {
    value.pack(into: &packer)
    year.pack(into: &packer)
    switch origin {
    case .published(let cell):
      true.pack(into: &packer)
      cell.pack(into: &packer)
    case .vocabulary(let source, let kind):
      false.pack(into: &packer)
      packer.put(source)
      kind.pack(into: &packer)
    }
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(
      value: try Double(from: &unpacker), year: try Int?(from: &unpacker),
      origin: try Bool(from: &unpacker)
        ? .published(try Origin(from: &unpacker))
        : .vocabulary(
          source: try unpacker.text(), kind: try NamedBand.Origin(from: &unpacker)))
  }
}

extension BenchmarkFigures: Packable {
  package func pack(into packer: inout Packer) { figures.pack(into: &packer) }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    figures = try [Key: [Figure]](from: &unpacker)
  }
}
