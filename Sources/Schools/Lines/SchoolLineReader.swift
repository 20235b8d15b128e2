import Diagnostics
package import Facts
package import Foundation

/// Reads schools that a program names, each as an object of JSON on a line.
///
/// ```json
/// {"urn": "900104", "persistent absence": 31.5, "EAL expertise": "weak", "permanent head in post": true}
/// ```
///
/// `urn` says which school of the data is meant. Every other key is called as a column of a table is (by id, everyday name
/// or public name); values are written as there, as numbers, `true` and `false`, or lists for sets. What agrees with the
/// data changes nothing, `null` says nothing, and what else tells which school it is (name, authority) is not read.
package struct SchoolLineReader: Sendable {
  private let base: FactBase
  private let rows: [String: Int]

  /// Facts that only say which school it is.
  private static let identities: Set = [
    "urn", "school_name", "la_name", "la_code", "dfe_number", "family",
  ]

  /// - Parameter base: The schools that may be named, and what is known of them.
  package init(_ base: FactBase) {
    self.base = base
    let schools = base.schools
    var rows: [String: Int] = [:]
    if let urn = schools.vocabulary.slot(id: "urn") {
      for row in 0..<schools.count {
        if let number = schools.text(urn, row) { rows[number] = row }
      }
    }
    self.rows = rows
  }

  /// Reads a line.
  ///
  /// - Parameter line: UTF-8, without its end.
  /// - Returns: The school, and what the line says that the data does not.
  /// - Throws: ``SchoolLine/Refused``, with all that is wrong.
  package func read(_ line: Data) throws(SchoolLine.Refused) -> SchoolLine {
    let cells: [String: LineCell]
    do {
      cells = try JSONDecoder().decode([String: LineCell].self, from: line)
    } catch {
      throw SchoolLine.Refused(problems: [LineProblem.noObject.diagnostic])
    }
    guard let urn = cells["urn"]?.text else {
      throw SchoolLine.Refused(problems: [LineProblem.noNumber.diagnostic])
    }
    var problems: [LineProblem] = []
    if rows[urn] == nil { problems.append(.noSchool(urn)) }
    let told = told(cells, &problems)
    guard let row = rows[urn], problems.isEmpty else {
      throw SchoolLine.Refused(urn: urn, problems: problems.map(\.diagnostic))
    }
    return SchoolLine(
      row: row, told: told.filter { slot, value in known(slot, of: row) != value })
  }

  /// What the data has.
  private func known(_ slot: Int, of row: Int) -> FactValue {
    guard base.vocabulary.facts[slot].bearer == .area else { return base.schools.value(slot, row) }
    let area = Int(base.areaOfSchool[row])
    return area >= 0 ? base.areas.value(slot, area) : .notSupplied(nil)
  }

  private func told(
    _ cells: [String: LineCell], _ problems: inout [LineProblem]
  ) -> [Int: FactValue] {
    let vocabulary = base.vocabulary
    var told: [Int: FactValue] = [:]
    for (name, cell) in cells.sorted(by: { $0.key < $1.key }) where name != "urn" {
      guard let slot = PlainLayout.slot(of: name, in: vocabulary) else {
        problems.append(.noFact(name, vocabulary.facts.map(\.name)))
        continue
      }
      let fact = vocabulary.facts[slot]
      guard !Self.identities.contains(fact.id), cell != .nothing else { continue }
      guard [.school, .area].contains(fact.bearer) else {
        problems.append(.ofOthers(fact.name, fact.bearer))
        continue
      }
      guard let text = cell.text else {
        problems.append(.noValue(fact.name))
        continue
      }
      switch ValuePhrase.read(text, of: fact) {
      case .success(let value): told[slot] = value
      case .failure(let problem): problems.append(.value(problem, text, fact.name))
      }
    }
    return told
  }
}
