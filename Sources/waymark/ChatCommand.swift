import ArgumentParser
import Casebook
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
      that begin with # are left out. Then nothing is asked back: what changes something needs exact \
      names and --yes, or stays undone.

      Examples:
        waymark chat --private
        waymark --data school.csv
        waymark chat --command "advice for 900104" --command "why 2"
        waymark chat --json --command "which schools in Ambleford need help most?"

      Ends with 4 when a line of a script was not understood, was unknown or ambiguous.
      """)

  @OptionGroup var rules: RuleOptions
  @OptionGroup var data: DataOptions
  @OptionGroup var casebook: CasebookOption

  @Flag(name: .customLong("private"), help: "Keep no history of this session.")
  var isPrivate = false

  @Flag(
    name: .long,
    help: "For screen readers: no columns and no colour, one label and value a line.")
  var plain = false

  @Option(name: .long, help: "auto, always or never.")
  var color = Colour.auto

  @Option(
    name: .long,
    help: ArgumentHelp("Answer this line and leave; may be given several times.", valueName: "line")
  )
  var command: [String] = []

  @Flag(name: .long, help: "One JSON object a line.")
  var json = false

  @Flag(name: .long, help: "In a script, end at the first line that is not answered.")
  var stopOnError = false

  @Flag(name: .long, help: "In a script, say yes to what is asked before something is changed.")
  var yes = false

  enum Colour: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

  func run() throws {
    let (ground, phrases) = try Phrases.beside(rules, data)
    let talkGround = FileDesk.talkGround(ground, phrases)
    let history = history
    var talk = Conversation(
      talkGround, casebook: try opened(talkGround),
      desk: FileDesk(ground, rules, history: history.map { URL(filePath: $0.path) }))
    let environment = ProcessInfo.processInfo.environment
    if plain || environment["ACCESSIBLE"] == "1" { talk.setPlain() }
    if isPrivate { talk.setPrivate() }
    let isWhole = command.isEmpty ? try converse(&talk, history) : try script(command, &talk)
    if !isWhole { throw Ended(.partly) }
  }

  /// The casebook on disk; in memory with --private or where there is no place for one.
  private func opened(_ ground: TalkGround) throws -> Casebook {
    let guarding = TextGuard.asAtThePrompt(ground.understanding)
    if isPrivate && casebook.casebook == nil || casebook.file == nil {
      return try CasebookOption.orEnd { () throws(CasebookProblem) in
        try Casebook(inMemoryGuarding: guarding)
      }
    }
    if casebook.casebook != nil { return try casebook.writing(guarding: guarding) }
    // Nobody named a casebook: where it cannot be opened, people can talk all the same.
    do throws(CasebookProblem) {
      guard let file = casebook.file else { return try Casebook(inMemoryGuarding: guarding) }
      return try Casebook(at: file, guarding: guarding)
    } catch {
      Output.complain([error.diagnostic])
      Output.remark("What you tell is kept for this session only.\n")
      return try CasebookOption.orEnd { () throws(CasebookProblem) in
        try Casebook(inMemoryGuarding: guarding)
      }
    }
  }

  // MARK: A person at the keys

  /// Reads lines until somebody leaves; a person's misunderstandings are no failure, a script's are.
  private func converse(_ talk: inout Conversation, _ history: HistoryFile?) throws -> Bool {
    let completing = Completing(talk)
    let reader = openLineReader(program: "waymark", historyFile: history) { line, cursor in
      let (start, candidates) = completing.completion(of: String(line[..<cursor]))
      let place = line.index(line.startIndex, offsetBy: start, limitedBy: cursor) ?? cursor
      return Completion(start: place, candidates: candidates)
    }
    guard reader.isInteractive else { return try script(Self.lines(of: reader), &talk) }
    talk.width = reader.columns ?? 80
    Output.write(talk.greeting + "\n")
    while true {
      switch reader.readLine(prompt: prompt(talk)) {
      case .interrupted: continue
      case .end:
        Output.write("\n")
        return true
      case .text(let line):
        talk.width = reader.columns ?? 80
        let reply = talk.step(line)
        if !reply.isPersonal, !talk.isPrivate, !line.hasPrefix(" ") { reader.remember(line) }
        if !reply.text.isEmpty { Output.write(reply.text + "\n") }
        completing.talk = talk
        if reply.outcome == .quit { return true }
      }
    }
  }

  private func prompt(_ talk: Conversation) -> Prompt {
    let name =
      talk.isAsking ? "answer" : talk.isPrivate ? "waymark (private)" : "waymark"
    let isColoured =
      !plain && talk.isColoured && color != .never
      && (color == .always || Output.isColoured(.standardOutput))
    return Prompt([.init(name, isColoured ? .strongGreen : .plain), .init("> ")])
  }

  // MARK: A script

  private static func lines(of reader: any LineReading) -> AnySequence<String> {
    AnySequence {
      AnyIterator {
        while true {
          switch reader.readLine(prompt: Prompt([])) {
          case .text(let line): return line
          case .interrupted: continue
          case .end: return nil
          }
        }
      }
    }
  }

  /// Answers lines without a prompt: notices on standard error, nothing waits for an answer.
  ///
  /// - Returns: Whether every line was answered.
  private func script(_ lines: some Sequence<String>, _ talk: inout Conversation) throws -> Bool {
    talk.width = Output.width()
    talk.isScript = true
    var isWhole = true
    for line in lines where !line.hasPrefix("#") {
      if json, !line.contains(where: { !$0.isWhitespace }) { continue }
      var reply = talk.step(line)
      if yes, talk.isConfirming { reply = talk.step("yes") }
      for notice in reply.notices { Output.remark(notice + "\n") }
      if json {
        Output.write(try AnswerJSON.render(reply, line: line))
      } else if !reply.text.isEmpty {
        Output.write(reply.textWithoutNotices + "\n")
      }
      if reply.outcome == .quit { break }
      if reply.outcome == .cannot || reply.outcome == .asks && !talk.isInterviewing {
        isWhole = false
        if stopOnError { break }
      }
    }
    return isWhole
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

/// The conversation as it stands, for the line editor's completion.
private final class Completing {
  var talk: Conversation

  init(_ talk: Conversation) { self.talk = talk }

  func completion(of typed: String) -> (start: Int, candidates: [String]) {
    talk.completion(of: typed)
  }
}
