import Diagnostics

/// Cards to statuses (`rule-language` 5.7).
extension RuleCompiler {
  mutating func compile(action index: Int) -> CompiledAction {
    let source = rules.actions[index]
    let appliesTo = source.appliesTo.map { compile($0, isFavourable: true) }
    let reaching = rules.contraIndications.indices.filter { reaches($0, source) }
    let instances = source.instances.map { instance -> CompiledAction.Instance in
      currentWhen = instance.when
      let when = compile(instance.when, isFavourable: true)
      currentWhen = nil
      let unless = instance.unless.map { compile($0, isFavourable: false) }
      let contraIndications = reaching.map { number in
        CompiledAction.Reach(index: number, test: test(of: number, for: instance))
      }
      return CompiledAction.Instance(
        when: when, unless: unless, contraIndications: contraIndications,
        status: status(joinAll(appliesTo), when, unless, contraIndications))
    }
    return CompiledAction(appliesTo: appliesTo, instances: instances)
  }

  /// Whether a contra-indication bears on the card itself.
  private func reaches(_ number: Int, _ action: CheckedAction) -> Bool {
    switch rules.contraIndications[number].reach {
    case .everyCardExcept(let ids): !ids.contains(action.id)
    case .cardsThatListIt(let effort):
      action.notWhen.contains(number) || effort == action.effort
    case .candidate: action.notWhen.contains(number)
    }
  }

  private mutating func test(of number: Int, for instance: CheckedAction.Instance)
    -> CompiledCondition?
  {
    let source = rules.contraIndications[number]
    if source.testsOwnBarriers {
      return compile(ownBarrierTest(of: instance.when, source), isFavourable: false)
    }
    return source.test.map { compile($0, isFavourable: false) }
  }

  /// None of the barriers that a card rests on is at least likely.
  func ownBarrierTest(
    of when: CheckedCondition, _ source: CheckedContraIndication
  ) -> CheckedCondition {
    let barriers = ownBarriers(when).map { finding in
      CheckedCondition(
        .finding(FindingTest(findings: [finding], strength: .likely, location: source.location)),
        at: source.location)
    }
    return CheckedCondition(.noneOf(barriers), at: source.location)
  }

  /// The barriers of the school that a card rests on: those its `when` asks for, not those it
  /// excludes, not those of related schools, not those of the area.
  private func ownBarriers(_ condition: CheckedCondition) -> [Int] {
    switch condition.form {
    case .finding(let test):
      return test.findings.filter { rules.findings[$0].kind == .barrier && !isOfArea($0) }
    case .all(let parts), .any(let parts): return parts.flatMap(ownBarriers)
    case .anyWhenOf(let actions): return actions.flatMap { ownBarriers($0.when) }
    case .test, .noneOf, .count, .contraIndication: return []
    }
  }

  private mutating func status(
    _ applies: StancedPlanes, _ when: CompiledCondition, _ unless: [CompiledCondition],
    _ contraIndications: [CompiledAction.Reach]
  ) -> CompiledAction.StatusPlanes {
    func planes(_ stances: Stances, _ compiler: inout RuleCompiler)
      -> (blocked: Int, deferred: Int, maybe: Int, recommended: Int)
    {
      let exception = compiler.joinAny(unless)[stances]
      let blocked = compiler.graph.any(
        [exception.certain] + compiler.trueOnes(contraIndications, .block, stances))
      let deferred = compiler.graph.any(
        compiler.trueOnes(contraIndications, .defer, stances))
      let recommended = compiler.graph.all([
        applies[stances].certain, when.planes[stances].certain, compiler.graph.not(blocked),
        compiler.graph.not(deferred), compiler.graph.not(exception.possible),
      ])
      return (blocked, deferred, exception.possible, recommended)
    }
    let honoured = planes(.honoured, &self)
    return CompiledAction.StatusPlanes(
      applies: applies.honoured, indicated: when.planes.honoured, blocked: honoured.blocked,
      deferred: honoured.deferred, maybeBlocked: honoured.maybe,
      withoutAssumption: planes(.ignored, &self).recommended)
  }

  /// The nodes that make contra-indications of one effect count as true: an unknown one does not,
  /// unless it says `if unknown: stop` (`rule-language` 4.2).
  private mutating func trueOnes(
    _ reaching: [CompiledAction.Reach], _ effect: CheckedContraIndication.Effect,
    _ stances: Stances
  ) -> [Int] {
    reaching.compactMap { reach in
      let source = rules.contraIndications[reach.index]
      guard source.effect == effect else { return nil }
      guard let planes = reach.test?.planes[stances] else {
        return source.stopsIfUnknown ? graph.always() : nil
      }
      return source.stopsIfUnknown ? planes.possible : planes.certain
    }
  }
}
