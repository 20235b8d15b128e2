package import RuleLanguage

/// Proofs, built from the compiled conditions of the verdict pass. Verdicts of parts are joined here by
/// strong Kleene logic, not read from the pass, so that a test can compare the two.
extension Situation {
  /// Why an action has its status.
  ///
  /// - Parameters:
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - earlier: The proof of another situation of the same subject, if there is one.
  ///   - isSame: Whether nothing that an entry looks at is otherwise than there.
  /// - Returns: Its status with all that the status rests on.
  package func proof(
    action: Int, since earlier: ActionProof? = nil, where isSame: (Int) -> Bool = { _ in false }
  ) -> ActionProof {
    let compiled = rules.actions[action]
    let instances = compiled.instances.indices.map { index in
      if let earlier, isSame(index) { return earlier.instances[index] }
      return proof(action: action, instance: index)
    }
    let statuses = instances.map(\.status)
    return ActionProof(
      action: action, subject: subject,
      status: statuses.dropFirst().reduce(statuses.first ?? .doesNotApply, Status.better),
      instances: instances)
  }

  /// Why a finding has its strength.
  package func proof(finding: Int) -> FindingProof {
    proof(finding: finding, at: row(of: finding))
  }

  private func proof(action: Int, instance index: Int) -> InstanceProof {
    let compiled = rules.actions[action]
    let instance = compiled.instances[index]
    let row = subject.row
    let appliesTo = compiled.appliesTo.map { proof($0, at: row) }
    let when = proof(instance.when, at: row)
    let unless = instance.unless.map { proof($0, at: row) }
    let contraIndications = instance.contraIndications.map { proof($0, at: row) }
    var result = InstanceProof(
      index: index, about: rules.checked.actions[action].instances[index].about,
      status: .possible, appliesTo: appliesTo, when: when, unless: unless,
      contraIndications: contraIndications)
    result.status = status(of: result, instance.status)
    return result
  }

  /// The table of `rule-language` 5.7 over the proved parts.
  private func status(of proof: InstanceProof, _ planes: CompiledAction.StatusPlanes) -> Status {
    let exception = Verdict.any(proof.unless.map(\.verdict))
    let bearing = Set(proof.contraIndications.filter(\.bears).map(\.effect))
    if proof.applies == .no { return .doesNotApply }
    if proof.when.verdict == .no { return .notIndicated }
    if exception == .yes || bearing.contains(.block) { return .ruledOut }
    if bearing.contains(.defer) { return .deferred }
    if proof.applies == .unknown { return .cannotTell }
    if proof.when.verdict == .unknown || exception == .unknown { return .possible }
    return holds(planes.withoutAssumption, at: subject.row)
      ? .recommended : .recommendedOnAnAssumption
  }

  func proof(_ reach: CompiledAction.Reach, at row: BearerRow) -> ContraIndicationProof {
    let source = rules.checked.contraIndications[reach.index]
    let test = reach.test.map { proof($0, at: row) }
    let verdict = test?.verdict ?? .unknown
    return ContraIndicationProof(
      index: reach.index, effect: source.effect, verdict: verdict,
      bears: verdict == .yes || (verdict == .unknown && source.stopsIfUnknown), test: test)
  }

  func proof(finding: Int, at row: BearerRow?) -> FindingProof {
    let compiled = rules.findings[finding]
    let strengths = compiled.strengths.honoured
    guard let row else {
      return FindingProof(
        finding: finding, row: nil, strength: strength(finding, at: nil), isSupposed: false,
        isRejected: false, signs: [], unless: [], counted: [], signsOfRecordsAlone: 0)
    }
    let key = ProvedFinding(finding: finding, row: row)
    if let known = provedFindings[key] { return known }
    let result = FindingProof(
      finding: finding, row: row, strength: strength(finding, at: row),
      isSupposed: supposition.findings[finding] != nil && isSupposed(row),
      isRejected: isRejected(finding, at: row),
      signs: compiled.signs.map { proof($0, at: row) },
      unless: compiled.unless.map { proof($0, at: row) },
      counted: strengths.counted.compactMap { slot, counted, judged in
        guard holds(counted, at: row) else { return nil }
        return FindingProof.CountedFact(slot: slot, isJudgement: holds(judged, at: row))
      },
      signsOfRecordsAlone: strengths.alone.count { holds($0, at: row) })
    provedFindings[key] = result
    return result
  }

  /// Proves a condition for a row; for a member, as seen from the row that asks.
  func proof(_ compiled: CompiledCondition, at row: BearerRow, asker: BearerRow? = nil)
    -> ConditionProof
  {
    let (form, before) = form(of: compiled, at: row, asker: asker)
    var verdict = before
    if before == .unknown, compiled.source.stance != .wait {
      // A stance makes one node of two; which verdict it gives depends on where the line stands.
      let node = compiled.planes.honoured.certain
      let holds = asker.map { self.holds(node, at: row, asker: $0) } ?? self.holds(node, at: row)
      verdict = holds ? .yes : .no
    }
    return ConditionProof(
      verdict: verdict, isAssumed: verdict != before, of: compiled, form: form)
  }

