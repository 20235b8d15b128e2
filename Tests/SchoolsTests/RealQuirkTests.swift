import Diagnostics
import Facts
import Foundation
import Schools
import TestSupport
import Testing

/// The quirks of the real files, counted as `data/real/README.md` counts them.
@Suite(.needsSharedData) struct RealQuirkTests {
  private static func path(_ name: String) -> String {
    sharedFolder?.appending(path: "data/real/\(name)").path ?? ""
  }

  /// How often each of some texts fills a cell of a file, below its headings.
  private static func cells(_ name: String, _ texts: [String]) throws -> [Int] {
    var counts = Array(repeating: 0, count: texts.count)
    let wanted = texts.map { Array($0.utf8) }
    var reader = CSVReader(try CompressedFile(path: path(name)))
    var width = 0
    try reader.forEachRow { row in
      if row.number == 1 {
        width = row.count
        return true
      }
      for index in 0..<row.count {
        let field = row[index]
        for (place, text) in wanted.enumerated() where field.elementsEqual(text) {
          counts[place] += 1
        }
      }
      return true
    }
    #expect(width > 0)
    return counts
  }

  @Test(arguments: [
    ("england/census-2019-england.csv.gz", ["NA"], [19_181]),
    ("england/absence-2019-england.csv.gz", ["SUPP"], [864]),
    (
      "england/ks4-provisional-2019-england.csv.gz", ["NA", "NE", "SUPP", "LOWCOV", ""],
      [24_768, 4655, 2070, 49, 4384]
    ),
    ("england/ks4-destinations-2019-england.csv.gz", ["SUPP", "SP"], [45_389, 969]),
    (
      "hampshire-surrey/ks2-2018-la850-hampshire.csv", ["SUPP", "NA", "LOWCOV", "NEW", "", " "],
      [17_710, 2084, 6, 1, 4091, 112]
    ),
    (
      "hampshire-surrey/ks4-2018-la936-surrey.csv", ["NP", "SUPP", "NE", "NA", "NEW", "", " "],
      [15_797, 4917, 3667, 2123, 1, 2351, 80]
    ),
  ])
  func everyCodeIsReadAsWritten(file: String, codes: [String], counts: [Int]) throws {
    #expect(try Self.cells(file, codes) == counts)
  }

  private static func report(_ data: SchoolData, _ name: String) throws -> FileReport {
    try #require(data.report.files.first { $0.file.hasSuffix(name) })
  }

  @Test(arguments: [
    ("ks4-2019-la936-surrey.csv", 68, 0), ("ks4-2018-la850-hampshire.csv", 43, 0),
    ("ks4-2018-la936-surrey.csv", 65, 0), ("gias-2022-hampshire-surrey-primary.csv.gz", 0, 69),
    ("ks2-2018-la850-hampshire.csv", 4, 0), ("ks2-2017-la936-surrey.csv", 22, 0),
  ])
  func raggedAndOverlongRows(file: String, short: Int, long: Int) throws {
    let report = try Self.report(RealLoads.counties, file)
    #expect(report.shortRows.count == short)
    #expect(report.longRows.count == long)
    #expect(report.isReadable)
  }

  /// Every file of the three packs is recognised, and no cell that is read is not understood.
  @Test(arguments: RealPack.allCases)
  func everyFileIsUnderstood(pack: RealPack) {
    let data = pack.data
    for file in data.report.files {
      #expect(file.layout != nil && file.layout != "plain", "\(file.file)")
      #expect(file.isReadable, "\(file.file)")
      for cell in file.cells {
        #expect(cell.outOfRange.count == 0, "\(file.file) \(cell.heading) \(cell.outOfRange)")
        #expect(cell.notUnderstood.count == 0, "\(file.file) \(cell.heading) \(cell.notUnderstood)")
        #expect(cell.notWhole.count == 0, "\(file.file) \(cell.heading) \(cell.notWhole)")
      }
    }
    #expect(data.report.exitStatus == .done)
  }

