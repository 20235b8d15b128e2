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

  /// Looks up counts of related schools, as they stand without suppositions, where another situation of the
  /// same subject does.
  package func shareCounts(with other: Situation) { unsupposedBefore = other.unsupposed }

  /// Takes over what another situation of the same subject found out, from which it differs by what was
  /// learnt of some facts: proofs of findings that are the same, the noise of all other
  /// figures, and counts of related schools as they stand without suppositions.
  package func takeOver(
    from other: Situation, learning slots: Set<Int>, where isSame: (Int) -> Bool
  ) {
    for (key, proof) in other.provedFindings where isSame(key.finding) {
      provedFindings[key] = proof
    }
    shareCounts(with: other)
    var figures = other.noisyFigures
    for slot in slots { figures[slot] = noisyLimits(slot) }
    noisyFiguresBefore = figures
  }
}
