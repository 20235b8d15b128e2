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
  mutating func complete(_ schools: inout SchoolJoin, areas: AreaJoin) {
    for id in ["la_code", "la_name", "region"] {
      guard let slot = vocabulary.slot(id: id) else { continue }
      for school in 0..<schools.index.count where areas.areaOfSchool[school] >= 0 {
        let area = Int(areas.areaOfSchool[school])
        let value = areas.table.value(slot, area)
        guard value.isKnown, !schools.table.value(slot, school).isKnown else { continue }
        schools.fill(slot, school, value, from: areas.table.origin(slot, area))
      }
    }
    closeFollowedSchools(&schools)
    dateFigures(&schools)
  }

  /// A school whose place another listed school has taken is closed, unless a file says otherwise.
  private func closeFollowedSchools(_ schools: inout SchoolJoin) {
    guard let slot = vocabulary.slot(id: "open_status"),
      let closed = vocabulary.facts[slot].kind.words.firstIndex(of: "closed"),
      let successor = vocabulary.slot(id: "successor_urn")
    else { return }
    for school in schools.index.successors.keys.sorted() {
      guard !schools.table.value(slot, Int(school)).isKnown else { continue }
      schools.fill(
        slot, Int(school), .known(.word(closed)),
        from: schools.table.origin(successor, Int(school)))
    }
  }

  /// The year of a school's figures: that of its latest results, else of its newest figure.
  private func dateFigures(_ schools: inout SchoolJoin) {
    guard let slot = vocabulary.slot(id: "data_year") else { return }
    let results = ["rwm_exp_pct", "att8"].compactMap(vocabulary.slot(id:))
    let figures = vocabulary.facts.indices.filter { vocabulary.facts[$0].isDatedFigure }
    for school in 0..<schools.index.count where !schools.table.value(slot, school).isKnown {
      func newest(_ slots: [Int]) -> Origin? {
        slots.compactMap { figure -> (Int, Origin)? in
          guard schools.table.value(figure, school).isKnownOrBetween,
            let origin = schools.table.origin(figure, school),
            case .published(_, _, _, _, let year?) = origin
          else { return nil }
          return (year, origin)
        }.max { $0.0 < $1.0 }?.1
      }
      guard let origin = newest(results) ?? newest(figures),
        case .published(_, _, _, _, let year?) = origin
      else { continue }
      schools.fill(slot, school, .known(.number(Double(year))), from: origin)
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
