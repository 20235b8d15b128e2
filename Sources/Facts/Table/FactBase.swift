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

/// The members of one relation for every school, as one flat list and where each school's part starts.
package struct Links: Sendable {
  /// School `s` has the members `members[starts[s]..<starts[s + 1]]`; one more entry than schools.
  package private(set) var starts: [Int32]
  /// Rows of the table at the other end, ascending within a school.
  package private(set) var members: [Int32]
  /// The distance to each member in a straight line, where links are found by distance; NaN where a
  /// place is not known. Parallel to `members`.
  package var kilometres: [Float]?
  /// Schools whose members nobody can tell, since their own place is not known; not the same as none.
  package var withoutPlace: Set<Int32> = []

  /// From one list of member rows a school.
  package init(_ lists: [[Int]]) {
    starts = [0]
    members = []
    for list in lists {
      members += list.sorted().map(Int32.init)
      starts.append(Int32(members.count))
    }
  }

  /// From a flat list; `starts` has one more entry than there are schools and ends with `members.count`.
  package init(starts: [Int32], members: [Int32]) {
    precondition(starts.last.map(Int.init) == members.count, "the starts end where the members end")
    self.starts = starts
    self.members = members
  }

  /// The members of any of these schools, each once, ascending.
  package func union(of schools: [Int32]) -> [Int32] {
    var isMember: [Bool] = []
    for school in schools {
      for member in self[Int(school)] {
        let row = Int(member)
        if row >= isMember.count {
          isMember += Array(
            repeating: false, count: max(row + 1, 2 * isMember.count) - isMember.count)
        }
        isMember[row] = true
      }
    }
    return isMember.indices.lazy.filter { isMember[$0] }.map(Int32.init)
  }

  /// The member rows of a school.
  package subscript(school: Int) -> ArraySlice<Int32> {
    members[Int(starts[school])..<Int(starts[school + 1])]
  }
}

/// Published figures to compare with, by fact, group, phase and year.
package struct BenchmarkFigures: Sendable {
  /// What a figure speaks for.
  package struct Key: Hashable, Sendable {
    /// The fact's slot.
    package var slot: Int
    /// The group; `family` figures are worked out and never published here.
    package var group: BenchmarkGroup
    /// The authority's row in the table of areas; `nil` for national.
    package var area: Int?
    /// The word of the `phase` fact; `nil` for all phases.
    package var phase: String?
    /// An end of the national spread; `nil` for the mean.
    package var place: Place?
    /// Whether the figure is the standard deviation among schools, not their mean.
    package var isSpread: Bool

    package init(
      slot: Int, group: BenchmarkGroup, area: Int? = nil, phase: String? = nil,
      place: Place? = nil, isSpread: Bool = false
    ) {
      self.slot = slot
      self.isSpread = isSpread
      self.group = group
      self.area = area
      self.phase = phase
      self.place = place
    }
  }

  /// A figure with its year and where it stands.
  package struct Figure: Hashable, Sendable {
    package var value: Double
    package var year: Int?
    package var origin: Source

    package init(value: Double, year: Int?, origin: Source) {
      self.value = value
      self.year = year
      self.origin = origin
    }
  }

  /// Where a benchmark figure stands.
  package enum Source: Hashable, Sendable {
    /// An aggregate row of a data file.
    case published(Origin)
    /// A dated figure of the vocabulary, with its source key.
    case vocabulary(source: String, kind: NamedBand.Origin)
  }

  private var figures: [Key: [Figure]]

  package init() { figures = [:] }

  /// Adds a figure; figures of several years may stand under one key.
  package mutating func add(_ figure: Figure, for key: Key) {
    figures[key, default: []].append(figure)
  }

  /// The figure for a key that fits a year best: the same year, else the nearest earlier, else the
  /// nearest later; files before vocabulary.
  package func figure(_ key: Key, year: Int?) -> Figure? {
    figures[key]?.min { a, b in Self.rank(a, for: year) < Self.rank(b, for: year) }
  }

  /// All keys, for listings and tests; in no order.
  package var keys: [Key] { Array(figures.keys) }

  private static func rank(_ figure: Figure, for year: Int?) -> (Int, Int) {
    let isVocabulary = if case .vocabulary = figure.origin { 1 } else { 0 }
    guard let year, let own = figure.year else { return (isVocabulary, -(figure.year ?? 0)) }
    let distance = own <= year ? (year - own) * 2 : (own - year) * 2 + 1
    return (isVocabulary, distance)
  }
}
