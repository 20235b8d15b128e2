import Advice
import Facts
import Families
import Foundation
import Inference
import Notation
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// Two Families that the data names, so that pages of them do not hang on how schools are grouped: one of fourteen
/// schools with a corner, a near miss, a twin, a small school and one without results, and one too small.
enum MadeUpFamily {
  /// A school: result in three years, pupils a year, disadvantage, and what people said.
  struct School {
    var urn: Int
    var name: String
    var area: String
    var results: [Int?]
    var pupils = 45
    var disadvantaged = 40
    var family = "Riverside"
  }

  static let schools: [School] = [
    School(urn: 900_001, name: "Alder Primary", area: "Northgate", results: [70, 74, 80]),
    School(urn: 900_002, name: "Beech Primary", area: "Northgate", results: [50, 48, 46]),
    School(urn: 900_003, name: "Cedar Primary", area: "Eastmoor", results: [44, 52, 60]),
    School(urn: 900_004, name: "Damson Primary", area: "Eastmoor", results: [44, 52, 60]),
    School(urn: 900_005, name: "Elder Primary", area: "Eastmoor", results: [60, 62, 63]),
    School(urn: 900_006, name: "Fig Tree Primary", area: "Westholme", results: [74, 70, 64]),
    School(urn: 900_007, name: "Gorse Primary", area: "Westholme", results: [40, 41, 40]),
    School(urn: 900_008, name: "Hazel Primary", area: "Westholme", results: [66, 66, 70]),
    School(urn: 900_009, name: "Ivy Primary", area: "Northgate", results: [55, nil, 61]),
    School(
      urn: 900_010, name: "Juniper Primary", area: "Eastmoor", results: [33, 80, 100], pupils: 6),
    School(urn: 900_011, name: "Kale Infant School", area: "Westholme", results: [nil, nil, nil]),
    School(urn: 900_012, name: "Larch Primary", area: "Northgate", results: [58, 57, 60]),
    School(urn: 900_013, name: "Maple Primary", area: "Eastmoor", results: [62, 68, 58]),
    School(urn: 900_014, name: "Nettle Primary", area: "Westholme", results: [48, 50, 57]),
    School(
      urn: 900_015, name: "Oak Primary", area: "Northgate", results: [50, 50, 50],
      family: "Hillside"),
    School(
      urn: 900_016, name: "Pine Primary", area: "Northgate", results: [60, 62, 61],
      family: "Hillside"),
  ]

  /// The files as somebody might send them; rows may be turned round.
  static func files(_ schools: [School] = schools, turned: Bool = false) -> [(
    path: String, bytes: [UInt8]
  )] {
    let rows = turned ? Array(schools.reversed()) : schools
    let register =
      "URN,school name,authority,phase,family,disadvantaged pupils,KS1 average points,pupils on roll\n"
      + rows.enumerated().map { _, school in
        "\(school.urn),\(quoted(school.name)),\(school.area),primary,\(school.family),"
          + "\(school.disadvantaged + school.urn % 7),\(15 + Double(school.urn % 5) / 10),"
          + "\(school.pupils * 7)\n"
      }.joined()
    let years = (0..<3).map { year in
      let lines = rows.map { school in
        let result = school.results[year]
        return "\(school.urn),\(result.map { "\($0)" } ?? ""),\(school.pupils),"
          + "\(result.map { "\(min(100, $0 + 8))" } ?? ""),\(result.map { "\(max(0, $0 - school.urn % 9))" } ?? "")\n"
      }
      return (
        path: "results-\(2023 + year).csv",
        bytes: Array(
          ("URN,KS2 combined result,cohort size,KS2 reading result,KS2 maths result\n"
            + lines.joined()).utf8)
      )
    }
    return [(path: "register-2025.csv", bytes: Array(register.utf8))] + years
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  /// An adviser on these files.
  static func adviser(_ files: [(path: String, bytes: [UInt8])] = files()) throws -> Adviser {
    let base = Region.load(files, ShippedRuleSet.checked.vocabulary)
    let engine = Engine(rules: Region.rules, base: base, asOfYear: 2025)
    return Adviser(engine: engine, asOf: try #require(CalendarDate("2025-09-01")))
  }

  static let shared = Result { try adviser() }

  /// The report of one of the two.
  static func report(
    _ name: String = "Riverside", seenFrom urn: String? = nil, _ adviser: Adviser? = nil
  ) throws -> FamilyReport {
    let adviser = try adviser ?? shared.get()
    let book = FamilyBook(adviser.engine.base, adviser.directory)
    let entry = try #require(book.entries.first { $0.name == name })
    let asker = adviser.directory.entries.first { $0.urn == urn }?.row
    return FamilyReportMaker(entry, adviser, seenFrom: asker, source: "4 files").report()
  }
}
