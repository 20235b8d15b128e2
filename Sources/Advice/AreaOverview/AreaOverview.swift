import Facts
import RuleLanguage
package import Schools

/// All that the page of an area shows: its advice in its own voice, who could help whom, needs that stay open, its
/// Families, and what is not known of its schools.
///
/// Numbers of schools are those that may be said beside each other (``GuardedCount``, ``SubtractionGuard``). Schools come by
/// name; none is put before another.
package struct AreaOverview: Sendable {
  package var set: SchoolSets.Entry
  package var advice: SchoolAdvice
  /// Who could help whom.
  package var help: HelpPlan
  /// The Families that its schools are in.
  package var families: [FamilyHere]
  /// What is not known of how many schools.
  package var gaps: DataGaps

  /// A Family with its members in the area.
  package struct FamilyHere: Sendable {
    package var name: String
    /// A word of the fact `phase`; `nil` where members differ.
    package var phase: String?
    /// The chart; `nil` where no figures are named for schools like these.
    package var chart: FamilyChart?
    /// Those of its members that belong to the area, by name.
    package var members: [Member]

    package init(name: String, phase: String?, chart: FamilyChart?, members: [Member]) {
      self.name = name
      self.phase = phase
      self.chart = chart
      self.members = members
    }
  }

  /// A school with its mark on the chart of its Family.
  package struct Member: Sendable {
    package var row: Int
    package var name: String
    package var mark: String

    package init(row: Int, name: String, mark: String) {
      self.row = row
      self.name = name
      self.mark = mark
    }
  }

  /// - Parameters:
  ///   - set: The schools.
  ///   - adviser: Rules, facts and names.
  ///   - request: What is asked of the area.
  ///   - families: The Families that its schools are in.
  package init(
    of set: SchoolSets.Entry, _ adviser: Adviser, _ request: AdviceRequest = AdviceRequest(),
    families: [FamilyHere]
  ) {
    self.set = set
    self.families = families
    advice = adviser.advice(for: set, request)
    help = HelpPlan(of: set, adviser, isDrawn: !adviser.hidesNames)
    gaps = DataGaps(of: set, adviser)
  }
}
