package import Facts
package import RuleLanguage

/// How rules fare over real schools: for each rule and each of its conditions how many schools have it
/// true, false and unknown, and for lack of what.
///
/// Everything is counted by groups of schools (a phase, a size, a fifth by poverty). Cards that speak to
/// the area alone, and findings of the system, are counted over areas, which fall into no groups.
package struct DataCoverage: Sendable {
  /// Some of the schools.
  package struct Group: Sendable {
    /// Their rows.
    package var schools: BitColumn

    package init(_ schools: BitColumn) { self.schools = schools }
  }

  /// How often something is true, false and unknown.
  package struct Counts: Hashable, Sendable {
    package var yes: Int
    package var no: Int
    package var unknown: Int

    package init(yes: Int, no: Int, unknown: Int) {
      self.yes = yes
      self.no = no
      self.unknown = unknown
    }

    package var all: Int { yes + no + unknown }
    /// From 0 to 1; `nil` where there is nothing to count.
    package var unknownShare: Double? { all > 0 ? Double(unknown) / Double(all) : nil }
  }

  /// What a number of schools lack for a verdict.
  package struct Lack: Hashable, Sendable {
    package var cause: Cause
    /// Of all schools (or areas).
    package var count: Int
  }

  /// One condition of a rule.
  package struct Line: Sendable {
    /// Where it stands in its rule.
    package enum Part: String, Hashable, Sendable {
      case appliesTo = "applies to"
      case when, unless
      case notWhen = "not when"
      case sign
    }
    package var part: Part
    /// How deep it stands: 0 for the whole of its part.
    package var depth: Int
    /// The condition; of a rule about several things that of the first, while the counts hold for any of
    /// them.
    package var condition: CheckedCondition
    /// Under *not when*: the index of the contra-indication.
    package var contraIndication: Int?
    /// By group, in the order of the groups given; of area rules one count over areas.
    package var counts: [Counts]
    /// The commonest first.
    package var lacks: [Lack]
  }

  /// One rule: an action, or a finding or asset.
  package struct Rule: Sendable {
    package enum Kind: String, Hashable, Sendable { case action, finding, asset }
    package var kind: Kind
    package var id: String
    package var name: String
    /// Whether areas are counted, not schools.
    package var isOfAreas: Bool
    /// How many things the rule is about; 1 for one that is about nothing in particular.
    package var entries: Int
    /// For an action: *recommended*, also on an assumption, is true; *possible* and *cannot tell* are
    /// unknown; everything else is false. For a finding: at least a hint, for certain.
    package var counts: [Counts]
    /// For an action: how many have each status, of all.
    package var statuses: [(status: Status, count: Int)]
    /// For a finding: how many have each strength for certain, of all.
    package var strengths: [(strength: Strength, count: Int)]
    package var lacks: [Lack]
    package var lines: [Line]
  }

  /// Actions, then findings and assets, each in the order of the rule set.
  package let rules: [Rule]

  /// Counts.
  ///
  /// - Parameters:
  ///   - rules: The rules.
  ///   - base: The schools.
  ///   - asOfYear: The year that ages are measured against.
  ///   - groups: Whom to count; the first is usually all schools that are open.
  package init(_ rules: CompiledRules, base: FactBase, asOfYear: Int, groups: [Group]) {
    let facts = SettledFacts.settle(base, rules.checked, asOfYear: asOfYear)
    let survey = VerdictSurvey(rules, facts)
    let counting = CoverageCounting(rules, survey, groups.map(\.schools))
    self.rules =
      rules.actions.indices.map { counting.action($0) } + counting.findings()
  }
}
