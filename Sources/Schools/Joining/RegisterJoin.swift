import Facts

/// Registers of hubs and of community partners: one row an entry, all files one after the other.
enum RegisterJoin {
  static func tables(_ portions: [FilePortion], vocabulary: Vocabulary) -> [Bearer: FactTable] {
    var tables: [Bearer: FactTable] = [:]
    let kinds: [(ImportMapping.RowSubject, Bearer)] = [(.hubs, .hub), (.partners, .partner)]
    for (subject, bearer) in kinds {
      let included = portions.filter { $0.plan.mapping.rows == subject }
      guard !included.isEmpty else { continue }
      let count = included.reduce(0) { $0 + $1.count }
      var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: count)
      var start = 0
      for portion in included {
        add(portion, to: &table, from: start)
        start += portion.count
      }
      tables[bearer] = table
    }
    return tables
  }

  private static func add(_ portion: FilePortion, to table: inout FactTable, from start: Int) {
    for (column, planned) in portion.plan.columns.enumerated() {
      let kind = table.vocabulary.facts[planned.slot].kind
      for row in 0..<portion.count {
        let value = portion.columns[column].value(row, kind: kind)
        guard value != .notSupplied(nil), !table.value(planned.slot, start + row).isKnown else {
          continue
        }
        table.set(
          planned.slot, start + row, to: value,
          from: .published(
            file: portion.file, row: Int(portion.fileRows[row]), column: planned.position + 1,
            heading: planned.heading, year: planned.year))
      }
    }
  }
}
