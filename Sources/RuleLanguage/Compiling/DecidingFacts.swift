import Facts

/// Which facts decide a verdict, each as a node that says for which rows it does.
///
/// Only figures and judgements are kept; records never count (`rule-language` 5.4a).
struct DecidingFacts {
  /// For one fact: whether it decides at all, and whether it does so as a judgement.
  struct Share {
    var counted: Int
    var judged: Int
  }

  /// By slot.
  var shares: [Int: Share] = [:]

  /// The slots, ascending, so that what is built from them does not depend on a dictionary's order.
  var slots: [Int] { shares.keys.sorted() }
}

/// Where deciding facts are looked for: what is certain, or what is still possible.
extension RuleCompiler {
  /// The facts that decide `condition`, given that it has the verdict `isTrue` in `plane`: under *any*
  /// those of the true parts, under *all* those of every part; for *false* the other way round.
  mutating func deciding(
    _ condition: CompiledCondition, isTrue: Bool, _ plane: Plane, _ stances: Stances
  ) -> DecidingFacts {
    let found: DecidingFacts
    switch condition.form {
    case .test(let number): found = deciding(test: tests[number], isTrue: isTrue, plane)
    case .all(let parts):
      found = union(parts, areTrue: isTrue, everyPart: isTrue, plane, stances)
    case .any(let parts):
      found = union(parts, areTrue: isTrue, everyPart: !isTrue, plane, stances)
    case .noneOf(let parts):
      found = union(parts, areTrue: !isTrue, everyPart: isTrue, plane, stances)
    case .anyWhenOf(let actions):
      found = union(actions.map(\.when), areTrue: isTrue, everyPart: !isTrue, plane, stances)
    case .contraIndication(_, let test):
      found = test.map { deciding($0, isTrue: isTrue, plane, stances) } ?? DecidingFacts()
    case .count(let number):
      found = deciding(count: number, isTrue: isTrue, plane, stances)
    case .finding(let test, let entries):
      found = deciding(finding: test, entries, isTrue: isTrue, plane, stances)
    }
    guard stances == .honoured, condition.source.stance != .wait else { return found }
    // What was assumed is not known and adds no fact: only the verdict before the stance counts.
    return only(verdict(condition.beforeStance, isTrue: isTrue, plane), found)
  }

  /// The node for "this pair of planes is true" (or false) in a plane.
  mutating func verdict(_ pair: PlanePair, isTrue: Bool, _ plane: Plane) -> Int {
    isTrue ? pair[plane] : graph.not(pair[plane == .certain ? .possible : .certain])
  }

  /// Facts that count only where `node` holds.
  mutating func only(_ node: Int, _ facts: DecidingFacts) -> DecidingFacts {
    var result = facts
    for slot in facts.slots {
      guard let share = facts.shares[slot] else { continue }
      result.shares[slot] = DecidingFacts.Share(
        counted: graph.all([node, share.counted]), judged: graph.all([node, share.judged]))
    }
    return result
  }

  /// The facts of either.
  mutating func union(_ a: DecidingFacts, _ b: DecidingFacts) -> DecidingFacts {
    var result = a
    for slot in b.slots {
      guard let new = b.shares[slot] else { continue }
      if let old = result.shares[slot] {
        result.shares[slot] = DecidingFacts.Share(
          counted: graph.any([old.counted, new.counted]),
          judged: graph.any([old.judged, new.judged]))
      } else {
        result.shares[slot] = new
      }
    }
    return result
  }

  private mutating func union(
    _ parts: [CompiledCondition], areTrue: Bool, everyPart: Bool, _ plane: Plane,
    _ stances: Stances
  ) -> DecidingFacts {
    var result = DecidingFacts()
    for part in parts {
      var facts = deciding(part, isTrue: areTrue, plane, stances)
      if !everyPart {
        facts = only(verdict(part.planes[stances], isTrue: areTrue, plane), facts)
      }
      result = union(result, facts)
    }
    return result
  }

  private mutating func deciding(test: CompiledTest, isTrue: Bool, _ plane: Plane)
    -> DecidingFacts
  {
    var slots = [test.slot]
    switch test.phrase {
    case .isKnown(let wanted) where wanted != isTrue:
      // Not knowing a fact is not a fact.
      return DecidingFacts()
    case .set(.sharesOne(let other)): slots.append(other)
    default: break
    }
    var result = DecidingFacts()
    for slot in slots {
      let fact = rules.vocabulary.facts[slot]
      let judged: Int
      switch fact.role {
      case .record: continue
      case .figure: judged = graph.never()
      case .judgement: judged = graph.always()
      case .either:
        let told = graph.leaf(.isTold(slot: slot, plane))
        judged = fact.bearer == .area ? graph.ofArea(told, plane) : told
      }
      result.shares[slot] = DecidingFacts.Share(counted: graph.always(), judged: judged)
    }
    return result
  }

  /// A count rests on the facts of the members that make it true; one that needs few members rests
  /// on those that do not count as well.
  private mutating func deciding(
    count number: Int, isTrue: Bool, _ plane: Plane, _ stances: Stances
  ) -> DecidingFacts {
    let condition = counts[number].condition
    let outside = speaker
    // Inside `where` a school member reads its area, whoever asks.
    speaker = .school
    defer { speaker = outside }
    var facts = only(
      verdict(condition.planes[stances], isTrue: true, plane),
      deciding(condition, isTrue: true, plane, stances))
    if counts[number].source.quantity.bound != .atLeast || !isTrue {
      let others = only(
        verdict(condition.planes[stances], isTrue: false, plane),
        deciding(condition, isTrue: false, plane, stances))
      facts = union(facts, others)
    }
    for slot in facts.slots {
      guard let share = facts.shares[slot] else { continue }
      facts.shares[slot] = DecidingFacts.Share(
        counted: graph.someMember(count: number, share.counted),
        judged: graph.someMember(count: number, share.judged))
    }
    return facts
  }

  private mutating func deciding(
    finding test: FindingTest, _ entries: [StancedPlanes], isTrue: Bool, _ plane: Plane,
    _ stances: Stances
  ) -> DecidingFacts {
    var result = DecidingFacts()
    for (entry, planes) in zip(test.findings, entries) {
      var facts =
        isTrue
        ? finding(entry).strengths[stances].facts[plane] : decided(entry, plane, stances)
      for slot in facts.slots {
        guard let share = facts.shares[slot] else { continue }
        facts.shares[slot] = DecidingFacts.Share(
          counted: reach(share.counted, of: entry, plane),
          judged: reach(share.judged, of: entry, plane))
      }
      if isTrue, entries.count > 1 {
        facts = only(verdict(planes[stances], isTrue: true, plane), facts)
      }
      result = union(result, facts)
    }
    return result
  }
}
