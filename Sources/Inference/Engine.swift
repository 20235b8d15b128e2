package import Facts
package import RuleLanguage

/// Rules and facts brought together: statuses and strengths for every school and area, proofs on
/// request. A pure function of its inputs; it reads no file, no clock and nothing global.
///
/// ```swift
/// let engine = Engine(rules: CompiledRules(checked), base: base, asOfYear: 2025)
/// engine.status(action, .school(17))
/// let situation = engine.situation(of: .school(17))
/// situation.proof(action: action)
/// ```
package struct Engine: Sendable {
  package let rules: CompiledRules
  /// The facts as rules see them.
  package let facts: SettledFacts
  /// Findings that a person has rejected, by index, with the schools for which.
  private let rejected: [Int: Set<BearerRow>]

  /// Settles the facts and decides everything for every row.
  ///
  /// `asOfYear` is the year of the as-of date, for "older than"; `rejected` names findings that a
  /// person has rejected, by index in ``CheckedRules/findings``, with the rows for which.
  package init(
    rules: CompiledRules, base: FactBase, asOfYear: Int,
    rejected: [Int: Set<BearerRow>] = [:], benchmarks: BenchmarkPolicy = BenchmarkPolicy()
  ) {
    self.rules = rules
    self.rejected = rejected
    facts = FactSettling.settle(base, rules, asOfYear: asOfYear, policy: benchmarks)
  }

  package var base: FactBase { facts.base }

  /// The status of an action for a school or an area; of several entries the best.
  package func status(_ action: Int, _ subject: Subject) -> Status {
    situation(of: subject).status(action)
  }

  /// How strong a finding certainly is and may be; a finding of the system is that of the area.
  package func strength(_ finding: Int, _ subject: Subject) -> StrengthRange {
    situation(of: subject).strength(finding)
  }

  /// One school or area looked at on its own, as it is or under suppositions.
  package func situation(of subject: Subject, supposing: Supposition = .none) -> Situation {
    Situation(self, subject, supposing: supposing)
  }

  /// The value of a node from the verdict pass; `nil` where it was not kept.
  func decided(_ node: Int, at row: BearerRow) -> Bool? { nil }

  func isRejected(_ finding: Int, at row: BearerRow) -> Bool {
    rejected[finding]?.contains(row) ?? false
  }
}
