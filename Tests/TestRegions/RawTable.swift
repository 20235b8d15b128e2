package import Foundation
import TestSupport

/// A published CSV file as its bytes and where its lines start: read here by other code than the
/// importer's, so that the two can be compared.
package struct RawTable: Sendable {
  private let bytes: [UInt8]
  /// Where each line starts; line 1 is the row of headings.
  private let starts: [Int]
  private let headings: [String]

  /// Unpacks a gzip file with the system's own program.
  package init(unpacking file: URL) throws {
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
  package var rows: ClosedRange<Int> { 1...max(1, starts.count) }

  /// The index of a column by its heading.
  package func column(_ heading: String) -> Int? { headings.firstIndex(of: heading) }

  /// The fields of a row.
  package func fields(_ row: Int) -> [String] { Self.split(Self.line(bytes, starts, row)) }

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
