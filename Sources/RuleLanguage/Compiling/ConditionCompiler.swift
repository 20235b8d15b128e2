import Facts
import OrderedCollections

/// Conditions to nodes. What a test means for a value is not decided here but in Inference
/// (`PhraseEvaluation`); here is what joins tests (`rule-language` 5.3 to 5.6).
extension RuleCompiler {
  /// Compiles a condition. `isFavourable` says whether its being true speaks for the recommendation;
  /// it turns over under *none of*, in `unless`, and in a count of at most so many.
  mutating func compile(_ condition: CheckedCondition, isFavourable: Bool) -> CompiledCondition {
    switch condition.form {
    case .test(let test):
      let number = testNumber(CompiledTest(slot: test.slot, phrase: test.phrase))
      return stanced(
        condition, isFavourable, both(testPlanes(number)), form: .test(number))
    case .all(let parts):
      let compiled = parts.map { compile($0, isFavourable: isFavourable) }
      return stanced(condition, isFavourable, joinAll(compiled), form: .all(compiled))
    case .any(let parts):
      let compiled = parts.map { compile($0, isFavourable: isFavourable) }
      return stanced(condition, isFavourable, joinAny(compiled), form: .any(compiled))
    case .noneOf(let parts):
      let compiled = parts.map { compile($0, isFavourable: !isFavourable) }
      let planes = joinAny(compiled)
      return stanced(
        condition, isFavourable,
        StancedPlanes(honoured: reverse(planes.honoured), ignored: reverse(planes.ignored)),
        form: .noneOf(compiled))
    case .count(let count):
      let number = compile(count, isFavourable: isFavourable)
      return stanced(condition, isFavourable, countPlanes(number), form: .count(number))
    case .finding(let test):
      let entries = test.findings.map { planes(of: test, entry: $0) }
      return stanced(
        condition, isFavourable, joinAny(entries), form: .finding(test, entries: entries))
    case .contraIndication(let index):
      let source = rules.contraIndications[index]
      let own = source.testsOwnBarriers ? currentWhen.map { ownBarrierTest(of: $0, source) } : nil
      let test = (own ?? source.test).map { compile($0, isFavourable: isFavourable) }
      let open = PlanePair(certain: graph.never(), possible: graph.always())
      return stanced(
        condition, isFavourable, test?.planes ?? both(open), form: .contraIndication(index, test))
    case .anyWhenOf(let actions):
      let compiled = actions.map {
        (action: $0.action, when: compile($0.when, isFavourable: isFavourable))
      }
      return stanced(
        condition, isFavourable, joinAny(compiled.map(\.when)), form: .anyWhenOf(compiled))
    }
  }

  /// Applies the condition's own `if unknown` line: the verdict that favours the recommendation, or
  /// the one that blocks it, in place of *unknown*.
  private mutating func stanced(
    _ source: CheckedCondition, _ isFavourable: Bool, _ planes: StancedPlanes,
    form: CompiledCondition.Form
  ) -> CompiledCondition {
    let before = planes.honoured
    var after = planes
    switch source.stance {
    case .wait: break
    case .carryOn:
      after.honoured = PlanePair(crisp: isFavourable ? before.possible : before.certain)
    case .stop:
      after.honoured = PlanePair(crisp: isFavourable ? before.certain : before.possible)
    }
    return CompiledCondition(source: source, planes: after, beforeStance: before, form: form)
  }

  private mutating func testPlanes(_ number: Int) -> PlanePair {
    let test = tests[number]
    let isJourney = rules.vocabulary.facts[test.slot].journey != nil
    let asks = test.phrase.looksAtAsker || isJourney
    let ofArea = rules.vocabulary.facts[test.slot].bearer == .area
    func node(_ plane: Plane, _ graph: inout BooleanGraph) -> Int {
      let node = graph.leaf(.test(number, plane), looksAtAsker: asks)
      return ofArea ? graph.ofArea(node, plane) : node
    }
    // Whether something is known is itself never unknown.
    if case .isKnown = test.phrase { return PlanePair(crisp: node(.certain, &graph)) }
    return PlanePair(certain: node(.certain, &graph), possible: node(.possible, &graph))
  }

  private mutating func compile(_ count: CheckedCount, isFavourable: Bool) -> Int {
    let wantsMore = count.quantity.bound != .atMost
    let outside = speaker
    // Inside `where` a school member reads its area, whoever asks.
    speaker = .school
    defer { speaker = outside }
    let compiled = CompiledCount(
      source: count, members: rules.vocabulary.relations[count.relation]?.linksTo ?? .school,
      condition: compile(count.condition, isFavourable: isFavourable == wantsMore))
    return countNumber(compiled)
  }

  private mutating func countPlanes(_ number: Int) -> StancedPlanes {
    let inner = counts[number].condition.planes
    func pair(_ stances: Stances, _ graph: inout BooleanGraph) -> PlanePair {
      PlanePair(
        certain: graph.leaf(.count(number, .certain, stances)),
        possible: graph.leaf(.count(number, .possible, stances)))
    }
    let honoured = pair(.honoured, &graph)
    if inner.honoured == inner.ignored { return both(honoured) }
    return StancedPlanes(honoured: honoured, ignored: pair(.ignored, &graph))
  }

  /// A finding at least, or exactly, as strong as the test asks.
  private mutating func planes(of test: FindingTest, entry: Int) -> StancedPlanes {
    let strengths = finding(entry).strengths
    func pair(_ stances: Stances, _ compiler: inout RuleCompiler) -> PlanePair {
      let from = strengths[stances].planes(atLeast: test.strength, &compiler.graph)
      var pair = from
      if test.isExact, let next = Strength(rawValue: test.strength.rawValue + 1) {
        let above = strengths[stances].planes(atLeast: next, &compiler.graph)
        pair.certain = compiler.graph.all([from.certain, compiler.graph.not(above.possible)])
        pair.possible = compiler.graph.all([from.possible, compiler.graph.not(above.certain)])
      }
      return PlanePair(
        certain: compiler.reach(pair.certain, of: entry, .certain),
        possible: compiler.reach(pair.possible, of: entry, .possible))
    }
    return StancedPlanes(honoured: pair(.honoured, &self), ignored: pair(.ignored, &self))
  }

  // MARK: Joining

  func both(_ pair: PlanePair) -> StancedPlanes { StancedPlanes(honoured: pair, ignored: pair) }

  mutating func reverse(_ pair: PlanePair) -> PlanePair {
    PlanePair(certain: graph.not(pair.possible), possible: graph.not(pair.certain))
  }

  mutating func joinAll(_ parts: [CompiledCondition]) -> StancedPlanes {
    StancedPlanes(
      honoured: all(parts.map(\.planes.honoured)), ignored: all(parts.map(\.planes.ignored)))
  }

  mutating func joinAny(_ parts: [CompiledCondition]) -> StancedPlanes {
    joinAny(parts.map(\.planes))
  }

  mutating func joinAny(_ parts: [StancedPlanes]) -> StancedPlanes {
    StancedPlanes(honoured: any(parts.map(\.honoured)), ignored: any(parts.map(\.ignored)))
  }

  private mutating func all(_ pairs: [PlanePair]) -> PlanePair {
    PlanePair(certain: graph.all(pairs.map(\.certain)), possible: graph.all(pairs.map(\.possible)))
  }

  private mutating func any(_ pairs: [PlanePair]) -> PlanePair {
    PlanePair(certain: graph.any(pairs.map(\.certain)), possible: graph.any(pairs.map(\.possible)))
  }
}