  @Test func aggregateRowsBecomeBenchmarks() throws {
    func figure(
      _ data: SchoolData, _ id: String, _ phase: String, area: String? = nil, year: Int
    ) throws -> Double {
      let slot = try #require(Shipped.vocabulary.slot(id: id))
      let code = try #require(Shipped.vocabulary.slot(id: "la_code"))
      let areas = data.base.areas
      let row = area.flatMap { area in
        (0..<areas.count).first { areas.value(code, $0) == .text(area) }
      }
      let key = BenchmarkFigures.Key(
        slot: slot, group: row == nil ? .national : .localAuthority, area: row, phase: phase)
      let figure = try #require(data.base.benchmarks.figure(key, year: year))
      #expect(figure.year == year)
      return figure.value
    }
    let england = RealLoads.england
    #expect(try figure(england, "persistent_absence_pct", "primary", year: 2019) == 8.2)
    #expect(try figure(england, "persistent_absence_pct", "secondary", year: 2019) == 13.7)
    #expect(try figure(england, "absence_pct", "primary", year: 2019) == 4)
    #expect(try figure(england, "pct_fsm6", "secondary", year: 2019) == 27.7)
    #expect(try figure(england, "att8", "secondary", year: 2019) == 46.5)
    #expect(try figure(england, "destinations_pct", "secondary", area: "938", year: 2019) == 95)
    let counties = RealLoads.counties
    #expect(try figure(counties, "rwm_exp_pct", "primary", year: 2019) == 65)
    #expect(try figure(counties, "rwm_exp_pct", "primary", area: "850", year: 2018) == 68)
    #expect(try figure(counties, "rwm_nondis_pct", "primary", year: 2018) == 70)
    #expect(try figure(counties, "att8", "secondary", area: "936", year: 2019) == 50.3)
    #expect(try figure(counties, "att8_nondis", "secondary", year: 2018) == 50.1)
    let profile = RealLoads.profile
    for (year, value) in [(2023, 46.4), (2024, 46.1), (2025, 45.9)] {
      #expect(try figure(profile, "att8", "secondary", year: year) == value)
    }
    for (year, value) in [(2023, 35.1), (2024, 34.7), (2025, 34.9)] {
      #expect(try figure(profile, "att8_dis", "secondary", year: year) == value)
    }
    let absence = try figure(profile, "persistent_absence_pct", "secondary", year: 2024)
    #expect(abs(absence - 25.6) < 0.05)
  }

  /// Two files hold the same figure of 2023 for 82 schools, by different roads; they agree, so nothing
  /// is reported as differing.
  @Test func filesThatShouldAgreeDo() {
    let codes = RealLoads.profile.report.problems.map(\.code)
    #expect(!codes.contains("WM572"), "\(RealLoads.profile.report.problems.map(\.message))")
    #expect(!RealLoads.england.report.problems.map(\.code).contains("WM572"))
  }

  /// Postcode centres in degrees against the register's metres: half are within some 50 metres.
  @Test func degreesAndMetresMeet() throws {
    let degrees = RealLoads.england.base.schools
    let metres = RealLoads.counties.base.schools
    func number(_ table: FactTable, _ id: String, _ row: Int) -> Double? {
      guard let slot = Shipped.vocabulary.slot(id: id),
        case .known(.number(let number)) = table.value(slot, row)
      else { return nil }
      return number
    }
    let urn = try #require(Shipped.vocabulary.slot(id: "urn"))
    var rows: [FactValue: Int] = [:]
    for row in 0..<degrees.count { rows[degrees.value(urn, row)] = row }
    var distances: [Double] = []
    for row in 0..<metres.count {
      guard let easting = number(metres, "easting", row),
        let northing = number(metres, "northing", row), let other = rows[metres.value(urn, row)],
        let latitude = number(degrees, "latitude", other),
        let longitude = number(degrees, "longitude", other),
        let place = GridPlace(latitude: latitude, longitude: longitude)
      else { continue }
      distances.append(
        place.distanceInKilometres(to: GridPlace(easting: easting, northing: northing)))
    }
    distances.sort()
    #expect(distances.count > 500)
    #expect(distances[distances.count / 2] < 0.08)
    #expect(distances[distances.count * 95 / 100] < 0.3)
  }

  /// Suppressed figures are hidden, not zero, and say so.
  @Test func suppressedIsNeverZero() throws {
    let slot = try #require(Shipped.vocabulary.slot(id: "persistent_absence_pct"))
    let table = RealLoads.england.base.schools
    let hidden = (0..<table.count).count { table.value(slot, $0) == .notSupplied(.suppressed) }
    #expect(hidden > 700)
    let report = try Self.report(RealLoads.england, "absence-2019-england.csv.gz")
    #expect(report.cells.first { $0.heading == "PPERSABS10" }?.codes == ["SUPP": 864])
  }

  @Test func independentsAndChildrensCentresAreLeftOut() throws {
    let report = try Self.report(RealLoads.counties, "gias-2021-surrey-all-phases.csv.gz")
    let counts = Dictionary(
      report.leftOut.map { ($0.reason, $0.tally.count) }, uniquingKeysWith: { a, _ in a })
    #expect(counts["children's centres are left out"] == 70)
    #expect(counts["independent schools are left out"] == 109)
    let census = try Self.report(RealLoads.england, "census-2019-england.csv.gz")
    #expect(census.leftOut.map(\.tally.count) == [1935])
  }

  /// Two schools of the results are in no register: they are not joined, and that is said.
  @Test func schoolsWithoutARegisterRowAreSaid() throws {
    let name = "ks4-performance-2023-2025-manchester-leeds-sheffield.csv"
    let report = try Self.report(RealLoads.profile, name)
    #expect(report.unlisted.count == 2)
    #expect(report.schools == 91)
  }
}
