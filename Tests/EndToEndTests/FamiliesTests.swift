import Foundation
import TestSupport
import Testing

/// `waymark families` from outside: what it prints where, and how it ends.
@Suite struct FamiliesTests {
  private func families(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["families"] + arguments)
  }

  private func object(_ arguments: [String]) throws -> [String: Any] {
    let run = try families(arguments + ["--json"])
    #expect(run.status == .exited(0) && run.error.isEmpty)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func theListSaysWhatSchoolsAreGroupedBy() throws {
    let run = try families(["--phase", "secondary", "--width", "80"])
    #expect(run.status == .exited(0) && run.error.isEmpty)
    #expect(run.output.contains("(weight ") && run.output.contains("secondary schools of"))
    #expect(!run.output.contains("primary 1"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let list = try object(["--phase", "secondary"])
    #expect(list["schema"] as? String == "waymark.families/1" && list["kind"] as? String == "list")
    #expect((list["measures"] as? [[String: Any]])?.allSatisfy { $0["weight"] != nil } == true)
  }

  @Test func aFamilySeenFromASchool() throws {
    let run = try families(["--school", "900104"])
    #expect(run.status == .exited(0) && run.error.isEmpty)
    #expect(run.output.contains("seen from Highbank") && run.output.contains("Level goal"))
    #expect(!run.output.contains("\u{1B}"))
    let family = try object(["--school", "900104"])
    #expect(family["kind"] as? String == "family")
    let members = try #require(family["members"] as? [[String: Any]])
    let size = try #require((family["family"] as? [String: Any])?["size"] as? Int)
    #expect(members.count == size)
    let schools = members.compactMap { $0["school"] as? [String: String] }
    #expect(schools.contains { $0["urn"] == "900104" })
  }

  @Test func theFiftyMostSimilar() throws {
    let list = try object(["--similar-to", "900104"])
    #expect(list["kind"] as? String == "similar")
    let schools = try #require(list["schools"] as? [[String: Any]])
    #expect(schools.count == 50)
    let distances = schools.compactMap { $0["distance"] as? Double }
    #expect(distances == distances.sorted())
    #expect(try families(["--similar-to", "900104", "--count", "3"]).output.contains("3 schools"))
  }

  @Test func aPictureIsWrittenWhole() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "family.svg")
    let run = try families([
      "--school", "900104", "--format", "svg", "--names", "--output", file.path,
    ])
    #expect(run.status == .exited(0) && run.output.isEmpty)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
    #expect(text.contains("Highbank Community Primary School"))
  }

  @Test(arguments: [
    (["--school", "900104", "--similar-to", "900104"], 2, "Give one of"),
    (["--format", "svg"], 2, "draws one Family"),
    (["--phase", "primary", "--school", "900104"], 2, "goes with the list"),
    (["--phase", "primry"], 2, "did you mean primary"),
    (["--similar-to", "900104", "--count", "0"], 2, "1 to 500"),
    (["--family", "primary 999"], 4, "there is no Family called"),
    (["--family", "primary"], 4, "Families match"),
    (["--school", "Hogwarts"], 4, "there is no school called"),
    (["--similar-to", "St Mary's"], 4, "schools match"),
    (["--school", "900104", "--output", "/nowhere/at/all.txt"], 1, "cannot be written"),
    (["--data", "/nowhere/at/all.csv"], 3, "all.csv"),
  ])
  func badInputSaysWhatToDo(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let run = try families(arguments)
    #expect(run.status == .exited(status), "\(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.contains(words), "\(run.error)")
  }
}
