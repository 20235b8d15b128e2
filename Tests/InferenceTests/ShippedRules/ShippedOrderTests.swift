import Facts
import Foundation
import Inference
import Notation
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// Law 1 over the shipped rules and whole regions: no order matters.
@Suite struct ShippedOrderTests {
  /// Conditions, signs, cards, contra-indications on a card and schools stand anywhere.
  @Test(arguments: [Region.sample, .greaterManchester])
  func theOrderOfConditionsAndSchoolsDoesNotMatter(_ region: Region) throws {
    let before = try region.engine()
    var random = SplitMix64(seed: 11)
    let schools = Array(0..<before.base.schools.count).shuffled(using: &random)
    var shuffling = Shuffling(&random)
    let (rules, actions) = shuffling.shuffled(before.rules.checked)
    let after = Engine(
      rules: CompiledRules(rules), base: shuffling.moved(before.base, schools),
      asOfYear: region.asOfYear)
    var differences = Differences()
    for (new, old) in schools.enumerated() {
      for (position, action) in actions.enumerated() {
        differences.expect(
          after.status(position, .school(new)) == before.status(action, .school(old)),
          "\(rules.actions[position].id) of school \(old)")
      }
      for finding in rules.findings.indices {
        differences.expect(
          after.strength(finding, .school(new)) == before.strength(finding, .school(old)),
          "\(rules.findings[finding].id) of school \(old)")
      }
    }
    differences.report(atLeast: 10_000)
  }

  /// Rows of data files may stand in any order, and files may be given in any.
  @Test func theOrderOfDataFilesAndRowsDoesNotMatter() throws {
    var random = SplitMix64(seed: 13)
    let contents = try Region.samplePaths().map { path in
      let lines = try Data(contentsOf: URL(filePath: path)).split(separator: 0x0A)
      let rows = Array(lines.dropFirst()).shuffled(using: &random)
      return (path: path, bytes: Array((lines.prefix(1) + rows).joined(separator: [0x0A])))
    }
    let before = try Region.sample.engine()
    let base = Region.load(contents.shuffled(using: &random), before.base.vocabulary)
    let after = Engine(rules: before.rules, base: base, asOfYear: Region.sample.asOfYear)
    let rows = after.rowOfNumber
    var differences = Differences()
    for (number, old) in before.rowOfNumber {
      for slot in base.vocabulary.facts.indices {
        let (was, now) = (
          before.base.schools.value(slot, old), rows[number].map { base.schools.value(slot, $0) }
        )
        differences.expect(
          was == now,
          "\(base.vocabulary.facts[slot].id) of school \(number): \(was), then \(now as Any)")
      }
    }
    differences.report(atLeast: 10_000)
    Self.compare(before, after)
  }

  /// Files of facts, findings and actions may have any names that come earlier or later.
  @Test func theOrderOfRuleFilesDoesNotMatter() throws {
    var random = SplitMix64(seed: 17)
    let onDisk = FilesOnDisk(
      rules: packageRoot.appending(path: "Rules"), corpus: packageRoot.appending(path: "Corpus"))
    let moved = onDisk.files().files.map { file in
      var parts = file.path.split(separator: "/").map(String.init)
      let letter = "\("bdfhjln".randomElement(using: &random) ?? "b")"
      switch RuleFileRole(path: file.path) {
      case .vocabulary?: parts[2] = letter + parts[2]
      // A folder between: the folder of the level and the name of the file stay.
      case .finding?, .action?: parts.insert(letter, at: 2)
      default: break
      }
      return RuleFile(path: parts.joined(separator: "/"), bytes: file.bytes)
    }
    let date = try #require(CalendarDate(ShippedRuleSet.asOf))
    let loaded = RuleSet.load(FilesInMemory(moved), asOf: date)
    let rules = try #require(loaded.rules, "\(loaded.problems.prefix(3))")
    // Facts are numbered in the order of their files; rules are sorted by id.
    #expect(
      rules.vocabulary.facts.map(\.id) != ShippedRuleSet.checked.vocabulary.facts.map(\.id))
    let contents = try Region.samplePaths().map { path in
      (
        path: "\(path.split(separator: "/").last ?? "")",
        bytes: Array(try Data(contentsOf: URL(filePath: path)))
      )
    }
    let after = Engine(
      rules: CompiledRules(rules), base: Region.load(contents, rules.vocabulary),
      asOfYear: Region.sample.asOfYear)
    Self.compare(try Region.sample.engine(), after)
  }

  /// The same status and strength for every school, by its number, whatever stands where.
  private static func compare(_ before: Engine, _ after: Engine) {
    var differences = Differences()
    let rows = after.rowOfNumber
    let actions = after.rules.checked.actions.map(\.id)
    let findings = after.rules.checked.findings.map(\.key)
    for (number, old) in before.rowOfNumber {
      guard let new = rows[number] else {
        differences.expect(false, "school \(number) is missing")
        continue
      }
      for (index, action) in before.rules.checked.actions.enumerated() {
        let other = actions.firstIndex(of: action.id).map { after.status($0, .school(new)) }
        differences.expect(
          before.status(index, .school(old)) == other, "\(action.id) of school \(number)")
      }
      for (index, finding) in before.rules.checked.findings.enumerated() {
        let other = findings.firstIndex(of: finding.key).map { after.strength($0, .school(new)) }
        differences.expect(
          before.strength(index, .school(old)) == other, "\(finding.key) of school \(number)")
      }
    }
    differences.report(atLeast: 10_000)
  }
}

extension Engine {
  /// The row of each school by its number.
  fileprivate var rowOfNumber: [String: Int] {
    guard let slot = base.vocabulary.slot(id: "urn") else { return [:] }
    var rows: [String: Int] = [:]
    for row in 0..<base.schools.count {
      if case .known(.text(let number)) = base.schools.value(slot, row) { rows[number] = row }
    }
    return rows
  }
}

extension CheckedFinding {
  /// Its id, with the entry it is about.
  fileprivate var key: String {
    [id, about?.entry].compactMap(\.self).joined(separator: " about ")
  }
}
