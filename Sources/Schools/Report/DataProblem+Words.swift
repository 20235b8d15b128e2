import Diagnostics
import Facts

extension DataProblem {
  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .file(let problem): problem.message
    case .unknownLayout(let headings, _, let row?):
      "the first row holds no headings waymark knows (\(Self.start(of: headings))); they seem to stand"
        + " in row \(row)"
    case .unknownLayout(let headings, _, nil):
      "the headings are those of no layout waymark knows, and do not say which school a row is"
        + " about and what is known of it (\(Self.start(of: headings)))"
    case .ambiguousLayout(let layouts):
      "the headings fit several layouts: \(layouts.joinedInWords("and"))"
    case .notUsed(let name, let reason): "this is the layout \(name.quoted()): \(reason)"
    case .repeatedHeadings(let names):
      "there is more than one column called \(names.prefix(5).map { $0.quoted() }.joinedInWords("and"));"
        + " the first counts"
    case .onlyHeadings: "there are headings and no rows"
    case .otherDelimiter(let word): "the cells are separated by \(word) instead of commas"
    case .givenTwice(let path):
      "this file was named before\(path.isEmpty ? "" : " as \(path)"); it is read once"
    case .sameContent(let path, false):
      "this file holds the same rows as \(path); they are used once"
    case .sameContent(let path, true):
      "this file holds the same rows as \(path), whose name says another year; both are used"
    case .cutOff(let row, let cells, let expected):
      "the file ends within row \(row), after \(cells) of \(expected) cells and without a line end"
    case .noLineEnd(let row):
      "row \(row), the last, has no line end; if the file was cut off, its last cell may be too"
    case .shortenedNumber(let text):
      "\(text.quoted()) is a number that a spreadsheet has shortened, so it does not say which school"
    case .windowsLetters(let row, let byte):
      "row \(row) holds letters that are not UTF-8 (the row begins at byte \(byte));"
        + " they are read as Windows-1252"
    case .unknownFact(let name, _): "there is no fact called \(name.quoted())"
    case .notAskedOfASchool(let fact, let bearer):
      "\(fact.quoted()) is a fact of a \(bearer.rawValue), not of a school or an authority"
    case .badValue(let text, let fact, let problem): problem.message(for: text, fact: fact)
    case .more(let count): "\(count) more cells like these"
    case .noYear: "the name of the file does not say which year its figures are from"
    case .differentYears(let years):
      "the figures are from different years: \(years.map(String.init).joinedInWords("and"))"
    case .disagreement(let fact, let year, let schools, let kept, let other):
      "\(fact.quoted())\(year.map { " of \($0)" } ?? "") differs between two files for \(schools)"
        + " \(schools == 1 ? "school" : "schools"): \(kept) counts, not \(other)"
    case .unknownSchool(let number): "the data has no school with the number \(number.quoted())"
    case .farFromSchools(let kilometres):
      "no school of the data lies within \(Int(kilometres)) km of this place"
    case .entryTwice(true, let file, let row):
      "the leaders of this school stand in row \(row) of \(file) already; the first row counts"
    case .entryTwice(false, let file, let row):
      "row \(row) of \(file) has this name and authority already; the first row counts"
    case .unknownPlace(let name, _):
      name.isEmpty
        ? "this journey does not say from where to where it goes"
        : "there is no school with the number \(name.quoted()), and no hub or community partner called so"
    case .severalPlaces(let name, let count):
      "\(name.quoted()) is the name of \(count) entries of the registers"
    case .noJourney(let reason): reason
    case .noMinutes(let limit):
      "the minutes of this journey are missing, or lie outside 0 to \(Int(limit))"
    case .tooFast(let minutes, let kilometres):
      "these two lie \(Int(kilometres.rounded())) km apart in a straight line, which no journey makes in"
        + " \(Int(minutes.rounded())) \(minutes.rounded() == 1 ? "minute" : "minutes")"
    case .otherMinutes(let minutes, let file, let row):
      "row \(row) of \(file) states \(Int(minutes.rounded())) minutes for the same journey; that row counts"
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .file(let problem): problem.nextStep
    case .unknownLayout(_, _, let row?):
      "delete the \(row == 2 ? "row" : "rows") above row \(row) and save the file again"
    case .unknownLayout(_, let nearest, nil) where !nearest.isEmpty:
      nearest.map { "\($0.heading.quoted()) may be meant as \($0.name.quoted())" }
        .joinedInWords("and")
    case .unknownLayout:
      "name the columns as facts (URN, school name, phase …), or add a mapping to Rules/imports"
    case .ambiguousLayout: "tell them apart in Rules/imports by \"all of\" and \"none of\""
    case .notUsed: nil
    case .repeatedHeadings: "rename or delete the others"
    case .unknownSchool: "correct the number, or add the file that lists the school"
    case .farFromSchools: "check easting and northing, or latitude and longitude; are they swapped?"
    case .entryTwice(true, _, _): "give each school one row, with the places of all its leaders"
    case .entryTwice(false, _, _): "delete one of the two rows, or give them different names"
    case .unknownPlace(_, let nearest?): "did you mean \(nearest.quoted())?"
    case .unknownPlace: "give a school's URN, or the id or the name of a hub or community partner"
    case .severalPlaces: "give it an id in the register, and write that"
    case .noJourney: "give a school and another place"
    case .noMinutes:
      "write the minutes one way as a whole number; the straight line stands in until then"
    case .tooFast: "correct the minutes, or the places; the straight line stands in until then"
    case .otherMinutes: "leave one of the two rows out"
    case .onlyHeadings: "check that the right file was saved"
    case .otherDelimiter: nil
    case .givenTwice: nil
    case .sameContent(_, false): "leave one of the two out"
    case .sameContent(_, true):
      "find out which year the rows are from, and leave one of the two out"
    case .cutOff: "fetch the file again; this one is probably incomplete"
    case .noLineEnd: "compare it with the last row of the original"
    case .shortenedNumber: "show the column as whole numbers in the spreadsheet, and save it again"
    case .windowsLetters: "if letters look wrong, save the file again as UTF-8"
    case .unknownFact(_, let nearest?): "did you mean \(nearest.quoted())?"
    case .unknownFact: "see \"waymark list facts\" for the names"
    case .notAskedOfASchool(_, .hub): "write it into a register of hubs"
    case .notAskedOfASchool(_, .partner): "write it into a register of community partners"
    case .notAskedOfASchool(_, .leader): "write it into a register of system leaders"
    case .notAskedOfASchool(_, .journey):
      "write it into a table with the columns from, to and minutes"
    case .notAskedOfASchool(_, .subject):
      "write it into a table with the columns URN, subject, progress, result and pupils"
    case .notAskedOfASchool(_, .pupilGroup):
      "write it into a table with the columns URN, group, progress, result and pupils"
    case .notAskedOfASchool: nil
    case .badValue(_, _, let problem): problem.nextStep
    case .more: nil
    case .noYear: "put the year into the name of the file, for example ks2-2019.csv"
    case .differentYears: "each figure is shown with its own year"
    case .disagreement: "leave one of the two files out, or correct it"
    }
  }

  /// The first headings, so that people see what was read.
  private static func start(of headings: [String]) -> String {
    let first = headings.prefix(4).map { $0.quoted(atMost: 24) }.joined(separator: ", ")
    return headings.count > 4 ? "\(first), …" : first
  }
}

