import Facts

/// A mapping applied to the headings of one file: which column is read as which fact and year.
struct FilePlan: Sendable {
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
    /// Whether the year stands in each row.
    var isYearByRow: Bool
    var onlyIfUnknown: Bool
    var constant: FactValue?
    /// Only rows for which this holds.
    var condition: Condition?
    /// The position of the longitude beside a latitude.
    var longitude: Int?
    var reader: CellReader
  }

  /// A test of codes, by column position.
  struct Condition: Sendable {
    /// Each column with its words, folded.
    var parts: [(position: Int, words: [[UInt8]])]

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
  private(set) var columns: [Column] = []
  private(set) var kinds: [(condition: Condition, holds: RowKind.Content)] = []
  private(set) var links: [Link] = []
  let urn: Int?
  let authority: Int?
  let establishment: Int?
  let authorityAndEstablishment: Int?
  let name: Int?
  let authorityName: Int?
  /// The column that holds each row's year.
  let yearColumn: Int?
  private(set) var choice: (position: Int, order: WordTable<Int>?)?
  /// Positions of the columns of answers: fact, value, by, on.
  let answers: (fact: Int, value: Int, by: Int?, on: Int?)?
  /// Headings that nothing is read from, in the order of the file.
  private(set) var ignored: [(position: Int, heading: String)] = []
  /// Headings that the mapping names and the file lacks.
  private(set) var missing: [String] = []

  init(mapping: ImportMapping, headings: Headings, path: String, vocabulary: Vocabulary) {
    self.mapping = mapping
    self.headings = headings
    func position(_ name: String?) -> Int? { name.flatMap(headings.position) }
    urn = position(mapping.keys.urn)
    authority = position(mapping.keys.authority)
    establishment = position(mapping.keys.establishment)
    authorityAndEstablishment = position(mapping.keys.authorityAndEstablishment)
    name = position(mapping.keys.name)
    authorityName = position(mapping.keys.authorityName)
    switch mapping.year {
    case .fileName: (year, yearColumn) = (YearText.inFileName(path), nil)
    case .fixed(let fixed): (year, yearColumn) = (fixed, nil)
    case .column(let heading):
      (year, yearColumn) = (YearText.inFileName(path), headings.position(heading))
    case .none: (year, yearColumn) = (nil, nil)
    }
    answers = mapping.answers.flatMap { answers in
      guard let fact = headings.position(answers.fact), let value = headings.position(answers.value)
      else { return nil }
      return (fact, value, position(answers.by), position(answers.on))
    }
    for source in mapping.facts + Self.keyFacts(of: mapping) { add(source, vocabulary: vocabulary) }
    kinds = mapping.kinds.compactMap { kind in
      condition(kind.condition).map { ($0, kind.holds) }
    }
    links = mapping.links.compactMap { link in
      guard let position = headings.position(link.column), let condition = condition(link.condition)
      else { return nil }
      return Link(position: position, direction: link.direction, condition: condition)
    }
    addChoice()
    findIgnored()
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
      return FactSource(fact: fact, columns: [heading], location: mapping.location)
    }
  }

  /// A condition on headings; `nil` when the file lacks one of its columns.
  private func condition(_ words: [String: [String]]) -> Condition? {
    var parts: [(Int, [[UInt8]])] = []
    for (heading, allowed) in words.sorted(by: { $0.key < $1.key }) {
      guard let position = headings.position(heading) else { return nil }
      parts.append((position, allowed.map { Array($0.lowercased().utf8) }))
    }
    return Condition(parts: parts)
  }

  private mutating func add(_ source: FactSource, vocabulary: Vocabulary) {
    guard let slot = vocabulary.slot(id: source.fact) else { return }
    let fact = vocabulary.facts[slot]
    let reader = CellReader(
      fact: fact, source: source, codes: mapping.codes, suppressedCount: mapping.suppressedCount,
      readsPhrases: mapping.readsPhrases)
    let condition = source.condition.isEmpty ? nil : condition(source.condition)
    if condition == nil, !source.condition.isEmpty { return }
    func append(_ position: Int, _ heading: String, year: Int?) {
      columns.append(
        Column(
          slot: slot, position: position, heading: heading, year: year,
          isYearByRow: yearColumn != nil && position >= 0, onlyIfUnknown: source.onlyIfUnknown,
          constant: source.constant, condition: condition,
          longitude: source.longitude.flatMap(headings.position), reader: reader))
    }
    if source.columns.isEmpty {
      append(-1, "", year: year)
      return
    }
    if case .words(let words) = mapping.innerYears,
      source.columns.contains(where: { $0.contains("{period}") })
    {
      for (word, before) in words.sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
        let names = source.columns.map { $0.replacing("{period}", with: word) }
        if let name = names.first(where: headings.contains),
          let position = headings.position(name)
        {
          append(position, headings.names[position], year: year.map { $0 - before })
        }
      }
      return
    }
    guard let name = source.columns.first(where: headings.contains),
      let position = headings.position(name)
    else {
      missing.append(source.columns[0])
      return
    }
    append(position, headings.names[position], year: year)
    if case .endings(let endings) = mapping.innerYears {
      for ending in endings {
        if let other = headings.position(name + ending), let endingYear = YearText.ending(ending),
          endingYear != year
        {
          append(other, headings.names[other], year: endingYear)
        }
      }
    }
  }

  private mutating func addChoice() {
    switch mapping.choice {
    case .latest(let column):
      choice = headings.position(column).map { ($0, nil) }
    case .first(let column, let order):
      var table = WordTable<Int>()
      for (rank, word) in order.enumerated() { table.add(word, rank) }
      choice = headings.position(column).map { ($0, table) }
    case nil: choice = nil
    }
  }

  private mutating func findIgnored() {
    var used = Set(columns.map(\.position))
    used.formUnion(
      [urn, authority, establishment, authorityAndEstablishment, name, authorityName, yearColumn]
        .compactMap(\.self))
    used.formUnion(links.map(\.position))
    for column in columns {
      used.formUnion(column.condition?.parts.map(\.position) ?? [])
      if let longitude = column.longitude { used.insert(longitude) }
    }
    for kind in kinds { used.formUnion(kind.condition.parts.map(\.position)) }
    if let choice { used.insert(choice.position) }
    if let answers {
      used.formUnion([answers.fact, answers.value, answers.by, answers.on].compactMap(\.self))
    }
    let known = Set(mapping.knownUnused.map { $0.lowercased() })
    ignored = headings.names.enumerated()
      .filter { !used.contains($0.offset) && !known.contains($0.element.lowercased()) }
      .map { ($0.offset, $0.element) }
  }
}
