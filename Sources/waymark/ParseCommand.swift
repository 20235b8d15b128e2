import ArgumentParser
import Diagnostics
import Foundation
import Schools
import Understanding

/// `waymark parse`: what lines are understood to ask, without doing any of it.
struct ParseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Says what typed lines are understood to ask, and does nothing else.",
    discussion: """
      Reads lines of three parts with tabs between them: an id, a context, and what was typed. The \
      context is "-" or fields joined by "; ": school=, action=, list=A|B|C, \
      last=rank(area:Oldham,measure:reading), pending=eal-lead(yesno) – or (percent), (number), \
      (low|medium|high). Prints one JSON object a line: id, intent, slots, decide, options.

      Examples:
        printf '1\\t-\\twhich schools need help most?\\n' | waymark parse
        waymark parse lines.tsv --data schools.csv

      Ends with 0 when every line was read; 2 for a wrong option, 3 when data, rules or phrases cannot \
      be read, 4 when a line was not of three parts or its context could not be read (the others are \
      still printed).
      """)

  @Argument(help: "A file of lines; standard input without one.")
  var file: String?

  @Flag(
    name: .long, help: "Also say on standard error which phrases are near, with what each costs.")
  var explain = false

  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  func run() throws {
    let ground = try Ground(rules, data)
    let understanding = try Phrases.understanding(ground, rules)
    var isAllRead = true
    var number = 0
    for line in try lines() {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else {
        complain(
          number, "this line has \(parts.count == 1 ? "no tab" : "one tab") where two are needed")
        isAllRead = false
        continue
      }
      let (context, unread) = TalkContext.read(String(parts[1]))
      if !unread.isEmpty {
        complain(
          number,
          "the context \"\(unread.joined(separator: "; "))\" is none of school=, action=, list=, last=, pending="
        )
        isAllRead = false
      }
      if explain {
        let near = understanding.explain(String(parts[2]), in: context)
        Output.remark(([String(parts[2])] + near.map { "  " + $0 }).joined(separator: "\n") + "\n")
      }
      let understood = understanding.read(String(parts[2]), in: context)
      Output.write(try UnderstoodJSON.render(understood, id: String(parts[0])))
    }
    Ended.leave(isAllRead ? .done : .partly)
  }

  private func complain(_ line: Int, _ what: String) {
    Output.complain([
      Diagnostic(
        "WM625", .error, what,
        at: Source.Location(file: file ?? "standard input", line: line, column: 1),
        nextStep: "write id, context (or -) and line, with tabs between them")
    ])
  }

  private func lines() throws -> [String] {
    let bytes: Data
    if let file {
      guard let read = FileManager.default.contents(atPath: file) else {
        Output.complain([
          Diagnostic(
            "WM626", .error, "\(file) cannot be read",
            nextStep: "check the name, or leave it out for standard input")
        ])
        throw Ended(.unreadable)
      }
      bytes = read
    } else {
      bytes = FileHandle.standardInput.readDataToEndOfFile()
    }
    return String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? String($0.dropLast()) : String($0) }
  }
}
