import Diagnostics
import Facts
import Families
import TestSupport

/// A school made up for tests of families.
struct InventedSchool {
  var authority: Int
  var disadvantaged: Double
  var lowPrior: Double
  var easting: Double
  var northing = 400_000.0
  var cohort = 60.0
  /// The share of disadvantaged pupils of earlier years.
  var earlier: [Int: Double] = [:]

  /// Schools of authorities that differ in intake, spread over the country.
  static func region(_ count: Int, authorities: Int, seed: UInt64) -> [InventedSchool] {
    var generator = SplitMix64(seed: seed)
    let centres = (0..<authorities).map { _ in
      (Double.random(in: 15...50, using: &generator), Double.random(in: 10...35, using: &generator))
    }
    return (0..<count).map { number in
      let authority = number % authorities
      return InventedSchool(
        authority: authority,
        disadvantaged: centres[authority].0 + Double.random(in: -14...14, using: &generator),
        lowPrior: centres[authority].1 + Double.random(in: -9...9, using: &generator),
        easting: Double.random(in: 200_000...600_000, using: &generator))
    }
  }

  private static let vocabulary: Vocabulary = {
    let place = Source.Location(file: "test", line: 1, column: 1)
    func fact(_ id: String, _ kind: FactKind) -> FactDefinition {
      FactDefinition(id: id, name: id, means: id, kind: kind, role: .figure, location: place)
    }
    func number(_ limits: ClosedRange<Double>) -> FactKind {
      .number(unit: .none, whole: false, range: limits)
    }
    return Vocabulary(facts: [
      fact("phase", .choice(["primary", "secondary"])), fact("pct_fsm6", number(0...100)),
      fact("pct_low_prior", number(0...100)), fact("urn", .label),
      fact("easting", number(0...700_000)), fact("northing", number(0...1_300_000)),
      fact("cohort_size", number(0...1500)),
    ])
  }()

  /// Primary schools of 2025 as facts, numbered as they stand; their rows in another order if one is given.
  static func base(_ schools: [InventedSchool], order: [Int]? = nil) -> FactBase {
    let order = order ?? Array(schools.indices)
    var table = FactTable(vocabulary: vocabulary, bearer: .school, count: schools.count)
    for (row, number) in order.enumerated() {
      let school = schools[number]
      table.set(0, row, to: .known(.word(0)), from: nil)
      let figures = [
        1: school.disadvantaged, 2: school.lowPrior, 4: school.easting, 5: school.northing,
        6: school.cohort,
      ]
      for (slot, figure) in figures { table.set(slot, row, to: .known(.number(figure)), from: nil) }
      table.set(3, row, to: .known(.text("\(100_000 + number)")), from: nil)
      table.setHistory(
        1, year: 2025, row: row, to: .known(.number(school.disadvantaged)), from: nil)
      for (year, share) in school.earlier {
        table.setHistory(1, year: year, row: row, to: .known(.number(share)), from: nil)
      }
    }
    let areas = FactTable(vocabulary: vocabulary, bearer: .area, count: 0)
    return FactBase(
      vocabulary: vocabulary, schools: table, areas: areas,
      areaOfSchool: order.map { Int32(schools[$0].authority) })
  }

  /// The sum of squares within families, both figures in units of their spread over all.
  static func squares(_ schools: [InventedSchool], _ cut: FamilyCut) -> Double {
    [\InventedSchool.disadvantaged, \.lowPrior].reduce(0.0) { total, figure in
      let spread = squares(schools.map { $0[keyPath: figure] })
      return total
        + cut.families.reduce(0.0) { sum, family in
          sum + squares(family.members.map { schools[$0][keyPath: figure] }) / spread
        }
    }
  }

  private static func squares(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  /// The share of pairs in one family that stay together when one school leaves.
  static func pairsKept(_ with: FamilyCut, _ without: FamilyCut, leaver: Int) -> Double {
    var (pairs, kept) = (0, 0)
    for family in with.families {
      let rows = family.members.filter { $0 != leaver }.map { $0 > leaver ? $0 - 1 : $0 }
      for (place, one) in rows.enumerated() {
        for other in rows[(place + 1)...] {
          pairs += 1
          if without.familyOfSchool[one] == without.familyOfSchool[other] { kept += 1 }
        }
      }
    }
    return Double(kept) / Double(max(1, pairs))
  }
}
