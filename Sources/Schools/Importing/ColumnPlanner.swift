import Facts

/// Finds the columns of one file that a mapping's sources name, with the year of each.
struct ColumnPlanner {
  let mapping: ImportMapping
  let headings: Headings
  /// The file's year, where it has one.
  let year: Int?
  /// Whether each row holds its year.
  let isYearByRow: Bool
  private(set) var columns: [FilePlan.Column] = []
  /// Headings that the mapping names and the file lacks.
  private(set) var missing: [String] = []

  init(mapping: ImportMapping, headings: Headings, year: Int?, isYearByRow: Bool) {
    self.mapping = mapping
    self.headings = headings
    self.year = year
    self.isYearByRow = isYearByRow
  }

  /// Adds the columns of a source: one, or one for each year that the headings hold.
  mutating func add(_ source: FactSource, vocabulary: Vocabulary) {
    guard let slot = vocabulary.slot(id: source.fact) else { return }
    let condition =
      source.condition.isEmpty ? nil : FilePlan.Condition(source.condition, headings)
    if condition == nil, !source.condition.isEmpty { return }
    let reader = CellReader(
      fact: vocabulary.facts[slot], source: source, codes: mapping.codes,
      suppressedCount: mapping.suppressedCount, readsPhrases: mapping.readsPhrases)
    let date = source.datedBy.flatMap(headings.position)
    for (position, year) in places(of: source) {
      columns.append(
        FilePlan.Column(
          slot: slot, position: position, heading: position < 0 ? "" : headings.names[position],
          year: year, isYearByRow: (isYearByRow || date != nil) && position >= 0,
          onlyIfUnknown: source.onlyIfUnknown, constant: source.constant, condition: condition,
          longitude: source.longitude.flatMap(headings.position), date: date, reader: reader))
    }
  }

  /// Where a source stands and of which year it is there; nowhere when the file lacks it.
  private mutating func places(of source: FactSource) -> [(position: Int, year: Int?)] {
    if source.columns.isEmpty { return [(-1, year)] }
    if case .words(let words) = mapping.innerYears,
      source.columns.contains(where: { $0.contains("{period}") })
    {
      return words.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.compactMap { word, before in
        source.columns.lazy.map { $0.replacing("{period}", with: word) }
          .compactMap(headings.position).first.map { ($0, year.map { $0 - before }) }
      }
    }
    guard let name = source.columns.first(where: headings.contains),
      let position = headings.position(name)
    else {
      missing.append(source.columns[0])
      return []
    }
    guard case .endings(let endings) = mapping.innerYears else { return [(position, year)] }
    return [(position, year)]
      + endings.compactMap { ending in
        let endingYear = YearText.ending(ending)
        return endingYear == year ? nil : headings.position(name + ending).map { ($0, endingYear) }
      }
  }
}
