import Facts
import Foundation
import Schools
import TestSupport
import Testing

/// Every value can be found in the file, row and column it names.
@Suite(.needsSharedData) struct RealProvenanceTests {
  @Test(arguments: RealPack.allCases)
  func sampledValuesStandWhereTheySay(pack: RealPack) throws {
    let samples = Self.samples(of: pack.data.base.schools, seed: 20_261_122)
    #expect(samples.count > 300)
    for (file, wanted) in Dictionary(grouping: samples, by: \.file) {
      let byRow = Dictionary(grouping: wanted, by: \.row)
      var headings: [String] = []
      var found = 0
      var reader = CSVReader(try CompressedFile(path: file))
      try reader.forEachRow { row in
        if row.number == 1 { headings = (0..<row.count).map(row.text) }
        for sample in byRow[row.number] ?? [] {
          found += 1
          #expect(headings[sample.column - 1] == sample.heading, "\(sample)")
          let text = row.text(sample.column - 1)
          switch sample.value {
          case .known(.number(let number)):
            let cell = NumberText(text)?.value ?? NumberText(text.replacing("%", with: ""))?.value
            #expect(cell == number || text.contains("-") || text.count == 8, "\(sample) \(text)")
          case .known(.text(let label)) where sample.isAsWritten:
            #expect(text == label, "\(sample)")
          case .notSupplied(.suppressed): #expect(["SUPP", "SP", "x"].contains(text), "\(sample)")
          default: #expect(!text.isEmpty, "\(sample)")
          }
        }
        return true
      }
      #expect(found == wanted.count, "\(file)")
    }
  }

  private struct Sample: Sendable {
    var file: String
    var row: Int
    var column: Int
    var heading: String
    var value: FactValue
    /// Labels that no mapping translates.
    var isAsWritten: Bool
  }

  private static func samples(of table: FactTable, seed: UInt64) -> [Sample] {
    var random = SplitMix64(seed: seed)
    let slots = table.columns.indices.filter { table.columns[$0] != nil }
    var samples: [Sample] = []
    for _ in 0..<6000 where samples.count < 600 {
      guard let slot = slots.randomElement(using: &random) else { break }
      let row = Int.random(in: 0..<table.count, using: &random)
      let fact = table.vocabulary.facts[slot]
      guard ["data_year"].contains(fact.id) == false,
        case .published(let file, let fileRow, let column, let heading, _)? = table.origin(
          slot, row),
        column > 0
      else { continue }
      samples.append(
        Sample(
          file: file, row: fileRow, column: column, heading: heading, value: table.value(slot, row),
          isAsWritten: ["school_name", "urn", "town", "postcode"].contains(fact.id)))
    }
    return samples
  }

  /// Figures of earlier years say the file, row and column as well.
  @Test func historyStandsWhereItSays() throws {
    let table = RealLoads.counties.base.schools
    let slot = try #require(Shipped.vocabulary.slot(id: "rwm_exp_pct"))
    let years = try #require(table.history[slot])
    #expect(Set(years.keys).isSuperset(of: [2017, 2018, 2019]))
    for year in [2017, 2018, 2019] {
      let column = try #require(years[year])
      let origins = try #require(table.historyOrigins[slot]?[year])
      let row = try #require((0..<table.count).first { column[$0].isKnownOrBetween })
      guard case .published(let file, let fileRow, let place, let heading, year)? = origins[row],
        case .known(.number(let value)) = column[row]
      else {
        Issue.record("a published number was expected")
        continue
      }
      #expect(heading.hasPrefix("PTRWM_EXP"))
      var text = ""
      var reader = CSVReader(try CompressedFile(path: file))
      try reader.forEachRow { line in
        if line.number == fileRow { text = line.text(place - 1) }
        return line.number < fileRow
      }
      #expect(NumberText(text)?.value == value)
    }
  }
}
