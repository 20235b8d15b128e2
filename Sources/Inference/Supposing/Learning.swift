import Facts
import RuleLanguage

/// Which facts become others when one of a school's is learnt.
extension Situation {
  /// The facts that this situation sees otherwise than another of the same subject, from which it differs
  /// by one supposed fact; `nil` where that may change more than the facts of the subject.
  ///
  /// Counts of what is known move with every answer; they are left out as long as no test on them
  /// turns.
  package func factsLearnt(since other: Situation, bySupposing slot: Int) -> Set<Int>? {
    let vocabulary = rules.checked.vocabulary
    // The area's facts are its schools' too, and the number of pupils decides how sure figures are.
    guard vocabulary.facts[slot].bearer == .school, !supposition.isOneBearer,
      !engine.facts.counters.contains(slot),
      engine.facts.counters.isDisjoint(with: engine.facts.followers[slot] ?? [])
    else { return nil }
    let (now, before) = (facts(of: subject.row), other.facts(of: subject.row))
    var learnt: Set = [slot]
    for follower in engine.facts.followers[slot] ?? []
    where now.reading(follower) != before.reading(follower) {
      if case .howManyKnown? = engine.facts.settlings[follower].derivation?.operation,
        (rules.testsOfSlot[follower] ?? []).allSatisfy({
          now.verdict(of: rules.tests[$0]) == before.verdict(of: rules.tests[$0])
        })
      {
        continue
      }
      learnt.insert(follower)
    }
    return learnt
  }

  /// Takes over what another situation of the same subject found out, from which it differs by what was
  /// learnt of one fact: proofs of findings that are the same, and the noise of all other figures.
  package func takeOver(
    from other: Situation, learning slot: Int, where isSame: (Int) -> Bool
  ) {
    for (key, proof) in other.provedFindings where isSame(key.finding) {
      provedFindings[key] = proof
    }
    var figures = other.noisyFigures
    figures[slot] = noisyLimits(slot)
    noisyFiguresBefore = figures
  }
}
