import Facts
package import RuleLanguage

/// One school or area looked at on its own, as it is or under suppositions: the verdict of every
/// node for its row, decided when asked and remembered.
///
/// Proofs, *what if*, firmness and questions all come from here, and so from the same compiled form as
/// the verdict pass. Not safe to share between threads; make one for each.
package final class Situation {
  package let engine: Engine
  package let subject: Subject
  package let supposition: Supposition
  private let subjectRow: BearerRow
  private let isNothingSupposed: Bool
  private let isSubjectChanged: Bool
  /// The rows whose facts or findings are supposed: the subject's own and, for a school, its area's.
  private var supposedRows: [BearerRow: SupposedRow] = [:]
  /// The rows that suppositions are about.
  private var supposedAbout: Set<BearerRow> = []
  /// The area of which facts are supposed that its schools read too; what looks at these has to be looked at anew.
  private(set) var changedArea: BearerRow?
  var members: [BearerRow: SupposedRow] = [:]
  /// By node: 0 for not decided yet, 1 for no, 2 for yes; of the subject, and of other rows.
  private var rememberedOfSubject: [UInt8]
  private var remembered: [BearerRow: [UInt8]] = [:]
  /// How strong findings of the subject are, once asked for.
  var rememberedStrengths: [StrengthRange?]
  /// What speaks for a step, as ``RuleLanguage/ConditionOutline/lines``, once one is asked for.
  var supports: [Support?] = []
  /// How pressing entries are, as ``RuleLanguage/ConditionOutline/instances``, once one is asked for.
  var needs: [Need?] = []
  /// Findings proved before; several conditions may use one.
  var provedFindings: [ProvedFinding: FindingProof] = [:]
  /// The facts that unknown conditions about the subject wait for, by line, once asked for.
  var openFactsOfLines: [Int: [Int]] = [:]
  /// The facts behind all that is unknown of a finding, once asked for.
  var openFactsOfFindings: [ProvedFinding: [Int]] = [:]
  /// How much proofs tell of counts.
  package var detail = Detail.whole
  /// The same subject with noisy figures widened, once asked for.
  var widenedBefore: Situation?
  /// Another situation of the subject with noisy figures widened, and all facts that may be others there.
  var widenedElsewhere: (situation: Situation, learnt: Set<Int>)?
  /// The same subject without suppositions, once asked for or taken over.
  var unsupposedBefore: Situation?
  /// It is the one that others ask for what is as it was.
  private(set) var isUnsupposed = false
  /// Counts of members, once asked for.
  var memberCounts: [MemberCount: Int] = [:]
  /// The facts of the area that are supposed, and all that rests on them.
  private(set) var changedAreaSlots: Set<Int> = []
  /// The same as marks, where there are any.
  private var changedAreaMarks: SlotTable.Marks?
  /// The ends of the noise of its figures, once asked for.
  var noisyFiguresBefore: [Int: FactValue]?

  /// Another situation of the same subject that differs by facts learnt alone, and these.
  private(set) var earlier: (situation: Situation, learnt: SlotTable.Marks)?

  /// Nodes of the subject's row whose value is forced, for *why not*.
  let forced: [Int: Bool]

  package convenience init(
    _ engine: Engine, _ subject: Subject, supposing supposition: Supposition = .none
  ) {
    self.init(engine, subject, supposing: supposition, forcing: [:])
  }

  init(
    _ engine: Engine, _ subject: Subject, supposing supposition: Supposition,
    forcing forced: [Int: Bool]
  ) {
    self.forced = forced
    rememberedOfSubject = Array(repeating: 0, count: engine.rules.graph.nodes.count)
    rememberedStrengths = Array(repeating: nil, count: engine.rules.findings.count)
    self.engine = engine
    self.subject = subject
    self.supposition = supposition
    subjectRow = subject.row
    for (node, value) in forced { rememberedOfSubject[node] = value ? 2 : 1 }
    isNothingSupposed = supposition.isEmpty
    isSubjectChanged = !forced.isEmpty || !isNothingSupposed
    guard !isNothingSupposed else { return }
    let own = subjectRow
    var about: Set = [own]
    if let area = engine.facts.area(of: own) {
      about.insert(area)
      if supposition.isOneBearer {
        let schools = engine.facts.relations.schools(ofArea: area.row)
        about.formUnion(schools.map { BearerRow(.school, Int($0)) })
      }
      suppose(area)
    }
    supposedAbout = about
    for row in about where row.bearer != .area { suppose(row) }
  }

  /// Notes what is supposed of a row; areas first, as schools read the facts of theirs.
  private func suppose(_ row: BearerRow) {
    var values = supposition.facts
    if row != subject.row, !supposition.isOneBearer {
      let facts = engine.facts.vocabulary.facts
      values = values.filter { facts[$0.key].bearer == .area }
    }
    if row.bearer == .area { noteForSchools(ofArea: row, values.keys) }
    supposedRows[row] = SupposedRow(
      engine.facts, at: row, supposed: values, untold: supposition.untold,
      benchmarks: supposition.benchmarks,
      area: row.bearer == .area ? nil : engine.facts.area(of: row).flatMap { supposedRows[$0] })
  }

  /// Notes which supposed facts of an area its schools read too; what is supposed of an area as if it were a school is
  /// its own.
  private func noteForSchools(ofArea area: BearerRow, _ slots: some Sequence<Int>) {
    let facts = engine.facts.vocabulary.facts
    for slot in slots where supposition.isOneBearer || facts[slot].bearer == .area {
      changedArea = area
      changedAreaSlots.formUnion([slot] + (engine.facts.followers[slot] ?? []))
    }
    if changedArea != nil { changedAreaMarks = rules.slotsOfNodes.marks(changedAreaSlots) }
  }

  /// How much proofs tell of counts; the verdicts are right in any case.
  package enum Detail: Hashable, Sendable {
    /// Which members satisfy each, which may, and what it waits for.
    case whole
    /// The same, but nothing of counts beside which something is false already, so that they decide nothing.
    case deciding
    /// How many members satisfy each and how many may: enough to show a rule.
    case tallies
    /// Nothing of any: enough for an order, and much quicker.
    case verdicts
  }

  /// The same subject under the same suppositions, with proofs that tell so much.
  package func telling(_ detail: Detail) -> Situation {
    let result = Situation(engine, subject, supposing: supposition, forcing: forced)
    result.detail = detail
    return result
  }

  /// The same subject as it is, which remembers the counts that all situations of it have in common.
  var unsupposed: Situation {
    if isUnsupposed { return self }
    if let known = unsupposedBefore { return known }
    let result = Situation(engine, subject)
    result.isUnsupposed = true
    unsupposedBefore = result
    return result
  }

  var rules: CompiledRules { engine.rules }

  // MARK: Facts

  /// The facts of a row.
  func facts(of row: BearerRow) -> any RowFacts {
    if let supposed = supposedRows[row] ?? members[row] { return supposed }
    if readsChangedArea(row), let changedArea, let area = supposedRows[changedArea] {
      let made = SupposedRow(engine.facts, at: row, supposed: [:], area: area)
      supposedRows[row] = made
      return made
    }
    return engine.facts.row(row)
  }

  /// The facts of the subject with one more supposed: what a test of it needs, much quicker than a situation.
  func ownFacts(supposing slot: Int, _ value: FactValue) -> any RowFacts {
    guard engine.facts.vocabulary.facts[slot].bearer == .school, subjectRow.bearer == .school,
      !supposition.isOneBearer
    else { return answering(slot, value).facts(of: subjectRow) }
    return SupposedRow(
      engine.facts, at: subjectRow, supposed: supposition.facts.merging([slot: value]) { $1 },
      untold: supposition.untold, benchmarks: supposition.benchmarks,
      area: engine.facts.area(of: subjectRow).flatMap { supposedRows[$0] })
  }

  /// The facts of a member as the row that asks sees them.
  func facts(of row: BearerRow, from asker: BearerRow?) -> any RowFacts {
    let own = facts(of: row)
    return asker.map { engine.facts.seen(own, row, from: $0) } ?? own
  }

  /// What is known of a fact of the subject.
  package func reading(_ slot: Int) -> Reading { facts(of: subject.row).reading(slot) }

  /// Whether people told a fact of the subject, or it counts as told for this answer.
  func isTold(_ slot: Int) -> Bool { facts(of: subject.row).isTold(slot) }

  /// Whether a row has to be looked at anew because of what is supposed.
  func isChanged(_ row: BearerRow) -> Bool {
    if row == subjectRow { return isSubjectChanged }
    if isNothingSupposed { return false }
    if row.row < 0 || supposedRows[row] != nil { return true }
    return readsChangedArea(row)
  }

  /// Whether a row is a school of an area of which facts are supposed that it reads.
  private func readsChangedArea(_ row: BearerRow) -> Bool {
    guard let changedArea, row.bearer == .school else { return false }
    return engine.facts.area(of: row) == changedArea
  }

  /// Whether people who know a row reject a finding there.
  func isRejected(_ finding: Int, at row: BearerRow) -> Bool {
    engine.isRejected(finding, at: row)
      || (isSupposed(row) && supposition.rejected.contains(finding))
  }

  /// Whether suppositions are about this row: the subject's own, or its area's.
  func isSupposed(_ row: BearerRow) -> Bool { supposedAbout.contains(row) }

  // MARK: Verdicts

  /// Whether a node holds for a row.
  package func holds(_ node: Int, at row: BearerRow) -> Bool {
    guard row == subjectRow else { return holdsElsewhere(node, at: row) }
    let known = rememberedOfSubject[node]
    if known != 0 { return known == 2 }
    let result = found(node, at: row)
    rememberedOfSubject[node] = result ? 2 : 1
    return result
  }

  /// Whether a node holds for a row other than the subject's.
  private func holdsElsewhere(_ node: Int, at row: BearerRow) -> Bool {
    if !isTouched(node, at: row), let decided = engine.decided(node, at: row) { return decided }
    if let known = remembered[row]?[node], known != 0 { return known == 2 }
    let result = found(node, at: row)
    remembered[row, default: Array(repeating: 0, count: rememberedOfSubject.count)][node] =
      result ? 2 : 1
    return result
  }

  /// Finds out whether a node holds: in the verdict pass, in another situation, or from its parts.
  private func found(_ node: Int, at row: BearerRow) -> Bool {
    if !isTouched(node, at: row), let decided = engine.decided(node, at: row) { return decided }
    if let earlier, !rules.slotsOfNodes.looks(node, at: earlier.learnt) {
      return earlier.situation.holds(node, at: row)
    }
    return decide(node, at: row, asker: nil)
  }

  /// Takes every node that looks at no fact learnt as it stands in another situation of the same subject, which
  /// differs by these facts alone.
  func takeNodes(from other: Situation, learning slots: Set<Int>) {
    earlier = (other, rules.slotsOfNodes.marks(slots))
    if let own = supposedRows[subjectRow], let others = other.supposedRows[subjectRow] {
      own.share(with: others, learning: slots)
    }
  }

  /// Whether what is supposed can change a node of a row: rows of which something is supposed, and what
  /// other rows read of them.
  func isTouched(_ node: Int, at row: BearerRow) -> Bool {
    if row == subjectRow { return isSubjectChanged }
    if isNothingSupposed { return false }
    if rules.graph.readsOthers[node] || row.row < 0 || isSupposed(row) { return true }
    // Of the other schools of an area, of which facts are supposed, only what looks at these.
    guard let changedAreaMarks, readsChangedArea(row) else { return false }
    return rules.slotsOfNodes.looks(node, at: changedAreaMarks)
  }

  /// The verdict of a pair of nodes for a row.
  package func verdict(_ planes: PlanePair, at row: BearerRow) -> Verdict {
    Verdict(certain: holds(planes.certain, at: row), possible: holds(planes.possible, at: row))
  }

  /// Whether a node holds for a member, seen from the row that asks.
  func holds(_ node: Int, at row: BearerRow, asker: BearerRow) -> Bool {
    rules.graph.looksAtAsker[node]
      ? decide(node, at: row, asker: asker) : holds(node, at: row)
  }

  private func decide(_ node: Int, at row: BearerRow, asker: BearerRow?) -> Bool {
    func part(_ node: Int) -> Bool {
      if let asker { return holds(node, at: row, asker: asker) }
      return holds(node, at: row)
    }
    let joint = rules.graph.joints[node]
    if joint.kind != .none {
      let isAll = joint.kind == .all
      for place in Int(joint.first)..<Int(joint.end)
      where part(Int(rules.graph.parts[place])) != isAll {
        return !isAll
      }
      return isAll
    }
    switch rules.graph.nodes[node] {
    case .constant(let value): return value
    case .test(let number, let plane):
      let verdict = facts(of: row, from: asker).verdict(
        of: rules.tests[number], asker: asker.map { facts(of: $0) })
      return plane == .certain ? verdict.isCertain : verdict.isPossible
    case .all, .any: preconditionFailure("joints are decided above")
    case .not(let inner): return !part(inner)
    case .count(let number, let plane, let stances):
      if let decided = decidedCount(node, number, at: row) { return decided }
      let verdict = tally(number, stances, at: row).verdict(
        rules.counts[number].source.quantity)
      return plane == .certain ? verdict.isCertain : verdict.isPossible
    case .someMember(let number, let inner):
      if let decided = decidedCount(node, number, at: row) { return decided }
      return memberCount(of: inner, number, at: row) > 0
    case .isTold(let slot, let plane):
      let facts = facts(of: row)
      return facts.mayBeTold(slot, plane)
    case .strength(let finding, let strength, let inner):
      if isSupposed(row), let supposed = supposition.findings[finding] {
        return supposed >= strength
      }
      return part(inner)
    case .isRejected(let finding): return isRejected(finding, at: row)
    case .ofArea(let inner, let plane):
      guard let area = engine.facts.area(of: row) else { return plane == .possible }
      return holds(inner, at: area)
    }
  }
}

/// A finding about a row.
struct ProvedFinding: Hashable {
  var finding: Int
  var row: BearerRow
}
