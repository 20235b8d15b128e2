/// Signs to strengths: counts the different facts that decide the true signs, as bit logic
/// (`rule-language` 5.4a).
extension RuleCompiler {
  mutating func compile(finding index: Int) -> CompiledFinding {
    let source = rules.findings[index]
    speaker = isOfArea(index) ? .area : .school
    defer { speaker = .school }
    let signs = source.signs.map { compile($0, isFavourable: true) }
    let unless = source.unless.map { compile($0, isFavourable: false) }
    let honoured = strengths(of: index, signs, unless, .honoured)
    // Where no stance is below it, both readings are the same.
    let hasStance = (signs + unless).contains { $0.planes.honoured != $0.planes.ignored }
    return CompiledFinding(
      signs: signs, unless: unless,
      strengths: CompiledFinding.StancedStrengths(
        honoured: honoured,
        ignored: hasStance ? strengths(of: index, signs, unless, .ignored) : honoured))
  }

  private mutating func strengths(
    of index: Int, _ signs: [CompiledCondition], _ unless: [CompiledCondition],
    _ stances: Stances
  ) -> CompiledFinding.Strengths {
    let certain = tally(signs, .certain, stances)
    let possible = tally(signs, .possible, stances)
    let exception = joinAny(unless)[stances]
    let rejected = graph.leaf(.isRejected(finding: index))
    let stands = [graph.not(exception.certain), graph.not(rejected)]
    func planes(_ strength: Strength, _ compiler: inout RuleCompiler) -> PlanePair {
      let sure = compiler.reached(strength, certain)
      let maybe = compiler.reached(strength, possible)
      // An exception that cannot be excluded leaves a hint at most.
      let limit = strength > .hint ? [compiler.graph.not(exception.possible)] : []
      let pair = PlanePair(
        certain: compiler.graph.all([sure] + stands + limit),
        possible: compiler.graph.all([maybe] + stands))
      return PlanePair(
        certain: compiler.graph.strength(finding: index, strength, of: pair.certain),
        possible: compiler.graph.strength(finding: index, strength, of: pair.possible))
    }
    return CompiledFinding.Strengths(
      planes: StrengthPlanes(
        hint: planes(.hint, &self), likely: planes(.likely, &self), clear: planes(.clear, &self)),
      counted: certain.facts.slots.compactMap { slot in
        certain.facts.shares[slot].map { (slot, $0.counted, $0.judged) }
      },
      alone: certain.alone,
      facts: CompiledFinding.ByPlane(certain: certain.facts, possible: possible.facts))
  }

  /// What the true signs of a finding add up to, in one plane.
  private struct Tally {
    var facts: DecidingFacts
    /// For each sign: true of records alone.
    var alone: [Int]
    /// At least one sign is true.
    var isAny: Int
    /// At least 0, 1, 2, … different facts.
    var factCounts: [Int]
    /// At least 0, 1, 2, … judgements among them.
    var judgementCounts: [Int]
  }

  private mutating func tally(
    _ signs: [CompiledCondition], _ plane: Plane, _ stances: Stances
  ) -> Tally {
    var facts = DecidingFacts()
    var alone: [Int] = []
    var truths: [Int] = []
    for sign in signs {
      let truth = sign.planes[stances][plane]
      truths.append(truth)
      var own = only(truth, deciding(sign, isTrue: true, plane, stances))
      let counted = own.slots.compactMap { own.shares[$0]?.counted }
      alone.append(graph.all([truth, graph.not(graph.any(counted))]))
      if sign.source.givesAtMostHint {
        for slot in own.slots { own.shares[slot]?.judged = graph.never() }
      }
      facts = union(facts, own)
    }
    let shares = facts.slots.compactMap { facts.shares[$0] }
    let lines = rules.strength.lines
    let isAny = graph.any(truths)
    return Tally(
      facts: facts, alone: alone, isAny: isAny,
      factCounts: atLeast(
        shares.map(\.counted) + alone, upTo: lines.map(\.facts).max() ?? 0, any: isAny),
      judgementCounts: atLeast(
        shares.map(\.judged), upTo: lines.map(\.judgements).max() ?? 0, any: nil))
  }

  /// Nodes for "at least 0, 1, … `most` of these hold". `any` is a shorter way to say "at least one".
  private mutating func atLeast(_ nodes: [Int], upTo most: Int, any: Int?) -> [Int] {
    var counts = [graph.always()] + Array(repeating: graph.never(), count: max(0, most))
    for node in nodes {
      for number in stride(from: most, to: 0, by: -1) {
        let one = graph.all([counts[number - 1], node])
        counts[number] = graph.any([counts[number], one])
      }
    }
    if let any, counts.count > 1 { counts[1] = any }
    return counts
  }

  /// Some line of the policy that gives this strength or more is met.
  private mutating func reached(_ strength: Strength, _ tally: Tally) -> Int {
    var met: [Int] = []
    for line in rules.strength.lines where line.strength >= strength {
      met.append(
        graph.all([
          tally.factCounts[max(0, line.facts)], tally.judgementCounts[max(0, line.judgements)],
          tally.isAny,
        ]))
    }
    return graph.any(met)
  }

  /// The facts of all signs that are decided, true or false: what "not found" rests on. Worked out when
  /// a condition first asks for it, as few do.
  mutating func decided(_ finding: Int, _ plane: Plane, _ stances: Stances) -> DecidingFacts {
    let key = DecidedKey(finding: finding, plane: plane, stances: stances)
    if let known = decidedFacts[key] { return known }
    let outside = speaker
    speaker = isOfArea(finding) ? .area : .school
    defer { speaker = outside }
    var result = DecidingFacts()
    for sign in self.finding(finding).signs {
      for isTrue in [true, false] {
        let own = only(
          verdict(sign.planes[stances], isTrue: isTrue, plane),
          deciding(sign, isTrue: isTrue, plane, stances))
        result = union(result, own)
      }
    }
    decidedFacts[key] = result
    return result
  }
}
