import Facts
import RuleLanguage

/// Collects what unknown verdicts wait for (`rule-language` 5.3), as ``ConditionProof/waitsFor`` has it, from verdicts
/// and without a proof.
struct CauseWalk {
  /// Each once, in the order in which they were met.
  private(set) var causes: [Cause] = []
  private let situation: Situation
  /// Whether what is no fact of the row is told too: members, means, earlier years.
  private let tellsAll: Bool
  private var isFactMet: [Bool]
  private var others: Set<Cause> = []
  /// Findings that have told what they wait for.
  private var findings: Set<ProvedFinding> = []

  init(_ situation: Situation, tellsAll: Bool) {
    self.situation = situation
    self.tellsAll = tellsAll
    isFactMet = Array(repeating: false, count: situation.rules.checked.vocabulary.facts.count)
  }

  private var outline: ConditionOutline { situation.rules.outline }

  // MARK: Conditions

  /// What the conditions named in the outline's parts wait for.
  mutating func take(parts: Range<Int>, at row: BearerRow, isOpen: Bool = false) {
    for place in parts { take(outline.parts[place], at: row, isOpen: isOpen) }
  }

  /// What an unknown verdict waits for; with `isOpen` the facts behind all that is unknown in a part that is not false,
  /// as they may add to a finding's strength.
  mutating func take(_ line: Int, at row: BearerRow, asker: BearerRow? = nil, isOpen: Bool = false)
  {
    let lines = outline.lines[line]
    let verdict = situation.verdict(lines.verdict, at: row, asker: asker)
    guard isOpen ? verdict != .no : verdict == .unknown else { return }
    switch lines.form {
    case .test(let number, _, _):
      // A line with `if unknown` has its verdict, and is still open.
      if isOpen, situation.verdict(lines.beforeStance, at: row, asker: asker) != .unknown { return }
      take(test: situation.rules.tests[number], at: row, asker)
    case .all, .any, .noneOf, .anyWhenOf, .contraIndication:
      if !tellsAll, !isOpen, asker == nil, row == situation.subject.row {
        for slot in situation.openFacts(ofLine: line) { meet(fact: slot) }
        return
      }
      for place in lines.parts {
        take(outline.parts[place], at: row, asker: asker, isOpen: isOpen)
      }
    case .finding(let strength, let isExact):
      for place in lines.parts {
        let finding = outline.parts[place]
        let home = situation.row(of: finding, for: row)
        let range = situation.strength(finding, at: home)
        if isOpen || FindingTest.verdict(range, strength, isExact: isExact) == .unknown {
          take(finding: finding, at: home)
        }
      }
    case .count(let number):
      if tellsAll { for cause in situation.causes(ofCount: number, at: row) { meet(cause) } }
    }
  }

  /// What the strength of a finding waits for, as long as it may become stronger.
  mutating func take(finding: Int, at home: BearerRow?) {
    guard let home else { return meet(.area) }
    // The facts of a finding are remembered, and each is met once.
    if tellsAll, !findings.insert(ProvedFinding(finding: finding, row: home)).inserted { return }
    let range = situation.strength(finding, at: home)
    let isSupposed = situation.supposition.findings[finding] != nil && situation.isSupposed(home)
    if isSupposed || situation.isRejected(finding, at: home) || range.certain == range.possible {
      return
    }
    if tellsAll {
      takeParts(of: finding, at: home)
    } else {
      for slot in situation.openFacts(ofFinding: finding, at: home) { meet(fact: slot) }
    }
  }

  /// What the signs and exceptions of a finding wait for.
  fileprivate mutating func takeParts(of finding: Int, at home: BearerRow) {
    take(parts: outline.findings[finding].signs, at: home, isOpen: true)
    take(parts: outline.findings[finding].unless, at: home, isOpen: true)
  }

  /// The facts that were met, by slot.
  fileprivate var facts: [Int] {
    causes.compactMap { if case .fact(let slot) = $0 { slot } else { nil } }
  }

  // MARK: Tests

  /// The sides of a comparison that are not one known value.
  private mutating func take(test: CompiledTest, at row: BearerRow, _ asker: BearerRow?) {
    let facts = situation.facts(of: row, from: asker)
    if !facts.reading(test.slot).isOneValue { meet(fact: test.slot) }
    if case .set(.sharesOne(let other)) = test.phrase {
      if !situation.facts(of: row).reading(other).isOneValue { meet(fact: other) }
    } else if tellsAll {
      takeOtherSide(of: test, facts, asker)
    }
  }

