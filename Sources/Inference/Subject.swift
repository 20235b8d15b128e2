package import Facts

/// Whom a verdict is about: a school or an area, by its row in ``Facts/FactBase``.
package enum Subject: Hashable, Sendable {
  case school(Int)
  case area(Int)

  /// The table it stands in and its row there.
  package var row: BearerRow {
    switch self {
    case .school(let row): BearerRow(.school, row)
    case .area(let row): BearerRow(.area, row)
    }
  }
}

/// A row of the table of a bearer. Rows below 0 are members that exist only in a supposition.
package struct BearerRow: Hashable, Sendable {
  package var bearer: Bearer
  package var row: Int

  package init(_ bearer: Bearer, _ row: Int) {
    self.bearer = bearer
    self.row = row
  }
}
