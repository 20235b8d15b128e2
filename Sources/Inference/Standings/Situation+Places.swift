import Facts
package import RuleLanguage

/// What decides the place of an entry of an action in an order, whatever may stop it: read from what leads to it alone.
///
/// It stays what it is while other facts are learnt, so of many answers that are tried most find it ready.
struct InstancePlace {
  /// The strength of the strongest barrier or asset that leads to it, of those of the school and of all.
  var strengthOfSchool = Strength.none
  var strength = Strength.none
  /// How pressing it is.
  var need = Need()
  /// Something that is known speaks for it.
  var isGrounded = false
}

extension Situation {
  /// The strength of the strongest barrier or asset that an action is put forward for, of the entries that decide.
  ///
  /// `ofSchoolAlone` leaves out those of the school's area.
  package func strength(behind standing: ActionStanding, ofSchoolAlone: Bool) -> Strength {
    standing.deciding.reduce(.none) { strongest, instance in
      let place = place(standing.action, instance: instance.index)
      return max(strongest, ofSchoolAlone ? place.strengthOfSchool : place.strength)
    }
  }

  /// Whether something that is known speaks for one of the entries that decide: a figure or judgement, a finding, a
  /// number of schools. A phase or a role alone says nothing about a school. Of conditions that have to hold together one
  /// does not speak for the others: that many pupils are from low-income families is no reason for a step that is meant
  /// for a school with a new head.
  package func isGrounded(_ standing: ActionStanding) -> Bool {
    standing.deciding.contains { place(standing.action, instance: $0.index).isGrounded }
  }

  /// How pressing an action is; of the entries that decide, the widest.
  package func need(_ standing: ActionStanding) -> Need {
    standing.deciding.reduce(Need()) { widest, instance in
      let need = place(standing.action, instance: instance.index).need
      return (need.steps ?? -1) > (widest.steps ?? -1) ? need : widest
    }
  }

  // MARK: The place of an entry

  /// The place of an entry, worked out once; taken over where nothing was learnt that decides it.
  private func place(_ action: Int, instance: Int) -> InstancePlace {
    let number = rules.outline.actions[action].lowerBound + instance
    if places.isEmpty { places = Array(repeating: nil, count: rules.outline.instances.count) }
    if let known = places[number] { return known }
    let place: InstancePlace
    if let earlier, !rules.slotsOfNodes.meet(rules.marksOfPlaces[action], earlier.learnt) {
      place = earlier.situation.place(action, instance: instance)
    } else {
      place = foundPlace(action, rules.outline.instances[number].when)
    }
    places[number] = place
    return place
  }

  private func foundPlace(_ action: Int, _ when: Int) -> InstancePlace {
    var place = InstancePlace()
    forEachFinding(when, at: subject.row) { finding, strength in
      place.strength = max(place.strength, strength)
      if rules.checked.findings[finding].ecology != .system {
        place.strengthOfSchool = max(place.strengthOfSchool, strength)
      }
    }
    place.isGrounded = isGrounded(when, at: subject.row)
    var widest = Widest()
    switch rules.checked.actions[action].leadCondition {
    case .fact(let slot):
      forEachTrueTest(when, at: subject.row) { test, row in
        if rules.tests[test].slot == slot { widest.take(test, at: row, self) }
      }
    case .finding(let entries): for finding in entries { takeSigns(finding, &widest) }
    case nil: takeStrongest(when, place.strength, &widest)
    }
    place.need = widest.need
    return place
  }

  // MARK: What it rests on

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
  private func takeStrongest(_ when: Int, _ strongest: Strength, _ widest: inout Widest) {
    if strongest > .none {
      forEachFinding(when, at: subject.row) { finding, strength in
        if strength == strongest { takeSigns(finding, &widest) }
      }
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
