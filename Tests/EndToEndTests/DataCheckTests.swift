import Foundation
import TestSupport
import Testing

/// `waymark data check` from outside.
@Suite struct DataCheckTests {
  private static let headings = "URN,school name,phase,pupils with EAL,sharing of practice,colour"

  private func check(
    _ files: KeyValuePairs<String, String>, _ arguments: [String] = []
  ) throws -> ProcessRun {
    let folder = try TemporaryFolder()
    for (name, text) in files { try Data(text.utf8).write(to: folder.file(name)) }
    return try ProcessRun(
      builtProgram("waymark"), ["data", "check"] + files.map(\.key) + arguments,
      directory: folder.url)
  }

  @Test func aPlainTableIsExplained() throws {
    let run = try check([
      "school-2025.csv": """
      \(Self.headings)
      900901,Beech Lane Primary School,primary,41%,partial,blue
      900902,Oak High School,secondary,120,parital,red
      900901,Beech Lane Primary School,primary,40%,weak,blue

      """
    ])
    #expect(run.status == .exited(0))
    expectGolden(run.output, "plain-table", in: "DataCheck")
  }

  @Test func jsonHoldsEverything() throws {
    let run = try check(
      ["school-2025.csv": "\(Self.headings)\n900901,Beech Lane,primary,120,partial,blue\n"],
      ["--json"])
    #expect(run.status == .exited(0))
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "waymark.data-check/1")
    #expect(object?["status"] as? String == "done")
    #expect(object?["schools"] as? Int == 1)
    let file = (object?["files"] as? [[String: Any]])?.first
    #expect(file?["layout"] as? String == "plain")
    #expect(file?["rows"] as? Int == 1)
    let columns = file?["columnsRead"] as? [[String: Any]] ?? []
    let eal = columns.first { $0["fact"] as? String == "pct_eal" }
    #expect((eal?["outOfRange"] as? [String: Any])?["count"] as? Int == 1)
    #expect((file?["columnsNotUsed"] as? [[String: Any]])?.first?["heading"] as? String == "colour")
  }

  @Test(arguments: [
    ("<!DOCTYPE html>\n<html></html>\n", "a web page, not a CSV file"),
    ("PK\u{3}\u{4}[Content_Types].xml", "an Excel workbook, not a CSV file"),
    ("URN,pct_eal\n900901,4\n900902", "the file ends within row 3"),
    ("URN,pct_eal\n900901,\"4\n900902,5\n", "is never closed"),
    ("alpha,beta\n1,2\n", "the headings are those of no layout waymark knows"),
    ("", "there is nothing in this file"),
  ])
  func aFileThatCannotBeReadEndsWithThree(text: String, message: String) throws {
    let run = try check(["bad.csv": text, "good.csv": "URN,pct_eal\n900901,41\n"])
    #expect(run.status == .exited(3))
    #expect(
      run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(message))
    // The other file is used all the same.
    #expect(run.output.contains("Plain table"))
  }

  @Test func withoutFilesTheOptionsAreWrong() throws {
    #expect(try check([:]).status == .exited(2))
  }

  @Test func theSampleIsUnderstood() throws {
    let folder = packageRoot.appending(path: "Corpus/samples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".csv") }.sorted()
    let run = try ProcessRun(
      builtProgram("waymark"), ["data", "check"] + names + ["--area", "Ambleford"],
      directory: folder)
    #expect(run.status == .exited(0))
    #expect(!run.output.contains("not understood"))
    #expect(!run.output.contains("out of range"))
    #expect(run.output.contains("Ambleford, primary: 43 schools"))
  }

  /// Prior attainment is known of no school, disadvantage of all but one of 30.
  @Test func familiesSayWhatTheyRestOn() throws {
    let rows = (1...30).map {
      "\(900_900 + $0),School \($0),primary,\($0 == 7 ? "" : "\($0)"),\($0)\n"
    }
    .joined()
    let table = "URN,school name,phase,pct_fsm6,KS1 average points\n\(rows)"
    let without = table.replacing("KS1 average points", with: "comment")
    let run = try check(["school.csv": without])
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("families primary schools: 2 families of 14 to 15, by disadvantage"))
    #expect(said.contains("primary schools: prior attainment is not known for any, so it plays no"))
    #expect(said.contains("1 is in no family, because nothing is known of their pupils"))
    let both = try check(["school.csv": table], ["--json"])
    let object = try JSONSerialization.jsonObject(with: Data(both.output.utf8)) as? [String: Any]
    let families = try #require(object?["families"] as? [[String: Any]])
    // Language, SEN support and size are in no column.
    let kinds = ["made", "measureMissing", "measureMissing", "measureMissing", "partlyKnown"]
    #expect(families.map { $0["kind"] as? String } == kinds)
    #expect(families[0]["measures"] as? [String] == ["prior attainment", "disadvantage"])
    #expect(families.last?["schools"] as? Int == 1)
  }
}
