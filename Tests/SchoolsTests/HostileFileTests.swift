import Diagnostics
import Facts
import Foundation
import Schools
import TestSupport
import Testing

/// Files that somebody or something has spoilt: whatever comes, there is a report and no crash.
@Suite struct HostileFileTests {
  private static let originals: [(String, String)] = [
    ("census-2019.csv", PublishedLayoutTests.census),
    (
      "ks2-2019.csv",
      """
      \(PublishedLayoutTests.ks2Headings)
      1,991,2001,900001,Beech Lane Primary School,900011,CY,0,4-11,285,40,16.8,SUPP,12%,35,64%,-0.4,SUPP,66%,-9
      3,991, , ,Ambleford, , , , ,81204,14040,16,300,22%,900,68%,-0.2,49%,73%,

      """
    ),
    (
      "gias-2022.csv",
      """
      \(PublishedLayoutTests.registerHeadings)
      900011,991,Ambleford,2001,Beech Lane Academy,Academy converter,Academies,Open,Primary,4,11,23-01-2019,Good,352100,418000,900001 Predecessor,"900021 Successor"

      """
    ),
    (
      "school.csv",
      "URN,year,school,pct_eal,subjects of concern\n900101,2019,Beech,20 to 30,maths; reading\n"
    ),
    (
      "judgements.csv",
      "URN,authority,fact,value,said by,said on\n900001,,pct_eal,about 40,head,2019-01-02\n"
    ),
    ("hubs-2025.csv", "hub,help with,easting,northing\nBridge,eal; maths,352100,418000\n"),
  ]

  private static let nasty = [
    "\"", ",", "\n", "\r", "\u{0}", "é", "\u{FEFF}", "999999999999999999999", "-1", "1e308", "NaN",
    "%",
    "\"\"", ";", "\t", "٣", "2019-02-31", "SUPP", "9999-99-99", "115961 Predecessor", "{period}",
  ]

  @Test(arguments: 0..<120)
  func aSpoiltFileEndsInAReport(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let files = Self.originals.map { name, text in
      (name, Self.spoilt(Array(text.utf8), &random))
    }
    let loaded = try InventedFiles(bytes: files)
    let report = loaded.data.report
    #expect(report.files.count == files.count)
    // Reading every value and origin must not fail either.
    let table = loaded.data.base.schools
    var known = 0
    for slot in table.columns.indices where table.columns[slot] != nil {
      for row in 0..<table.count {
        if table.value(slot, row).isKnownOrBetween { known += 1 }
        _ = table.origin(slot, row)
        Self.expectWithinLimits(table.value(slot, row), table.vocabulary.facts[slot], seed)
      }
    }
    #expect(known >= 0)
    #expect(report.json.contains("waymark.data-check/1"))
  }

  /// What is known lies within the limits of its fact, whatever stood in the file.
  private static func expectWithinLimits(_ value: FactValue, _ fact: FactDefinition, _ seed: Int) {
    guard let limits = fact.kind.limits else { return }
    switch value {
    case .known(.number(let number)):
      #expect(limits.contains(number), "\(fact.id) \(number), seed \(seed)")
    case .between(let low, let high):
      #expect(limits.contains(low) && limits.contains(high), "\(fact.id), seed \(seed)")
    default: break
    }
  }

  /// A few random changes: bytes replaced, cut out, doubled, and nasty texts put in.
  private static func spoilt(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      guard !bytes.isEmpty else { break }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      case 3: bytes = Array(bytes[..<place])
      default:
        let text = nasty.randomElement(using: &random) ?? ""
        bytes.insert(contentsOf: Array(text.utf8), at: place)
      }
    }
    return bytes
  }

  /// Many schools in one place, in one family of names, with the same number: nothing explodes.
  @Test func aTableOfTheSameSchoolAgainAndAgain() throws {
    let rows = (0..<3000).map { "900101,Beech Lane,\($0 % 100)\n" }.joined()
    let files = try InventedFiles(["school.csv": "URN,school,pct_eal\n\(rows)"])
    #expect(files.data.base.schools.count == 1)
    #expect(files.report("school.csv")?.duplicates.count == 2999)
    #expect(files.report("school.csv")?.duplicates.rows.count == Tally.mostExamples)
  }

  @Test func aTableOfVeryManyColumns() throws {
    let headings = (["URN", "pct_eal"] + (0..<15_000).map { "x\($0)" }).joined(separator: ",")
    let cells = (["900101", "41"] + Array(repeating: "1", count: 15_000)).joined(separator: ",")
    let files = try InventedFiles(["school.csv": "\(headings)\n\(cells)\n"])
    #expect(files.value("900101", "pct_eal") == .number(41))
    #expect(files.report("school.csv")?.ignoredColumns.count == 15_000)
  }

  /// Schools that followed one another in a circle.
  @Test func aCircleOfSuccessors() throws {
    let row =
      "1,991,200%,90000%,School %,90000#,CY,0,4-11,285,40,16.8,8,12%,35,64%,-0.4,SUPP,66%,-9\n"
    let rows = [("1", "2"), ("2", "3"), ("3", "1")].map { own, next in
      row.replacing("%,90000%,School %", with: "\(own),90000\(own),School \(own)")
        .replacing("90000#", with: "90000\(next)")
    }
    let files = try InventedFiles([
      "ks2-2019.csv": PublishedLayoutTests.ks2Headings + "\n" + rows.joined()
    ])
    #expect(files.data.report.exitStatus == .done)
    #expect(files.data.base.schools.count >= 1)
  }
}
