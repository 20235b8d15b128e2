package import Facts
package import RuleLanguage

/// Both sides of a comparison, for proofs.
extension Situation {
  func proof(of condition: CheckedCondition, at row: BearerRow, asker: BearerRow?) -> TestProof {
    guard case .test(let test) = condition.form else {
      preconditionFailure("only a test is proved by its two sides")
    }
    let facts = facts(of: row, from: asker)
    var proof = TestProof(
      test: test, row: engine.facts.home(of: test.slot, for: row) ?? row,
      fact: fact(test.slot, at: row, from: asker))
    switch test.phrase {
    case .gap(_, let benchmark, _), .times(_, _, let benchmark), .within(_, let benchmark):
      if let group = benchmark.group {
        proof.other = .benchmark(benchmark, facts.benchmark(test.slot, group))
      } else if let asker {
        proof.other = .asker(fact(test.slot, at: asker))
      }
    case .place(let place): proof.other = .place(facts.placeFigure(test.slot, place))
    case .trend(_, _, let years):
      proof.other = facts.figures(test.slot, years: years).last.map { .earlier($0) }
    case .sameAsThisSchool, .differentFromThisSchool:
      proof.other = asker.map { .asker(fact(test.slot, at: $0)) }
    case .set(.sharesOne(let with)): proof.other = .set(fact(with, at: row))
    case .level, .olderThan, .ordinal, .oneOf, .noneOf, .set, .isKnown: break
    }
    if let (line, _) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: facts.asOfYear),
      line != .fact
    {
      proof.margin = facts.bounds(of: line, test.slot, asker: asker.map { self.facts(of: $0) })
    }
    return proof
  }

  /// A fact of a row with its state and origin; a journey as the row that asks sees it.
  package func fact(_ slot: Int, at row: BearerRow, from asker: BearerRow? = nil) -> FactProof {
    let reading = facts(of: row, from: asker).reading(slot)
    return FactProof(
      slot: slot, value: value(slot, reading, at: row), reading: reading,
      origin: origin(slot, reading, at: row))
  }

  /// The fact of the subject with its state and origin.
  package func fact(_ slot: Int) -> FactProof { fact(slot, at: subject.row) }

  /// The value for people: why it is not supplied and whether it was asked for stand in the tables.
  private func value(_ slot: Int, _ reading: Reading, at row: BearerRow) -> FactValue {
    guard !reading.isSupplied, reading.extent != .doesNotApply else { return reading.value }
    if engine.facts.settlings[slot].isHidden(facts(of: row)) { return .notSupplied(.tooFewPupils) }
    let stored = stored(slot, at: row)
    return stored?.isKnownOrBetween == false ? stored ?? .notSupplied(nil) : .notSupplied(nil)
  }

  /// What was supposed or stands in the tables.
  private func stored(_ slot: Int, at row: BearerRow) -> FactValue? {
    if let supposed = supposedValue(slot, at: row) { return supposed }
    guard let home = engine.facts.home(of: slot, for: row), home.row >= 0 else { return nil }
    return engine.facts.columns(of: home.bearer)?.table.value(slot, home.row)
  }

  private func supposedValue(_ slot: Int, at row: BearerRow) -> FactValue? {
    guard let supposed = facts(of: row) as? SupposedRow else { return nil }
    return supposed.supposed[slot] ?? supposed.area?.supposed[slot]
  }

  private func origin(_ slot: Int, _ reading: Reading, at row: BearerRow) -> Origin? {
    guard reading.isSupplied else { return nil }
    if supposedValue(slot, at: row) != nil { return supposition.origins[slot] ?? .supposed }
    if let stored = stored(slot, at: row), stored.isKnownOrBetween {
      return engine.facts.origin(slot, at: row)
    }
    return .derived
  }

  /// What a fact of a row is compared with, for opening up a distance from a mean.
  package func benchmark(_ slot: Int, _ group: BenchmarkGroup, at row: BearerRow)
    -> BenchmarkReading
  {
    facts(of: row).benchmark(slot, group)
  }

  /// The verdict of a condition on facts alone, for opening up a fact that is worked out from one.
  package func verdict(of condition: CheckedCondition, at row: BearerRow) -> Verdict {
    facts(of: row).verdict(of: condition)
  }
}
