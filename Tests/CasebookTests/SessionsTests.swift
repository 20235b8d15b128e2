import Casebook
import Testing

/// Sessions put aside and taken up again, names and settings.
@Suite struct SessionsTests {
  let casebook: Casebook

  init() throws { casebook = try Fixtures.inMemory() }

  private func session(_ name: String = "spring-review", at seconds: Int = 0, state: String = "{}")
    throws
    -> SavedSession
  {
    SavedSession(
      name: name, at: try Fixtures.moment(seconds), lines: ["advise meadow", "why 1", ""],
      state: state, rules: "abc", facts: "def",
      about: [Fixtures.oakfield, Fixtures.meadow, Fixtures.meadow])
  }

  @Test func aSessionComesBackAsItWasSaved() throws {
    let saved = try casebook.save(
      session(
        state: "{ \"focus\": [\"900104\", 1.50, null, true],\n \"é\\u00e9\": \"\\ud83d\\ude00\" }"))
    #expect(saved.state == "{\"focus\":[\"900104\",1.50,null,true],\"éé\":\"😀\"}")
    #expect(try casebook.session(named: "spring-review") == saved)
    #expect(saved.about == [Fixtures.meadow, Fixtures.oakfield])
    #expect(try casebook.session(named: "autumn") == nil)
  }

  @Test func theLatestComesFirst() throws {
    for (name, seconds) in [("b", 1), ("a", 1), ("c", 9)] {
      _ = try casebook.save(session(name, at: seconds))
    }
    #expect(try casebook.sessions().map(\.name) == ["c", "a", "b"])
  }

  @Test func anotherSessionOfThatNameIsNotOverwrittenUnseen() throws {
    let first = try casebook.save(session())
    let second = try session(at: 9)
    #expect(
      CasebookProblem.code { _ = try casebook.save(second) }
        == "WM912")
    let saved = try casebook.save(second, replacing: first)
    #expect(try casebook.sessions() == [saved])
    #expect(
      CasebookProblem.code { try casebook.remove(first) } == "WM912")
    try casebook.remove(saved)
    #expect(try casebook.sessions().isEmpty)
  }

  @Test(arguments: ["", "{", "{\"a\":1,\"a\":2}", "[1,]", "nul", "\"\u{1}\"", "1 2"])
  func aStateIsJSON(state: String) throws {
    let session = try session(state: state)
    #expect(
      CasebookProblem.code { _ = try casebook.save(session) }
        == "WM913")
  }

  @Test func namesAndSettingsAreKeptAndRemoved() throws {
    try casebook.setAlias("the beach one", to: Fixtures.meadow)
    try casebook.setAlias("our town", to: .area("301"))
    try casebook.setAlias("the beach one", to: Fixtures.oakfield)
    #expect(try casebook.aliases().map(\.name) == ["our town", "the beach one"])
    #expect(try casebook.aliases().map(\.subject) == [.area("301"), Fixtures.oakfield])
    try casebook.setAlias("our town", to: nil)
    #expect(try casebook.aliases().count == 1)
    try casebook.set("colour", to: "off")
    try casebook.set("colour", to: "on")
    #expect(try casebook.setting("colour") == "on")
    #expect(try casebook.settings().map(\.name) == ["colour"])
    try casebook.set("colour", to: nil)
    #expect(try casebook.setting("colour") == nil)
  }
}
