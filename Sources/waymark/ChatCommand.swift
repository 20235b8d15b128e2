import ArgumentParser
import Conversation
import Diagnostics
import Foundation
import LineEditor

/// `waymark chat`, and `waymark` alone: the prompt.
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Talk at a prompt; the same as waymark alone.",
    usage: "waymark [chat] [<options>] [--data <file> ...]",
    discussion: """
      Without a terminal, lines are read from standard input and answered without a prompt; lines \
      that begin with # are left out.

      Examples:
        waymark chat --private
        waymark --data school.csv
        waymark chat --command "advise 900104" --command "why 2"

      Ends with 4 when a line of a script was not understood.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions

  @Flag(name: .customLong("private"), help: "Keep no history of this session.")
  var isPrivate = false

  @Flag(name: .long, help: "No colour, whatever the terminal can.")
  var plain = false

  @Option(
    name: .long,
    help: ArgumentHelp("Answer this line and leave; may be given several times.", valueName: "line")
  )
  var command: [String] = []

  func run() throws {
    let ground = try Ground(rules, data)
    let place = Workplace(ground)
    var talk = Conversation(
      adviser: place.adviser, source: place.source,
      understanding: try Phrases.understanding(ground, rules))
    var isAllUnderstood = true
    if !command.isEmpty {
      for line in command where !answer(line, &talk, &isAllUnderstood) { break }
    } else {
      converse(&talk, &isAllUnderstood)
    }
    if !isAllUnderstood { throw Ended(.partly) }
  }

  /// Reads lines until somebody leaves; a person's misunderstandings are no failure, a script's are.
  private func converse(_ talk: inout Conversation, _ isAllUnderstood: inout Bool) {
    let names = talk
    let reader = openLineReader(program: "waymark", historyFile: history) { line, cursor in
      let typed = String(line[..<cursor])
      return Completion(start: start(of: typed, in: line), candidates: names.completions(of: typed))
    }
    if reader.isInteractive { Output.write(talk.greeting + "\n") }
    let prompt = prompt(isColoured: reader.isInteractive && Output.isColoured(.standardOutput))
    loop: while true {
      switch reader.readLine(prompt: prompt) {
      case .interrupted: continue
      case .end: break loop
      case .text(let line):
        if !reader.isInteractive, line.hasPrefix("#") { continue }
        talk.width = min(100, reader.columns ?? 80)
        var understood = true
        let goesOn = answer(line, &talk, &understood, reader)
        if !reader.isInteractive { isAllUnderstood = isAllUnderstood && understood }
        if !goesOn { break loop }
      }
    }
  }

  /// Answers one line; `false` when the session is to end.
  private func answer(
    _ line: String, _ talk: inout Conversation, _ understood: inout Bool,
    _ reader: (any LineReading)? = nil
  ) -> Bool {
    let reply = talk.step(line)
    if !reply.isPersonal { reader?.remember(line) }
    if !reply.text.isEmpty { Output.write(reply.text + "\n") }
    if reply.outcome == .cannot { understood = false }
    return reply.outcome != .quit
  }

  /// Names are completed from where they begin, commands from the start of the line.
  private func start(of typed: String, in line: String) -> String.Index {
    for opening in ["advise ", "advice for ", "advice ", "rules "]
    where typed.lowercased().hasPrefix(opening) {
      return line.index(line.startIndex, offsetBy: opening.count)
    }
    return line.startIndex
  }

  private func prompt(isColoured: Bool) -> Prompt {
    let name = isPrivate ? "waymark (private)" : "waymark"
    return Prompt([.init(name, isColoured && !plain ? .strongGreen : .plain), .init("> ")])
  }

  /// `$XDG_STATE_HOME/waymark/history`, else `~/.local/state/waymark/history`; `nil` when switched off.
  private var history: HistoryFile? {
    let environment = ProcessInfo.processInfo.environment
    guard !isPrivate, environment["WAYMARK_HISTORY"] != "off" else { return nil }
    let state: URL? =
      environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
      ?? environment["HOME"].map { URL(filePath: $0).appending(path: ".local/state") }
    return state.map { HistoryFile(path: $0.appending(path: "waymark/history").path) }
  }
}
