import Facts

/// A mapping applied to the headings of one file: which column is read as which fact and year.
///
/// Shared, not copied: every row of a file refers to it.
final class FilePlan: Sendable {
  /// A column that is read.
  struct Column: Sendable {
    /// The fact's slot.
    var slot: Int
    /// Position in the file from 0; -1 for a constant.
    var position: Int
    /// As written.
    var heading: String
    /// The year of its figures; `nil` when there is none or it stands in each row.
    var year: Int?
    /// Whether the year stands in each row, in the column of years or in one of its own.
    var isYearByRow: Bool
    var onlyIfUnknown: Bool
    var constant: FactValue?
    /// Only rows for which this holds.
    var condition: Condition?
    /// The position of the longitude beside a latitude.
    var longitude: Int?
    /// The position of the date of the cell.
    var date: Int?
    var reader: CellReader

    /// The columns of the file it looks at.
    var usedPositions: [Int] {
      [position, longitude, date].compactMap(\.self) + (condition?.parts.map(\.position) ?? [])
    }
  }

  /// A test of codes, by column position.
  struct Condition: Sendable {
    /// Each column with its words, folded.
    private(set) var parts: [(position: Int, words: [[UInt8]])]

    /// A condition on headings; `nil` when the file lacks one of its columns.
    init?(_ words: [String: [String]], _ headings: Headings) {
      parts = []
      for (heading, allowed) in words.sorted(by: { $0.key < $1.key }) {
        guard let position = headings.position(heading) else { return nil }
        parts.append((position, allowed.map { Array($0.lowercased().utf8) }))
      }
    }

    func holds(_ row: CSVRow) -> Bool {
      parts.allSatisfy { position, words in
        let field = row[position].trimmed
        return words.contains { field.equalsFolded($0) }
      }
    }
  }

  struct Link: Sendable {
    var position: Int
    var direction: LinkColumn.Direction
    var condition: Condition
  }

  let mapping: ImportMapping
  let headings: Headings
  /// The file's year, where it has one.
  let year: Int?
  let columns: [Column]
  let kinds: [(condition: Condition, holds: RowKind.Content)]
  let links: [Link]
  let urn: Int?
  let authority: Int?
  let establishment: Int?
  let authorityAndEstablishment: Int?
  let name: Int?
  let authorityName: Int?
  /// The place in `columns` of the one that says which subject or group a row is about.
  let part: Int?
  /// The column that holds each row's year.
  let yearColumn: Int?
  let choice: (position: Int, order: WordTable<Int>?)?
  /// Positions of the columns of answers: fact, value, by, on.
  let answers: (fact: Int, value: Int, by: Int?, on: Int?)?
  /// Headings that the mapping names and the file lacks.
  let missing: [String]

  /// The readers of `columns`, and what the loop over all cells needs of each.
  let readers: [CellReader]
  let positions: [Int]
  /// Whether a column is nothing but a cell to read: no constant, no condition, no second cell.
  let isPlain: [Bool]

  init(mapping: ImportMapping, headings: Headings, path: String, vocabulary: Vocabulary) {
    func position(_ name: String?) -> Int? { name.flatMap(headings.position) }
    self.mapping = mapping
    self.headings = headings
    urn = position(mapping.keys.urn)
    authority = position(mapping.keys.authority)
    establishment = position(mapping.keys.establishment)
    authorityAndEstablishment = position(mapping.keys.authorityAndEstablishment)
    name = position(mapping.keys.name)
    authorityName = position(mapping.keys.authorityName)
    switch mapping.year {
    case .fileName: (year, yearColumn) = (YearText.inFileName(path), nil)
    case .fixed(let fixed): (year, yearColumn) = (fixed, nil)
    case .column(let heading): (year, yearColumn) = (YearText.inFileName(path), position(heading))
    case .none: (year, yearColumn) = (nil, nil)
    }
    answers = mapping.answers.flatMap { answers in
      guard let fact = position(answers.fact), let value = position(answers.value) else {
        return nil
      }
      return (fact, value, position(answers.by), position(answers.on))
    }
    kinds = mapping.kinds.compactMap { kind in
      Condition(kind.condition, headings).map { ($0, kind.holds) }
    }
    links = mapping.links.compactMap { link in
      guard let place = position(link.column), let condition = Condition(link.condition, headings)
      else { return nil }
      return Link(position: place, direction: link.direction, condition: condition)
    }
    choice = Self.choice(mapping.choice, headings)
    var planner = ColumnPlanner(
      mapping: mapping, headings: headings, year: year, isYearByRow: yearColumn != nil)
    for source in mapping.facts + Self.keyFacts(of: mapping) {
      planner.add(source, vocabulary: vocabulary)
    }
    columns = planner.columns
    missing = planner.missing
    let partSlot = mapping.rows.partFact.flatMap(vocabulary.slot(id:))
    part = columns.firstIndex { $0.slot == partSlot && $0.position >= 0 }
    readers = columns.map(\.reader)
    positions = columns.map(\.position)
    isPlain = columns.map { column in
      column.constant == nil && column.condition == nil && column.longitude == nil
        && column.date == nil
    }
  }

  /// The positions of the columns that something is read from.
  var usedPositions: Set<Int> {
    var used = Set(columns.flatMap(\.usedPositions))
    used.formUnion(
      [urn, authority, establishment, authorityAndEstablishment, name, authorityName, yearColumn]
        .compactMap(\.self))
    used.formUnion(links.map(\.position))
    for kind in kinds { used.formUnion(kind.condition.parts.map(\.position)) }
    if let choice { used.insert(choice.position) }
    if let answers {
      used.formUnion([answers.fact, answers.value, answers.by, answers.on].compactMap(\.self))
    }
    return used
  }

  /// Headings that nothing is read from, in the order of the file.
  var ignored: [(position: Int, heading: String)] {
    let used = usedPositions
    let known = Set(mapping.knownUnused.map { $0.lowercased() })
    return headings.names.enumerated()
      .filter { !used.contains($0.offset) && !known.contains($0.element.lowercased()) }
      .map { ($0.offset, $0.element) }
  }

  private static func choice(
    _ choice: RowChoice?, _ headings: Headings
  ) -> (position: Int, order: WordTable<Int>?)? {
    switch choice {
    case .latest(let column): return headings.position(column).map { ($0, nil) }
    case .first(let column, let order):
      var table = WordTable<Int>()
      for (rank, word) in order.enumerated() { table.add(word, rank) }
      return headings.position(column).map { ($0, table) }
    case nil: return nil
    }
  }

  /// The key columns are facts too, where the mapping does not read them otherwise.
  private static func keyFacts(of mapping: ImportMapping) -> [FactSource] {
    guard mapping.rows == .schools || mapping.rows == .areas else { return [] }
    let keys = mapping.keys
    let isSchool = mapping.rows == .schools
    let columns = [
      ("urn", isSchool ? keys.urn : nil), ("la_code", keys.authority),
      ("la_name", keys.authorityName), ("school_name", isSchool ? keys.name : nil),
      ("dfe_number", isSchool ? keys.authorityAndEstablishment : nil),
    ]
    return columns.compactMap { fact, heading in
      guard let heading, !mapping.facts.contains(where: { $0.fact == fact }) else { return nil }
      var source = FactSource(fact: fact, columns: [heading], location: mapping.location)
      if fact != "la_name", fact != "school_name" { source.part = .reference }
      return source
    }
  }
}
