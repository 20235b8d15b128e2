import Families
import Inference
import Notation
import RuleLanguage
package import Schools

/// All Families of a set of data, by phase (`waymark.families/1`, kind `list`).
package struct FamilyList: Encodable, Sendable {
  /// Always `waymark.families/1`.
  package let schema = "waymark.families/1"
  /// Always `list`.
  package let kind = "list"
  /// What the data is called.
  package var data: String
  /// The date that ages are measured against, `YYYY-MM-DD`.
  package var asOf: String
  /// The digest of the rules that name the measures.
  package var rules: String
  /// By what schools are grouped where the data names no Families.
  package var measures: [FamilyMeasure]
  /// By phase in the order of the vocabulary, then by name.
  package var families: [Entry]
  /// How the grouping came about: what is missing, who is left out.
  package var notes: [String]

  /// One Family of the list.
  package struct Entry: Encodable, Sendable {
    package var family: FamilyNamed
    /// Whom its members serve, by measure.
    package var intake: [FamilyIntake]
    /// What is unusual: few authorities, few schools, small year groups.
    package var notes: [String]
  }

  /// - Parameters:
  ///   - adviser: Rules and facts.
  ///   - phase: Only Families of this phase, as a word of the fact; all for `nil`.
  ///   - source: What the data is called.
  ///   - lines: How the grouping came about, from the report on data.
  package init(_ adviser: Adviser, phase: String? = nil, source: String, notes lines: [FamilyLine])
  {
    let book = FamilyBook(adviser.engine.base, adviser.directory)
    let entries = book.entries.filter { phase == nil || $0.phase == phase }
    data = source
    asOf = adviser.asOf.description
    rules = adviser.rules.digest
    measures =
      entries.contains { !$0.isGiven } ? FamilyReportMaker.measures(adviser) : []
    let scales = adviser.familyMemory.scales(adviser)
    families = entries.map { entry in
      let areas = Set(entry.members.map { adviser.directory.entries[$0].area })
      return Entry(
        family: FamilyNamed(
          name: entry.name, phase: entry.phase, isGiven: entry.isGiven, size: entry.members.count,
          authorities: areas.filter { !$0.isEmpty }.sorted()),
        intake: FamilyReportMaker.intake(of: entry, adviser, scales),
        notes: FamilyReportMaker.notes(of: entry, adviser))
    }
    notes = Self.notes(lines, phase: phase)
  }

  /// The notes that speak of a phase, or of none.
  package static func notes(_ lines: [FamilyLine], phase: String?) -> [String] {
    lines.filter { phase == nil || $0.phase == nil || $0.phase == phase }.map(\.message)
  }
}
