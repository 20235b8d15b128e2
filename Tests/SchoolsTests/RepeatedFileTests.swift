import Diagnostics
import Facts
import Foundation
import Schools
import TestSupport
import Testing

/// Files that hold the same rows are used once, whatever they are called.
@Suite struct RepeatedFileTests {
  private static let said =
    "URN,fact,value,said by,said on\n900001,sharing of practice,weak,head,\n"
  private static let table = "URN,school name,pct_eal\n900001,Beech,41\n900002,Oak,SUPP\n"

  @Test func ofTwoCopiesTheFirstByNameCounts() throws {
    for names in [["a.csv", "b.csv"], ["b.csv", "a.csv"]] {
      let files = try InventedFiles(bytes: names.map { ($0, Array(Self.table.utf8)) })
      #expect(files.report("a.csv")?.schools == 2)
      #expect(files.report("b.csv")?.schools == 0)
      #expect(files.report("b.csv")?.problems.map(\.code) == ["WM559"])
      guard case .published("a.csv", 2, 3, _, _)? = files.origin("900001", "pct_eal") else {
        Issue.record("the origin is \(String(describing: files.origin("900001", "pct_eal")))")
        continue
      }
    }
  }

  @Test(arguments: [
    table.replacing("41", with: "42"), table.replacing("SUPP", with: ""),
    table.replacing("Oak", with: "Elm"), table.replacing("900002", with: "900003"),
    table + "900004,Ash,1\n", table.replacing("Oak", with: "\nOak"),
  ])
  func whatDiffersInOneCellIsNoCopy(text: String) throws {
    let files = try InventedFiles(["a.csv": Self.table, "b.csv": text])
    #expect(files.report("b.csv")?.problems.contains { $0.code == "WM559" } == false)
  }

  @Test func answersAreSaidOnce() throws {
    let files = try InventedFiles([
      "school.csv": Self.table, "said.csv": Self.said, "said again.csv": Self.said,
    ])
    #expect(files.report("said.csv")?.problems.map(\.code) == ["WM559"])
    #expect(files.report("said again.csv")?.schools == 1)
  }
}
