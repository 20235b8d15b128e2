import Facts
package import RuleLanguage

/// A possible partner looked at from the subject, as members are looked at inside `where`.
///
/// What is supposed of the subject counts; of the partner it is as the tables have it. Verdicts need no
/// memory of other rows, so that thousands of pairs may be asked about.
extension Situation {
  /// Whether a condition holds for another school as the subject sees it; `if unknown` lines are honoured
  /// or, to tell what is only assumed, not.
  package func verdict(
    ofPartner condition: CompiledCondition, _ school: Int, honoursStances: Bool = true
  ) -> Verdict {
    let stances: Stances = honoursStances ? .honoured : .ignored
    if let decided = decided(condition.planes[stances], school) { return decided }
    let view = PartnerView(
      self, BearerRow(.school, school), from: subject.row, honoursStances: honoursStances)
    return view.verdict(condition, isFavourable: true)
  }

  /// Whether a condition holds for a school, the subject or another: by itself, or as `other` sees it.
  package func verdict(
    of condition: CompiledCondition, bySchool school: Int, seenFrom other: Int? = nil,
    honoursStances: Bool = true
  ) -> Verdict {
    let view = PartnerView(
      self, BearerRow(.school, school), from: other.map { BearerRow(.school, $0) },
      honoursStances: honoursStances)
    return view.verdict(condition, isFavourable: true)
  }

  /// The verdict of a condition that looks at no other school, where the pass over all schools has decided it.
  private func decided(_ planes: PlanePair, _ school: Int) -> Verdict? {
    let row = BearerRow(.school, school)
    guard !rules.graph.looksAtAsker[planes.certain], !rules.graph.looksAtAsker[planes.possible],
      !isTouched(planes.certain, at: row), !isTouched(planes.possible, at: row),
      let certain = engine.decided(planes.certain, at: row),
      let possible = engine.decided(planes.possible, at: row)
    else { return nil }
    return Verdict(certain: certain, possible: possible)
  }

  /// Why a condition holds for another school as the subject sees it, or not.
  package func proof(ofPartner condition: CompiledCondition, _ school: Int) -> ConditionProof {
    proof(condition, at: BearerRow(.school, school), asker: subject.row)
  }

  /// Why a condition holds for a school by itself, or as another sees it, or not.
  package func proof(
    of condition: CompiledCondition, bySchool school: Int, seenFrom other: Int? = nil
  ) -> ConditionProof {
    proof(
      condition, at: BearerRow(.school, school), asker: other.map { BearerRow(.school, $0) })
  }

  /// How strong a finding or asset of any school is.
  package func strength(_ finding: Int, ofSchool school: Int) -> StrengthRange {
    strength(finding, at: row(of: finding, for: BearerRow(.school, school)))
  }

  /// Why a finding of any school has its strength.
  package func proof(finding: Int, ofSchool school: Int) -> FindingProof {
    proof(finding: finding, at: row(of: finding, for: BearerRow(.school, school)))
  }

  /// What is known of a fact of any school.
  package func reading(_ slot: Int, ofSchool school: Int) -> Reading {
    facts(of: BearerRow(.school, school)).reading(slot)
  }

  /// A fact of any school with its state and origin.
  package func fact(_ slot: Int, ofSchool school: Int) -> FactProof {
    fact(slot, at: BearerRow(.school, school))
  }

  /// The standard deviation of a fact among the other schools of the subject's family, the larger end of what it
  /// may be; `nil` where it is not known or may be 0.
  package func familyDeviation(_ slot: Int) -> Double? {
    facts(of: subject.row).deviation(slot, .family)?.upperBound
  }

  /// Whether a school is among the members of a relation of the subject, for many schools; `nil` where that is not
  /// known.
  package func membership(of relation: String) -> (_ school: Int) -> Bool? {
    let members = engine.facts.relations.members(relation, of: subject.row)
    let schools = Set(members.rows.filter { $0.bearer == .school }.map(\.row))
    let isComplete = members.isLinkKnown && !members.mayBeMore
    return { schools.contains($0) ? true : isComplete ? false : nil }
  }
}

/// One school seen by itself or from another, while a condition is decided.
private struct PartnerView {
  private let situation: Situation
  private let row: BearerRow
  private let honoursStances: Bool
  /// The facts of the school and of the other, looked up once for all tests.
  private let facts: any RowFacts
  private let factsOfAsker: (any RowFacts)?

  init(
    _ situation: Situation, _ row: BearerRow, from asker: BearerRow?, honoursStances: Bool
  ) {
    self.situation = situation
    self.row = row
    self.honoursStances = honoursStances
    facts = situation.facts(of: row, from: asker)
    factsOfAsker = asker.map { situation.facts(of: $0) }
  }

  /// By strong Kleene logic, as a proof joins its parts.
  func verdict(_ condition: CompiledCondition, isFavourable: Bool) -> Verdict {
    let found: Verdict
    switch condition.form {
    case .test(let number):
      found = facts.verdict(of: situation.rules.tests[number], asker: factsOfAsker)
    case .all(let parts):
      found = .all(parts.lazy.map { verdict($0, isFavourable: isFavourable) })
    case .any(let parts):
      found = .any(parts.lazy.map { verdict($0, isFavourable: isFavourable) })
    case .noneOf(let parts):
      found = !Verdict.any(parts.lazy.map { verdict($0, isFavourable: !isFavourable) })
    case .finding(let test, _):
      found = .any(
        test.findings.lazy.map {
          test.verdict(situation.strength($0, at: situation.row(of: $0, for: row)))
        })
    case .count: found = situation.verdict(condition.beforeStance, at: row)
    // Cards and what rules them out decide nothing about partners; the checker refuses them here.
    case .contraIndication, .anyWhenOf: found = .unknown
    }
    guard found == .unknown, honoursStances else { return found }
    return switch condition.source.stance {
    case .wait: .unknown
    case .carryOn: isFavourable ? .yes : .no
    case .stop: isFavourable ? .no : .yes
    }
  }
}
