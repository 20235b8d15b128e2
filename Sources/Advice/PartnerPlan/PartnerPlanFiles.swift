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
    /// How many schools need help, have a partner, and need what nobody can tell yet.
    var needed: Int
    var matched: Int
    var unclear: Int
    /// The declared sum, in tenths of a weight.
    var total: Int
    /// How many schools of the earlier plan have another helper now.
    var changes: Int
    var pairs: [PartnerPlan.PairShown]
    var helpers: [PartnerPlan.Load]
    var unmet: [PartnerPlan.Unmet]
  }

  /// The whole plan as one indented document, keys sorted.
  package static func json(_ plan: PartnerPlan, scope: String) throws -> String {
    try encoded(
      Document(
        scope: scope, needed: plan.needed, matched: plan.matched, unclear: plan.unclear,
        total: plan.total, changes: plan.changes, pairs: plan.pairs, helpers: plan.loads,
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
    "both agreed", "kilometres", "worth", "only hinted",
  ]

  /// One row a pair, in the order of ``PartnerPlan/pairs``.
  package static func csv(_ plan: PartnerPlan) -> String {
    let rows = plan.pairs.map { pair in
      [
        pair.urn ?? "", pair.school, pair.area ?? "", pair.action,
        pair.topics.joined(separator: "; "), pair.kind, pair.helperURN ?? "", pair.helper,
        pair.mayBeNamed ? "yes" : "no", pair.kilometres.map { NumberWording.text($0) } ?? "",
        NumberWording.text(Double(pair.worth) / PairFit.unitsOfWeight),
        pair.isHinted ? "yes" : "no",
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
        let school = planner.adviser.directory.entries.first { $0.urn == field("URN") }
        if field("kind of helper") == "hub" {
          guard let school, let hub = planner.hub(named: field("helper")) else { return true }
          pairs.append(PartnerPlanner.Pair(school: school.row, helper: .hub(hub)))
        } else if field("helper URN").isEmpty {
          problem(
            "this pair does not say which school helps", row.number,
            "write the plan with --broker, which names them")
        } else if let school,
          let helper = planner.adviser.directory.entries.first(where: {
            $0.urn == field("helper URN")
          })
        {
          pairs.append(PartnerPlanner.Pair(school: school.row, helper: .school(helper.row)))
        }
        return true
      }
    } catch {
      problem("\(error)", 1, "give a file that --format csv wrote")
    }
    problems += found
    var seen: Set<Int> = []
    return pairs.filter { seen.insert($0.school).inserted }
  }
}

extension PartnerPlanner {
  /// The row of a hub by its name.
  func hub(named name: String) -> Int? {
    let count = adviser.engine.base.registers[.hub]?.count ?? 0
    return (0..<count).first { hubName($0) == name }
  }

  /// What people call the school of a need, by its number.
  package func needName(_ number: Int) -> String {
    let entry = adviser.directory.entries[needs[number].school]
    return PartnerProfileWording.name(entry.name, entry.area)
  }

  /// What people call a helper, by its number.
  package func helperName(_ number: Int) -> String {
    let helper = helpers[number]
    guard helper.kind == .school else { return hubName(helper.row) }
    let entry = adviser.directory.entries[helper.row]
    return PartnerProfileWording.name(entry.name, entry.area)
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
