import Facts

/// Registers of hubs, of system leaders and of community partners: one row an entry, all files one after the other.
///
/// An entry that a register of a newer year holds as well, by name and authority, counts once, as the
/// newer one has it. Of two entries of one year with one name and authority the first counts; system leaders go by
/// the school they are based at.
struct RegisterJoin {
  private(set) var tables: [Bearer: FactTable] = [:]
  /// Rows that a newer register replaces, by the path of their file.
  private(set) var replaced: [String: Tally] = [:]
  /// Where each entry of a table stands.
  private(set) var entries: [Bearer: [Entry]] = [:]
  /// Rows left out since an earlier row of the same year has their name and authority.
  private(set) var repeated: [(row: Entry, bearer: Bearer, first: Entry)] = []

  /// A row of a register's file.
  struct Entry {
    var file: String
    /// As a spreadsheet counts.
    var row: Int
    /// Columns from 1, by slot.
    var columns: [Int: Int]
  }

  init(_ portions: [FilePortion], vocabulary: Vocabulary) {
    let kinds: [(ImportMapping.RowSubject, Bearer, prefix: String)] = [
      (.hubs, .hub, "hub"), (.leaders, .leader, "leader"), (.partners, .partner, "partner"),
    ]
    for (subject, bearer, prefix) in kinds {
      let included = portions.filter { $0.plan.mapping.rows == subject }
      guard !included.isEmpty else { continue }
      let slots = (bearer == .leader ? ["leader_urn"] : ["\(prefix)_name", "\(prefix)_la_name"])
        .map(vocabulary.slot(id:))
      let rows = included.map { Self.names(of: $0, slots) }
      var newest: [String: Int] = [:]
      for (portion, names) in zip(included, rows) {
        for name in names { newest[name] = max(newest[name] ?? 0, Self.year(of: portion)) }
      }
      var taken: [(portion: Int, row: Int)] = []
      var first: [String: Int] = [:]
      for (position, portion) in included.enumerated() {
        for (row, name) in rows[position].enumerated() {
          if let year = newest[name], year > Self.year(of: portion) {
            replaced[portion.file, default: Tally()].add(row: Int(portion.fileRows[row]))
          } else if let earlier = first[name] {
            let other = taken[earlier]
            repeated.append(
              (
                Self.entry(portion, row), bearer,
                Self.entry(included[other.portion], other.row)
              ))
          } else {
            if !name.allSatisfy({ $0 == "\n" }) { first[name] = taken.count }
            taken.append((position, row))
          }
        }
      }
      var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: taken.count)
      for (entry, place) in taken.enumerated() {
        table.take(entry, from: place.row, of: included[place.portion])
      }
      tables[bearer] = table
      entries[bearer] = taken.map { Self.entry(included[$0.portion], $0.row) }
    }
  }

  private static func entry(_ portion: FilePortion, _ row: Int) -> Entry {
    let columns = portion.plan.columns.filter { $0.position >= 0 }.map {
      ($0.slot, $0.position + 1)
    }
    return Entry(
      file: portion.file, row: Int(portion.fileRows[row]),
      columns: Dictionary(columns) { first, _ in first })
  }

  /// The year of a register; one without a year is as it stands today.
  private static func year(of portion: FilePortion) -> Int { portion.plan.year ?? .max }

  /// Name and authority of each row, as they are compared.
  private static func names(of portion: FilePortion, _ slots: [Int?]) -> [String] {
    let columns = slots.map { slot in portion.plan.columns.firstIndex { $0.slot == slot } }
    return (0..<portion.count).map { row in
      columns.map { column in
        guard let column, portion.columns[column].states[row] == .known else { return "" }
        let cells = portion.columns[column]
        return cells.pool.texts[Int(cells.texts[row])].lowercased()
      }.joined(separator: "\n")
    }
  }
}
