import Foundation
import TestSupport
import Testing

/// What the README shows is what the program says today.
///
/// A comment names the command, `<!-- waymark advise … -->`; the next fence holds its output. With
/// `WAYMARK_RECORD_GOLDEN=1` the fences are written anew, and the tests fail, so that somebody reads them.
@Suite(.serialized) struct ReadmeTests {
  private static let file = packageRoot.appending(path: "README.md")
  private static let isRecording =
    ProcessInfo.processInfo.environment["WAYMARK_RECORD_GOLDEN"] == "1"

  /// A command of the README with the output that stands below it.
  private struct Example {
    var arguments: [String]
    var text: String
    var range: Range<String.Index>
  }

  /// The first example whose command begins with a word.
  private func example(_ word: String) throws -> (readme: String, example: Example) {
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    for part in readme.matches(of: /<!-- waymark ([^\n]*) -->\n+```text\n((?:[^`]|`(?!``))*)```/) {
      let arguments = Self.words(String(part.output.1))
      guard arguments.first == word else { continue }
      let body = part.output.2
      return (
        readme,
        Example(
          arguments: arguments, text: String(body), range: body.startIndex..<body.endIndex)
      )
    }
    throw Missing(command: word)
  }

  private struct Missing: Error { var command: String }

  /// Compares, or writes the text into the README and says so.
  private func check(_ actual: String, _ readme: String, _ example: Example) throws {
    if Self.isRecording {
      let text = readme.replacingCharacters(in: example.range, with: actual)
      try Data(text.utf8).write(to: Self.file, options: .atomic)
      Issue.record("Recorded README.md. Read it, then run again without WAYMARK_RECORD_GOLDEN.")
    } else if Self.withoutDigest(actual) != Self.withoutDigest(example.text) {
      Issue.record(
        "README.md differs (- shown, + now); record it anew with WAYMARK_RECORD_GOLDEN=1:\n\(lineDifference(expected: example.text, actual: actual))"
      )
    }
  }

  /// The digest of the rules is another after every change of a rule, most of which show nowhere here.
  private static func withoutDigest(_ text: String) -> String {
    text.replacing(/rules [0-9a-f]{8}, facts/, with: "rules, facts")
  }

  /// Words of a command line; quotation marks hold words together.
  private static func words(_ line: String) -> [String] {
    line.matches(of: /"([^"]*)"|(\S+)/).map { String($0.output.1 ?? $0.output.2 ?? "") }
  }

  @Test func theSheetIsTodays() throws {
    let (readme, example) = try example("advise")
    let run = try ProcessRun(builtProgram("waymark"), example.arguments)
    #expect(run.status == .exited(0))
    try check(run.output, readme, example)
  }

  /// The lines of the conversation are typed at the prompt of a tall terminal; its screen is the text.
  @Test func theConversationIsTodays() throws {
    let (readme, example) = try example("chat")
    let prompt = "waymark (private)>"
    let typed = example.text.split(separator: "\n").filter { $0.hasPrefix("\(prompt) ") }
      .map { String($0.dropFirst(prompt.count + 1)) }
    #expect(!typed.isEmpty)
    let terminal = try PseudoTerminal(
      builtProgram("waymark"), example.arguments, rows: 400, columns: 80)
    for count in 0...typed.count {
      try terminal.expectScreen("prompt \(count + 1)") { screen in
        screen.lines.last == prompt && screen.lines.count { $0.hasPrefix(prompt) } == count + 1
      }
      if count == typed.count { break }
      try terminal.send(typed[count])
      try terminal.send(.enter)
    }
    try check(terminal.screen.text + "\n", readme, example)
    try terminal.send(.controlD)
    #expect(try terminal.waitForExit() == .exited(0))
  }

  /// The commands for a fresh machine come first, each a fence of one line.
  @Test func setUpCommandsComeBeforeTheExamples() throws {
    let readme = try String(contentsOf: Self.file, encoding: .utf8)
    let places = ["## Run it", "## Test it", "## A conversation", "## A sheet"].map {
      readme.range(of: $0)?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
    let commands = readme.matches(of: /```sh\n([^\n]+)\n```/).map { String($0.output.1) }
    #expect(commands.count == 2 && commands.allSatisfy { $0.hasPrefix(".ci/setup && swift ") })
  }
}
