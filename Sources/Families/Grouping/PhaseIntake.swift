import Facts
import Parallel
import Schools

/// The open schools of one phase that the data put into no family, and how similar their pupils are.
struct PhaseIntake: Sendable {
  let phase: String
  /// Rows of the table, by number of the school (URN) where there is one.
  let rows: [Int]
  let intake: IntakeMeasures
  /// Which of the rows have any of the measures of the greatest weight, by place among them.
  private(set) var known: [Int]

  init(_ phase: String, rows: [Int], in base: FactBase, by policy: GroupingPolicy) {
    self.phase = phase
    self.rows = rows
    intake = IntakeMeasures(policy, of: rows, phase: phase, in: base.schools)
    let measures = intake.measures
    // A school of which only a measure of smaller weight is known would stand anywhere.
    let most = policy.measures.map(\.weight).max() ?? 0
    let main = measures.filter { $0.weight >= most }
    known = rows.indices.filter { index in main.contains { !$0.values[index].isNaN } }
  }

  /// For each measure the value of each known school; of a standardised measure, 0 is the average of the
  /// phase and stands in where nothing is known.
  var points: [[Double]] {
    intake.measures.map { measure in
      known.map { measure.values[$0].isNaN ? 0 : measure.values[$0] }
    }
  }

  /// Families as one way of cutting them made them: of one part of a phase, places among its known schools; of a
  /// whole phase, places among its rows.
  struct Made: Sendable {
    var families: [[Int]]
    /// What is to be said beside sizes and measures.
    var notes: [FamilyNote] = []
    /// What could not be kept for the next time, and where.
    var notKept: String?
  }

  /// Families of all schools of a base: those that the data name as they are, then phase by phase.
  static func cut(
    _ base: FactBase, by policy: GroupingPolicy, _ make: @Sendable (PhaseIntake) -> Made
  ) -> FamilyCut {
    var cut = FamilyCut(
      familyOfSchool: Array(repeating: -1, count: base.schools.count), families: [], notes: [])
    cut.takeGiven(base)
    let (phases, unknown) = open(base, without: cut.familyOfSchool)
    let intakes = inParallel(phases.count) { number in
      PhaseIntake(phases[number].phase, rows: phases[number].rows, in: base, by: policy)
    }
    // All parts of all phases side by side: one phase alone may have nearly all schools.
    let regions = inParallel(intakes.count) { PhaseRegions(intakes[$0], in: base, by: policy) }
    let parts = intakes.indices.flatMap { number in
      regions[number].parts.map { (intake: number, places: $0) }
    }
    let made = inParallel(parts.count) { number -> Made in
      var intake = intakes[parts[number].intake]
      intake.known = parts[number].places
      return intake.known.isEmpty ? Made(families: []) : make(intake)
    }
    for (number, intake) in intakes.enumerated() {
      let own = parts.indices.filter { parts[$0].intake == number }
      var whole = Made(parts: own.map { made[$0] })
      if own.count > 1, let fact = policy.within.flatMap(base.vocabulary.slot(id:)) {
        let name = base.vocabulary.facts[fact].name
        if regions[number].withNeighbours > 0 {
          whole.notes.insert(
            .withNeighbours(
              phase: intake.phase, fact: name, schools: regions[number].withNeighbours), at: 0)
        }
        whole.notes.insert(.within(phase: intake.phase, fact: name, values: own.count), at: 0)
      }
      whole.families = zip(own, own.map { made[$0].families }).flatMap { part, families in
        families.map { $0.map { parts[part].places[$0] } }
      }
      cut.add(whole, of: intake)
    }
    if unknown > 0 { cut.notes.append(.phaseUnknown(schools: unknown)) }
    return cut
  }

  /// The open schools in no family by phase, in the order of the vocabulary; and how many have no phase.
  private static func open(
    _ base: FactBase, without familyOfSchool: [Int32]
  ) -> (phases: [(phase: String, rows: [Int])], unknown: Int) {
    let isClosed = base.schools.closedSchools
    let slot = base.vocabulary.slot(id: "phase")
    var byPhase: [Int: [Int]] = [:]
    var unknown = 0
    for school in 0..<base.schools.count where familyOfSchool[school] < 0 && !isClosed[school] {
      if let slot, case .known(.word(let phase)) = base.schools.value(slot, school) {
        byPhase[phase, default: []].append(school)
      } else {
        unknown += 1
      }
    }
    let words = slot.map { base.vocabulary.facts[$0].kind.words } ?? []
    let numbers = base.schools.schoolNumbers
    let phases = byPhase.sorted { $0.key < $1.key }.map { phase, schools in
      (words[phase], schools.sorted { (numbers[$0], $0) < (numbers[$1], $1) })
    }
    return (phases, unknown)
  }
}

