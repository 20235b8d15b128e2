import Foundation
import TestSupport
import Testing

/// The commands from outside: what they print where, and how they end.
@Suite struct CommandTests {
  private func waymark(
    _ arguments: [String], environment: [String: String?] = [:], input: String = "",
    in folder: URL? = nil
  ) throws -> ProcessRun {
    try ProcessRun(
      builtProgram("waymark"), arguments, environment: environment, input: input,
      directory: folder)
  }

  @Test func adviceOnTheSample() throws {
    let run = try waymark(["advise", "900104"])
    #expect(run.status == .exited(0))
    #expect(run.output.contains("Worth considering"))
    #expect(run.output.contains("because"))
    #expect(run.output.contains("although"))
    #expect(run.output.contains("unless"))
  }

  @Test func jsonIsOneDocumentWithItsSchema() throws {
    let run = try waymark(["advise", "900104", "--json"])
    #expect(run.status == .exited(0))
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["schema"] as? String == "waymark.advice/1")
    #expect((object?["nextSteps"] as? [Any])?.isEmpty == false)
  }

  /// An authority has steps and a picture of its schools, a trust the picture alone; both say that it is no
  /// order.
  @Test func anAuthorityAndATrust() throws {
    let run = try waymark([
      "advise", "--area", "Ambleford", "--area", "trust tarn", "--width", "100",
    ])
    #expect(run.status == .exited(0))
    let sheets = run.output.components(separatedBy: "Tarn Partnership\n")
    #expect(sheets.count == 2 && sheets[0].contains("three next steps"))
    #expect(
      sheets.allSatisfy { $0.contains("Across the schools") && $0.contains("no order to the") })
    #expect(sheets[1].contains("No next steps are ranked here."))
    #expect(run.error.isEmpty)
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let once = try waymark(["advise", "900104", "900233", "--json"])
    let again = try waymark(["advise", "900104", "900233", "--json"])
    #expect(once.output == again.output)
    #expect(once.output.split(separator: "\n").count == 2)
  }

  @Test(arguments: [
    (["advise", "Narnia High"], Int32(4), "there is no school called"),
    (["advise", "St"], 4, "schools match"),
    (["advise", "900104", "--top", "5"], 2, "--top takes 1, 2 or 3"),
    (["advise", "900104", "--set", "famly=yes"], 2, "there is no fact called"),
    (["advise", "900104", "--set", "EAL expertise=purple"], 2, "EAL expertise"),
    (["advise", "900104", "--reject", "W_GAPP=too few"], 2, "did you mean \"W_GAP\"?"),
    (["advise", "900104", "--reject", "W_GAP"], 2, "nobody has said why"),
    (["advise", "900104", "--reject", "school=x"], 2, "fits several findings"),
    (["advise", "900104", "--reject", "W_GAP=Mrs Patel has left"], 2, "without a name"),
    (["advise", "900104", "--nonsense"], 2, "nonsense"),
    (["advise", "--data", "a.csv", "900104"], 2, "before --data"),
    (["advise"], 2, "Name at least one school"),
    (["advise", "--area", "Narnia"], 4, "there is no area called \"Narnia\""),
    (["advise", "--area", "zzz"], 4, "did you mean one of these?"),
    (["advise", "--area", "tarn partnershop"], 4, "Tarn Partnership (trust)"),
    (["advize", "900104"], 2, "did you mean \"waymark advise\"?"),
    (["Meadow"], 2, "waymark advise \"Meadow\""),
    (["advise", "900104", "--set", "assessment in lessons=weak"], 2, "\"use of assessment\""),
    (["advise", "900104", "--data", "missing.csv"], 3, "missing.csv"),
    (["rules", "show", "ss_eel_hub"], 4, "ss_eal_hub"),
    (["advise", "900104", "--rules", "nowhere"], 3, "nowhere"),
  ])
  func mistakesEndAsPromised(_ arguments: [String], _ code: Int32, _ words: String) throws {
    let run = try waymark(arguments)
    #expect(run.status == .exited(code))
    #expect(run.error.contains(words))
    #expect(run.output.isEmpty)
  }

  /// Help shows examples that work and says how commands end.
  @Test(arguments: [
    ["--help"], ["advise", "--help"], ["data", "check", "--help"], ["rules", "--help"],
    ["chat", "--help"], ["help", "advise"], ["backtest", "--help"],
    ["families", "--help"], ["rules", "coverage", "--help"], ["sheets", "--help"],
    ["rules", "compare", "--help"],
  ])
  func helpHasExamplesAndEnds(_ arguments: [String]) throws {
    let run = try waymark(arguments)
    #expect(run.status == .exited(0))
    #expect(run.error.isEmpty)
    #expect(run.output.contains("Examples"))
    #expect(run.output.contains("Ends with"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  /// Each example of help that needs no file runs.
  @Test(arguments: [["--help"], ["advise", "--help"], ["rules", "--help"]])
  func theExamplesOfHelpWork(_ arguments: [String]) throws {
    let help = try waymark(arguments).output
    let examples = help.split(separator: "\n").filter {
      $0.hasPrefix("  waymark ") && !$0.contains(".csv") && !$0.contains("my-rules")
        && !$0.contains("the prompt")
    }
    #expect(!examples.isEmpty)
    let folder = try TemporaryFolder()
    for example in examples {
      // What follows ">" is for the shell.
      let command = example.dropFirst("  waymark ".count).prefix { $0 != ">" }
      let words =
        command
        .matches(of: /"([^"]*)"|(\S+)/).map { String($0.output.1 ?? $0.output.2 ?? "") }
      // Some of them write files.
      let run = try waymark(words, in: folder.url)
      #expect(run.status == .exited(0), "\(example): \(run.error)")
    }
  }

  @Test func aNearMissIsRepairedAndSaid() throws {
    let run = try waymark(["advise", "Zoe Ashwrth", "--top", "1"])
    #expect(
      run.error.contains("reading \"Zoe Ashwrth\" as") || run.error.contains("schools match"))
  }

  @Test func whatPeopleKnowChangesTheAdvice() throws {
    let before = try waymark(["advise", "900104", "--json"])
    let after = try waymark([
      "advise", "900104", "--json", "--set", "permanent head in post=no",
    ])
    #expect(before.output != after.output)
    #expect(after.output.contains("not yet: the school is between heads"))
  }

  /// What people reject is named with their reason in every format, and counts no more.
  @Test(arguments: [["--format", "text"], ["--format", "markdown"], ["--json"]])
  func whatPeopleRejectIsKeptWithItsReason(_ format: [String]) throws {
    let run = try waymark(
      ["advise", "900104", "--reject", "pupils lose out=the group was very small"] + format)
    #expect(run.status == .exited(0))
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains(
        "Rejected by people who know the school: Disadvantaged pupils lose out (hint), because the group was very small."
      ))
    #expect(run.output.components(separatedBy: "W_GAP").count <= 2)
  }

  /// At the prompt a rejection holds for one school until it is taken back, and why knows it.
  @Test func atThePromptWhyKnowsWhatWasRejected() throws {
    let reason = "because there was a long outbreak of illness"
    let run = try waymark(
      ["chat", "--private"],
      input: """
        advise 900107
        reject W_SUDDEN_DIP \(reason)
        why 1
        why 2
        why 3
        advise 900104
        what have I told you?
        advise 900107
        what have I told you?
        keep W_SUDDEN_DIP
        keep W_SUDDEN_DIP
        quit

        """)
    #expect(run.status == .exited(4))
    let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(said.contains("rejected by people who know the school, \(reason)"))
    let reviews = said.components(separatedBy: "nobody has told, decided or noted anything here")
    #expect(reviews.count == 2, "only the school it was said of knows it")
    #expect(reviews.last?.contains("not accepted: One subject fell suddenly") == true)
    #expect(said.contains("counts again for this school"))
    #expect(said.contains("is not rejected for this school"))
  }

  @Test func linesFromAPipeAreAnsweredWithoutAPrompt() throws {
    let run = try waymark(
      ["chat", "--private"], input: "# a comment\nlist ambleford special\nquit\n")
    #expect(run.status == .exited(0))
    #expect(run.output.contains("(alphabetical)"))
    #expect(!run.output.contains("waymark (private)>"))
    #expect(!run.output.contains("comment"))
  }

  @Test func aLineNotUnderstoodInAPipeIsAStatus() throws {
    let run = try waymark(["chat", "--private"], input: "sing\n")
    #expect(run.status == .exited(4))
  }

  @Test func rulesAndSampleAreFoundFromAnywhere() throws {
    let folder = try TemporaryFolder()
    #expect(try waymark(["rules", "check"], in: folder.url).status == .exited(0))
    withExtendedLifetime(folder) {}
  }

  @Test func installedItFindsItsShare() throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    for path in ["bin", "share/waymark"] {
      try files.createDirectory(
        at: folder.url.appending(path: path), withIntermediateDirectories: true)
    }
    let program = folder.url.appending(path: "bin/waymark")
    try files.copyItem(at: builtProgram("waymark"), to: program)
    for name in ["Rules", "Corpus"] {
      try files.copyItem(
        at: packageRoot.appending(path: name),
        to: folder.url.appending(path: "share/waymark/\(name)"))
    }
    // A mark in the installed copy shows that it is the one in use.
    let ranking = folder.url.appending(path: "share/waymark/Rules/ranking.yaml")
    try Data("ranking: broken\n".utf8).write(to: ranking)
    let run = try ProcessRun(program, ["rules", "check"], directory: folder.url)
    #expect(run.status == .exited(3))
    #expect(run.error.contains("Rules/ranking.yaml"))
    // The folder goes when nothing needs it any more.
    withExtendedLifetime(folder) {}
  }

  @Test func aWrongHomeNamesThePlacesTried() throws {
    let run = try waymark(["rules", "check"], environment: ["WAYMARK_HOME": "/nonexistent"])
    #expect(run.status == .exited(3))
    #expect(run.error.contains("/nonexistent"))
  }
}
