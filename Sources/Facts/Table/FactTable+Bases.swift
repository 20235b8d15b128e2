extension FactTable {
  /// For each entry of a register of leaders the row of the school they are based at; `nil` where the number is
  /// missing, or no school has it.
  package func bases(among schools: FactTable) -> [Int?] {
    guard let slot = vocabulary.slot(id: "leader_urn"), let urn = vocabulary.slot(id: "urn") else {
      return Array(repeating: nil, count: count)
    }
    func text(_ slot: Int, _ row: Int, of table: FactTable) -> String? {
      if case .known(.text(let text)) = table.value(slot, row) { text } else { nil }
    }
    var rows: [String: Int] = [:]
    for row in (0..<schools.count).reversed() {
      if let number = text(urn, row, of: schools) { rows[number] = row }
    }
    return (0..<count).map { text(slot, $0, of: self).flatMap { rows[$0] } }
  }
}
