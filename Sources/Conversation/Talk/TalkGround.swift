package import Advice
import Facts
import Inference
import OrderedCollections
import RuleLanguage
package import Schools
package import Understanding

/// What a conversation stands on: rules, data, and how lines are read. Another file or another set of rules makes
/// another ground.
package struct TalkGround: Sendable {
  package let adviser: Adviser
  /// What the data is called, for people.
  package let source: String
  package let understanding: Understanding
  /// How Families came about, from the report on data.
  package let familyNotes: [FamilyLine]
  let figures: FigureFinder
  let sets: SchoolSets

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - source: What the data is called.
  ///   - understanding: Reads lines with the names of the same data.
  ///   - familyNotes: How Families came about.
  package init(
    adviser: Adviser, source: String, understanding: Understanding, familyNotes: [FamilyLine] = []
  ) {
    self.adviser = adviser
    self.source = source
    self.understanding = understanding
    self.familyNotes = familyNotes
    figures = FigureFinder(adviser, FigureStandings(adviser))
    sets = SchoolSets(adviser.engine.base)
  }

  /// A school as people choose between schools.
  func label(_ row: Int) -> String { adviser.directory.entries[row].label }

  /// The name with the authority.
  func name(_ row: Int) -> String {
    let entry = adviser.directory.entries[row]
    return entry.area.isEmpty || entry.name.hasSuffix(", \(entry.area)")
      ? entry.name : "\(entry.name), \(entry.area)"
  }
}
