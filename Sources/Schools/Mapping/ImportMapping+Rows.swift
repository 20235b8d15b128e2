package import Facts

/// The columns that say which school (or authority) a row is about; headings, `nil` where none.
package struct KeyColumns: Hashable, Sendable {
  package var urn: String?
  package var authority: String?
  package var establishment: String?
  /// Both in one number: authority × 10,000 + establishment.
  package var authorityAndEstablishment: String?
  package var name: String?
  package var authorityName: String?

  package init() {}

  /// All headings named.
  package var headings: [String] {
    [urn, authority, establishment, authorityAndEstablishment, name, authorityName]
      .compactMap(\.self)
  }
}

/// A column that names the school before or after this one.
package struct LinkColumn: Hashable, Sendable {
  package var column: String
  package var direction: Direction
  /// The link counts only where these columns hold one of these values.
  package var condition: [String: [String]]

  package init(column: String, direction: Direction, condition: [String: [String]] = [:]) {
    self.column = column
    self.direction = direction
    self.condition = condition
  }

  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case predecessor, successor
    /// Cells such as `115961 Predecessor`, also several, also in surplus cells.
    case asWritten = "as written"
  }
}

/// A sort of row that is not one school, told by its codes.
package struct RowKind: Sendable {
  /// Every column holds one of its values; capitals do not count, an empty text is an empty cell.
  package var condition: [String: [String]]
  package var holds: Content

  package init(condition: [String: [String]], holds: Content) {
    self.condition = condition
    self.holds = holds
  }

  package enum Content: Hashable, Sendable {
    /// One school.
    case school
    /// Figures of an authority, for a phase or for all.
    case authorityFigures(phase: String?)
    /// Figures of the country, for a phase or for all.
    case nationalFigures(phase: String?)
    /// How unlike the schools of the country are: standard deviations, for a phase or for all.
    case nationalSpread(phase: String?)
    /// Nothing we use, with the reason.
    case nothing(because: String)
  }
}

/// Which of several rows of a school counts.
package enum RowChoice: Hashable, Sendable {
  /// The one with the latest date in a column.
  case latest(column: String)
  /// The one whose word in a column stands first in the list; words not listed come last.
  case first(column: String, order: [String])
}

/// What a code in a cell means.
package enum CellMeaning: Hashable, Sendable {
  /// A figure that is not there, and why.
  case absent(FactValue.Absence)
  /// Nothing is said.
  case notSupplied
  case notKnown
  case doesNotApply

  /// The words of a mapping.
  package static let words: [String: CellMeaning] = [
    "not supplied": .notSupplied, "not known": .notKnown, "does not apply": .doesNotApply,
    "suppressed": .absent(.suppressed), "too few pupils": .absent(.tooFewPupils),
    "not published": .absent(.notPublished), "low coverage": .absent(.lowCoverage),
    "new school": .absent(.newSchool), "no entries": .absent(.noEntries),
  ]
}

/// Columns of a file in which each row is one answer somebody gave.
package struct AnswerColumns: Hashable, Sendable {
  package var fact: String
  package var value: String
  package var by: String?
  package var on: String?

  package init(fact: String, value: String, by: String? = nil, on: String? = nil) {
    self.fact = fact
    self.value = value
    self.by = by
    self.on = on
  }
}
