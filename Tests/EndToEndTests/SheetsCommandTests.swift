import Foundation
import TestSupport
import Testing

/// `waymark sheets` as its users run it.
@Suite struct SheetsCommandTests {
  private let family = ["--family", "primary 5", "--no-casebook"]

  private func sheets(_ arguments: [String]) throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), ["sheets"] + arguments)
  }

  /// Every file of a folder with its bytes.
  private func contents(_ folder: URL) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? Data(contentsOf: folder.appending(path: path))).map { (path, $0) }
      })
  }

  /// Killed at one moment after another and run again, it ends as an undisturbed run does, with other jobs.
  @Test func aKilledRunGoesOn() throws {
    let (whole, killed) = (try TemporaryFolder(), try TemporaryFolder())
    let run = try sheets(family + ["--jobs", "1", "--output", whole.url.path])
    #expect(run.status == .exited(0) && run.error.contains("12 written"), "\(run.error)")
    for tenths in [4, 6, 8, 10] {
      let process = Process()
      process.executableURL = builtProgram("waymark")
      process.arguments = ["sheets"] + family + ["--jobs", "3", "--output", killed.url.path]
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: Double(tenths) / 10)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let expected = try contents(whole.url)
      for (path, bytes) in try contents(killed.url) where path.hasSuffix(".html") {
        #expect(bytes == expected[path], "\(path)")
      }
    }
    let last = try sheets(family + ["--jobs", "3", "--output", killed.url.path])
    #expect(last.status == .exited(0))
    #expect(try contents(killed.url) == contents(whole.url))
  }

  @Test func linesOfJSONForWhoeverReadsThem() throws {
    let run = try sheets(family + ["--jsonl"])
    let lines = run.output.split(separator: "\n")
    #expect(run.status == .exited(0) && lines.count == 12 && run.error.isEmpty)
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  /// What is wrong is said, with the exit status of its kind.
  @Test(arguments: [
    (["--area", "Ambleford"], 2, "--output FOLDER"), (["--jsonl", "--output", "x"], 2, "--jsonl"),
    (["--output", "x", "--jobs", "0"], 2, "--jobs"), (["--output", "x", "--top", "4"], 2, "--top"),
    (["--output", "/dev/null/x"], 1, "WM652"),
    (["--jsonl", "--family", "primary 999"], 4, "primary 999"),
    (["--jsonl", "--brand", "there-is-none.yaml"], 3, "WM657"),
  ])
  func mistakesAreSaid(_ arguments: [String], _ status: Int, _ words: String) throws {
    let run = try sheets(arguments)
    #expect(run.status == .exited(Int32(status)), "\(run.error)")
    #expect(run.error.contains(words), "\(run.error)")
  }

  /// With names hidden, neither the advice nor what the casebook holds of it tells which school it is about, and what
  /// people wrote in their own words is left out.
  @Test(arguments: ["text", "markdown", "json", "html", "print"])
  func adviceWithHiddenNamesTellsNone(_ format: String) throws {
    let folder = try TemporaryFolder()
    let casebook = ["--casebook", folder.url.appending(path: "cases.sqlite").path]
    let said = """
      advice for 900104
      decline 3 because the head of 900233 does it
      EAL expertise is weak
      yes

      """
    let told = try ProcessRun(builtProgram("waymark"), ["chat"] + casebook, input: said)
    #expect(told.output.contains("declined: ") && told.output.contains("recorded, told by you"))
    func advice(_ options: [String]) throws -> ProcessRun {
      try ProcessRun(
        builtProgram("waymark"), ["advise", "900104", "--format", format] + casebook + options)
    }
    let (open, hidden) = (try advice([]), try advice(["--hide-names"]))
    #expect(hidden.status == .exited(0), "\(hidden.error)")
    for word in ["900104", "900233", "Highbank", "head of"] where open.output.contains(word) {
      #expect(!hidden.output.contains(word), "\(word)")
    }
    #expect(open.output.contains("Highbank") && open.output.contains("head of 900233"))
    #expect(hidden.output.contains("Make time and rules flexible enough to cooperate"))
  }

  /// A brand makes the pages of `advise` an authority's own too; `print` is the same document as `html`.
  @Test func adviceWearsABrand() throws {
    let folder = try TemporaryFolder()
    let brand = folder.url.appending(path: "brand.yaml")
    try "name: Westmarch Learning\n".write(to: brand, atomically: true, encoding: .utf8)
    func page(_ format: String) throws -> String {
      try ProcessRun(
        builtProgram("waymark"),
        ["advise", "900104", "--no-casebook", "--format", format, "--brand", brand.path]
      ).output
    }
    let (html, print) = (try page("html"), try page("print"))
    #expect(html == print && html.contains("Westmarch Learning"))
  }
}