extension FactTable {
  /// The number (URN) of each school; the largest there is where it is not known.
  fileprivate var schoolNumbers: [Int] {
    let slot = vocabulary.slot(id: "urn")
    return (0..<count).map { row in
      if let slot, case .known(.text(let text)) = value(slot, row), let number = Int(text) {
        number
      } else {
        .max
      }
    }
  }
}

extension FamilyCut {
  /// Families named in the data.
  fileprivate mutating func takeGiven(_ base: FactBase) {
    guard let slot = base.vocabulary.slot(id: "family") else { return }
    var members: [String: [Int]] = [:]
    let isClosed = base.schools.closedSchools
    for school in 0..<base.schools.count where !isClosed[school] {
      // A name that an earlier cut made is no name the data gave.
      if base.schools.origin(slot, school) != .derived,
        case .known(.text(let name)) = base.schools.value(slot, school)
      {
        members[name, default: []].append(school)
      }
    }
    for (name, schools) in members.sorted(by: { $0.key < $1.key }) {
      add(name, phase: nil, schools, isGiven: true)
    }
    if !members.isEmpty {
      let count = members.values.reduce(0) { $0 + $1.count }
      notes.append(.given(families: members.count, schools: count))
    }
  }

  /// Families made of the schools of a phase, with what is to be said of them.
  fileprivate mutating func add(_ made: PhaseIntake.Made, of intake: PhaseIntake) {
    let (phase, known) = (intake.phase, intake.known)
    notKept = notKept ?? made.notKept
    guard !known.isEmpty else {
      notes.append(.leftOut(phase: phase, schools: intake.rows.count))
      return
    }
    for (number, members) in made.families.enumerated() {
      let rows = members.map { intake.rows[$0] }.sorted()
      add("\(phase) \(number + 1)", phase: phase, rows, isGiven: false)
    }
    let sizes = made.families.map(\.count)
    notes.append(
      .made(
        phase: phase, families: sizes.count, smallest: sizes.min() ?? 0, largest: sizes.max() ?? 0,
        measures: intake.intake.measures.map(\.name)))
    notes += made.notes
    for measure in intake.intake.missing {
      notes.append(.measureMissing(phase: phase, measure: measure))
    }
    for measure in intake.intake.measures {
      let missing = known.count { measure.values[$0].isNaN }
      if missing > 0 {
        notes.append(.partlyKnown(phase: phase, schools: missing, measure: measure.name))
      }
    }
    if let averaged = intake.intake.averaged, averaged.schools > 0 {
      notes.append(.averaged(phase: phase, schools: averaged.schools, years: averaged.years))
    }
    if known.count < HalvingCut.sizes.lowerBound {
      notes.append(.tooFew(phase: phase, schools: known.count))
    }
    if known.count < intake.rows.count {
      notes.append(.leftOut(phase: phase, schools: intake.rows.count - known.count))
    }
  }

  private mutating func add(_ name: String, phase: String?, _ members: [Int], isGiven: Bool) {
    let number = Int32(families.count)
    for member in members { familyOfSchool[member] = number }
    families.append(.init(name: name, phase: phase, members: members, isGiven: isGiven))
  }
}

extension PhaseIntake.Made {
  /// What is to be said of all parts together; the families are left to the caller, who knows the parts' places.
  fileprivate init(parts: [PhaseIntake.Made]) {
    families = []
    notKept = parts.lazy.compactMap(\.notKept).first
    for note in parts.flatMap(\.notes) {
      let same = notes.firstIndex { note.added(to: $0) != nil }
      if let same, let sum = note.added(to: notes[same]) {
        notes[same] = sum
      } else {
        notes.append(note)
      }
    }
  }
}

extension FamilyNote {
  /// This note and the same of another part of the phase as one; `nil` where they say different things.
  fileprivate func added(to other: FamilyNote) -> FamilyNote? {
    switch (other, self) {
    case (.fewAuthorities(let phase, let a, let wished), .fewAuthorities(_, let b, _)):
      .fewAuthorities(phase: phase, families: a + b, wished: wished)
    case (.closePairs(let phase, let a, let kilometres), .closePairs(_, let b, _)):
      .closePairs(phase: phase, pairs: a + b, kilometres: kilometres)
    case (.placeUnknown(let phase, let a), .placeUnknown(_, let b)):
      .placeUnknown(phase: phase, schools: a + b)
    default: nil
    }
  }
}
