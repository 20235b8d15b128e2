import Facts
import RuleLanguage

/// How pressing steps are, read from what leads to them alone, whatever may stop them.
extension Situation {
  /// How pressing an action is; of the entries that decide, the widest.
  package func need(_ standing: ActionStanding) -> Need {
    standing.deciding.reduce(Need()) { widest, instance in
      let need = need(standing.action, instance: instance.index)
      return (need.steps ?? -1) > (widest.steps ?? -1) ? need : widest
    }
  }

  /// How pressing an entry is, worked out once; taken over where nothing was learnt that decides it.
  private func need(_ action: Int, instance: Int) -> Need {
    let number = rules.outline.actions[action].lowerBound + instance
    if needs.isEmpty { needs = Array(repeating: nil, count: rules.outline.instances.count) }
    if let known = needs[number] { return known }
    let need: Need
    if let earlier, !decidesNeed(earlier.learnt, action, rules.outline.instances[number].when) {
      need = earlier.situation.need(action, instance: instance)
    } else {
      need = foundNeed(action, rules.outline.instances[number].when)
    }
    needs[number] = need
    return need
  }

  /// Whether some facts can bear on how pressing an entry is.
  private func decidesNeed(_ facts: SlotTable.Marks, _ action: Int, _ when: Int) -> Bool {
    switch rules.checked.actions[action].leadCondition {
    case .finding: rules.slotsOfNodes.meet(rules.marksOfPlaces[action], facts)
    case .fact, nil: rules.slotsOfLines.looks(when, at: facts)
    }
  }

  private func foundNeed(_ action: Int, _ when: Int) -> Need {
    var widest = Widest()
    switch rules.checked.actions[action].leadCondition {
    case .fact(let slot):
      forEachTrueTest(when, at: subject.row) { test, row in
        if rules.tests[test].slot == slot { widest.take(test, at: row, self) }
      }
    case .finding(let entries): for finding in entries { takeSigns(finding, &widest) }
    case nil: takeStrongest(when, &widest)
    }
    return widest.need
  }

  /// The widest distance among some true tests.
  private struct Widest {
    var need = Need()
    /// How many tests were looked at.
    var count = 0

    mutating func take(_ test: Int, at row: BearerRow, _ situation: Situation) {
      count += 1
      guard let own = situation.stepsPast(test: test, at: row) else { return }
      if own > need.steps ?? -1 { need = Need(steps: own, lead: test) }
    }
  }

  private func takeSigns(_ finding: Int, _ widest: inout Widest) {
    guard let row = row(of: finding) else { return }
    for place in rules.outline.findings[finding].signs {
      forEachTrueTest(rules.outline.parts[place], at: row) { widest.take($0, at: $1, self) }
    }
  }

  /// The signs of the strongest findings that an entry rests on; where these have none that is a test, the entry's own.
  private func takeStrongest(_ when: Int, _ widest: inout Widest) {
    let strongest = support(when).strength
    if strongest > .none {
      forEachFinding(when, atLeast: strongest) { takeSigns($0, &widest) }
    }
    if widest.count == 0 {
      forEachTrueTest(when, at: subject.row) { widest.take($0, at: $1, self) }
    }
  }

  /// Visits the tests that make a condition true, those of findings included, with the row each is about.
  private func forEachTrueTest(
    _ line: Int, at row: BearerRow, _ visit: (_ test: Int, _ row: BearerRow) -> Void
  ) {
    let outline = rules.outline
    let lines = outline.lines[line]
    guard verdict(lines.verdict, at: row) == .yes else { return }
    switch lines.form {
    case .test(let number, _, _): visit(number, row)
    case .all, .any, .anyWhenOf, .contraIndication:
      for place in lines.parts { forEachTrueTest(outline.parts[place], at: row, visit) }
    case .finding:
      for place in lines.parts {
        let finding = outline.parts[place]
        guard let home = self.row(of: finding, for: row) else { continue }
        for sign in outline.findings[finding].signs {
          forEachTrueTest(outline.parts[sign], at: home, visit)
        }
      }
    case .noneOf, .count: break
    }
  }

  /// How many steps a row lies past the threshold of a test that is true; `nil` for tests without a distance.
  fileprivate func stepsPast(test number: Int, at row: BearerRow) -> Double? {
    let test = rules.tests[number]
    guard
      let (line, _) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: engine.facts.asOfYear)
    else { return nil }
    return stepsPast(
      test.slot, test.phrase, facts(of: row).bounds(of: line, test.slot),
      at: engine.facts.home(of: test.slot, for: row) ?? row)
  }
}
