import Facts
package import Families
import Inference
package import RuleLanguage

/// How far the soft criteria of a card are met by possible partners of one asking school, and what a pair is
/// worth to a plan for many schools (`domain` 6.2).
///
/// Soft criteria never rule anybody out. What nobody knows adds nothing, and is asked.
package final class PairFit {
  package let check: PairCheck
  private let likeness: IntakeLikeness
  let criteria: [PreparedCriterion]
  private let rules: CheckedRules

  /// - Parameters:
  ///   - check: The asking school and its step.
  ///   - likeness: How alike the pupils of any two schools are.
  package init(_ check: PairCheck, _ likeness: IntakeLikeness) {
    self.check = check
    self.likeness = likeness
    rules = check.situation.engine.rules.checked
    let compiled = check.situation.engine.rules.softPartnering
    criteria = rules.partnering.criteria(of: rules.actions[check.action]).map {
      PreparedCriterion($0, compiled[$0.name])
    }
  }

  /// One soft criterion for one pair.
  package struct Degree {
    package var prepared: PreparedCriterion
    /// How far it is met, 0 to 1; `nil` where nobody knows.
    package var met: Double?
    /// The topics it is about, where it is about strengths.
    package var topics: [String] = []
    /// Only figures or records point to it.
    package var isHinted = false

    package var criterion: PartneringPolicy.Criterion { prepared.source }

    /// What it adds, in the unit of the weights.
    package var weight: Double { (met ?? 0) * (criterion.weight ?? 0) }
  }

  /// Each soft criterion of the card, in the order of the rules.
  package func degrees(_ candidate: Int) -> [Degree] { criteria.map { degree($0, candidate) } }

  /// What a pair is worth to a plan: what any pair counts, what authorities and streets add to it, and the weights
  /// as far as they are met, in tenths so that sums are exact.
  package func worth(_ candidate: Int) -> Int { worth(candidate, degrees(candidate)) }

  func worth(_ candidate: Int, _ degrees: [Degree]) -> Int {
    let matching = rules.partnering.matching
    var sum = matching.pairCounts
    if prefersOtherAuthority, isOfOtherAuthority(candidate) { sum += matching.otherAuthority }
    if check.isPerhapsRival(candidate) { sum += matching.perhapsRival }
    return Self.units(degrees.reduce(sum) { $0 + $1.weight })
  }

  /// A weight in tenths.
  static func units(_ weight: Double) -> Int { Int((weight * unitsOfWeight).rounded()) }

  private var prefersOtherAuthority: Bool {
    rules.actions[check.action].partner?.otherAuthority == .preferred
  }

  func isOfOtherAuthority(_ candidate: Int) -> Bool {
    let areas = check.situation.engine.base.areaOfSchool
    return areas[check.school] >= 0 && areas[candidate] >= 0
      && areas[check.school] != areas[candidate]
  }

  /// A worth counts in tenths of a weight.
  package static let unitsOfWeight = 10.0

  // MARK: One criterion

  private func degree(_ criterion: PreparedCriterion, _ candidate: Int) -> Degree {
    switch criterion.operation {
    case .strength(let assets)?: covered(criterion, check.strength(criterion, assets, candidate))
    case .returned(let assets)?:
      covered(criterion, check.exchange(criterion, assets, candidate).forPartner)
    case .likeness?: Degree(prepared: criterion, met: likeness(candidate))
    case .levelApart(let deviations)?:
      Degree(prepared: criterion, met: apart(deviations, candidate))
    case .nearness?: Degree(prepared: criterion, met: nearness(candidate))
    case .exchange?, .journey?, .exclusions?, .apart?, .figuresLeftOut?:
      Degree(prepared: criterion, met: nil)
    case nil: tested(criterion, candidate)
    }
  }

  /// The share of the needed topics in which a strength is shown; one that is only hinted at counts half.
  private func covered(_ criterion: PreparedCriterion, _ match: StrengthMatch) -> Degree {
    let shown = Set(match.shown.map(\.topic))
    let hinted = Set(match.hinted.map(\.topic)).subtracting(shown)
    let points = Double(shown.count) + Double(hinted.count) / 2
    let isOpen = points == 0 && match.verdict == .unknown
    return Degree(
      prepared: criterion,
      met: isOpen || match.needs.isEmpty ? nil : points / Double(match.needs.count),
      topics: match.needs.filter { shown.contains($0) || hinted.contains($0) },
      isHinted: shown.isEmpty && !hinted.isEmpty)
  }

  private func tested(_ criterion: PreparedCriterion, _ candidate: Int) -> Degree {
    guard let compiled = criterion.compiled else { return Degree(prepared: criterion, met: nil) }
    var parts: [Verdict] = []
    if let test = compiled.test {
      parts.append(check.situation.verdict(ofPartner: test, candidate))
    }
    if let test = compiled.testOfThisSchool {
      parts.append(check.situation.verdict(of: test, bySchool: check.school))
    }
    let met: Double? =
      switch Verdict.all(parts) {
      case .yes: 1
      case .no: 0
      case .unknown: nil
      }
    return Degree(prepared: criterion, met: met)
  }

  /// From which distance on pupils are not alike at all, in standard deviations.
  private static let unlikeFrom = 2.0

  private func likeness(_ candidate: Int) -> Double? {
    if likeness.differInPhase(check.school, candidate) { return 0 }
    return likeness.distance(check.school, candidate).map { max(0, 1 - $0 / Self.unlikeFrom) }
  }

  private func nearness(_ candidate: Int) -> Double? {
    let journey = check.journey([], candidate)
    return journey.minutes.map { max(0, 1 - $0 / journey.limit.minutes.upperBound) }
  }

  private func apart(_ deviations: Double, _ candidate: Int) -> Double? {
    guard let phase = check.phase(of: check.school), phase == check.phase(of: candidate) else {
      return nil
    }
    for figures in rules.families.chart.figures where figures.phases.contains(phase) {
      guard let slot = rules.vocabulary.slot(named: figures.level),
        let spread = check.situation.familyDeviation(slot),
        let own = known(slot, check.school), let theirs = known(slot, candidate)
      else { continue }
      return abs(own - theirs) > deviations * spread ? 1 : 0
    }
    return nil
  }

  private func known(_ slot: Int, _ school: Int) -> Double? {
    guard
      case .known(.number(let value)) = check.situation.reading(slot, ofSchool: school).value
    else { return nil }
    return value
  }
}
