import Facts

/// How many schools of each area and phase have what advice needs, and how many have all of it.
///
/// The universe is the state-funded primary and secondary schools of a census file where one was
/// given (`counts as the universe`), else all open primary and secondary schools. Everything is
/// counted twice: with all that is known of a school, and with only what stands under its own
/// number in the file of the year, which is what a plain join of files by URN finds.
package struct JoinCounts: Sendable {
  /// How many schools have something.
  package struct Counts: Hashable, Sendable, Codable {
    /// Name, phase and authority.
    package var identity = 0
    package var coordinates = 0
    /// Both the share of disadvantaged pupils and that of pupils with EAL.
    package var intake = 0
    /// The latest result.
    package var attainment = 0
    /// All four.
    package var full = 0
    /// All four, and the results of the two years before.
    package var fullThreeYears = 0

    mutating func add(_ other: Counts) {
      identity += other.identity
      coordinates += other.coordinates
      intake += other.intake
      attainment += other.attainment
      full += other.full
      fullThreeYears += other.fullThreeYears
    }
  }

  /// An area (or all of them) and a phase.
  package struct Line: Hashable, Sendable, Codable {
    /// The authority's name, else its code, else that it is not known; `nil` for all areas together.
    package var area: String?
    /// The authority's code, where it is known.
    package var areaCode: String?
    package var phase: String
    /// The fact that counts as result, by id.
    package var result: String
    /// The latest year that most schools have it for.
    package var latestYear: Int?
    /// Schools in the universe.
    package var schools = 0
    /// With all that is known of each.
    package var all = Counts()
    /// With what stands under the school's own number in the file of the year.
    package var byOwnNumber = Counts()
  }

  /// By authority code, primary before secondary; the lines for all areas come last.
  package private(set) var lines: [Line] = []
  /// The file whose schools are the universe; `nil`: all open schools.
  package private(set) var universeFile: String?

  package init() {}

  /// The sum of the lines of some areas, for one phase.
  package func sum(ofAreas codes: Set<String>, phase: String) -> Line? {
    let chosen = lines.filter { line in
      line.phase == phase && line.areaCode.map(codes.contains) ?? false
    }
    return Self.sum(chosen)
  }

  static func sum(_ lines: [Line]) -> Line? {
    guard var sum = lines.first else { return nil }
    for line in lines.dropFirst() {
      sum.schools += line.schools
      if line.latestYear != sum.latestYear { sum.latestYear = nil }
      sum.all.add(line.all)
      sum.byOwnNumber.add(line.byOwnNumber)
    }
    sum.area = nil
    sum.areaCode = nil
    return sum
  }

  init(schools: SchoolJoin, areas: AreaJoin, base: FactBase) {
    let counting = JoinCounting(schools: schools, areas: areas, base: base)
    universeFile = schools.index.universePortions.first.map { schools.portions[$0].file }
    for phase in JoinCounting.phases {
      let ofPhase = counting.lines(phase: phase.word, result: phase.result)
      lines += ofPhase
      if var total = Self.sum(ofPhase) {
        total.latestYear = ofPhase.compactMap(\.latestYear).max()
        lines.append(total)
      }
    }
  }
}

/// Does the counting of ``JoinCounts``.
private struct JoinCounting {
  static let phases = [
    (word: "primary", result: "rwm_exp_pct"), (word: "secondary", result: "att8"),
  ]

  private let schools: SchoolJoin
  private let areas: AreaJoin
  private let table: FactTable
  private let isClosed: [Bool]
  private let portionOfFile: [String: Int]
  private let slots: Slots
  private let phaseWords: [String]

  /// The facts that are counted, looked up once and not for each school.
  private struct Slots {
    let name, phase, authorityCode, authorityName, easting, northing, latitude, longitude: Int?
    let disadvantaged, eal: Int?

    init(_ vocabulary: Vocabulary) {
      name = vocabulary.slot(id: "school_name")
      phase = vocabulary.slot(id: "phase")
      authorityCode = vocabulary.slot(id: "la_code")
      authorityName = vocabulary.slot(id: "la_name")
      easting = vocabulary.slot(id: "easting")
      northing = vocabulary.slot(id: "northing")
      latitude = vocabulary.slot(id: "latitude")
      longitude = vocabulary.slot(id: "longitude")
      disadvantaged = vocabulary.slot(id: "pct_fsm6")
      eal = vocabulary.slot(id: "pct_eal")
    }
  }

