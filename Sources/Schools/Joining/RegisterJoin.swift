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
        for row in 0..<portion.count { table.take(start + row, from: row, of: portion) }
        start += portion.count
      }
      tables[bearer] = table
    }
    return tables
  }
}
