import Facts

/// Fills what follows from several files together: authority and region of schools, the year of
/// their figures, whether a school that was followed by another is closed.
struct Completion {
  private let vocabulary: Vocabulary
  /// The end of the newest academic year among figures.
  let newestYear: Int?

  init(vocabulary: Vocabulary, portions: [FilePortion]) {
    self.vocabulary = vocabulary
    var newest: Int?
    for portion in portions {
      for (column, planned) in portion.plan.columns.enumerated() {
        guard vocabulary.facts[planned.slot].isDatedFigure else { continue }
        let hasValue = portion.columns[column].states.contains(where: \.isKnownOrPartial)
        guard hasValue else { continue }
        let years =
          planned.isYearByRow
          ? portion.keys.map { $0.year == 0 ? planned.year : Int($0.year) } : [planned.year]
        newest = ([newest] + years).compactMap(\.self).max()
      }
    }
    newestYear = newest
  }

  /// Completes the table of schools.
  func complete(_ schools: inout SchoolJoin, areas: AreaJoin) {
    if let slot = vocabulary.slot(id: "la_name") {
      schools.fill(slot, spelledAlike(slot, schools.table, areas))
    }
    for id in ["la_code", "la_name", "region"] {
      guard let slot = vocabulary.slot(id: id) else { continue }
      schools.fill(slot, ofArea(slot, schools.table, areas))
    }
    for (slot, fact) in vocabulary.facts.enumerated() {
      guard let word = fact.unlessSaid.flatMap({ fact.kind.words.firstIndex(of: $0) })
      else { continue }
      let column = schools.table.columns[slot]
      schools.fill(slot) { row in
        if let column, column[row].isKnown { return nil }
        return (.known(.word(word)), nil)
      }
    }
    closeFollowedSchools(&schools)
    if let slot = vocabulary.slot(id: "data_year") {
      schools.fill(slot, yearsOfFigures(schools.table, notIn: schools.table.columns[slot]))
    }
  }

  /// The name of its authority for each school whose files spell it otherwise: nobody is to count one authority twice.
  private func spelledAlike(
    _ slot: Int, _ schools: FactTable, _ areas: AreaJoin
  ) -> (Int) -> (value: FactValue, origin: Origin?)? {
    let names = (0..<areas.table.count).map { areas.table.value(slot, $0) }
    let areaOfSchool = areas.areaOfSchool
    return { school in
      let area = Int(areaOfSchool[school])
      guard area >= 0, names[area].isKnown else { return nil }
      let own = schools.value(slot, school)
      guard own.isKnown, own != names[area] else { return nil }
      return (names[area], schools.origin(slot, school))
    }
  }

  /// What the area says, for schools that do not say it themselves.
  private func ofArea(
    _ slot: Int, _ schools: FactTable, _ areas: AreaJoin
  ) -> (Int) -> (value: FactValue, origin: Origin?)? {
    let column = schools.columns[slot]
    let values = (0..<areas.table.count).map {
      (value: areas.table.value(slot, $0), origin: areas.table.origin(slot, $0))
    }
    let areaOfSchool = areas.areaOfSchool
    return { school in
      let area = Int(areaOfSchool[school])
      guard area >= 0, values[area].value.isKnown else { return nil }
      if let column, column[school].isKnown { return nil }
      return values[area]
    }
  }

  /// A school whose place another listed school has taken is closed, unless a file says otherwise.
  private func closeFollowedSchools(_ schools: inout SchoolJoin) {
    guard let slot = vocabulary.slot(id: "open_status"),
      let closed = vocabulary.facts[slot].kind.words.firstIndex(of: "closed")
    else { return }
    let origins = vocabulary.slot(id: "successor_urn").flatMap { schools.table.origins[$0] }
    let column = schools.table.columns[slot]
    let successors = schools.index.successors
    schools.fill(slot) { school in
      guard successors[Int32(school)] != nil else { return nil }
      if let column, column[school].isKnown { return nil }
      return (.known(.word(closed)), origins?[school])
    }
  }

  /// The year of each school's figures: that of its latest results, else of its newest figure.
  private func yearsOfFigures(
    _ table: FactTable, notIn given: FactColumn?
  ) -> (Int) -> (value: FactValue, origin: Origin?)? {
    let results = ["rwm_exp_pct", "att8"].compactMap(vocabulary.slot(id:))
    let figures = vocabulary.facts.indices.filter { vocabulary.facts[$0].isDatedFigure }
    var years = Array(repeating: 0, count: table.count)
    var newest = Array(repeating: -1, count: table.count)
    for group in [results, figures] {
      let undecided = newest
      for slot in group {
        guard case .number(let column)? = table.columns[slot], let origins = table.origins[slot]
        else { continue }
        for row in 0..<table.count where undecided[row] < 0 {
          guard !column.exact[row].isNaN || column.interval(row) != nil,
            let year = origins.year(row), year > years[row]
          else { continue }
          years[row] = year
          newest[row] = slot
        }
      }
    }
    let origins = table.origins
    return { [years, newest] row in
      if newest[row] < 0 { return nil }
      if let given, given[row].isKnown { return nil }
      return (.known(.number(Double(years[row]))), origins[newest[row]]?[row])
    }
  }
}

extension FactDefinition {
  /// Whether it is a figure of a school that is published anew each year.
  var isDatedFigure: Bool {
    guard case .number = kind, bearer == .school, derivation == nil else { return false }
    return role == .figure && canBeDated
  }

  private var canBeDated: Bool {
    ![
      "easting", "northing", "latitude", "longitude", "age_low", "age_high", "school_capacity",
      "travel_limit_minutes", "pupil_count",
    ].contains(id)
  }
}