  private func form(of compiled: CompiledCondition, at row: BearerRow, asker: BearerRow?)
    -> (ConditionProof.Form, Verdict)
  {
    func proofs(_ parts: [CompiledCondition]) -> [ConditionProof] {
      parts.map { proof($0, at: row, asker: asker) }
    }
    switch compiled.form {
    case .test(let number):
      let verdict = facts(of: row, from: asker).verdict(
        of: rules.tests[number], asker: asker.map { facts(of: $0) })
      return (.test(proof(of: compiled.source, at: row, asker: asker)), verdict)
    case .all(let parts):
      let parts = detail == .deciding ? proofsOfAll(parts, row, asker) : proofs(parts)
      return (.all(parts), .all(parts.map(\.verdict)))
    case .any(let parts):
      let parts = proofs(parts)
      return (.any(parts), .any(parts.map(\.verdict)))
    case .noneOf(let parts):
      let parts = proofs(parts)
      return (.noneOf(parts), !Verdict.any(parts.map(\.verdict)))
    case .anyWhenOf(let actions):
      let parts = actions.map { (action: $0.action, when: proof($0.when, at: row, asker: asker)) }
      return (.anyWhenOf(parts), .any(parts.map(\.when.verdict)))
    case .contraIndication(let index, let test):
      let part = test.map { proof($0, at: row, asker: asker) }
      return (.contraIndication(index, part), part?.verdict ?? .unknown)
    case .count(let number) where detail == .tallies:
      let count = CountProof(
        count: rules.counts[number].source, index: number,
        tally: tally(number, .honoured, at: row), certain: [], undecided: [], isLinkKnown: true,
        waitsFor: [])
      return (.count(count), count.tally.verdict(count.count.quantity))
    case .count(let number) where detail == .verdicts:
      return (.count(briefProof(count: number, at: row)), verdict(compiled.beforeStance, at: row))
    case .count(let number):
      let count = proof(count: number, at: row)
      return (.count(count), count.tally.verdict(count.count.quantity))
    case .finding(let test, _):
      let entries = test.findings.map { proof(finding: $0, at: self.row(of: $0, for: row)) }
      return (
        .finding(FindingUse(test: test, entries: entries)),
        .any(entries.map { test.verdict($0.strength) })
      )
    }
  }

  /// The parts of an *all*: the counts last, and by their verdicts alone where another part is false.
  private func proofsOfAll(
    _ parts: [CompiledCondition], _ row: BearerRow, _ asker: BearerRow?
  ) -> [ConditionProof] {
    func isCount(_ part: CompiledCondition) -> Bool {
      if case .count = part.form { true } else { false }
    }
    var proofs = parts.map { isCount($0) ? nil : proof($0, at: row, asker: asker) }
    if proofs.contains(where: { $0?.verdict == .no }) { detail = .verdicts }
    for (place, part) in parts.enumerated() where proofs[place] == nil {
      proofs[place] = proof(part, at: row, asker: asker)
    }
    detail = .deciding
    return proofs.compactMap(\.self)
  }

  /// How many members there are, without looking at any.
  private func briefProof(count number: Int, at row: BearerRow) -> CountProof {
    let members = memberRows(rules.counts[number], at: row)
    let tally = CountTally(
      certain: 0, undecided: members.rows.count, registered: members.rows.count,
      mayBeMore: members.mayBeMore)
    return CountProof(
      count: rules.counts[number].source, index: number, tally: tally, certain: [],
      undecided: members.rows, isLinkKnown: members.isLinkKnown, waitsFor: [])
  }

  private func proof(count number: Int, at row: BearerRow) -> CountProof {
    let count = rules.counts[number]
    let sorted = sorted(number, .honoured, at: row)
    return CountProof(
      count: count.source, index: number, tally: sorted.tally, certain: sorted.certain,
      undecided: sorted.undecided, isLinkKnown: sorted.isLinkKnown,
      waitsFor: causes(ofCount: number, sorted, at: row))
  }
}

extension FindingTest {
  /// Whether a strength meets the test.
  package func verdict(_ range: StrengthRange) -> Verdict {
    Self.verdict(range, strength, isExact: isExact)
  }

  /// The same of a strength that is asked for, at least or exactly.
  static func verdict(_ range: StrengthRange, _ strength: Strength, isExact: Bool) -> Verdict {
    isExact
      ? Verdict(
        certain: range.certain == strength && range.possible == strength,
        possible: range.certain <= strength && range.possible >= strength)
      : Verdict(certain: range.certain >= strength, possible: range.possible >= strength)
  }
}
