import Foundation
import TestSupport
import Testing
import Understanding

/// Every line that the design of the conversation gives as an example, as it stands and as people mistype it.
@Suite(.enabled(if: sharedFolder != nil, "skipped: the folder 'shared' is not here"))
struct SpecificationTests {
  struct Example: Sendable {
    var intent: String
    var line: String

    /// What the line is said into, so that it can be understood.
    var context: String {
      switch intent {
      case "answer" where line.contains("%"): "school=Meadow Primary; pending=mobility(percent)"
      case "answer", "skip", "why_ask": "school=Meadow Primary; pending=eal-lead(yesno)"
      case "select": "school=Meadow Primary; list=Meadow Primary|Beech Lane Juniors"
      case "undo": "school=Meadow Primary; last=find(school:Meadow Primary)"
      default:
        "school=Meadow Primary; action=ss_eal_hub; list=ss_eal_hub|ss_keys_matched_pairing"
      }
    }
  }

  /// The rows of section 5: intent, lines with a dot between them.
  private static func examples() throws -> [Example] {
    let folder = try #require(sharedFolder)
    let text = try String(contentsOf: folder.appending(path: "conversation.md"), encoding: .utf8)
    let section = text.components(separatedBy: "## 5.").last?.components(separatedBy: "## 6.").first
    let rows = (section ?? "").split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| intent")
    }
    return rows.flatMap { row -> [Example] in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count > 2 else { return [] }
      let intent = cells[0].replacing("*move* ", with: "")
      return cells[1].components(separatedBy: " · ").map { Example(intent: intent, line: $0) }
    }
  }

  /// As it stands, in capitals, without apostrophes, with courtesies.
  private static let forms: [@Sendable (String) -> String] = [
    { $0 }, { $0.uppercased() }, { $0.replacing("'", with: "") }, { "please \($0)" },
    { "could you \($0)" }, { "\($0) please" },
  ]

  @Test func everyExampleGivesItsRow() throws {
    let examples = try Self.examples()
    #expect(examples.count > 180)
    for example in examples {
      for form in Self.forms {
        let line = form(example.line)
        let read = Talk.read(line, example.context)
        #expect(read.intent == example.intent, "\(line)")
        #expect(read.decision != .cannot, "\(line)")
      }
    }
  }

  /// Two letters of the longest word swapped: nothing is done that was not asked for, and most are understood.
  @Test func withOneSlipNothingWrongIsDone() throws {
    let examples = try Self.examples()
    var understood = 0
    for example in examples {
      let line = Self.slip(example.line)
      let read = Talk.read(line, example.context)
      if read.intent == example.intent { understood += 1 }
      #expect(
        read.intent == example.intent || ![.do, .say].contains(read.decision), "\(line)")
    }
    #expect(understood * 100 >= examples.count * 95)
  }

  /// The third and fourth letter of the longest word swapped, where it has five or more.
  private static func slip(_ line: String) -> String {
    var words = line.split(separator: " ").map(String.init)
    let longest = words.indices.filter { words[$0].allSatisfy(\.isLetter) }
      .max { (words[$0].count, -$0) < (words[$1].count, -$1) }
    guard let longest, words[longest].count > 4 else { return line }
    var letters = Array(words[longest])
    letters.swapAt(2, 3)
    words[longest] = String(letters)
    return words.joined(separator: " ")
  }
}