extension ValuePhrase.Problem {
  /// What is wrong with a text as a value of a fact.
  package func message(for text: String, fact: String) -> String {
    switch self {
    case .notANumber: "\(text.quoted()) is no number for \(fact.quoted())"
    case .outOfRange(let range):
      "\(text.quoted()) lies outside \(Self.words(range.lowerBound)) to"
        + " \(Self.words(range.upperBound)), the limits of \(fact.quoted())"
    case .notWhole: "\(fact.quoted()) is a whole number, not \(text.quoted())"
    case .unknownWord(let word, _): "\(word.quoted()) is no value of \(fact.quoted())"
    }
  }

  /// What to write instead.
  package var nextStep: String? {
    switch self {
    case .notANumber: "write a number, \"20 to 30\", \"about 25\" or \"not known\""
    case .outOfRange, .notWhole: "correct the number, or write \"not known\""
    case .unknownWord(let word, let allowed):
      if let nearest = NearestName.suggestion(for: word, among: allowed) {
        "did you mean \(nearest.quoted())?"
      } else if allowed.count <= 12 {
        "choose from \(allowed.joinedInWords("and"))"
      } else {
        "see the list of its values in Rules/vocabulary"
      }
    }
  }

  private static func words(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}

extension FileProblem {
  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .cannotOpen(let reason): "the file cannot be opened: \(reason.lowercased())"
    case .isFolder: "this is a folder, not a file"
    case .empty: "there is nothing in this file"
    case .damaged(cut: true): "the compressed file ends too early, so not all of it is here"
    case .damaged(cut: false): "the compressed file is damaged, so not all of it could be read"
    case .otherKind(let kind): "this is \(kind.words), not a CSV file"
    case .utf16: "the file is saved as UTF-16 (\"Unicode text\"), which waymark does not read"
    case .unclosedQuote(let row):
      "a quotation mark opened in row \(row) is never closed, so the rest of the file cannot be read"
    case .rowTooLong(let row):
      "row \(row) is longer than any table; a quotation mark before it is probably never closed"
    case .tooManyRows(let most):
      "there are more than \(most) rows; the rest of the file was not read"
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .cannotOpen: "check the name and the folder"
    case .isFolder: "name the files in it, for example with *.csv"
    case .empty: "check that the right file was saved"
    case .damaged: "fetch the file again"
    case .otherKind(.excel), .otherKind(.excelBinary), .otherKind(.openDocument):
      "open it in the spreadsheet program and save it as \"CSV UTF-8\""
    case .otherKind(.zip): "unpack it and name the CSV files in it"
    case .otherKind(.webPage):
      "the page was saved instead of the file it offers; download that file"
    case .otherKind(.packed): "unpack it and name the CSV files in it; only gzip is read as it is"
    case .otherKind(.binary), .otherKind(.pdf), .otherKind(.parquet):
      "open it in the program it is from, and save the table as \"CSV UTF-8\""
    case .otherKind: "save the table as \"CSV UTF-8\""
    case .utf16: "save it again as \"CSV UTF-8\""
    case .tooManyRows: "check that the right file was saved; no country has so many schools"
    case .unclosedQuote(let row), .rowTooLong(let row):
      "look at row \(row) and the rows before it for a lone quotation mark; the file may be cut off"
    }
  }
}

extension FileProblem.OtherKind {
  /// What it is, as it stands in a sentence.
  var words: String {
    switch self {
    case .excel: "an Excel workbook"
    case .excelBinary: "an old Excel workbook"
    case .openDocument: "an OpenDocument spreadsheet"
    case .zip: "a ZIP archive"
    case .pdf: "a PDF"
    case .webPage: "a web page"
    case .xml: "an XML file"
    case .json: "a JSON file"
    case .richText: "a word processor's text"
    case .parquet: "a Parquet file"
    case .packed: "a packed file"
    case .binary: "a binary file"
    }
  }
}