  init(schools: SchoolJoin, areas: AreaJoin, base: FactBase) {
    self.schools = schools
    self.areas = areas
    table = base.schools
    isClosed = base.schools.closedSchools
    portionOfFile = Dictionary(
      schools.portions.enumerated().map { ($0.element.file, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    slots = Slots(table.vocabulary)
    let vocabulary = table.vocabulary
    phaseWords = slots.phase.map { vocabulary.facts[$0].kind.words } ?? []
  }

  func lines(phase: String, result: String) -> [JoinCounts.Line] {
    guard let wanted = phaseWords.firstIndex(of: phase) else { return [] }
    var members: [Int32: [Int]] = [:]
    for school in 0..<table.count where belongs(school, to: wanted) {
      members[areas.areaOfSchool[school], default: []].append(school)
    }
    return members.sorted { $0.key < $1.key }.map { area, schools in
      line(area: area, schools: schools, phase: phase, result: result)
    }
  }

  /// Whether a school is of a phase, given by its position among the words of the fact.
  private func belongs(_ school: Int, to wanted: Int) -> Bool {
    if !schools.index.universePortions.isEmpty {
      return schools.index.universePhase[Int32(school)] == wanted
    }
    guard let slot = slots.phase else { return false }
    return table.value(slot, school) == .known(.word(wanted)) && !isClosed[school]
  }

  private func line(
    area: Int32, schools: [Int], phase: String, result: String
  ) -> JoinCounts.Line {
    var line = JoinCounts.Line(area: "Authority not known", phase: phase, result: result)
    if area >= 0 {
      let code = slots.authorityCode.flatMap { areas.table.text($0, Int(area)) }
      line.areaCode = code
      line.area = slots.authorityName.flatMap { areas.table.text($0, Int(area)) } ?? code
    }
    line.schools = schools.count
    let slot = table.vocabulary.slot(id: result)
    line.latestYear = slot.flatMap { latestYear(of: $0, schools) }
    for school in schools {
      count(school, slot, line.latestYear, onlyOwn: false, into: &line.all)
      count(school, slot, line.latestYear, onlyOwn: true, into: &line.byOwnNumber)
    }
    return line
  }

  /// The newest year that at least half as many schools have the figure for as in its best year.
  private func latestYear(of slot: Int, _ schools: [Int]) -> Int? {
    var counts: [Int: Int] = [:]
    if let history = table.history[slot] {
      for (year, column) in history {
        counts[year] = schools.count { column[$0].isKnownOrBetween }
      }
    } else {
      for school in schools where table.value(slot, school).isKnownOrBetween {
        if let year = table.year(slot, school) { counts[year, default: 0] += 1 }
      }
    }
    let most = counts.values.max() ?? 0
    return counts.filter { $0.value > 0 && $0.value * 2 >= most }.keys.max()
  }

  private func count(
    _ school: Int, _ result: Int?, _ latest: Int?, onlyOwn: Bool,
    into counts: inout JoinCounts.Counts
  ) {
    func has(fact slot: Int?) -> Bool {
      guard let slot, table.value(slot, school).isKnownOrBetween else { return false }
      return !onlyOwn || isOwn(table.origin(slot, school), school)
    }
    func has(_ year: Int) -> Bool {
      guard let result else { return false }
      guard let column = table.history[result]?[year] else {
        return table.history[result] == nil && table.year(result, school) == year
          && table.value(result, school).isKnownOrBetween
          && (!onlyOwn || isOwn(table.origin(result, school), school))
      }
      guard column[school].isKnownOrBetween else { return false }
      return !onlyOwn || isOwn(table.historyOrigins[result]?[year]?[school], school)
    }
    let identity =
      has(fact: slots.name) && has(fact: slots.phase) && has(fact: slots.authorityCode)
      || (has(fact: slots.authorityName) && has(fact: slots.name))
    let coordinates =
      (has(fact: slots.easting) && has(fact: slots.northing))
      || (has(fact: slots.latitude) && has(fact: slots.longitude))
    let intake = has(fact: slots.disadvantaged) && has(fact: slots.eal)
    let attainment = latest.map(has) ?? false
    if identity { counts.identity += 1 }
    if coordinates { counts.coordinates += 1 }
    if intake { counts.intake += 1 }
    if attainment { counts.attainment += 1 }
    guard identity, coordinates, intake, attainment else { return }
    counts.full += 1
    if let latest, has(latest - 1), has(latest - 2) { counts.fullThreeYears += 1 }
  }

  /// Whether a cell stands in a row of the school's own number, and in the file of its year.
  private func isOwn(_ origin: Origin?, _ school: Int) -> Bool {
    guard case .published(let file, let row, let column, _, _)? = origin,
      let position = portionOfFile[file]
    else { return true }
    let plan = schools.portions[position].plan
    let planned = plan.columns.first { $0.position == column - 1 }
    if let planned, !planned.isYearByRow, planned.year != plan.year { return false }
    let rows = schools.portions[position].fileRows
    // Rows are taken in the order of the file, apart from the few that replaced an earlier one.
    guard let index = search(rows, Int32(row)) ?? rows.firstIndex(of: Int32(row)),
      index < schools.index.targets[position].own.count
    else { return true }
    return schools.index.targets[position].own[index] == Int32(school)
  }

  private func search(_ rows: [Int32], _ wanted: Int32) -> Int? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == wanted ? low : nil
  }
}
