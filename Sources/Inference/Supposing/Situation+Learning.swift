import Facts
import RuleLanguage

/// Which facts become others when one of a school's is learnt.
extension Situation {
  /// The facts that this situation sees otherwise than another of the same subject, from which it differs
  /// by some supposed facts; `nil` where that may change more than the facts of the subject.
  ///
  /// Counts of what is known move with every answer; they are left out as long as no test on them
  /// turns.
  package func factsLearnt(since other: Situation, bySupposing slots: Set<Int>) -> Set<Int>? {
    let vocabulary = rules.checked.vocabulary
    let followers = Set(slots.flatMap { engine.facts.followers[$0] ?? [] })
    // The area's facts are its schools' too, and the number of pupils decides how sure figures are.
    guard !supposition.isOneBearer,
      slots.allSatisfy({ vocabulary.facts[$0].bearer == .school }),
      engine.facts.counters.isDisjoint(with: slots),
      engine.facts.counters.isDisjoint(with: followers)
    else { return nil }
    let (now, before) = (facts(of: subject.row), other.facts(of: subject.row))
    var learnt = slots
    for follower in followers.sorted() where now.reading(follower) != before.reading(follower) {
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

  /// Looks up what another situation of the same subject has found out already, from which it differs by facts
  /// learnt alone: every verdict that looks at none of them, and counts of related schools as they stand.
  package func share(with other: Situation, learning learnt: Set<Int>) {
    unsupposedBefore = other.unsupposed
    takeNodes(from: other, learning: learnt)
  }

  /// Takes over what another situation of the same subject found out, from which it differs by what was
  /// learnt of some facts: proofs of findings that are the same, the noise of all other
  /// figures, and all that ``share(with:learning:)`` does.
  ///
  /// `slots` are the facts supposed, `learnt` these and all that became another with them
  /// (``factsLearnt(since:bySupposing:)``).
  package func takeOver(
    from other: Situation, learning slots: Set<Int>, _ learnt: Set<Int>, where isSame: (Int) -> Bool
  ) {
    for (key, proof) in other.provedFindings where isSame(key.finding) {
      provedFindings[key] = proof
    }
    share(with: other, learning: learnt)
    if let widened = other.widenedBefore {
      // A fact that rests on one supposed may stay what it is and still differ once figures are widened; a count of known
      // facts cannot, as what is widened is known.
      let followers = slots.flatMap { engine.facts.followers[$0] ?? [] }.filter { follower in
        guard case .howManyKnown? = engine.facts.derivation(of: follower) else { return true }
        return learnt.contains(follower)
      }
      widenedElsewhere = (widened, learnt.union(followers))
    }
    var figures = other.noisyFigures
    for slot in slots { figures[slot] = noisyLimits(slot) }
    noisyFiguresBefore = figures
  }
}
