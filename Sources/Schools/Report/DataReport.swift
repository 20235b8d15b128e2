package import Diagnostics
package import Facts

/// What an import understood: each file, and all of them together.
package struct DataReport: Sendable {
  /// One for each file, in the order given.
  package var files: [FileReport]
  /// How many schools of each area and phase have what advice needs.
  package var joins: JoinCounts
  /// The number of schools in all, and of those that are closed.
  package var schools: Int
  package var closedSchools: Int
  /// Entries of registers, and areas.
  package var areas: Int
  package var hubs: Int
  /// Schools that a register of system leaders names.
  package var leaders: Int
  package var partners: Int
  /// Rows of tables of travel times that are used.
  package var journeys: Int
  /// Subjects, and groups of pupils, of schools.
  package var subjectResults: Int
  package var groupResults: Int
  /// How the schools were put into families; empty until whoever makes families has said.
  package var families: [FamilyLine] = []
  /// Problems between files.
  package var problems: [Diagnostic]

  /// Whether a file could not be read, or not in full.
  package var hasUnreadableFiles: Bool { files.contains { !$0.isReadable } }

  /// The problems of all files, and those between files.
  package var allProblems: [Diagnostic] { files.flatMap(\.problems) + problems }

  /// What is wrong with registers and tables of travel times: a plan of partners hangs on their every row.
  package var registerProblems: [Diagnostic] {
    allProblems.filter { ("WM573"..."WM578").contains($0.code) } + badCells
  }

  /// Cells of registers that hold no value of their fact, such as a negative number of places, with row and column.
  private var badCells: [Diagnostic] {
    files.flatMap { file in
      file.cells.filter { cell in
        ["hub_", "leader_", "partner_"].contains(where: cell.fact.hasPrefix)
      }
      .flatMap { cell in
        [cell.outOfRange, cell.notWhole, cell.notUnderstood].flatMap(\.examples).map { example in
          Diagnostic(
            "WM579", .warning,
            "\(example.text.quoted()) is no value of the column \(cell.heading.quoted())",
            at: Source.Location(file: file.file, line: example.row, column: cell.column),
            nextStep: "correct it, or leave the cell empty where nobody knows")
        }
      }
    }
  }

  /// How `waymark data check` ends.
  package var exitStatus: ExitStatus { hasUnreadableFiles ? .unreadable : .done }

  /// Of data that was read before: what it holds, and nothing about files.
  package init(_ base: FactBase) {
    files = []
    schools = base.schools.count
    closedSchools = base.schools.closedSchools.count { $0 }
    areas = base.areas.count
    hubs = base.registers[.hub]?.count ?? 0
    leaders = base.registers[.leader]?.count ?? 0
    partners = base.registers[.partner]?.count ?? 0
    journeys = base.travelTimes.count
    subjectResults = base.registers[.subject]?.count ?? 0
    groupResults = base.registers[.pupilGroup]?.count ?? 0
    joins = JoinCounts()
    problems = []
  }

  init(
    _ files: [FileReport], portions: [FilePortion], schools: SchoolJoin, areas: AreaJoin,
    answers: AnswerJoin, parts: PartJoin, registers: RegisterJoin, journeys: JourneyJoin,
    base: FactBase, countsJoins: Bool
  ) {
    self.init(base)
    self.files = files
    joins = countsJoins ? JoinCounts(schools: schools, areas: areas, base: base) : JoinCounts()
    problems = schools.problems.map { $0.diagnostic(file: "") }
    countJoins(portions, schools.index)
    countAnswers(answers)
    countParts(parts)
    for file in self.files.indices {
      self.files[file].replacedRows = registers.replaced[self.files[file].file] ?? Tally()
    }
    for problem in RegisterCheck(registers, base).problems + journeys.problems {
      let file = self.files.firstIndex { $0.file == problem.location?.file }
      if let file { self.files[file].problems.append(problem) }
    }
    noteYears()
  }

  /// Counts rows that found their school, by file.
  private mutating func countJoins(_ portions: [FilePortion], _ index: SchoolIndex) {
    for (position, portion) in portions.enumerated() {
      guard let file = files.firstIndex(where: { $0.file == portion.file && $0.layout != nil })
      else { continue }
      let targets = index.targets[position]
      var joined: Set<Int32> = []
      var linkedRows: Set<Int32> = []
      for (row, school) in targets.linked {
        if targets.own[Int(row)] < 0 {
          linkedRows.insert(row)
          joined.insert(school)
        }
      }
      for (row, school) in targets.own.enumerated() {
        if school >= 0 {
          joined.insert(school)
        } else if !linkedRows.contains(Int32(row)) {
          files[file].unlisted.add(row: Int(portion.fileRows[row]))
        }
      }
      files[file].schools = joined.count
      files[file].joinedByLink = linkedRows.count
    }
  }

  /// Counts answers that found their school or authority, by file.
  private mutating func countAnswers(_ answers: AnswerJoin) {
    for file in files.indices {
      guard let placement = answers.placements[files[file].file] else { continue }
      files[file].schools = placement.schools.count
      files[file].unplacedAnswers = placement.unplaced
    }
  }

  /// Counts subjects and groups that found their school, by file.
  private mutating func countParts(_ parts: PartJoin) {
    for file in files.indices {
      guard let placement = parts.placements[files[file].file] else { continue }
      files[file].schools = placement.schools.count
      files[file].unlisted = placement.unplaced
    }
  }

  /// Says when figures are from different years.
  private mutating func noteYears() {
    let years = Set(files.filter(\.isReadable).compactMap(\.year)).sorted()
    if years.count > 1 {
      problems.append(DataProblem.differentYears(years).diagnostic(file: ""))
    }
  }
}
