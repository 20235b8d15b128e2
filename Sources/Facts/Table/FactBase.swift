/// Everything that is known, of all bearers, and how they are linked: the whole input of inference.
package struct FactBase: Sendable {
  /// The words for everything in it.
  package let vocabulary: Vocabulary
  /// The schools.
  package var schools: FactTable
  /// The areas (local authorities); a school's rules read the facts of its area.
  package var areas: FactTable
  /// Hubs, leaders, partners, subjects and pupil groups that registers or files name.
  package var registers: [Bearer: FactTable]
  /// For each school its row in `areas`, or -1; closed schools are in none.
  package var areaOfSchool: [Int32]
  /// For each school the number of its Family (from 0), or -1.
  package var familyOfSchool: [Int32]
  /// Members by the name of a relation; a relation without an entry has no members known.
  package var links: [String: Links]
  /// Relations whose register turned out complete or incomplete, against the vocabulary's default.
  package var registerIsComplete: [String: Bool]
  /// Published benchmark figures: from aggregate rows of files, else from the vocabulary.
  package var benchmarks: BenchmarkFigures
  /// The end of the newest academic year in the data, for example 2019 for 2018-19; `nil` without data.
  package var newestYear: Int?
  /// Journeys of which a table states the minutes; they count before the straight line.
  package var travelTimes = TravelTimes()

  package init(
    vocabulary: Vocabulary, schools: FactTable, areas: FactTable,
    registers: [Bearer: FactTable] = [:], areaOfSchool: [Int32]? = nil,
    familyOfSchool: [Int32]? = nil, links: [String: Links] = [:],
    registerIsComplete: [String: Bool] = [:], benchmarks: BenchmarkFigures = BenchmarkFigures(),
    newestYear: Int? = nil
  ) {
    self.vocabulary = vocabulary
    self.schools = schools
    self.areas = areas
    self.registers = registers
    self.areaOfSchool = areaOfSchool ?? Array(repeating: -1, count: schools.count)
    self.familyOfSchool = familyOfSchool ?? Array(repeating: -1, count: schools.count)
    self.links = links
    self.registerIsComplete = registerIsComplete
    self.benchmarks = benchmarks
    self.newestYear = newestYear
  }

  /// The table of a bearer; `nil` when no register of it was given.
  package func table(of bearer: Bearer) -> FactTable? {
    switch bearer {
    case .school: schools
    case .area: areas
    case .hub, .leader, .partner, .subject, .pupilGroup: registers[bearer]
    case .journey: nil
    }
  }
}
