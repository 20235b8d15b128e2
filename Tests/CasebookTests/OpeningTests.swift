import Casebook
import Diagnostics
import Foundation
import TestSupport
import Testing

/// What a casebook is opened on, and what is said where that will not do.
@Suite struct OpeningTests {
  let folder: TemporaryFolder
  var url: URL { folder.file("deep/er/casebook.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  private func code(_ url: URL, reading: Bool = false) -> String? {
    CasebookProblem.code {
      _ = reading ? try Casebook(reading: url) : try Casebook(at: url, guarding: Fixtures.guarding)
    }
  }

  @Test func aNewOneIsForItsOwnerAlone() throws {
    let casebook = try Fixtures.open(url)
    _ = try casebook.record(Fixtures.told("38"))
    let files = FileManager.default
    for path in [url.path, url.path + "-wal", url.path + "-shm"] {
      let rights = try files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(rights == 0o600, "\(path)")
    }
    for path in [url, url.deletingLastPathComponent()].map({ $0.deletingLastPathComponent().path })
    {
      let rights = try files.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
      #expect(rights == 0o700, "\(path)")
    }
  }

  @Test func whatWasRecordedIsThereNextTime() throws {
    let told = try Fixtures.open(url).record(Fixtures.told("38"))
    #expect(try Fixtures.open(url).entries(ToldFact.self) == [told])
    #expect(try Casebook(reading: url).entries(ToldFact.self) == [told])
  }

  @Test func aFolderIsNone() throws {
    #expect(code(folder.url) == "WM901")
    #expect(code(folder.url, reading: true) == "WM901")
  }

  @Test(arguments: [
    "urn,name\n900104,Meadow\n", "SQLite format 3\u{0}and then something else", "x",
  ])
  func anotherFileIsLeftAlone(text: String) throws {
    let file = folder.file("other.csv")
    try Data(text.utf8).write(to: file)
    #expect(code(file) == "WM902")
    #expect(code(file, reading: true) == "WM902")
    #expect(try Data(contentsOf: file) == Data(text.utf8))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["other.csv"])
  }

  @Test func anotherProgramsDatabaseIsLeftAlone() throws {
    let file = folder.file("other.sqlite")
    try TestDatabase.make(
      file, "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')")
    let before = try Data(contentsOf: file)
    #expect(code(file) == "WM902")
    #expect(try Data(contentsOf: file) == before)
  }

  @Test func aNewerOneIsLeftAlone() throws {
    _ = try Fixtures.open(url).record(Fixtures.told("38"))
    try TestDatabase.make(url, "INSERT INTO grdb_migrations VALUES ('9 moods')")
    let before = try Data(contentsOf: url)
    #expect(code(url) == "WM903")
    #expect(code(url, reading: true) == "WM903")
    #expect(try Data(contentsOf: url) == before)
    #expect {
      _ = try Fixtures.open(url)
    } throws: { error in
      (error as? CasebookProblem)?.diagnostic.notes.first?.text == "not known here: \"9 moods\""
    }
  }

  @Test func anOlderOneIsBroughtUpToDate() throws {
    try CasebookVersions.makeFirst(url)
    let casebook = try Fixtures.open(url)
    #expect(try casebook.entries(ToldFact.self).map(\.value) == ["38"])
    #expect(try casebook.sessions().isEmpty)
  }

  @Test func oneThatIsNotThereIsNotMadeForReading() throws {
    #expect(code(url, reading: true) == "WM907")
    #expect(!FileManager.default.fileExists(atPath: url.path))
  }

  @Test func anEmptyFileIsAnEmptyCasebook() throws {
    let file = folder.file("empty.sqlite")
    try Data().write(to: file)
    #expect(try Casebook(reading: file).entries(ToldFact.self).isEmpty)
    _ = try Fixtures.open(file).record(Fixtures.told("38"))
    #expect(try Casebook(reading: file).entries(ToldFact.self).count == 1)
  }

  @Test func whereNoFileCanBeMadeItSaysSo() throws {
    let file = folder.file("plain")
    try Data("text".utf8).write(to: file)
    #expect(["WM905", "WM906"].contains(code(file.appending(path: "casebook.sqlite"))))
  }

  @Test func aFullDiskLosesNothingThatWasAcknowledged() throws {
    var kept: [Note] = []
    let casebook = try Casebook(at: url, guarding: Fixtures.guarding, pages: 60)
    let long = String(repeating: "a long note ", count: 500)
    var problem: CasebookProblem?
    for number in 0..<200 where problem == nil {
      do {
        kept.append(
          try casebook.record(
            Note("\(number) \(long)", about: Fixtures.meadow, by: "you", at: Fixtures.moment())))
      } catch let error as CasebookProblem { problem = error }
    }
    #expect(problem?.diagnostic.code == "WM908")
    #expect(kept.count > 5)
    #expect(try casebook.entries(Note.self) == kept)
    let again = try Fixtures.open(url)
    #expect(try again.entries(Note.self) == kept)
    try again.check()
  }

  @Test func theStandardPlaceFollowsTheEnvironment() throws {
    let home = folder.url.path(percentEncoded: false)
    func place(_ environment: [String: String]) -> String? {
      CasebookPlace.standard(environment)?.path(percentEncoded: false)
    }
    #expect(place(["XDG_DATA_HOME": "/d", "HOME": home]) == "/d/waymark/casebook.sqlite")
    #expect(
      place(["XDG_DATA_HOME": "d", "HOME": home]) == "\(home).local/share/waymark/casebook.sqlite")
    #expect(place(["HOME": home])?.hasSuffix(".local/share/waymark/casebook.sqlite") == true)
    #expect(place(["HOME": "/nonexistent"]) == nil)
    #expect(place([:]) == nil)
  }
}
