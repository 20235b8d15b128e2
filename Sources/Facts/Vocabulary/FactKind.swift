/// What sort of value a fact holds; it decides which phrases may test it and which column stores it.
package enum FactKind: Hashable, Sendable {
  /// A number with a unit, between limits that are certain; `whole` for counts.
  case number(unit: Unit, whole: Bool, range: ClosedRange<Double>)
  /// Yes or no.
  case yesNo
  /// One of a closed list of words, in the order of the list.
  case choice([String])
  /// One of an ordered list of named levels, lowest first; a level is stored as its index.
  case ordinal([String])
  /// Any number of the words of a closed list of at most ``ValueSet/capacity`` words.
  case set([String])
  /// A calendar year.
  case year(range: ClosedRange<Int>)
  /// A name or code from an open list (school name, authority): compared, never tested for a word.
  case label
  /// Free text, shown and never tested.
  case text

  /// The closed list of words of a choice, a yes/no, an ordinal or a set, in its order; else empty.
  package var words: [String] {
    switch self {
    case .choice(let words), .ordinal(let words), .set(let words): words
    case .yesNo: FactKind.noAndYes
    case .number, .year, .label, .text: []
    }
  }

  /// The two words of a yes/no fact; their order gives `no` the index 0.
  package static let noAndYes = ["no", "yes"]

  /// The certain limits of a kind that lies on a line: numbers, years and levels; else `nil`.
  package var limits: ClosedRange<Double>? {
    switch self {
    case .number(_, _, let range): range
    case .year(let range): Double(range.lowerBound)...Double(range.upperBound)
    case .ordinal(let levels): 0...Double(max(0, levels.count - 1))
    case .yesNo, .choice, .set, .label, .text: nil
    }
  }
}

/// A unit of measurement and how people write values and differences in it.
package struct Unit: Hashable, Sendable {
  /// The word used in rules: `percent`, `points`, `pupils`.
  package let name: String
  /// Written after a value, with its space where one belongs: `%`, ` points`.
  package let symbol: String
  /// The words after a difference of two values: `percentage points`.
  package let gap: String
  /// The singular of `gap`.
  package let one: String

  package init(name: String, symbol: String, gap: String, one: String) {
    self.name = name
    self.symbol = symbol
    self.gap = gap
    self.one = one
  }

  /// For numbers without a unit.
  package static let none = Unit(name: "", symbol: "", gap: "", one: "")
}
