import Diagnostics

/// How often something happened, and the first rows where it did.
package struct Tally: Hashable, Sendable, Codable {
  /// How many rows are kept as examples.
  package static let mostExamples = 5

  package private(set) var count = 0
  /// The first rows of the file (the headings are row 1), ascending.
  package private(set) var rows: [Int] = []

  package init() {}

  /// Counts one more, in a row.
  package mutating func add(row: Int) {
    count += 1
    if rows.count < Self.mostExamples { rows.append(row) }
  }
}

/// How often cells of a column held something that was not used, with the first of them.
package struct CellTally: Hashable, Sendable, Codable {
  /// A cell: its row in the file and what stands in it.
  package struct Example: Hashable, Sendable, Codable {
    package var row: Int
    package var text: String
    /// The value that was probably meant.
    package var nearest: String?

    package init(row: Int, text: String, nearest: String? = nil) {
      self.row = row
      self.text = text
      self.nearest = nearest
    }
  }

  package private(set) var count = 0
  package private(set) var examples: [Example] = []

  package init() {}

  /// Counts one more cell; what was probably meant, if it is not given, is looked for among
  /// `allowed`, only where the cell is kept as an example.
  package mutating func add(
    row: Int, text: String, meant: String? = nil, allowed: @autoclosure () -> [String] = []
  ) {
    count += 1
    if examples.count < Tally.mostExamples {
      let nearest = meant ?? NearestName.suggestion(for: text, among: allowed())
      examples.append(Example(row: row, text: String(text.prefix(40)), nearest: nearest))
    }
  }
}
