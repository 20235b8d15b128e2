package import Facts
import Parallel
package import RuleLanguage

/// Rules and facts brought together: statuses and strengths for every school and area, proofs on
/// request. A pure function of its inputs; it reads no file, no clock and nothing global.
///
/// ```swift
/// let engine = Engine(rules: CompiledRules(checked), base: base, asOfYear: 2025)
/// engine.status(action, .school(17))
/// let situation = engine.situation(of: .school(17))
/// situation.proof(action: action)
/// ```
package final class Engine: Sendable {
  package let rules: CompiledRules
  /// The facts as rules see them.
  package let facts: SettledFacts
  /// Findings that a person has rejected, by index, with the schools for which.
  private let rejected: [Int: Set<BearerRow>]
  private let schools: DecidedPlanes?
  private let areas: DecidedPlanes?
  /// The schools that will be asked about, where it is not all of them, and what other rows read.
  private let asked: (schools: BitColumn, plan: VerdictPlan)?
  /// What is counted over the members of schools, as things are.
  private let counts: DecidedCounts

  /// Settles the facts and decides everything for every row.
  ///
  /// `asOfYear` is the year of the as-of date, for "older than"; `rejected` names findings that a
  /// person has rejected, by index in ``CheckedRules/findings``, with the rows for which.
  package convenience init(
    rules: CompiledRules, base: FactBase, asOfYear: Int,
    rejected: [Int: Set<BearerRow>] = [:], benchmarks: BenchmarkPolicy = BenchmarkPolicy(),
    isParallel: Bool = true
  ) {
    let facts = SettledFacts.settle(base, rules.checked, asOfYear: asOfYear, policy: benchmarks)
    self.init(
      VerdictProgram(rules), facts: facts, rejected: rejected, asked: nil,
      isParallel: isParallel)
  }

  /// The same from rules that are not compiled yet: that is done while the facts are settled.
  ///
  /// `asked` are the schools that will be asked about, by row; all when `nil`. What a single school needs
  /// is decided for it, and only what it reads of others for them. Another school may still be looked at
  /// with ``situation(of:supposing:)``, which takes longer then.
  package convenience init(
    compiling rules: CheckedRules, base: FactBase, asOfYear: Int,
    rejected: [Int: Set<BearerRow>] = [:], asked: [Int]? = nil
  ) {
    let (program, facts) = sideBySide {
      VerdictProgram(CompiledRules(rules))
    } _: {
      SettledFacts.settle(base, rules, asOfYear: asOfYear)
    }
    self.init(program, facts: facts, rejected: rejected, asked: asked, isParallel: true)
  }

  private init(
    _ program: VerdictProgram, facts: SettledFacts, rejected: [Int: Set<BearerRow>],
    asked: [Int]?, isParallel: Bool
  ) {
    rules = program.rules
    self.facts = facts
    self.rejected = rejected
    let decided = VerdictPass(program, facts: facts, rejected: rejected, asked: asked)
      .run(isParallel: isParallel)
    self.asked = asked.map {
      var schools = BitColumn(count: facts.schools.count)
      for school in $0 { schools[school] = true }
      return (schools, program.plan)
    }
    schools = decided[.school]
    areas = decided[.area]
    let (plan, isOfAll) = (program.plan, asked == nil)
    counts = DecidedCounts(Counting(program.rules, facts, decided, .school)) { node, bearer in
      decided[bearer]?.place(of: node) != nil && (isOfAll || plan.isReadByOthers(node, bearer))
    }
  }

  package var base: FactBase { facts.base }

  /// Whether every school was decided, so that the strengths of any may be asked for.
  package var knowsAllSchools: Bool { asked == nil }

  /// The status of an action for a school or an area; of several entries the best.
  package func status(_ action: Int, _ subject: Subject) -> Status {
    let instances = rules.actions[action].instances.indices.map {
      status(action, instance: $0, subject)
    }
    return instances.dropFirst().reduce(instances.first ?? .doesNotApply, Status.better)
  }

  /// The status of an action about one entry.
  package func status(_ action: Int, instance: Int, _ subject: Subject) -> Status {
    rules.actions[action].instances[instance].status.status { kept($0, at: subject.row) }
  }

  /// How strong a finding certainly is and may be; a finding of the system is that of the area.
  package func strength(_ finding: Int, _ subject: Subject) -> StrengthRange {
    guard let row = rules.isOfArea[finding] ? facts.area(of: subject.row) : subject.row else {
      return StrengthRange(certain: .none, possible: .clear)
    }
    return StrengthRange(rules.strengths[finding]) { kept($0, at: row) }
  }

  private func kept(_ node: Int, at row: BearerRow) -> Bool {
    guard let holds = decided(node, at: row) else {
      preconditionFailure("statuses and strengths are kept for the rows that are asked about")
    }
    return holds
  }

  /// One school or area looked at on its own, as it is or under suppositions.
  package func situation(of subject: Subject, supposing: Supposition = .none) -> Situation {
    Situation(self, subject, supposing: supposing)
  }

  /// The value of a node from the verdict pass; `nil` where it was not kept.
  func decided(_ node: Int, at row: BearerRow) -> Bool? {
    if let asked, row.bearer != .school || row.row < 0 || !asked.schools[row.row],
      !asked.plan.isReadByOthers(node, row.bearer)
    {
      return nil
    }
    return switch row.bearer {
    case .school: schools?.holds(node, row: row.row)
    case .area: areas?.holds(node, row: row.row)
    case .hub, .leader, .partner, .subject, .pupilGroup, .journey: nil
    }
  }

  /// For how many members of a count of a row a node about a member holds, as things are; `nil` where that was not decided.
  func decidedCount(of node: Int, _ number: Int, at row: BearerRow) -> Int? {
    guard row.bearer == .school, row.row >= 0 else { return nil }
    return counts.members(of: row.row, for: node, number)
  }

  func isRejected(_ finding: Int, at row: BearerRow) -> Bool {
    rejected[finding]?.contains(row) ?? false
  }
}

extension CompiledRules {
  /// The nodes from which all statuses and strengths are read; without those that tell what was
  /// assumed if nobody asks for that.
  package func outputs(tellingAssumptions: Bool = true) -> Set<Int> {
    var nodes: Set<Int> = []
    for instance in actions.flatMap(\.instances) {
      nodes.formUnion(instance.status.nodes)
      if !tellingAssumptions { nodes.remove(instance.status.withoutAssumption) }
    }
    for planes in strengths {
      for pair in [planes.hint, planes.likely, planes.clear] {
        nodes.formUnion([pair.certain, pair.possible])
      }
    }
    return nodes
  }

  /// The nodes that say what is asked of a school as a partner, whoever asks: what looks at the asking school is
  /// decided for each pair.
  var partnerOutputs: Set<Int> {
    var nodes: Set<Int> = []
    for constraint in [partnering, softPartnering].flatMap(\.values) {
      for condition in [constraint.test, constraint.testOfThisSchool].compactMap(\.self) {
        let planes = condition.planes.honoured
        nodes.formUnion([planes.certain, planes.possible].filter { !graph.looksAtAsker[$0] })
      }
    }
    return nodes
  }
}
