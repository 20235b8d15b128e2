import Facts
import Foundation
import TestSupport

/// The England pack cut down to Greater Manchester: unoptimised builds take minutes for all of England.
///
/// Rows of other schools are emptied, not taken out, so that every row keeps the number it has in the
/// published file; what is said of a cell can be looked up there.
package struct GreaterManchester: Sendable {
  /// The published files, unpacked and whole, by name.
  package let files: [String: RawTable]
  /// What the cut files say.
  let base: FactBase

  /// Cut and read once for all tests.
  package static let shared = Result { try GreaterManchester() }

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
    self.files = files
    base = Region.load(paths)
  }

  /// Six digits: the number of a school.
  private static func isNumber(_ field: some StringProtocol) -> Bool {
    field.utf8.count == 6 && field.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}
