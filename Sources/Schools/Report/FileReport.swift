package import Diagnostics

/// What became of one data file.
package struct FileReport: Sendable {
  /// The path as given.
  package var file: String
  /// The layout it was recognised as; `nil` when it was not.
  package var layout: String?
  /// The layout's everyday name.
  package var layoutName: String?
  /// The year of its figures, where it has one.
  package var year: Int?
  /// Other years whose figures it holds, ascending.
  package var otherYears: [Int] = []
  /// Rows below the headings, without empty ones.
  package var rows = 0
  /// Number of columns.
  package var columns = 0
  /// Rows that are schools (or register entries, areas, answers) and were taken in.
  package var taken = 0
  /// Different schools that rows were joined to.
  package var schools = 0
  /// Of these, how many only by the number the school had before or has now.
  package var joinedByLink = 0
  /// Rows of schools that no file lists, so that nothing is known of them.
  package var unlisted = Tally()
  /// Answers about schools or authorities that no file lists.
  package var unplacedAnswers = Tally()
  /// Rows left out, by reason, in the order of first occurrence.
  package var leftOut: [LeftOut] = []
  /// Rows taken as figures of an authority or the country.
  package var aggregateRows = 0
  /// Further rows of a school of which another row counts.
  package var otherRows = Tally()
  /// Entries of a register that a newer register holds as well.
  package var replacedRows = Tally()
  /// Further rows of a school without a rule which one counts; the first was taken.
  package var duplicates = Tally()
  /// Rows of empty cells.
  package var emptyRows = Tally()
  /// Rows that do not say which school they are about.
  package var withoutKey = Tally()
  /// Rows that do not say which subject or group of pupils they are about.
  package var withoutPart = Tally()
  /// Rows with fewer cells than there are headings; the missing ones are empty.
  package var shortRows = Tally()
  /// Rows with more cells than headings.
  package var longRows = Tally()
  /// Whether the surplus cells were joined to the last column.
  package var surplusJoined = false
  /// Rows with letters that are not UTF-8, read as Windows-1252.
  package var foreignRows = Tally()
  /// Headings from which nothing is read, with their column number from 1.
  package var ignoredColumns: [Column] = []
  /// Headings the layout has that this file lacks.
  package var missingColumns: [String] = []
  /// What stood in the columns that are read.
  package var cells: [ColumnReport] = []
  /// What is wrong with the file as a whole.
  package var problems: [Diagnostic] = []

  package init(file: String) { self.file = file }

  /// Whether anything of it was used.
  package var isReadable: Bool { !problems.containsErrors }

  /// A heading and where it stands.
  package struct Column: Hashable, Sendable, Codable {
    package var column: Int
    package var heading: String

    package init(column: Int, heading: String) {
      self.column = column
      self.heading = heading
    }
  }

  /// Rows left out for one reason.
  package struct LeftOut: Hashable, Sendable, Codable {
    package var reason: String
    package var tally: Tally

    package init(reason: String, tally: Tally) {
      self.reason = reason
      self.tally = tally
    }
  }

  /// Counts a row that is left out.
  package mutating func leaveOut(row: Int, because reason: String) {
    if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
      leftOut[index].tally.add(row: row)
    } else {
      var tally = Tally()
      tally.add(row: row)
      leftOut.append(LeftOut(reason: reason, tally: tally))
    }
  }
}

/// What stood in one column.
package struct ColumnReport: Sendable, Codable {
  /// From 1.
  package var column: Int
  package var heading: String
  /// The fact read from it, by id.
  package var fact: String
  package var year: Int?
  /// Cells with a value.
  package var known = 0
  /// Empty cells.
  package var empty = 0
  /// Cells with a code that stands for a missing figure, by code.
  package var codes: [String: Int] = [:]
  /// Numbers outside the limits of the fact.
  package var outOfRange = CellTally()
  /// Texts where a number belongs, or the like.
  package var notUnderstood = CellTally()
  /// Numbers with decimals where a count belongs.
  package var notWhole = CellTally()

  package init(column: Int, heading: String, fact: String, year: Int?) {
    self.column = column
    self.heading = heading
    self.fact = fact
    self.year = year
  }

  /// All cells that hold a code.
  package var coded: Int { codes.values.reduce(0, +) }
}
