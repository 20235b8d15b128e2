import Conversation
import TestSupport
import Testing

/// Names that people set for schools themselves.
@Suite struct AliasTests {
  @Test func aNameIsSetUsedListedAndTakenBack() throws {
    var script = try Script(["call O'Hara Primary and Nursery School 'Nettles'"])
    #expect(
      script.replies[0].reply.text.contains("\"Nettles\" is O'Hara Primary and Nursery School"))
    #expect(
      script.type("tell me about nettles").text.hasPrefix("O'Hara Primary and Nursery School"))
    #expect(script.type("compare nettles and 900158").text.contains("O'Hara Primary and Nursery"))
    #expect(
      script.type("list my aliases").text.contains("Nettles: O'Hara Primary and Nursery School"))
    #expect(script.type("where am i").text.contains("Names of your own: Nettles."))
    #expect(script.talk.completion(of: "tell me about nett").candidates == ["Nettles"])
    _ = script.type("forget the nickname nettles")
    #expect(script.type("list my aliases").text.contains("no names of your own"))
    _ = script.type("undo")
    #expect(script.type("find nettles").text.hasPrefix("O'Hara Primary and Nursery School"))
    _ = script.type("undo")
    #expect(script.type("find nettles").outcome != .done)
  }

  /// A note keeps the words that were typed.
  @Test func notesKeepTheName() throws {
    var script = try Script(["when i say nettles i mean 900101", "find nettles"])
    #expect(
      script.type("note: nettles wants a visit in March").text.contains("nettles wants a visit"))
  }

  @Test(arguments: ["help", "undo", "Oakfield Juniors", "42", "x"])
  func whatMeansSomethingElseIsRefused(_ name: String) throws {
    var script = try Script()
    _ = script.type("call O'Hara Primary and Nursery School \(name)")
    #expect(script.type("list my aliases").text.contains("no names of your own"), "\(name)")
  }

  /// Where names are hidden, those of people's own are hidden too.
  @Test func hiddenNamesHideThem() throws {
    var script = try Script([
      "call O'Hara Primary and Nursery School 'Nettles'", "hide school names",
    ])
    for line in ["list my aliases", "where am i", "find nettles", "call nettles 'Thistle'"] {
      let text = script.type(line).text
      #expect(
        !text.contains("Nettles") && !text.contains("O'Hara") && !text.contains("Thistle"),
        "\(text)")
    }
    #expect(script.talk.completion(of: "find nett").candidates.isEmpty)
  }
}
