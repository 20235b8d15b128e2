import Advice
import Facts
import Foundation
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// Where names are hidden, nothing in the bytes of a run tells which schools they are.
@Suite struct HiddenNamesTests {
  /// Everything that gives a school of a region away: names, numbers, postcodes, hubs, community partners, trusts.
  private static func giveaways(_ base: FactBase) -> Set<String> {
    func texts(_ table: FactTable?, _ ids: [String]) -> [String] {
      guard let table else { return [] }
      return ids.compactMap { table.vocabulary.slot(id: $0) }.flatMap { slot in
        (0..<table.count).compactMap { row in
          if case .known(.text(let text)) = table.value(slot, row) { text } else { nil }
        }
      }
    }
    let names =
      texts(
        base.schools,
        ["school_name", "urn", "dfe_number", "postcode", "trust_name", "successor_urn"])
      + texts(base.registers[.hub], ["hub_name", "hub_id", "hub_urn"])
      + texts(base.registers[.partner], ["partner_name", "partner_id", "partner_postcode"])
    return Set(names.filter { $0.count > 4 })
  }

  /// What stands in a text, as it is and with its signs of markup read.
  private static func found(_ secrets: Set<String>, in files: [String: String]) -> [String] {
    var found: [String] = []
    for (path, text) in files {
      let plain = text.replacing("&amp;", with: "&").replacing("&quot;", with: "\"")
      (path + "\n" + plain).withCString { all in
        for secret in secrets where secret.withCString({ strstr(all, $0) }) != nil {
          found.append("\(secret) in \(path)")
        }
      }
      // As names of files have them: small letters with hyphens.
      for secret in secrets where secret.contains(" ") {
        let slug = SchoolName(secret).words.joined(separator: "-")
        if path.contains(slug) { found.append("\(slug) in the path \(path)") }
      }
    }
    return found.sorted()
  }

  /// All formats of some schools with the pages of areas, the list of files and the index.
  private static func run(
    _ plain: Adviser, _ region: Region, rows: [Int], areas: Int
  ) throws -> [String: String] {
    let adviser = SampleRun.hiding(plain, year: region.asOfYear)
    let sets =
      SampleRun.sets(adviser, .authority).prefix(areas)
      + SampleRun.sets(adviser, .trust).prefix(1)
    var all: [String: String] = [:]
    for format in SheetFormat.allCases {
      let files = try SampleRun.files(adviser, rows, format, areas: Array(sets))
      for (path, text) in files { all["\(format.rawValue)/\(path)"] = text }
    }
    let run = SheetRun(adviser, .html, SheetStyle(), jobs: 2) { _ in AdviceRequest() }
    all["print"] = String(
      decoding: run.document(rows, title: "Advice sheets") { _, _ in }, as: UTF8.self)
    var lines: [UInt8] = []
    try run.lines(rows) { lines += $0 }
    all["lines"] = String(decoding: lines, as: UTF8.self)
    return all
  }

  @Test func nothingOfTheSampleRegion() throws {
    let plain = try SampleRun.adviser.get()
    let rows = stride(from: 0, to: plain.directory.entries.count, by: 23).map(\.self)
    let secrets = Self.giveaways(plain.engine.base)
    let files = try Self.run(plain, .sample, rows: rows, areas: 2)
    #expect(secrets.count > 600 && files.count > 4 * rows.count)
    #expect(Self.found(secrets, in: files) == [])
    // The search finds names where they are shown.
    let shown = try SampleRun.files(plain, Array(rows.prefix(2)))
    #expect(Self.found(secrets, in: shown).count > 10)
  }

  @Test(.needsSharedData) func nothingOfRealSchools() throws {
    let plain = try Region.greaterManchester.adviser()
    let open = plain.engine.base.schools.closedSchools.indices.filter {
      !plain.engine.base.schools.closedSchools[$0] && plain.engine.base.areaOfSchool[$0] >= 0
    }
    let rows = stride(from: 0, to: open.count, by: max(1, open.count / 8)).map { open[$0] }
    let files = try Self.run(plain, .greaterManchester, rows: rows, areas: 1)
    #expect(Self.found(Self.giveaways(plain.engine.base), in: files) == [])
  }

  /// The same data gives the same made-up names, which say nothing of the order of schools and sort as numbers.
  @Test func madeUpNamesAreStable() throws {
    let plain = try SampleRun.adviser.get()
    let (one, other) = (HiddenNames(plain.directory), HiddenNames(plain.directory))
    let rows = plain.directory.entries.map(\.row)
    let labels = rows.map(one.label)
    #expect(labels == rows.map(other.label) && Set(labels).count == rows.count)
    #expect(labels.sorted() != labels && Set(labels.map(\.count)).count == 1)
    #expect(labels.allSatisfy { $0.wholeMatch(of: /School [0-9]+/) != nil })
    #expect(one.directory.entries.allSatisfy { $0.urn.isEmpty })
    #expect(one.directory.entries.map(\.area) == plain.directory.entries.map(\.area))
  }

  /// The advice itself is the same, but for names.
  @Test(arguments: [0, 41, 120])
  func theAdviceStaysTheSame(_ row: Int) throws {
    let plain = try SampleRun.adviser.get()
    let hidden = SampleRun.hiding(plain, year: Region.sample.asOfYear)
    let (shown, masked) = (plain.advice(for: row), hidden.advice(for: row))
    #expect(shown.nextSteps.map(\.action) == masked.nextSteps.map(\.action))
    #expect(shown.findings.map(\.id) == masked.findings.map(\.id))
    #expect(masked.school.pupils == nil && masked.school.urn == nil)
    let figures = masked.nextSteps.flatMap(\.because).flatMap(\.facts)
    #expect(figures.filter { $0.whose == "school" }.allSatisfy { $0.row == nil })
    #expect(masked.remarks.contains { $0.contains("Names are hidden") })
  }

  /// Where schools stand would tell them.
  @Test func noMapIsDrawn() throws {
    let hidden = SampleRun.hiding(try SampleRun.adviser.get(), year: Region.sample.asOfYear)
    let home = try #require(SampleRun.sets(hidden, .authority).first)
    let help = AreaOverview(of: home, hidden, families: []).help
    #expect(help.map == nil && !help.pairs.isEmpty && help.pairs.allSatisfy { $0.far == nil })
    #expect(help.notes.contains { $0.contains("Names are hidden") })
  }
}
