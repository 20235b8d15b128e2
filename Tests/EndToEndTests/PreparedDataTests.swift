import Foundation
import TestSupport
import Testing

/// Data that is read once, and schools that come as lines.
@Suite struct PreparedDataTests {
  private static let family = ["--family", "primary 5"]

  private func waymark(_ arguments: [String], input: String = "") throws -> ProcessRun {
    try ProcessRun(builtProgram("waymark"), arguments, input: input)
  }

  private func sheets(_ arguments: [String], input: String = "") throws -> ProcessRun {
    try waymark(["sheets", "--jsonl", "--no-casebook"] + arguments, input: input)
  }

  /// The sample, prepared.
  private func prepared(in folder: TemporaryFolder) throws -> String {
    let path = folder.url.appending(path: "sample.prepared").path
    let run = try waymark(["data", "prepare", "--output", path])
    #expect(run.status == .exited(0) && run.error.contains("300 schools"), "\(run.error)")
    return path
  }

  /// The numbers of the schools of some lines, as lines of their own.
  private func named(_ lines: String) throws -> String {
    try lines.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let urn = (object?["school"] as? [String: Any])?["urn"] as? String
      return "{\"urn\":\"\(try #require(urn))\"}\n"
    }.joined()
  }

  /// Prepared or not, asked for by name or by lines, on one processor or three: the same bytes.
  @Test func theSameLinesWhicheverWay() throws {
    let folder = try TemporaryFolder()
    let path = try prepared(in: folder)
    let plain = try sheets(Self.family)
    #expect(plain.output.split(separator: "\n").count == 12)
    #expect(try sheets(Self.family + ["--prepared", path]).output == plain.output)
    for jobs in ["1", "3"] {
      let lines = try sheets(
        ["--stdin", "--prepared", path, "--jobs", jobs], input: named(plain.output))
      #expect(lines.status == .exited(0) && lines.error.isEmpty, "\(lines.error)")
      #expect(lines.output == plain.output)
    }
  }

  /// The same data gives the same file.
  @Test func preparingAgainGivesTheSameBytes() throws {
    let (one, other) = (try TemporaryFolder(), try TemporaryFolder())
    let (first, second) = (try prepared(in: one), try prepared(in: other))
    #expect(
      FileManager.default.contents(atPath: first) == FileManager.default.contents(atPath: second))
    #expect(FileManager.default.contents(atPath: first)?.isEmpty == false)
    // Nothing half written stays beside it.
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: one.url.path) == ["sample.prepared"])
  }

  /// Every line has its answer, in its place; what is wrong with one does no harm to the others.
  @Test func everyLineIsAnswered() throws {
    let input = """
      {"urn":"900104"}\r
      nonsense

      {"urn":"900104","EAL expertise":"wobbly","persistant absence":3}
      {"urn":"000000"}
      \(String(repeating: "x", count: 2_000_000))
      {"urn":"900104","EAL expertise":"not known"}
      """
    let run = try sheets(["--stdin"], input: input)
    #expect(run.status == .exited(0))
    let answers = try run.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(
      answers.map { $0["form"] as? String } == [
        "line", "refused", "refused", "refused", "refused", "line",
      ])
    #expect(answers.map { $0["line"] as? Int } == [nil, 2, 4, 5, 6, nil])
    #expect(answers[2]["urn"] as? String == "900104")
    #expect((answers[2]["problems"] as? [Any])?.count == 2)
    #expect(run.error.contains("6 lines answered, 4 of which say what is wrong"), "\(run.error)")
  }

  /// What a line says counts before the data, as what is set for one school does.
  @Test func whatALineSaysCounts() throws {
    let lines = #"{"urn":"900104"}"# + "\n" + #"{"urn":"900104","persistent absence":44.4}"# + "\n"
    let answers = try sheets(["--stdin"], input: lines).output.split(separator: "\n")
    #expect(answers.count == 2 && answers[0] != answers[1])
    #expect(!answers[0].contains("44.4") && answers[1].contains("44.4"))
  }

  /// A program that writes a line and waits has its answer before it writes the next.
  @Test func whoeverWaitsIsAnswered() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = builtProgram("waymark")
    process.arguments = ["sheets", "--jsonl", "--stdin", "--no-casebook"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for _ in 0..<2 {
      try input.fileHandleForWriting.write(contentsOf: Data("{\"urn\":\"900104\"}\n".utf8))
      var answer = Data()
      while answer.last != UInt8(ascii: "\n") {
        let piece = output.fileHandleForReading.availableData
        guard !piece.isEmpty else { break }
        answer += piece
      }
      #expect(answer.starts(with: Data("{".utf8)) && answer.last == UInt8(ascii: "\n"))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  /// Names that are hidden stay hidden, though lines name schools as they are.
  @Test func hiddenNamesStayHidden() throws {
    let lines = "{\"urn\":\"900104\"}\n{\"urn\":\"900233\"}\n"
    let run = try sheets(["--stdin", "--hide-names"], input: lines)
    #expect(run.output.split(separator: "\n").count == 2)
    for number in ["900104", "900233"] { #expect(!run.output.contains(number)) }
  }

  /// A file that cannot be used says why, and what to do.
  @Test func whatIsNoPreparedDataIsSaid() throws {
    let folder = try TemporaryFolder()
    let path = try prepared(in: folder)
    let whole = try #require(FileManager.default.contents(atPath: path))
    func run(_ bytes: Data, _ options: [String] = []) throws -> ProcessRun {
      let other = folder.url.appending(path: "other.prepared")
      try bytes.write(to: other)
      return try sheets(
        ["--stdin", "--prepared", other.path] + options, input: "{\"urn\":\"900104\"}\n")
    }
    var changed = whole
    changed[whole.count / 2] ^= 0x55
    for (bytes, code) in [
      (Data(), "WM661"), (Data("urn,school_name\n".utf8), "WM661"), (whole.prefix(20_000), "WM663"),
      (changed, "WM663"),
    ] {
      let run = try run(bytes)
      #expect(run.status == .exited(3) && run.error.contains(code), "\(run.error)")
      #expect(run.output.isEmpty && run.error.contains("prepare"))
    }
    let missing = try sheets(["--prepared", folder.url.appending(path: "none").path])
    #expect(missing.status == .exited(3) && missing.error.contains("WM661"), "\(missing.error)")
  }

  /// Rules whose words differ do not read it; rules that only judge otherwise do.
  @Test func otherWordsNeedOtherPreparation() throws {
    let folder = try TemporaryFolder()
    let path = try prepared(in: folder)
    let rules = folder.url.appending(path: "Rules")
    try FileManager.default.copyItem(at: packageRoot.appending(path: "Rules"), to: rules)
    let judged = try sheets(
      ["--stdin", "--prepared", path, "--rules", rules.path], input: "{\"urn\":\"900104\"}\n")
    #expect(judged.status == .exited(0), "\(judged.error)")
    let words = rules.appending(path: "vocabulary/attendance.yaml")
    let text = try String(contentsOf: words, encoding: .utf8)
    try "# Another word.\n\(text)".write(to: words, atomically: true, encoding: .utf8)
    let other = try sheets(["--stdin", "--prepared", path, "--rules", rules.path])
    #expect(other.status == .exited(3) && other.error.contains("WM662"), "\(other.error)")
  }

  @Test(arguments: [
    ["sheets", "--stdin", "--output", "x"],
    ["sheets", "--stdin", "--jsonl", "--area", "Ambleford"],
    ["sheets", "--jsonl", "--prepared", "x", "--data", "y"],
  ])
  func optionsThatDoNotGoTogether(_ arguments: [String]) throws {
    #expect(try waymark(arguments).status == .exited(2))
  }

  @Test func aPlaceThatCannotBeWrittenToIsSaid() throws {
    let run = try waymark(["data", "prepare", "--output", "/dev/null/sample.prepared"])
    #expect(run.status == .exited(1) && run.error.contains("WM664"), "\(run.error)")
  }
}
