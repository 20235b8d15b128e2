import Facts

/// One column of one file that speaks of a fact and year, and how much it counts beside others.
struct FigureSource {
  var portion: Int
  var column: Int
  /// For columns with a year in each row: only rows of this year.
  var rowYear: Int16?
  /// Position among the sources of its mapping: the first counts most.
  var place: Int
  var onlyIfUnknown: Bool
  /// Whether its year is not the file's own, as in `ATT8SCR_18` of the file of 2019.
  var isOfEarlierYear: Bool
  var standing: ImportMapping.Standing
}

/// The sources of one fact, by year.
struct FigureSources {
  /// A year, or `Int.max` for figures without one, which are taken for the newest.
  typealias Year = Int

  private(set) var byYear: [Year: [FigureSource]] = [:]

  /// The years, ascending.
  var years: [Year] { byYear.keys.sorted() }

  mutating func add(_ source: FigureSource, year: Year) {
    byYear[year, default: []].append(source)
  }

  /// Only those that a test admits.
  func filtered(_ isIncluded: (FigureSource) -> Bool) -> FigureSources {
    var result = FigureSources()
    for (year, sources) in byYear {
      for source in sources.filter(isIncluded) { result.add(source, year: year) }
    }
    return result
  }

  /// The sources of a year, those that count least first.
  func ascending(_ year: Year) -> [FigureSource] {
    (byYear[year] ?? []).enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      if first.onlyIfUnknown != second.onlyIfUnknown { return first.onlyIfUnknown }
      if first.standing != second.standing { return first.standing < second.standing }
      if first.isOfEarlierYear != second.isOfEarlierYear { return first.isOfEarlierYear }
      if first.portion != second.portion { return first.portion < second.portion }
      return first.place > second.place
    }.map(\.element)
  }

  /// The sources of all facts of a bearer, by slot.
  static func of(
    _ portions: [FilePortion], where isIncluded: (FilePortion) -> Bool
  ) -> [Int: FigureSources] {
    var result: [Int: FigureSources] = [:]
    for (index, portion) in portions.enumerated() where isIncluded(portion) {
      let rowYears = Set(portion.keys.lazy.map(\.year)).sorted()
      for (column, planned) in portion.plan.columns.enumerated() {
        let source = FigureSource(
          portion: index, column: column, rowYear: nil, place: column,
          onlyIfUnknown: planned.onlyIfUnknown,
          isOfEarlierYear: !planned.isYearByRow && planned.year != portion.plan.year,
          standing: portion.plan.mapping.standing)
        guard planned.isYearByRow else {
          result[planned.slot, default: FigureSources()].add(source, year: planned.year ?? .max)
          continue
        }
        let ownYears = Set(portion.columns[column].years).sorted()
        for year in planned.date == nil ? rowYears : ownYears {
          var ofYear = source
          ofYear.rowYear = year
          let key = year == 0 ? planned.year ?? .max : Int(year)
          result[planned.slot, default: FigureSources()].add(ofYear, year: key)
        }
      }
    }
    return result
  }
}
