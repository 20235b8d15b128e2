import Advice
import Facts
import Foundation
import Inference
import RuleLanguage
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// Runs of sheets over the sample region, as they are or with other names.
enum SampleRun {
  static let adviser = Result { try Region.sample.adviser() }

  /// The region with other facts, advised on the same day.
  static func adviser(
    changing change: (inout FactBase) -> Void
  ) throws -> Adviser {
    let plain = try adviser.get()
    var base = plain.engine.base
    change(&base)
    return Adviser(
      engine: Engine(rules: Region.rules, base: base, asOfYear: Region.sample.asOfYear),
      asOf: plain.asOf)
  }

  /// A region with its names hidden.
  static func hiding(_ plain: Adviser, year: Int) -> Adviser {
    let names = HiddenNames(plain.directory)
    return Adviser(
      engine: Engine(
        rules: Region.rules, base: names.hidden(plain.engine.base), asOfYear: year),
      asOf: plain.asOf, directory: names.directory, hidesNames: true)
  }

  /// Writes the sheets of schools with the pages of areas, and gives back every file by its path.
  static func files(
    _ adviser: Adviser, _ rows: [Int], _ format: SheetFormat = .html,
    areas: [SchoolSets.Entry] = []
  ) throws -> [String: String] {
    let folder = try TemporaryFolder()
    var run = SheetRun(adviser, format, SheetStyle(), jobs: 2) { _ in AdviceRequest() }
    run.areas = areas
    let outcome = try run.write(rows, to: SheetFolder(folder.url), basis: "one") { _, _, _ in }
    #expect(outcome.failed.isEmpty && outcome.written == rows.count)
    return try contents(folder.url).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// Every file of a folder with its bytes.
  static func contents(_ folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        let url = folder.appending(path: path)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder),
          !isFolder.boolValue, let bytes = try? Data(contentsOf: url)
        else { return nil }
        return (path, bytes)
      })
  }

  /// The sets of one kind, by name.
  static func sets(_ adviser: Adviser, _ kind: SchoolSets.Kind) -> [SchoolSets.Entry] {
    SchoolSets(adviser.engine.base).entries.filter { $0.kind == kind }
  }
}
