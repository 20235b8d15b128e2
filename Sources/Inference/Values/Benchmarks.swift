import Facts

/// What facts are compared with: means of groups, the school itself left out, and published figures.
package struct Benchmarks: Sendable {
  /// A fact and a group.
  struct Key: Hashable {
    var slot: Int
    var group: BenchmarkGroup
  }

  let figures: BenchmarkFigures
  let policy: BenchmarkPolicy
  let newestYear: Int?
  /// For each school its Family, or -1.
  let families: [Int32]
  /// For each school the number of its authority and phase together, or -1.
  let localGroups: [Int32]
  /// The row of each school's authority, or -1.
  let areas: [Int32]
  /// The phase word of each school, where known.
  let phases: [String?]
  private(set) var sums: [Key: GroupSums] = [:]

  init(_ base: FactBase, policy: BenchmarkPolicy) {
    figures = base.benchmarks
    self.policy = policy
    newestYear = base.newestYear
    families = base.familyOfSchool
    areas = base.areaOfSchool
    var phases: [String?] = Array(repeating: nil, count: base.schools.count)
    var codes: [Int32] = Array(repeating: 0, count: base.schools.count)
    if let slot = base.vocabulary.slot(id: "phase"),
      case .choice(let column)? = base.schools.columns[slot]
    {
      let words = base.vocabulary.facts[slot].kind.words
      for row in phases.indices where Int(column.codes[row]) < words.count {
        phases[row] = words[Int(column.codes[row])]
        codes[row] = Int32(column.codes[row]) + 1
      }
    }
    self.phases = phases
    localGroups = zip(base.areaOfSchool, codes).map { area, code in
      area < 0 ? -1 : area * 256 + code
    }
  }

  /// The groups of schools by number; `nil` for the country, whose figures are published.
  private func groups(_ group: BenchmarkGroup) -> [Int32]? {
    switch group {
    case .family: families
    case .localAuthority: localGroups
    case .national: nil
    }
  }

  /// Adds up a fact over the groups, once; `bounds` tells the limits of each school.
  mutating func prepare(_ slot: Int, _ group: BenchmarkGroup, _ bounds: (Int) -> Bounds) {
    let key = Key(slot: slot, group: group)
    guard sums[key] == nil, let groups = groups(group) else { return }
    sums[key] = GroupSums(groups: groups, bounds)
  }

  /// The sums over the others of a school's group; `nil` without a group.
  private func others(
    _ slot: Int, _ group: BenchmarkGroup, _ school: Int, own: Bounds
  ) -> GroupSums.Share? {
    guard let number = groups(group)?[school], number >= 0,
      var total = sums[Key(slot: slot, group: group)]?.totals[Int(number)]
    else { return nil }
    total -= GroupSums.Share(own)
    return total
  }

  /// What a fact of a row is compared with. `own` are the limits of the row's own value as added up,
  /// `range` those of the fact, `year` that of its figure.
  func reading(
    _ slot: Int, _ group: BenchmarkGroup, at row: BearerRow, own: Bounds,
    range: ClosedRange<Double>, year: Int?
  ) -> BenchmarkReading {
    if let figure = published(slot, group, at: row, year: year) {
      return BenchmarkReading(bounds: Bounds(figure.value), figure: figure)
    }
    guard row.bearer == .school, row.row >= 0, let share = others(slot, group, row.row, own: own)
    else { return BenchmarkReading(bounds: Bounds(open: range)) }
    let bounds = policy.isMet(share) ? share.mean : Bounds(open: range)
    return BenchmarkReading(
      bounds: bounds, known: Int(share.known), members: Int(share.members))
  }

  /// The limits of the standard deviation in the others of a school's group, where the mean is known.
  func deviation(_ slot: Int, _ group: BenchmarkGroup, at row: BearerRow, own: Bounds)
    -> ClosedRange<Double>?
  {
    guard row.bearer == .school, row.row >= 0,
      let share = others(slot, group, row.row, own: own), policy.isMet(share)
    else { return nil }
    return share.deviation
  }

  /// A published figure for the row's authority or the country: of its phase, else of all phases.
  func published(_ slot: Int, _ group: BenchmarkGroup, at row: BearerRow, year: Int?)
    -> BenchmarkFigures.Figure?
  {
    guard group != .family else { return nil }
    let key = figureKey(slot, group, at: row, place: nil)
    return key.flatMap { figure($0, year: year) }
  }

  /// The cut-off of an end of the national spread.
  func place(_ slot: Int, _ place: Place, at row: BearerRow, year: Int?)
    -> BenchmarkFigures.Figure?
  {
    figureKey(slot, .national, at: row, place: place).flatMap { figure($0, year: year) }
  }

  private func figureKey(
    _ slot: Int, _ group: BenchmarkGroup, at row: BearerRow, place: Place?
  ) -> BenchmarkFigures.Key? {
    let isSchool = row.bearer == .school && row.row >= 0
    var area: Int?
    if group == .localAuthority {
      area = isSchool ? Int(areas[row.row]) : row.bearer == .area ? row.row : nil
      guard let known = area, known >= 0 else { return nil }
    }
    let phase = isSchool ? phases[row.row] : nil
    return BenchmarkFigures.Key(slot: slot, group: group, area: area, phase: phase, place: place)
  }

  private func figure(_ key: BenchmarkFigures.Key, year: Int?) -> BenchmarkFigures.Figure? {
    if let found = figures.figure(key, year: year ?? newestYear) { return found }
    guard key.phase != nil else { return nil }
    var general = key
    general.phase = nil
    return figures.figure(general, year: year ?? newestYear)
  }
}
