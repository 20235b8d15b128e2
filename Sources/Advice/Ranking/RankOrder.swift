import Evidence
package import RuleLanguage

/// The order of advice: keys compared one after another, never a weighted score.
package struct RankOrder: Sendable {
  package let keys: [RankingPolicy.Key]

  package init(_ policy: RankingPolicy) { keys = policy.order }

  /// The candidates that are ranked, best first; total and repeatable, as ids differ.
  package func sorted(_ candidates: [Candidate]) -> [Candidate] {
    // All places of a candidate side by side in one number, so that most comparisons are one comparison.
    candidates.filter(\.isRanked).map { (candidate: $0, places: places($0)) }
      .sorted { ($0.places, $0.candidate.id) < ($1.places, $1.candidate.id) }
      .map(\.candidate)
  }

  /// The places under all keys, the first key in the highest digits; smaller is better.
  private func places(_ candidate: Candidate) -> UInt128 {
    // Ten keys of twelve bits each fit; no place is anywhere near 2,048.
    keys.reduce(0) { $0 << 12 | UInt128(place(candidate, $1) + 2_048) }
  }

  /// The first key on which two candidates differ, and whether the first is the better; the whole
  /// answer to "why is A above B?". `nil` for a candidate and itself.
  package func firstDifference(
    _ a: Candidate, _ b: Candidate
  ) -> (key: RankingPolicy.Key, isBetter: Bool)? {
    for key in keys {
      let (first, second) = (place(a, key), place(b, key))
      if first != second { return (key, first < second) }
    }
    return a.id == b.id ? nil : (.rule, a.id < b.id)
  }

  /// The place of a candidate under one key; smaller is better. Names are compared apart.
  private func place(_ candidate: Candidate, _ key: RankingPolicy.Key) -> Int {
    switch key {
    case .urgency: Urgency.allCases.firstIndex(of: candidate.urgency) ?? 0
    case .status: Candidate.rankedStatuses.firstIndex(of: candidate.status) ?? .max
    case .askedFor: candidate.isAskedFor ? 0 : 1
    case .strength: -candidate.strength.rawValue
    case .needBand: -candidate.needBand
    case .helpedBy: -candidate.helpers
    case .evidence: candidate.grade.place
    case .firmness: candidate.firmness.rawValue
    case .effort: Effort.allCases.firstIndex(of: candidate.effort) ?? 0
    case .rule: 0
    }
  }
}
