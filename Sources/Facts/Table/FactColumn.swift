/// One fact's values for all rows of a table, stored by kind.
package enum FactColumn: Sendable {
  /// Numbers, years and levels.
  case number(NumberColumn)
  /// Choices and yes/no.
  case choice(ChoiceColumn)
  /// Sets.
  case set(SetColumn)
  /// Labels and texts.
  case text(TextColumn)

  /// A column of a kind in which nothing is supplied.
  package init(kind: FactKind, count: Int) {
    switch kind {
    case .number, .ordinal, .year: self = .number(NumberColumn(count: count))
    case .yesNo, .choice: self = .choice(ChoiceColumn(count: count))
    case .set(let words): self = .set(SetColumn(count: count, wordCount: words.count))
    case .label, .text: self = .text(TextColumn(count: count))
    }
  }

  package subscript(row: Int) -> FactValue {
    get {
      switch self {
      case .number(let column): column[row]
      case .choice(let column): column[row]
      case .set(let column): column[row]
      case .text(let column): column[row]
      }
    }
    set {
      // Moved out before the change, so that the array inside stays unshared and is not copied.
      switch self {
      case .number(var column):
        self = .number(NumberColumn(count: 0))
        column[row] = newValue
        self = .number(column)
      case .choice(var column):
        self = .choice(ChoiceColumn(count: 0))
        column[row] = newValue
        self = .choice(column)
      case .set(var column):
        self = .set(SetColumn(count: 0, wordCount: 0))
        column[row] = newValue
        self = .set(column)
      case .text(var column):
        self = .text(TextColumn(count: 0))
        column[row] = newValue
        self = .text(column)
      }
    }
  }
}
