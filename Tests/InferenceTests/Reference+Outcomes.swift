import Facts
import Inference
import RuleLanguage

/// Strengths (`rule-language` 5.4a) and statuses (5.7).
extension Reference {
  /// A fact that decides, and whether it counts as a judgement.
  private typealias Deciders = [Int: Bool]

  func strengths(_ finding: Int, _ row: BearerRow, stances: Bool) -> (
    sure: Strength, maybe: Strength
  ) {
    let key = StrengthKey(finding: finding, row: row, stances: stances)
    if let known = strengthsBefore[key] { return known }
    let result = work(finding, row, stances: stances)
    strengthsBefore[key] = result
    return result
  }

  private func work(_ finding: Int, _ row: BearerRow, stances: Bool) -> (
    sure: Strength, maybe: Strength
  ) {
    let source = rules.findings[finding]
    let exception = any(
      source.unless.map {
        truth($0, Place(row: row, asker: nil, isFavourable: false, stances: stances))
      })
    if exception.sure { return (.none, .none) }
    var sure = strength(finding, row, stances: stances, possibly: false)
    if exception.maybe { sure = min(sure, .hint) }
    return (sure, strength(finding, row, stances: stances, possibly: true))
  }

  private func strength(_ finding: Int, _ row: BearerRow, stances: Bool, possibly: Bool) -> Strength
  {
    var facts: Deciders = [:]
    var alone = 0
    for sign in rules.findings[finding].signs {
      let place = Place(row: row, asker: nil, isFavourable: true, stances: stances)
      guard holds(sign, place, possibly) else { continue }
      let own = deciders(sign, true, place, possibly)
      if own.isEmpty { alone += 1 }
      for (slot, isJudgement) in own {
        facts[slot] = facts[slot] == true || (isJudgement && !sign.givesAtMostHint)
      }
    }
    let count = facts.count + alone
    let judgements = facts.values.count { $0 }
    if count == 0 { return .none }
    return rules.strength.lines.first { count >= $0.facts && judgements >= $0.judgements }?.strength
      ?? .none
  }

  /// Whether a condition is true: certainly, or possibly.
  private func holds(_ condition: CheckedCondition, _ place: Place, _ possibly: Bool) -> Bool {
    let truth = truth(condition, place)
    return possibly ? truth.maybe : truth.sure
  }

  /// Whether a condition is false: certainly, or possibly.
  private func fails(_ condition: CheckedCondition, _ place: Place, _ possibly: Bool) -> Bool {
    let truth = truth(condition, place)
    return possibly ? !truth.sure : !truth.maybe
  }

  /// The facts that decide a condition, given that it is true (or false).
  private func deciders(
    _ condition: CheckedCondition, _ isTrue: Bool, _ place: Place, _ possibly: Bool
  ) -> Deciders {
    if place.stances, condition.stance != .wait {
      // Assumed facts are not facts: without the stance it must have the verdict too.
      let before = beforeStance(condition, place)
      let has =
        isTrue ? (possibly ? before.maybe : before.sure) : (possibly ? !before.sure : !before.maybe)
      guard has else { return [:] }
    }
    switch condition.form {
    case .test(let test): return deciders(test, isTrue, place, possibly)
    case .all(let parts): return union(parts, isTrue, every: isTrue, place, possibly)
    case .any(let parts): return union(parts, isTrue, every: !isTrue, place, possibly)
    case .noneOf(let parts):
      var inner = place
      inner.isFavourable.toggle()
      return union(parts, !isTrue, every: isTrue, inner, possibly)
    case .anyWhenOf(let actions):
      return union(actions.map(\.when), isTrue, every: !isTrue, place, possibly)
    case .contraIndication(let index):
      return rules.contraIndications[index].test.map { deciders($0, isTrue, place, possibly) }
        ?? [:]
    case .finding(let test): return deciders(test, isTrue, place, possibly)
    case .count(let count): return deciders(count, isTrue, place, possibly)
    }
  }

  private func union(
    _ parts: [CheckedCondition], _ areTrue: Bool, every: Bool, _ place: Place, _ possibly: Bool
  ) -> Deciders {
    var result: Deciders = [:]
    for part in parts {
      let has = areTrue ? holds(part, place, possibly) : fails(part, place, possibly)
      guard every || has else { continue }
      result.merge(deciders(part, areTrue, place, possibly)) { $0 || $1 }
    }
    return result
  }

  private func deciders(
    _ test: CheckedTest, _ isTrue: Bool, _ place: Place, _ possibly: Bool
  ) -> Deciders {
    var slots = [test.slot]
    switch test.phrase {
    case .isKnown(let wanted) where wanted != isTrue: return [:]
    case .set(.sharesOne(let other)): slots.append(other)
    default: break
    }
    var result: Deciders = [:]
    for slot in slots {
      switch rules.vocabulary.facts[slot].role {
      case .record: break
      case .figure: result[slot] = false
      case .judgement: result[slot] = true
      case .either:
        result[slot] = isTold(slot, place.row) || (possibly && !hasOneValue(slot, place.row))
      }
    }
    return result
  }

  private func isTold(_ slot: Int, _ row: BearerRow) -> Bool {
    guard isSupplied(slot, row) else { return false }
    if let settled {
      if case .told? = settled.fact(slot, at: row).origin { return true }
      return false
    }
    if case .told? = base.table(of: row.bearer)?.origin(slot, row.row) { return true }
    return false
  }

