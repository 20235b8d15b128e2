import Facts
package import RuleLanguage

/// How actions stand, read from the verdicts of their conditions.
extension Situation {
  /// How an action stands.
  ///
  /// - Parameters:
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - earlier: How it stands in another situation of the same subject, if that is known.
  ///   - isSame: Whether nothing that an entry looks at is otherwise than there.
  /// - Returns: Its status and what bears on each entry.
  package func standing(
    _ action: Int, since earlier: ActionStanding? = nil,
    where isSame: (Int) -> Bool = { _ in false }
  ) -> ActionStanding {
    let outline = rules.outline
    var standing = ActionStanding(action: action, status: .doesNotApply, instances: [])
    standing.instances.reserveCapacity(outline.actions[action].count)
    for place in outline.actions[action] {
      let index = place - outline.actions[action].lowerBound
      if let earlier, isSame(index) {
        standing.instances.append(earlier.instances[index])
      } else {
        standing.instances.append(instance(index, outline.instances[place]))
      }
      let status = standing.instances[index].status
      standing.status = index == 0 ? status : Status.better(standing.status, status)
    }
    return standing
  }

  private func instance(_ index: Int, _ lines: ConditionOutline.Instance) -> InstanceStanding {
    var standing = InstanceStanding(
      index: index, status: lines.status.status { holds($0, at: subject.row) },
      when: verdict(ofLine: lines.when, at: subject.row), bearing: [])
    for place in lines.reaches {
      let reach = rules.outline.reaches[place]
      let verdict = reach.test.map { self.verdict(ofLine: $0, at: subject.row) } ?? .unknown
      if verdict == .yes || (verdict == .unknown && reach.stopsIfUnknown) {
        standing.bearing.append(reach.index)
      }
    }
    return standing
  }

  /// The verdict of a condition.
  func verdict(ofLine line: Int, at row: BearerRow) -> Verdict {
    verdict(rules.outline.lines[line].verdict, at: row)
  }

  /// The lines of an entry of an action.
  func lines(_ action: Int, instance: Int) -> ConditionOutline.Instance {
    rules.outline.instances[rules.outline.actions[action].lowerBound + instance]
  }

  // MARK: What it rests on

  /// The strength of the strongest barrier or asset that an action is put forward for, of the entries that decide.
  ///
  /// `ofSchoolAlone` leaves out those of the school's area.
  package func strength(behind standing: ActionStanding, ofSchoolAlone: Bool) -> Strength {
    var strongest = Strength.none
    for instance in standing.deciding {
      forEachFinding(lines(standing.action, instance: instance.index).when, at: subject.row) {
        finding, strength in
        if ofSchoolAlone, rules.checked.findings[finding].ecology == .system { return }
        strongest = max(strongest, strength)
      }
    }
    return strongest
  }

  /// Visits the findings that a condition asks for in parts that are not false, where they certainly are a hint at
  /// least; one may be met twice.
  func forEachFinding(
    _ line: Int, at row: BearerRow, _ visit: (_ finding: Int, _ certain: Strength) -> Void
  ) {
    let outline = rules.outline
    let lines = outline.lines[line]
    guard verdict(lines.verdict, at: row) != .no else { return }
    switch lines.form {
    case .finding:
      for place in lines.parts {
        let finding = outline.parts[place]
        let strength = strength(finding, at: self.row(of: finding, for: row)).certain
        if strength > .none { visit(finding, strength) }
      }
    case .all, .any, .anyWhenOf:
      for place in lines.parts { forEachFinding(outline.parts[place], at: row, visit) }
    case .test, .noneOf, .count, .contraIndication: break
    }
  }

  /// Whether something that is known speaks for one of the entries that decide: a figure or judgement, a finding, a
  /// number of schools. A phase or a role alone says nothing about a school. Of conditions that have to hold together one
  /// does not speak for the others: that many pupils are from low-income families is no reason for a step that is meant
  /// for a school with a new head.
  package func isGrounded(_ standing: ActionStanding) -> Bool {
    standing.deciding.contains {
      isGrounded(lines(standing.action, instance: $0.index).when, at: subject.row)
    }
  }

  private func isGrounded(_ line: Int, at row: BearerRow) -> Bool {
    let outline = rules.outline
    let lines = outline.lines[line]
    let verdict = verdict(lines.verdict, at: row)
    if verdict == .no { return false }
    switch lines.form {
    case .test(_, _, let isRecord): return verdict == .yes && !isRecord
    case .count(let number):
      return verdict == .yes && !memberRows(rules.counts[number], at: row).rows.isEmpty
    case .finding:
      return lines.parts.contains { place in
        let finding = outline.parts[place]
        return strength(finding, at: self.row(of: finding, for: row)).certain > .none
      }
    case .contraIndication: return verdict == .yes
    case .all:
      var isAny = false
      for place in lines.parts {
        let part = outline.parts[place]
        if isGrounded(part, at: row) {
          isAny = true
        } else if self.verdict(ofLine: part, at: row) != .yes {
          return false
        }
      }
      return isAny
    case .any, .anyWhenOf:
      return lines.parts.contains { isGrounded(outline.parts[$0], at: row) }
    case .noneOf: return false
    }
  }

  // MARK: How pressing it is

  /// How pressing an action is; of the entries that decide, the widest.
  package func need(_ standing: ActionStanding) -> Need {
    var widest = Widest()
    let lead = rules.checked.actions[standing.action].leadCondition
    for instance in standing.deciding {
      let when = lines(standing.action, instance: instance.index).when
      switch lead {
      case .fact(let slot):
        forEachTrueTest(when, at: subject.row) { widest.take($0, at: $1, slot, self) }
      case .finding(let entries): for finding in entries { takeSigns(finding, &widest) }
      case nil: takeStrongest(when, &widest)
      }
    }
    return widest.need
  }

  /// The widest distance among some true tests.
  private struct Widest {
    var need = Need()
    /// How many tests were looked at.
    var count = 0

    mutating func take(_ test: Int, at row: BearerRow, _ slot: Int?, _ situation: Situation) {
      if let slot, situation.rules.tests[test].slot != slot { return }
      count += 1
      guard let own = situation.stepsPast(test: test, at: row) else { return }
      if own > need.steps ?? -1 { need = Need(steps: own, lead: test) }
    }
  }

  private func takeSigns(_ finding: Int, _ widest: inout Widest) {
    guard let row = row(of: finding) else { return }
    for place in rules.outline.findings[finding].signs {
      forEachTrueTest(rules.outline.parts[place], at: row) { widest.take($0, at: $1, nil, self) }
    }
  }

  /// The signs of the strongest findings that an entry rests on; where these have none that is a test, the entry's own.
  private func takeStrongest(_ when: Int, _ widest: inout Widest) {
    var strongest = Strength.none
    forEachFinding(when, at: subject.row) { strongest = max(strongest, $1) }
    let before = widest.count
    forEachFinding(when, at: subject.row) { finding, strength in
      if strength == strongest { takeSigns(finding, &widest) }
    }
    if widest.count == before {
      forEachTrueTest(when, at: subject.row) { widest.take($0, at: $1, nil, self) }
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
