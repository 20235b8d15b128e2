/// Where a value came from: a cell of a file, a person, or other facts.
package enum Origin: Hashable, Sendable {
  /// A cell: file, row (the header is row 1), column (from 1) with its heading, and the year of the figure.
  case published(file: String, row: Int, column: Int, heading: String, year: Int?)
  /// What somebody told us: who, and when as `YYYY-MM-DD`.
  case told(by: String, on: String)
  /// Worked out from other facts by the vocabulary.
  case derived
  /// Given on the command line or in a case, for this answer only.
  case supposed
}
