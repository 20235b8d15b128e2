import Advice
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestSupport

/// The England pack cut down to Greater Manchester, loaded once for all tests: unoptimised builds take
/// minutes for all of England.
///
/// Rows of other schools are emptied, not taken out, so that every row keeps the number it has in the
/// published file; what is said of a cell can be looked up there.
struct RealGreaterManchester {
  /// Advice from what is shipped on the cut files.
  let adviser: Adviser
  /// The published files, unpacked and whole, by name.
  let files: [String: RawTable]

  static let shared = Result { try RealGreaterManchester() }

  private static let names = [
    "census-2019-england", "absence-2019-england", "absence-2024-england",
    "ks2-2016-england-selected", "ks2-2017-england-selected", "ks2-2018-england-selected",
    "ks2-2019-england-latlon", "ks4-2016-england-selected", "ks4-2017-england-selected",
    "ks4-2018-england-selected", "ks4-2019-england-latlon", "ks4-provisional-2019-england",
    "ks4-destinations-2019-england", "ofsted-inspections-to-2020-england",
    "school-information-2018-england",
  ].map { $0 + ".csv" }

  private init() throws {
    let folder = try TemporaryFolder()
    let pack = (sharedFolder ?? folder.url).appending(path: "data/real/england")
    var files: [String: RawTable] = [:]
    for name in Self.names {
      files[name] = try RawTable(unpacking: pack.appending(path: name + ".gz"))
    }
    self.files = files

    let census = files["census-2019-england.csv"]
    let area = census?.column("LA") ?? 0
    let number = census?.column("URN") ?? 0
    let schools = Set(
      (census?.rows ?? 1...1).dropFirst().compactMap { row -> String? in
        let fields = census?.fields(row) ?? []
        return fields.count > max(area, number)
          && Int(fields[area]).map((350...359).contains) == true
          ? fields[number] : nil
      })
    var paths: [String] = []
    for name in Self.names {
      let path = folder.url.appending(path: name)
      // Rows without a school's number are totals, which serve as benchmarks.
      let kept = files[name]?.emptied { fields in
        !fields.contains { Self.isNumber($0) && !schools.contains(String($0)) }
      }
      try (kept ?? Data()).write(to: path)
      paths.append(path.path)
    }

    guard let date = CalendarDate(year: 2020, month: 9, day: 1) else {
      throw SampleAdviser.NoDate()
    }
    let rules = ShippedRuleSet.checked
    let mappings = MappingReader(vocabulary: rules.vocabulary).read(
      folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports")
    var base = SchoolData.load(
      files: paths, mappings: mappings.mappings, vocabulary: rules.vocabulary, countsJoins: false
    ).base
    base.setFamilies(HalvingCut().families(of: base))
    let engine = Engine(rules: CompiledRules(rules), base: base, asOfYear: date.year)
    adviser = Adviser(engine: engine, asOf: date)
  }

  /// Six digits: the number of a school.
  private static func isNumber(_ field: some StringProtocol) -> Bool {
    field.utf8.count == 6 && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// A published CSV file as its bytes and where its lines start: read here by other code than the
/// importer's, so that the two can be compared.
struct RawTable: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts; line 1 is the row of headings.
  private let starts: [Int]
  private let headings: [String]

  /// Unpacks a gzip file with the system's own program.
  init(unpacking file: URL) throws {
    let folder = try TemporaryFolder()
    let plain = folder.url.appending(path: "plain.csv")
    let run = try ProcessRun(
      URL(filePath: "/bin/sh"), ["-c", "gzip -dc \"$0\" > \"$1\"", file.path, plain.path])
    guard run.status == .exited(0) else { throw Unreadable(file: file.lastPathComponent) }
    let data = try Data(contentsOf: plain)
    bytes = Array(data)
    var starts = [0]
    var from = data.startIndex
    while let end = data[from...].firstIndex(of: 0x0A) {
      starts.append(end + 1)
      from = end + 1
    }
    if starts.last == data.count { starts.removeLast() }
    self.starts = starts
    headings = Self.split(Self.line(bytes, starts, 1))
  }

  /// All rows by number, the headings being row 1.
  var rows: ClosedRange<Int> { 1...max(1, starts.count) }

  /// The index of a column by its heading.
  func column(_ heading: String) -> Int? { headings.firstIndex(of: heading) }

  /// The fields of a row.
  func fields(_ row: Int) -> [String] { Self.split(Self.line(bytes, starts, row)) }

  /// The file with all rows emptied but the headings and those whose first four fields are wanted.
  func emptied(keeping isWanted: ([Substring]) -> Bool) -> Data {
    var kept = Data()
    for row in rows {
      let line = Self.line(bytes, starts, row)
      let fields = String(decoding: line.prefix(60), as: UTF8.self)
        .split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).prefix(4)
      if row == 1 || isWanted(Array(fields)) { kept.append(contentsOf: line) }
      kept.append(0x0A)
    }
    return kept
  }

  private static func line(_ bytes: [UInt8], _ starts: [Int], _ row: Int) -> ArraySlice<UInt8> {
    guard starts.indices.contains(row - 1) else { return [] }
    let end = row < starts.count ? starts[row] - 1 : bytes.count
    var line = bytes[starts[row - 1]..<max(starts[row - 1], end)]
    if line.last == 0x0D { line.removeLast() }
    return line
  }

  /// Splits a line at commas outside quotation marks.
  private static func split(_ line: ArraySlice<UInt8>) -> [String] {
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    for byte in line {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x2C where !isQuoted:
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
      default: field.append(byte)
      }
    }
    fields.append(String(decoding: field, as: UTF8.self))
    if fields[0].hasPrefix("\u{FEFF}") { fields[0].removeFirst() }
    return fields
  }

  /// A file that could not be unpacked.
  struct Unreadable: Error { var file: String }
}
