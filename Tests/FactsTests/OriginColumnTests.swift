import Facts
import Testing

/// Where values came from, row by row.
@Suite struct OriginColumnTests {
  private static func cell(_ row: Int, _ heading: String = "PNUMEAL") -> Origin {
    .published(file: "census-2019.csv", row: row, column: 7, heading: heading, year: 2019)
  }

  @Test func rowsOfAColumnShareItAndKeepTheirRow() {
    var origins = OriginColumn(count: 3)
    origins.set(0, to: Self.cell(2))
    origins.set(2, to: Self.cell(9))
    #expect(origins[0] == Self.cell(2))
    #expect(origins[1] == nil)
    #expect(origins[2] == Self.cell(9))
    #expect(origins.sources.count == 1)
    #expect(origins.year(2) == 2019)
  }

  @Test func aLaterOriginReplacesAnEarlierOne() {
    var origins = OriginColumn(count: 1)
    let told = Origin.told(by: "head", on: "2025-03-10")
    for origin in [Self.cell(2), told, .derived, told, .supposed, Self.cell(3, "EAL")] {
      origins.set(0, to: origin)
      #expect(origins[0] == origin)
    }
  }

  /// A survey of a country: more people than a column of a file could ever have sources.
  @Test func everyRowMayBeToldBySomebodyElse() {
    let count = 40_000
    var origins = OriginColumn(count: count)
    for row in 0..<count { origins.set(row, to: .told(by: "head \(row)", on: "2025-03-10")) }
    #expect(origins[39_999] == .told(by: "head 39999", on: "2025-03-10"))
    #expect(origins[0] == .told(by: "head 0", on: "2025-03-10"))
    #expect(origins.year(0) == nil)
    #expect(origins.sources.isEmpty)
  }
}
