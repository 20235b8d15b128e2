import Diagnostics
import Facts

/// Joins all sources of one fact: years, standing, and schools whose number changed.
struct FactJoin {
  /// What came of it.
  struct Result: Sendable {
    var slot: Int
    var current: FactColumn
    var origins: OriginColumn
    /// Figures by year, where there is more than one.
    var history: [(year: Int, column: NumberColumn, origins: OriginColumn)]
    var disagreements: [DataProblem]
  }

  private let portions: [FilePortion]
  private let targets: [SchoolIndex.Targets]
  private let fact: FactDefinition
  private let slot: Int
  private let count: Int
  private var pool = TextPool()
  private var disagreements: [DataProblem] = []

  private init(
    slot: Int, fact: FactDefinition, portions: [FilePortion], targets: [SchoolIndex.Targets],
    count: Int
  ) {
    self.slot = slot
    self.fact = fact
    self.portions = portions
    self.targets = targets
    self.count = count
  }

  /// Joins the sources of a fact for `count` bearers; to the rows of `exempt` the fact does not apply
  /// unless a file says otherwise. `nil` when no row holds anything.
  static func result(
    slot: Int, sources: FigureSources, fact: FactDefinition, portions: [FilePortion],
    targets: [SchoolIndex.Targets], count: Int, exempt: BitColumn? = nil
  ) -> Result? {
    var join = FactJoin(
      slot: slot, fact: fact, portions: portions, targets: targets, count: count)
    return join.result(sources, exempt: exempt)
  }

  private mutating func result(_ sources: FigureSources, exempt: BitColumn?) -> Result? {
    var strong: [(year: Int, layer: YearLayer)] = []
    var weak: [(year: Int, layer: YearLayer)] = []
    for year in sources.years {
      let ofYear = sources.ascending(year)
      for isWeak in [false, true] {
        let part = ofYear.filter { $0.onlyIfUnknown == isWeak }
        guard !part.isEmpty else { continue }
        let layer = layer(part, year: year)
        if layer.isEmpty { continue }
        if isWeak { weak.append((year, layer)) } else { strong.append((year, layer)) }
      }
    }
    guard !strong.isEmpty || !weak.isEmpty else { return nil }
    var current = current(newestFirst: strong.reversed() + weak.reversed())
    if let exempt { current.markExempt(exempt) }
    let years = (strong.isEmpty ? weak : strong).filter { $0.year != .max }
    let keepsHistory = fact.keepsHistory && years.count > 1
    return Result(
      slot: slot, current: current.column(fact.kind, pool: pool.texts), origins: current.origins(),
      history: keepsHistory
        ? years.map { ($0.year, $0.layer.numberColumn(), $0.layer.origins()) } : [],
      disagreements: disagreements)
  }

  /// The newest value of each row; where none is known, what the newest file says of it.
  private func current(newestFirst layers: [(year: Int, layer: YearLayer)]) -> YearLayer {
    guard layers.count > 1 else { return layers[0].layer }
    var current = YearLayer(count: count)
    for (_, layer) in layers {
      let codes = layer.sources.map { current.register($0) }
      for row in 0..<count where layer.states[row] != .notSupplied {
        let isBetter =
          layer.states[row].isKnownOrPartial
          ? !current.states[row].isKnownOrPartial : current.states[row] == .notSupplied
        if isBetter { current.take(row, from: layer, source: codes[Int(layer.source[row])]) }
      }
    }
    return current
  }

  /// All sources of one year in one layer.
  private mutating func layer(_ sources: [FigureSource], year: Int) -> YearLayer {
    var layer = YearLayer(count: count)
    // The age of the pupils of each source of the layer.
    var ages: [Int?] = []
    for source in sources {
      let differing = write(source, into: &layer, ages: &ages, year: year, linked: false)
      if differing.count > 0, let other = differing.file, fact.role == .figure {
        disagreements.append(
          .disagreement(
            fact: fact.name, year: year == .max ? nil : year, schools: differing.count,
            kept: portions[source.portion].file, other: other))
      }
    }
    if fact.followsSuccession {
      for source in sources.reversed() {
        _ = write(source, into: &layer, ages: &ages, year: year, linked: true)
      }
    }
    return layer
  }

  /// Writes a source's rows; returns how many known values differed from those of another file.
  private mutating func write(
    _ source: FigureSource, into layer: inout YearLayer, ages: inout [Int?], year: Int,
    linked: Bool
  ) -> (count: Int, file: String?) {
    let portion = portions[source.portion]
    let planned = portion.plan.columns[source.column]
    let column = portion.columns[source.column]
    let code = layer.register(
      .column(
        file: portion.file, column: planned.position + 1, heading: planned.heading,
        year: year == .max ? nil : year))
    while ages.count <= Int(code) { ages.append(portion.plan.mapping.age) }
    let standing: UInt8 = linked ? 0 : source.standing == .final ? 2 : 1
    let numbers = fact.kind.isOpenWord ? codes(of: column) : column.numbers
    let (states, others, fileRows) = (column.states, column.others, portion.fileRows)
    let targets = targets[source.portion]
    let ownYears = column.years
    var differing = 0
    var otherFile: String?

    func write(_ row: Int, to target: Int) {
      let state = states[row]
      if state == .notSupplied || (linked && layer.states[target].isKnownOrPartial) { return }
      if let year = source.rowYear {
        guard year == (ownYears.isEmpty ? portion.keys[row].year : ownYears[row]) else { return }
      }
      let earlier = layer.source[target]
      let other = others.isEmpty ? nil : others[Int32(row)]
      let differs = layer.write(
        target, state, number: state == .known && other == nil ? numbers[row] : .nan, other: other,
        source: code, fileRow: fileRows[row], standing: standing)
      // Key stages of one school have different pupils, so their numbers need not agree.
      if differs, ages[Int(earlier)] == portion.plan.mapping.age,
        case .column(let file, _, _, _) = layer.sources[Int(earlier)], file != portion.file
      {
        differing += 1
        otherFile = otherFile ?? file
      }
    }
    if linked {
      for (row, school) in targets.linked { write(Int(row), to: Int(school)) }
    } else {
      let own = targets.own
      for row in own.indices where own[row] >= 0 { write(row, to: Int(own[row])) }
    }
    return (differing, otherFile)
  }

  /// The texts of a column as codes of the pool that all sources share.
  private mutating func codes(of column: CellColumn) -> [Double] {
    let shared = column.pool.texts.map { Double(pool.code(of: $0)) }
    return column.texts.map { $0 < 0 ? .nan : shared[Int($0)] }
  }
}

extension FactDefinition {
  /// Whether figures of several years are kept.
  var keepsHistory: Bool {
    guard case .number = kind else { return false }
    return topic != "identity" || id == "pupil_count" || id == "cohort_size"
  }

  /// Whether a school that took another's place takes over the value: its pupils and place are the
  /// same; its number, name, legal form and inspections are not.
  var followsSuccession: Bool {
    ![
      "urn", "dfe_number", "school_name", "school_type", "trust_name", "open_status",
      "successor_urn", "predecessor_urn", "inspection_status", "inspection_year",
      "agreed_to_be_listed", "family",
    ].contains(id)
  }
}