  private func deciders(
    _ test: FindingTest, _ isTrue: Bool, _ place: Place, _ possibly: Bool
  ) -> Deciders {
    var result: Deciders = [:]
    for entry in test.findings {
      guard let row = row(of: entry, place.row) else { continue }
      if isTrue, test.findings.count > 1 {
        let truth = truth(of: test, entry, place)
        guard possibly ? truth.maybe : truth.sure else { continue }
      }
      result.merge(deciders(ofFinding: entry, isTrue, row, place.stances, possibly)) { $0 || $1 }
    }
    return result
  }

  private func deciders(
    ofFinding entry: Int, _ isTrue: Bool, _ row: BearerRow, _ stances: Bool, _ possibly: Bool
  ) -> Deciders {
    let key = DeciderKey(
      strength: StrengthKey(finding: entry, row: row, stances: stances), isTrue: isTrue,
      possibly: possibly)
    if let known = decidersBefore[key] { return known }
    var result: Deciders = [:]
    let inner = Place(row: row, asker: nil, isFavourable: true, stances: stances)
    for sign in rules.findings[entry].signs {
      for truth in isTrue ? [true] : [true, false] {
        guard truth ? holds(sign, inner, possibly) : fails(sign, inner, possibly) else { continue }
        var own = deciders(sign, truth, inner, possibly)
        if sign.givesAtMostHint, isTrue { own = own.mapValues { _ in false } }
        result.merge(own) { $0 || $1 }
      }
    }
    decidersBefore[key] = result
    return result
  }

  private func deciders(
    _ count: CheckedCount, _ isTrue: Bool, _ place: Place, _ possibly: Bool
  ) -> Deciders {
    var result: Deciders = [:]
    let both = count.quantity.bound != .atLeast || !isTrue
    for member in members(count.relation, place.row).rows {
      let inner = Place(
        row: member, asker: place.row,
        isFavourable: place.isFavourable == (count.quantity.bound != .atMost),
        stances: place.stances)
      for truth in both ? [true, false] : [true] {
        let has =
          truth
          ? holds(count.condition, inner, possibly) : fails(count.condition, inner, possibly)
        guard has else { continue }
        result.merge(deciders(count.condition, truth, inner, possibly)) { $0 || $1 }
      }
    }
    return result
  }

  // MARK: Statuses

  func status(_ action: Int, _ row: BearerRow) -> Status {
    let instances = rules.actions[action].instances.map { status(action, $0, row) }
    let order: [Status] = [
      .recommended, .recommendedOnAnAssumption, .possible, .cannotTell, .deferred, .ruledOut,
      .notIndicated, .doesNotApply,
    ]
    return order.first(where: instances.contains) ?? .doesNotApply
  }

  private func status(_ action: Int, _ instance: CheckedAction.Instance, _ row: BearerRow) -> Status
  {
    let status = status(action, instance, row, stances: true)
    guard status == .recommended else { return status }
    return self.status(action, instance, row, stances: false) == .recommended
      ? .recommended : .recommendedOnAnAssumption
  }

  private func status(
    _ action: Int, _ instance: CheckedAction.Instance, _ row: BearerRow, stances: Bool
  ) -> Status {
    func place(_ isFavourable: Bool) -> Place {
      Place(row: row, asker: nil, isFavourable: isFavourable, stances: stances)
    }
    let card = rules.actions[action]
    let applies = all(card.appliesTo.map { truth($0, place(true)) })
    currentWhen = instance.when
    let when = truth(instance.when, place(true))
    currentWhen = nil
    let exception = any(instance.unless.map { truth($0, place(false)) })
    var effects: Set<CheckedContraIndication.Effect> = []
    for (index, contra) in rules.contraIndications.enumerated() where reaches(contra, index, card) {
      let found =
        contra.testsOwnBarriers
        ? any(ownBarriers(instance.when).map { likely($0, row, stances) }).reversed
        : contra.test.map { truth($0, place(false)) } ?? .open
      if found.sure || (contra.stopsIfUnknown && found.maybe) { effects.insert(contra.effect) }
    }
    if !applies.maybe { return .doesNotApply }
    if !when.maybe { return .notIndicated }
    if exception.sure || effects.contains(.block) { return .ruledOut }
    if effects.contains(.defer) { return .deferred }
    if !applies.sure { return .cannotTell }
    return when.sure && !exception.maybe ? .recommended : .possible
  }

  private func reaches(
    _ contra: CheckedContraIndication, _ index: Int, _ card: CheckedAction
  ) -> Bool {
    switch contra.reach {
    case .everyCardExcept(let ids): !ids.contains(card.id)
    case .cardsThatListIt(let effort): card.notWhen.contains(index) || card.effort == effort
    case .candidate: false
    }
  }

  func likely(_ finding: Int, _ row: BearerRow, _ stances: Bool) -> Truth {
    let (sure, maybe) = strengths(finding, row, stances: stances)
    return Truth(sure: sure >= .likely, maybe: maybe >= .likely)
  }

  func ownBarriers(_ condition: CheckedCondition) -> [Int] {
    switch condition.form {
    case .finding(let test):
      test.findings.filter {
        rules.findings[$0].kind == .barrier && rules.findings[$0].ecology != .system
      }
    case .all(let parts), .any(let parts): parts.flatMap(ownBarriers)
    case .anyWhenOf(let actions): actions.flatMap { ownBarriers($0.when) }
    case .test, .noneOf, .count, .contraIndication: []
    }
  }
}
