/// Sets of many rows, each between its certain and its possible members.
package struct SetColumn: Sendable {
  /// The members that are certain.
  package private(set) var certain: [ValueSet]
  /// The members that are certain or possible.
  package private(set) var possible: [ValueSet]
  /// Rows that are not supplied or not known.
  package private(set) var open: BitColumn
  /// Open rows whose question was asked and not answered.
  package private(set) var notKnown: BitColumn
  /// Rows to which the question does not apply.
  package private(set) var doesNotApply: BitColumn
  /// How many words the closed list has.
  package let wordCount: Int

  /// A column in which nothing is supplied: none certain, all words possible.
  package init(count: Int, wordCount: Int) {
    self.wordCount = wordCount
    certain = Array(repeating: ValueSet(), count: count)
    possible = Array(repeating: ValueSet.all(wordCount), count: count)
    open = BitColumn(count: count, filledWith: true)
    notKnown = BitColumn(count: count)
    doesNotApply = BitColumn(count: count)
  }

  /// The number of rows.
  package var count: Int { certain.count }

  package subscript(row: Int) -> FactValue {
    get {
      if doesNotApply[row] { return .doesNotApply }
      if open[row] { return notKnown[row] ? .notKnown : .notSupplied(nil) }
      if certain[row] == possible[row] { return .known(.set(certain[row])) }
      return .among(certain: certain[row], possible: possible[row])
    }
    set {
      open[row] = false
      notKnown[row] = false
      doesNotApply[row] = false
      switch newValue {
      case .known(.set(let members)): (certain[row], possible[row]) = (members, members)
      case .among(let sure, let maybe): (certain[row], possible[row]) = (sure, sure.union(maybe))
      case .notSupplied, .notKnown:
        (certain[row], possible[row]) = (ValueSet(), ValueSet.all(wordCount))
        open[row] = true
        notKnown[row] = newValue == .notKnown
      case .known, .between, .doesNotApply:
        (certain[row], possible[row]) = (ValueSet(), ValueSet())
        doesNotApply[row] = true
      }
    }
  }
}

extension SetColumn: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(wordCount)
    for sets in [certain, possible] {
      packer.put(all: sets.map(\.low))
      packer.put(all: sets.map(\.high))
    }
    for rows in [open, notKnown, doesNotApply] { rows.pack(into: &packer) }
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    func sets(_ unpacker: inout Unpacker) throws(Unpacker.Damage) -> [ValueSet] {
      let (low, high) = (try unpacker.numbers(UInt64.self), try unpacker.numbers(UInt64.self))
      guard low.count == high.count else { throw Unpacker.Damage() }
      return zip(low, high).map { ValueSet(low: $0, high: $1) }
    }
    wordCount = try unpacker.number()
    certain = try sets(&unpacker)
    possible = try sets(&unpacker)
    open = try BitColumn(from: &unpacker)
    notKnown = try BitColumn(from: &unpacker)
    doesNotApply = try BitColumn(from: &unpacker)
    guard possible.count == count, open.count == count, notKnown.count == count,
      doesNotApply.count == count
    else { throw Unpacker.Damage() }
  }
}
