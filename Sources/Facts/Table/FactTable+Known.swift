extension FactTable {
  /// A label or text where it is known.
  package func text(_ slot: Int, _ row: Int) -> String? {
    if case .text(let column)? = columns[slot] { column.text(row) } else { nil }
  }

  /// A number where it is known.
  package func number(_ slot: Int, _ row: Int) -> Double? {
    guard case .number(let column)? = columns[slot], !column.exact[row].isNaN else { return nil }
    return column.exact[row]
  }
}
