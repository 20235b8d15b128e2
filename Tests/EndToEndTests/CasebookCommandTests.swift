import Foundation
import TestSupport
import Testing

/// `waymark casebook` from outside: what it prints, what it leaves on the disk, how it ends.
@Suite struct CasebookCommandTests {
  let folder: TemporaryFolder
  let export: String

  init() throws {
    folder = try TemporaryFolder()
    export = """
      {
        "schema": "waymark.casebook/1",
        "told": [
          {
            "school": "900104",
            "fact": "pct_eal",
            "value": "38",
            "source": "a call",
            "by": "the head",
            "at": "2026-05-03T09:00:00Z",
            "state": "current"
          }
        ],
        "decisions": [],
        "rejections": [],
        "notes": [
          {
            "school": "900233",
            "text": "short of cover",
            "by": "you",
            "at": "2026-05-03T09:00:00Z",
            "state": "current"
          }
        ],
        "sessions": [],
        "aliases": [],
        "settings": []
      }

      """
    try Data(export.utf8).write(to: folder.file("in.json"))
  }

  private func casebook(_ arguments: [String], environment: [String: String?] = [:]) throws
    -> ProcessRun
  {
    try ProcessRun(
      builtProgram("waymark"), ["casebook"] + arguments, environment: environment,
      directory: folder.url)
  }

  @Test func whatIsImportedIsShownExportedAndForgotten() throws {
    let option = ["--casebook", "book.sqlite"]
    let read = try casebook(["import", "in.json"] + option)
    #expect(read.status == .exited(0))
    #expect(read.output == "Added: 1 told fact and 1 note.\n")
    let shown = try casebook(["show", "900104"] + option)
    #expect(
      shown.output.contains(
        "(URN 900104)\n  told: pupils with EAL 38 (the head, 3 May 2026, from a call)"))
    let written = try casebook(["export", "--output", "out.json"] + option)
    #expect(written.status == .exited(0))
    #expect(try String(contentsOf: folder.file("out.json"), encoding: .utf8) == export)
    #expect(try casebook(["export"] + option).output == export)
    let asked = try casebook(["forget", "900104"] + option)
    #expect(asked.status == .exited(4))
    #expect(asked.error.contains("WM919"))
    let half = try casebook(["forget", "Highbank Community Primary, Ambleford", "--yes"] + option)
    #expect(half.status == .exited(4))
    #expect(half.error.contains("WM918"), "\(half.error)")
    let forgotten = try casebook(["forget", "900104", "--yes"] + option)
    #expect(forgotten.status == .exited(0))
    #expect(forgotten.output.hasSuffix("It is forgotten.\n"))
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    where file.hasPrefix("book") {
      let bytes = try Data(contentsOf: folder.file(file))
      #expect(!bytes.contains(Data("900104".utf8)), "\(file)")
    }
    #expect(try casebook(["show"] + option).output.contains("short of cover"))
  }

  @Test func linesAboutAChildAreNotImported() throws {
    let bad = export.replacing("short of cover", with: "because Jayden left")
    try Data(bad.utf8).write(to: folder.file("bad.json"))
    let run = try casebook(["import", "bad.json", "--casebook", "book.sqlite"])
    #expect(run.status == .exited(3))
    #expect(run.error.contains("bad.json:19:15: error WM928: notes[1].text"))
    #expect(!run.error.contains("Jayden"))
    #expect(try !casebook(["export", "--casebook", "book.sqlite"]).output.contains("Jayden"))
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    where file.hasPrefix("book") {
      #expect(try !Data(contentsOf: folder.file(file)).contains(Data("Jayden".utf8)), "\(file)")
    }
  }

  @Test(arguments: [
    (["show", "--casebook", "none.sqlite"], Int32(3), "WM907"),
    (["show", "--casebook", "in.json"], 3, "WM902"),
    (["show", "--casebook", "."], 3, "WM901"),
    (["import", "none.json"], 3, "WM917"),
    (["import", "in.json"], 3, "WM915"),
    (["export", "--output", "none/out.json"], 3, "WM916"),
    (["path"], 3, "WM915"),
    (["forget"], 2, "Name the school to forget"),
    (["show", "--casebook", "a", "--no-casebook"], 2, "cannot both be given"),
  ])
  func whatGoesWrongIsSaid(arguments: [String], status: Int32, words: String) throws {
    let run = try casebook(arguments)
    #expect(run.status == .exited(status))
    #expect(run.error.contains(words), "\(run.error)")
  }

  @Test func itLiesWhereTheSystemKeepsSuchFiles() throws {
    let path = folder.url.path(percentEncoded: false)
    let run = try casebook(["path"], environment: ["XDG_DATA_HOME": path])
    #expect(run.output.hasSuffix("/waymark/casebook.sqlite\n"))
    let read = try casebook(["import", "in.json"], environment: ["XDG_DATA_HOME": path])
    #expect(read.status == .exited(0))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.file("waymark/casebook.sqlite").path(percentEncoded: false))
    #expect(attributes[.posixPermissions] as? NSNumber == 0o600)
  }

  @Test func adviceUsesTheCasebookAndMarksWhoToldIt() throws {
    let told = export.replacing("pct_eal", with: "eal_expertise").replacing("38", with: "weak")
    try Data(told.utf8).write(to: folder.file("told.json"))
    #expect(
      try casebook(["import", "told.json", "--casebook", "book.sqlite"]).status == .exited(0))
    func advise(_ options: [String]) throws -> ProcessRun {
      try ProcessRun(
        builtProgram("waymark"), ["advise", "900104"] + options, directory: folder.url)
    }
    let run = try advise(["--casebook", "book.sqlite"])
    #expect(run.status == .exited(0))
    #expect(
      run.output.contains(
        "Told by people\n  - EAL expertise: weak, told by the head, 3 May 2026, from a call"))
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("EAL expertise: weak (said by the head, 3 May 2026)"))
    #expect(try !advise([]).output.contains("Told by people"))
    let missing = try advise(["--casebook", "none.sqlite"])
    #expect(missing.status == .exited(3))
    #expect(missing.output.isEmpty)
  }
}
