import Advice
import Foundation
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// Many sheets in one go: the same bytes whatever happens on the way, and nothing touched that is not waymark's.
@Suite struct SheetRunTests {
  private static let adviser = Result { try Region.sample.adviser() }
  private let rows = [3, 40, 77, 102]

  private func run(_ format: SheetFormat = .markdown, jobs: Int = 2) throws -> SheetRun {
    SheetRun(try Self.adviser.get(), format, SheetStyle(), jobs: jobs) { _ in AdviceRequest() }
  }

  private func write(
    _ rows: [Int], _ folder: URL, basis: String = "one", jobs: Int = 2
  ) throws -> SheetRun.Outcome {
    try run(jobs: jobs).write(rows, to: SheetFolder(folder), basis: basis) { _, _, _ in }
  }

  /// Every file of a folder with its bytes.
  private func contents(_ folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        let url = folder.appending(path: path)
        guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
          return nil
        }
        return (path, try Data(contentsOf: url))
      })
  }

  @Test func theSameBytesWhateverTheJobsAndTheOrder() throws {
    let (one, many) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try write(rows, one.url, jobs: 1).written == 4)
    #expect(try write(rows.reversed(), many.url, jobs: 7).written == 4)
    let first = try contents(one.url)
    #expect(try contents(many.url) == first && first.count == 5)
    #expect(first.keys.allSatisfy { !$0.contains("part") && !$0.contains("journal") })
  }

  @Test func aSecondRunWritesOnlyWhatChanged() throws {
    let folder = try TemporaryFolder()
    _ = try write(rows, folder.url)
    let before = try contents(folder.url)
    let again = try write(rows, folder.url)
    #expect(again.written == 0 && again.kept == 4 && again.removed == 0)
    #expect(try contents(folder.url) == before)
    // Where the basis is another, all are made again, and those with the same bytes stay.
    let other = try write(rows, folder.url, basis: "two")
    #expect(other.written == 0 && other.kept == 4)
    let path = try #require(before.keys.sorted().first { $0.hasSuffix(".md") })
    try Data("short".utf8).write(to: folder.url.appending(path: path))
    let repaired = try write(rows, folder.url, basis: "two")
    #expect(repaired.written == 1 && repaired.kept == 3)
    #expect(try contents(folder.url)[path] == before[path])
  }

  @Test func whatIsNoLongerDueIsRemovedAndNothingElse() throws {
    let folder = try TemporaryFolder()
    _ = try write(rows, folder.url)
    try Data("mine".utf8).write(to: folder.url.appending(path: "notes.txt"))
    let fewer = try write(Array(rows.prefix(2)), folder.url)
    #expect(fewer.removed == 2 && fewer.kept == 2)
    #expect(try contents(folder.url)["notes.txt"] == Data("mine".utf8))
    #expect(try contents(folder.url).count == 4)
  }

  /// A file in the way that waymark did not write stays, the rest is written, and the school is told of.
  @Test func nobodysFileIsReplaced() throws {
    let (folder, whole) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try write(rows, whole.url)
    let path = try #require(try contents(whole.url).keys.sorted().first { $0.hasSuffix(".md") })
    let inTheWay = folder.url.appending(path: path)
    try FileManager.default.createDirectory(
      at: inTheWay.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: inTheWay)
    let outcome = try write(rows, folder.url)
    #expect(outcome.written == 3 && outcome.failed.count == 1)
    #expect(outcome.failed.first?.why.contains("stays as it is") == true)
    #expect(try Data(contentsOf: inTheWay) == Data("mine".utf8))
  }

  /// A run that was stopped after each of its notes goes on, and ends as an undisturbed one does.
  @Test(arguments: 0...4)
  func aStoppedRunGoesOn(_ notes: Int) throws {
    struct Stopped: Error {}
    let (whole, folder) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try write(rows, whole.url)
    let expected = try contents(whole.url)
    // What a kill leaves: files, a journal that ends in the middle of a line, a part of a file.
    let paths = expected.keys.filter { $0.hasSuffix(".md") }.sorted()
    let stopped = try SheetFolder(folder.url)
    try stopped.begin(basis: "one")
    try stopped.announce(paths)
    // The last file is there and was not noted any more.
    if let last = paths.last, let bytes = expected[last], notes < paths.count {
      _ = try stopped.put(Array(bytes), at: last, urn: nil)
    }
    for path in paths.prefix(notes) {
      let put = try stopped.put(Array(try #require(expected[path])), at: path, urn: nil)
      try stopped.note([put.file])
    }
    let journal = folder.url.appending(path: "waymark-sheets.journal")
    let handle = try FileHandle(forWritingTo: journal)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"bytes\":12,\"dig".utf8))
    try handle.close()
    let outcome = try write(rows, folder.url)
    #expect(outcome.failed.isEmpty && outcome.kept == min(4, notes + 1))
    #expect(outcome.written == 4 - outcome.kept)
    let now = try contents(folder.url)
    for path in paths { #expect(now[path] == expected[path]) }
    #expect(now["waymark-sheets.journal"] == nil && now.count == 5)
  }

  /// A list of files that names one outside the folder makes nothing outside it go.
  @Test func nothingOutsideTheFolderIsTouched() throws {
    let outer = try TemporaryFolder()
    let folder = outer.url.appending(path: "sheets")
    let kept = outer.url.appending(path: "kept.txt")
    try Data("mine".utf8).write(to: kept)
    _ = try write(rows, folder)
    let list = folder.appending(path: "waymark-sheets.json")
    let text = try String(contentsOf: list, encoding: .utf8)
    try Data(text.replacing(/"path" : "[^"]*"/, with: "\"path\" : \"../kept.txt\"").utf8)
      .write(to: list)
    _ = try write([rows[0]], folder, basis: "two")
    #expect(try Data(contentsOf: kept) == Data("mine".utf8))
  }

  /// The index leads to every sheet, by authority and name, whatever schools are called.
  @Test func theIndexLeadsToEverySheet() throws {
    let folder = try TemporaryFolder()
    let outcome = try run(.html).write(rows, to: SheetFolder(folder.url), basis: "one") { _, _, _ in
    }
    #expect(outcome.written == 4)
    let index = try String(contentsOf: folder.url.appending(path: "index.html"), encoding: .utf8)
    let read = MarkupReader(index)
    #expect(read.fault == nil)
    let links = index.matches(of: /href="([^"#]*)"/).map { String($0.1) }
    #expect(links.count == 4)
    for link in links {
      #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: link).path))
    }
    let adviser = try Self.adviser.get()
    for row in rows { #expect(read.text.contains(adviser.directory.entries[row].name)) }
    let again = try run(.html).write(rows, to: SheetFolder(folder.url), basis: "one") { _, _, _ in }
    #expect(again.written == 0 && again.kept == 4 && again.removed == 0)
    #expect(
      try String(contentsOf: folder.url.appending(path: "index.html"), encoding: .utf8) == index)
  }

  @Test func linesComeInOrder() throws {
    var lines: [String] = []
    try run(jobs: 3).lines(rows) {
      lines += String(decoding: $0, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    #expect(lines.count == 4 && lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
    let adviser = try Self.adviser.get()
    for (line, row) in zip(lines, rows) {
      #expect(line.contains("\"urn\":\"\(adviser.directory.entries[row].urn)\""))
    }
  }
}