  private mutating func takeOtherSide(
    of test: CompiledTest, _ facts: any RowFacts, _ asker: BearerRow?
  ) {
    let slot = test.slot
    switch test.phrase {
    case .gap(_, let benchmark, _), .times(_, _, let benchmark), .within(_, let benchmark):
      if let group = benchmark.group {
        if !facts.benchmark(slot, group).bounds.isExact { meet(.benchmark(slot, benchmark)) }
      } else {
        take(asker: asker, slot)
      }
    case .place(let place):
      if facts.placeFigure(slot, place) == nil { meet(.benchmark(slot, .national)) }
    case .trend(_, _, let years):
      if facts.figures(slot, years: years).last?.isExact == false { meet(.earlierFigure(slot)) }
    case .sameAsThisSchool, .differentFromThisSchool: take(asker: asker, slot)
    case .level, .olderThan, .ordinal, .oneOf, .noneOf, .set, .isKnown: break
    }
  }

  private mutating func take(asker: BearerRow?, _ slot: Int) {
    guard let asker, !situation.facts(of: asker).reading(slot).isOneValue else { return }
    meet(fact: slot)
  }

  // MARK: Meeting

  private mutating func meet(_ cause: Cause) {
    if case .fact(let slot) = cause {
      meet(fact: slot)
    } else if tellsAll, others.insert(cause).inserted {
      causes.append(cause)
    }
  }

  private mutating func meet(fact slot: Int) {
    guard !isFactMet[slot] else { return }
    isFactMet[slot] = true
    causes.append(.fact(slot))
  }
}

extension Situation {
  /// The verdict of a pair of nodes for a row, or for a member seen from the row that asks.
  fileprivate func verdict(_ planes: PlanePair, at row: BearerRow, asker: BearerRow?) -> Verdict {
    guard let asker else { return verdict(planes, at: row) }
    return Verdict(
      certain: holds(planes.certain, at: row, asker: asker),
      possible: holds(planes.possible, at: row, asker: asker))
  }

  /// The facts that an action waits for, that could make its findings stronger, or that could stop it, by slot, each
  /// once. Facts of members are left out.
  package func openFacts(_ standing: ActionStanding) -> [Int] {
    var walk = CauseWalk(self, tellsAll: false)
    let row = subject.row
    for instance in standing.instances {
      let lines = lines(standing.action, instance: instance.index)
      switch instance.status {
      case .cannotTell: walk.take(parts: lines.appliesTo, at: row)
      case .possible:
        walk.take(parts: lines.appliesTo, at: row)
        walk.take(lines.when, at: row)
        walk.take(parts: lines.unless, at: row)
      case .doesNotApply, .notIndicated, .ruledOut, .deferred, .recommended,
        .recommendedOnAnAssumption:
        break
      }
      forEachFinding(lines.when, atLeast: .hint) { finding in
        walk.take(finding: finding, at: self.row(of: finding))
      }
      for place in lines.reaches {
        let reach = rules.outline.reaches[place]
        guard let test = reach.test, !instance.bearing.contains(reach.index) else { continue }
        walk.take(test, at: row)
      }
    }
    return walk.facts
  }

  /// The facts that an unknown condition about the subject waits for; many cards share one, so they are remembered.
  fileprivate func openFacts(ofLine line: Int) -> [Int] {
    if let known = openFactsOfLines[line] { return known }
    var walk = CauseWalk(self, tellsAll: false)
    walk.take(parts: rules.outline.lines[line].parts, at: subject.row)
    openFactsOfLines[line] = walk.facts
    return walk.facts
  }

  /// The facts behind all that is unknown of a finding; asked for by every card that uses it, so it is remembered.
  fileprivate func openFacts(ofFinding finding: Int, at home: BearerRow) -> [Int] {
    let key = ProvedFinding(finding: finding, row: home)
    if let known = openFactsOfFindings[key] { return known }
    var walk = CauseWalk(self, tellsAll: false)
    walk.takeParts(of: finding, at: home)
    openFactsOfFindings[key] = walk.facts
    return walk.facts
  }

  /// What an unknown count waits for: what its undecided members do, or its register.
  func causes(ofCount number: Int, at row: BearerRow) -> [Cause] {
    let sorted = sorted(number, .honoured, at: row)
    return causes(ofCount: number, sorted, at: row)
  }

  /// The same of members that are sorted already; none where the count is known.
  func causes(ofCount number: Int, _ sorted: SortedMembers, at row: BearerRow) -> [Cause] {
    let count = rules.counts[number]
    guard sorted.tally.verdict(count.source.quantity) == .unknown else { return [] }
    let relation = count.source.relation
    var walk = CauseWalk(self, tellsAll: true)
    for member in sorted.undecided {
      walk.take(rules.outline.counts[number], at: member, asker: row)
    }
    var causes = walk.causes.map { cause -> Cause in
      if case .fact(let slot) = cause { .memberFact(slot, relation: relation) } else { cause }
    }
    if sorted.tally.mayBeMore || sorted.undecided.isEmpty { causes.append(.relation(relation)) }
    return unique(causes)
  }
}
