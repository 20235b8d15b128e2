import Facts
import Parallel
import RuleLanguage

/// The verdicts of all conditions for all schools and areas, as columns of bits.
struct VerdictSurvey: Sendable {
  /// Whose verdicts a column holds.
  enum View: Hashable {
    case schools, areas
    /// For each school those of its area.
    case areasOfSchools
  }

  private let decided: [Bearer: DecidedPlanes]
  private let areaOfSchool: [Int32]
  private let counts: [Bearer: Int]
  /// By fact and bearer: the rows of which one value is known.
  private let exact: [FactOf: BitColumn]

  private struct FactOf: Hashable {
    var slot: Int
    var bearer: Bearer
  }

  /// Decides everything.
  init(_ rules: CompiledRules, _ facts: SettledFacts) {
    let nodes = rules.outputs().union(rules.conditionNodes)
    let program = VerdictProgram(rules, outputs: [.school: nodes, .area: nodes])
    decided = VerdictPass(program, facts: facts).run()
    areaOfSchool = facts.base.areaOfSchool
    counts = [.school: facts.schools.count, .area: facts.areas.count]
    exact = Self.exact(rules, facts)
  }

  private static func exact(_ rules: CompiledRules, _ facts: SettledFacts) -> [FactOf: BitColumn] {
    let tested = rules.checked.vocabulary.facts.indices.filter { rules.testsOfSlot[$0] != nil }
    let all = tested.flatMap { slot in
      [Bearer.school, .area].map { FactOf(slot: slot, bearer: $0) }
    }
    let columns = inParallel(all.count) { index in
      let (slot, bearer) = (all[index].slot, all[index].bearer)
      let count = facts.columns(of: bearer)?.count ?? 0
      var readings: [Reading] = []
      facts.copyReadings(slot, bearer, 0..<count, into: &readings)
      var column = BitColumn(count: count)
      for (row, reading) in readings.enumerated() where reading.isOneValue { column[row] = true }
      return column
    }
    return Dictionary(uniqueKeysWithValues: zip(all, columns))
  }

  /// Where one value of a fact is known.
  func isExact(_ slot: Int, _ view: View) -> BitColumn {
    let bearer: Bearer = view == .schools ? .school : .area
    guard let column = exact[FactOf(slot: slot, bearer: bearer)] else {
      preconditionFailure("only facts that some rule tests are asked for")
    }
    return view == .areasOfSchools ? expanded { column[$0] } : column
  }

  /// How many rows a view has.
  func count(_ view: View) -> Int { counts[view == .areas ? .area : .school] ?? 0 }

  /// Where a node holds.
  func column(_ node: Int, _ view: View) -> BitColumn {
    switch view {
    case .schools: return rows(node, .school)
    case .areas: return rows(node, .area)
    case .areasOfSchools:
      let areas = rows(node, .area)
      return expanded { areas[$0] }
    }
  }

  /// Where a verdict is unknown.
  func unknown(_ planes: PlanePair, _ view: View) -> BitColumn {
    column(planes.possible, view).subtracting(column(planes.certain, view))
  }

  /// The schools whose area has something.
  func expanded(_ holds: (Int) -> Bool) -> BitColumn {
    var schools = BitColumn(count: areaOfSchool.count)
    for (row, area) in areaOfSchool.enumerated() where area >= 0 && holds(Int(area)) {
      schools[row] = true
    }
    return schools
  }

  private func rows(_ node: Int, _ bearer: Bearer) -> BitColumn {
    guard let planes = decided[bearer], planes.place(of: node) != nil else {
      preconditionFailure("every condition was asked for")
    }
    return planes.rows(whereAll: [node])
  }
}

extension CompiledRules {
  /// The nodes of all conditions of cards, findings and the contra-indications that reach a card, with
  /// those beneath them; without what is asked of the members of a relation.
  var conditionNodes: Set<Int> {
    var nodes: Set<Int> = []
    var open: [CompiledCondition] = []
    for action in actions {
      open += action.appliesTo
      for instance in action.instances {
        open += [instance.when] + instance.unless + instance.contraIndications.compactMap(\.test)
      }
    }
    for finding in findings { open += finding.signs + finding.unless }
    while let condition = open.popLast() {
      for pair in [condition.planes.honoured, condition.beforeStance] {
        nodes.formUnion([pair.certain, pair.possible])
      }
      if case .finding(_, let entries) = condition.form {
        for entry in entries { nodes.formUnion([entry.honoured.certain, entry.honoured.possible]) }
      }
      open += condition.parts
    }
    return nodes
  }
}

extension CompiledCondition {
  /// The parts, whatever joins them; what is asked of members is none.
  var parts: [CompiledCondition] {
    switch form {
    case .all(let parts), .any(let parts), .noneOf(let parts): parts
    case .anyWhenOf(let actions): actions.map(\.when)
    case .contraIndication(_, let test): test.map { [$0] } ?? []
    case .test, .count, .finding: []
    }
  }
}

extension BitColumn {
  /// The rows that are set in both; both have as many rows.
  func intersection(_ other: BitColumn) -> BitColumn {
    BitColumn(count: count) { words[$0] & other.words[$0] }
  }

  /// The rows that are set in either; both have as many rows.
  func union(_ other: BitColumn) -> BitColumn {
    BitColumn(count: count) { words[$0] | other.words[$0] }
  }

  /// How many rows are set in both.
  func population(within other: BitColumn) -> Int {
    zip(words, other.words).reduce(0) { $0 + ($1.0 & $1.1).nonzeroBitCount }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
