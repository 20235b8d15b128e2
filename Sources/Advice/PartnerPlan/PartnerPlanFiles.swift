package import Diagnostics
import Facts
import Families
import Foundation
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// A plan as files for other programs, and an earlier one read back.
package enum PartnerPlanFiles {
  // MARK: JSON

  private struct Document: Encodable {
    var schema = PartnerPlan.schema
    var scope: String
    /// How many schools need help; how many needs they have, at most one of each group of helpers; how many of these
    /// are met; how many schools need what nobody can tell yet.
    var schools: Int
    var needed: Int
    var matched: Int
    var unclear: Int
    /// Needs and pairs by group of helpers.
    var counts: [PartnerPlan.Count]
    /// The declared sum, in tenths of a weight.
    var total: Int
    /// How many needs of the earlier plan have another helper now, or none; and which.
    var changes: Int
    var moves: [PartnerPlan.Move]
    /// How many of its pairs are over: the school needs no such help now, or the helper gives none.
    var ended: Int
    /// At most so many were allowed to change, and what that costs.
    var changeLimit: PartnerPlan.ChangeLimit?
    /// The files that state how long journeys take; none: all minutes are those of the straight line.
    var travelTimes: [String]
    var pairs: [PartnerPlan.PairShown]
    var helpers: [PartnerPlan.Load]
    var unmet: [PartnerPlan.Unmet]
  }

  /// The whole plan as one indented document, keys sorted.
  package static func json(_ plan: PartnerPlan, scope: String) throws -> String {
    try encoded(
      Document(
        scope: scope, schools: plan.schools, needed: plan.needed, matched: plan.matched,
        unclear: plan.unclear, counts: plan.counts, total: plan.total, changes: plan.changes,
        moves: plan.moves, ended: plan.ended, changeLimit: plan.limit,
        travelTimes: plan.planner.adviser.engine.base.travelTimes.files, pairs: plan.pairs,
        helpers: plan.loads,
        unmet: plan.unmet))
  }

  /// The answer about one pair.
  package static func json(_ answer: PairQuestion) throws -> String { try encoded(answer) }

  private static func encoded(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }

  // MARK: CSV

  private static let columns = [
    "URN", "school", "authority", "step", "topics", "kind of helper", "helper URN", "helper",
    "both agreed", "kilometres", "worth", "only hinted", "helper id", "brings", "minutes",
    "minutes from",
  ]

  /// One row a pair, in the order of ``PartnerPlan/pairs``.
  package static func csv(_ plan: PartnerPlan) -> String {
    let rows = plan.pairs.map { pair in
      [
        pair.urn ?? "", pair.school, pair.area ?? "", pair.action,
        pair.topics.joined(separator: "; "), pair.kind.rawValue, pair.helperURN ?? "", pair.helper,
        pair.mayBeNamed ? "yes" : "no", pair.kilometres.map { NumberWording.text($0) } ?? "",
        NumberWording.text(Double(pair.worth) / PairFit.unitsOfWeight),
        pair.isHinted ? "yes" : "no", pair.helperID ?? "", pair.brings.joined(separator: "; "),
        pair.minutes.map { NumberWording.text($0) } ?? "",
        pair.minutes == nil ? "" : pair.isMinutesStated ? "table" : "straight line",
      ]
    }
    return ([columns] + rows).map { $0.map(quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }

  // MARK: Reading

  /// The pairs of an earlier plan; all problems are appended, each with its line.
  ///
  /// A school that is no longer there, or needs no help any more, is passed over: plans outlive schools. So is a
  /// pair whose helper gives no help any more.
  package static func read(
    _ text: String, shownAs path: String, _ planner: PartnerPlanner,
    _ problems: inout [Diagnostic]
  ) -> [PartnerPlanner.Pair] {
    var pairs: [PartnerPlanner.Pair] = []
    var places: [String: Int]?
    var found: [Diagnostic] = []
    let schools = Dictionary(
      planner.adviser.directory.entries.filter { !$0.urn.isEmpty }.map { ($0.urn, $0.row) }
    ) { first, _ in first }
    func problem(_ message: String, _ line: Int, _ nextStep: String) {
      found.append(
        Diagnostic(
          "WM634", .error, message, at: Source.Location(file: path, line: line, column: 1),
          nextStep: nextStep))
    }
    var reader = CSVReader(MemoryBytes(Array(text.utf8)))
    do throws(Schools.FileProblem) {
      try reader.forEachRow { row in
        guard let known = places else {
          let names = (0..<row.count).map(row.text)
          places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
          let missing = ["URN", "kind of helper", "helper URN", "helper"].filter {
            places?[$0] == nil
          }
          if !missing.isEmpty {
            problem(
              "this is no plan: it has no column \(ListWording.and(missing))", row.number,
              "give a file that --format csv wrote")
          }
          return missing.isEmpty
        }
        guard !row.isBlank else { return true }
        let field = { (name: String) in known[name].map(row.text) ?? "" }
        let kind = HelperKind(rawValue: field("kind of helper"))
        guard let kind else {
          problem(
            "\"\(field("kind of helper"))\" is no kind of helper", row.number,
            "write \(ListWording.or(HelperKind.allCases.map(\.rawValue)))")
          return true
        }
        let isNamed =
          [.school, .leader].contains(kind)
          ? !field("helper URN").isEmpty
          : kind == .hub || field("both agreed") != "no"
            || planner.entry(kind, id: field("helper id"), name: field("helper")) != nil
        guard isNamed else {
          problem(
            "this pair does not say who helps", row.number,
            "write the plan with --broker, which names them")
          return true
        }
        guard let school = schools[field("URN")] else { return true }
        let helper: HelperRow? =
          switch kind {
          case .school: schools[field("helper URN")].map { .school($0) }
          case .leader: schools[field("helper URN")].map { .leader($0) }
          case .hub, .partner:
            planner.entry(kind, id: field("helper id"), name: field("helper"))
          }
        if let helper { pairs.append(PartnerPlanner.Pair(school: school, helper: helper)) }
        return true
      }
    } catch {
      problem("\(error)", 1, "give a file that --format csv wrote")
    }
    problems += found
    // A school has one helper of each group; a helper that nobody gave in this form is passed over.
    var seen: Set<[Int]> = []
    return pairs.filter { seen.insert([$0.school, $0.helper.kind.group]).inserted }
  }
}

extension PartnerPlanner {
  /// A hub or community partner by its id, else by its name.
  func entry(_ kind: HelperKind, id: String, name: String) -> HelperRow? {
    let entries = kind == .hub ? registers.hubs : registers.partners
    let row =
      (id.isEmpty ? nil : entries.firstIndex { $0.id == id })
      ?? entries.indices.first { self.name(HelperRow(kind, $0)) == name }
    return row.map { HelperRow(kind, $0) }
  }
}

extension Adviser {
  /// The word of a school's phase; `nil` where it is not known.
  package func phase(of school: Int) -> String? {
    guard let slot = vocabulary.slot(id: "phase"),
      case .known(.word(let word)) = engine.base.schools.value(slot, school)
    else { return nil }
    return vocabulary.facts[slot].kind.words[word]
  }
}
