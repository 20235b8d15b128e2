extension FactColumn: Packable {
  private enum Case: String, Packable { case number, choice, set, text }

  package func pack(into packer: inout Packer) {
    func put(_ name: Case, _ column: some Packable) {
      name.pack(into: &packer)
      column.pack(into: &packer)
    }
    switch self {
    case .number(let column): put(.number, column)
    case .choice(let column): put(.choice, column)
    case .set(let column): put(.set, column)
    case .text(let column): put(.text, column)
    }
  }

  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self =
      switch try Case(from: &unpacker) {
      case .number: .number(try NumberColumn(from: &unpacker))
      case .choice: .choice(try ChoiceColumn(from: &unpacker))
      case .set: .set(try SetColumn(from: &unpacker))
      case .text: .text(try TextColumn(from: &unpacker))
      }
  }

  /// The number of rows.
  package var count: Int {
    switch self {
    case .number(let column): column.count
    case .choice(let column): column.count
    case .set(let column): column.count
    case .text(let column): column.count
    }
  }

  /// Whether it can hold values of a kind, and holds no word that the kind does not have.
  package func fits(_ kind: FactKind) -> Bool {
    switch (self, kind) {
    case (.number, .number), (.number, .ordinal), (.number, .year): true
    case (.choice(let column), .yesNo), (.choice(let column), .choice):
      column.codes.allSatisfy { $0 >= ChoiceColumn.several || Int($0) < kind.words.count }
    case (.set(let column), .set(let words)): column.wordCount == words.count
    case (.text, .label), (.text, .text): true
    default: false
    }
  }
}

extension NumberColumn.Interval: Packable {
  package func pack(into packer: inout Packer) {
    row.pack(into: &packer)
    low.pack(into: &packer)
    high.pack(into: &packer)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    self.init(
      row: try Int(from: &unpacker), low: try Double(from: &unpacker),
      high: try Double(from: &unpacker))
  }
}
