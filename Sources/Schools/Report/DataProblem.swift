package import Diagnostics
package import Facts

/// What can be wrong with a data file, or worth knowing about it.
package enum DataProblem: Hashable, Sendable {
  /// The file cannot be read, or not to its end.
  case file(FileProblem)
  /// No mapping knows its headings, and they name no facts; perhaps they stand in a later row.
  case unknownLayout(headings: [String], nearest: [Suggestion], laterRow: Int?)
  /// Several mappings know its headings.
  case ambiguousLayout([String])
  /// The layout holds nothing that is used.
  case notUsed(String, because: String)
  /// Headings that stand there twice.
  case repeatedHeadings([String])
  /// There are headings and nothing else.
  case onlyHeadings
  /// Tabs or semicolons instead of commas.
  case otherDelimiter(String)
  /// The file was named before, under this path.
  case givenTwice(String)
  /// Another file holds the same rows; for another year where it says so.
  case sameContent(as: String, ofAnotherYear: Bool)
  /// The file ends within a row.
  case cutOff(row: Int, cells: Int, of: Int)
  /// The last row has all its cells and no line end, and its last cell is read.
  case noLineEnd(row: Int)
  /// A school's number as spreadsheets show long ones, `1.01E+05`.
  case shortenedNumber(String)
  /// Letters that are not UTF-8.
  case windowsLetters(row: Int, byte: Int)
  /// An answer to a question that does not exist.
  case unknownFact(String, nearest: String?)
  /// An answer about a fact that neither schools nor authorities have.
  case notAskedOfASchool(String, of: Bearer)
  /// An answer that is no value of its fact.
  case badValue(String, fact: String, ValuePhrase.Problem)
  /// Further problems of the same kind.
  case more(Int)
  /// Figures without a year.
  case noYear
  /// Files of different years.
  case differentYears([Int])
  /// Two files give different figures for the same school, fact and year.
  case disagreement(fact: String, year: Int?, schools: Int, kept: String, other: String)

  /// A register names a school, by its number, that the data does not have.
  case unknownSchool(String)
  /// An entry of a register with no school within so many kilometres.
  case farFromSchools(Double)
  /// A register has an entry of this name already, in a row of a file.
  case entryTwice(ofLeaders: Bool, file: String, row: Int)
  /// A table of travel times names somebody who is not there.
  case unknownPlace(String, nearest: String?)
  /// A name of a table of travel times fits several.
  case severalPlaces(String, Int)
  /// Neither end of a journey is a school, or both are the same place.
  case noJourney(String)
  /// A journey without minutes from 0 to the limit of the fact.
  case noMinutes(limit: Double)
  /// A journey that nobody can make in so few minutes.
  case tooFast(minutes: Double, kilometres: Double)
  /// Another row states other minutes for the same journey.
  case otherMinutes(Double, file: String, row: Int)

  /// A heading that probably means a fact.
  package struct Suggestion: Hashable, Sendable {
    package var heading: String
    package var name: String
  }
}

extension DataProblem {
  /// The problem with its place: rows as a spreadsheet counts them, columns from 1.
  package func diagnostic(file: String, row: Int? = nil, column: Int = 1) -> Diagnostic {
    let row = row ?? ownRow
    return Diagnostic(
      code, severity, message,
      at: Source.Location(file: file, line: row ?? 1, column: column), nextStep: nextStep)
  }

  private var ownRow: Int? {
    switch self {
    case .file(.unclosedQuote(let row)), .file(.rowTooLong(let row)): row
    default: nil
    }
  }

  /// The stable code.
  package var code: String {
    switch self {
    case .file(let problem): problem.code
    case .unknownLayout: "WM550"
    case .ambiguousLayout: "WM551"
    case .notUsed: "WM552"
    case .repeatedHeadings: "WM553"
    case .onlyHeadings: "WM554"
    case .otherDelimiter: "WM555"
    case .cutOff: "WM556"
    case .windowsLetters: "WM557"
    case .givenTwice: "WM558"
    case .sameContent: "WM559"
    case .unknownFact: "WM560"
    case .badValue: "WM561"
    case .more: "WM562"
    case .notAskedOfASchool: "WM563"
    case .shortenedNumber: "WM564"
    case .noLineEnd: "WM565"
    case .noYear: "WM570"
    case .differentYears: "WM571"
    case .disagreement: "WM572"
    case .unknownSchool: "WM573"
    case .farFromSchools: "WM574"
    case .entryTwice: "WM575"
    case .unknownPlace, .severalPlaces, .noJourney: "WM576"
    case .noMinutes, .tooFast: "WM577"
    case .otherMinutes: "WM578"
    }
  }

  /// Errors keep a file, or a part of it, from being used.
  package var severity: Diagnostic.Severity {
    switch self {
    case .file, .unknownLayout, .ambiguousLayout, .cutOff: .error
    case .repeatedHeadings, .onlyHeadings, .givenTwice, .sameContent, .windowsLetters,
      .shortenedNumber, .unknownFact, .notAskedOfASchool,
      .badValue, .more, .disagreement, .noYear, .unknownSchool, .farFromSchools, .entryTwice,
      .unknownPlace, .severalPlaces, .noJourney, .noMinutes, .tooFast, .otherMinutes:
      .warning
    case .notUsed, .otherDelimiter, .noLineEnd, .differentYears: .note
    }
  }
}

extension FileProblem {
  /// The stable code.
  package var code: String {
    switch self {
    case .cannotOpen: "WM540"
    case .isFolder: "WM541"
    case .empty: "WM542"
    case .damaged: "WM543"
    case .otherKind: "WM544"
    case .utf16: "WM545"
    case .unclosedQuote: "WM546"
    case .rowTooLong: "WM547"
    case .tooManyRows: "WM548"
    }
  }
}
