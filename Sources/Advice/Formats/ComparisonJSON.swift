import Foundation
import RuleLanguage

/// What other rules would mean for schools: one object a line for each action for which something
/// differs, of the schema `waymark.rule-comparison/1`; keys sorted, schools alphabetically.
package enum ComparisonJSON {
  /// The lines, by id of the action; none when nothing differs.
  package static func render(_ comparison: RuleComparison) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try comparison.changes.map { change in
      let line = Line(
        action: change.action, name: change.name, isNew: change.isNew, isGone: change.isGone,
        schools: comparison.schools, schoolsInQuestion: comparison.schoolsInQuestion,
        schoolsWithLists: comparison.schoolsWithLists, gained: change.gained, lost: change.lost,
        shown: change.shown, hidden: change.hidden, moved: change.moved,
        statuses: change.statuses.map {
          Line.Change(from: $0.from?.rawValue, to: $0.to?.rawValue, count: $0.count)
        })
      return String(decoding: try encoder.encode(line), as: UTF8.self) + "\n"
    }.joined()
  }

  private struct Line: Encodable {
    var schema = "waymark.rule-comparison/1"
    var action, name: String
    var isNew, isGone: Bool
    var schools, schoolsInQuestion, schoolsWithLists: Int
    var gained, lost, shown, hidden, moved: [String]
    var statuses: [Change]

    struct Change: Encodable {
      var from, to: String?
      var count: Int
    }
  }
}
