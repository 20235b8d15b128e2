import Diagnostics

/// What a typed line asks for.
package enum Request: Hashable, Sendable {
  /// Next steps for a school; `nil` for the school in focus.
  case advise(String?)
  /// A question about the advice for the school in focus.
  case question(Question)
  /// A finding that people do not accept for the school in focus, and why; the reason may be missing.
  case reject(finding: String, because: String)
  /// A rejected finding that is to count again.
  case keep(String)
  /// The list of rules, or one rule by id or words.
  case rules(String?)
  /// Schools, all or those that fit some words: an authority, a phase, part of a name.
  case list(String?)
  case more
  case help
  case quit
  case empty
  /// Not understood; with the nearest words that would have been.
  case unknown(String, nearest: [String])
}

/// The one table of commands: what may be typed, what it does, and how help shows it.
package enum CommandTable {
  /// One line of the table.
  package struct Command: Sendable {
    /// The words that begin the line; the first is the one that help shows.
    package let words: [String]
    /// How it is typed, for help.
    package let usage: String
    /// What it does, for help.
    package let does: String
    fileprivate let make: @Sendable (String) -> Request
  }

  /// In the order of help.
  package static let commands: [Command] = [
    Command(
      words: ["advise", "advice for", "advice", "what should"], usage: "advise SCHOOL",
      does: "next steps worth considering, with reasons"
    ) { .advise($0.isEmpty ? nil : schoolName($0)) },
    question(["why not"], "why not STEP", "what stands in the way, nearest first"),
    question(["why"], "why 2", "the facts and the rule behind a step; also \"in full\""),
    question(["how sure"], "how sure 2", "chance, what is unknown, and the evidence"),
    question(
      ["what if", "suppose"], "what if FACT is VALUE", "before and after; nothing is saved"),
    question(
      ["what would it take"], "what would it take for STEP",
      "the smallest changes; or \"to lose\" it"),
    question(["ask me", "what to ask"], "ask me", "what would change most if it were known"),
    question(["trace"], "trace", "every rule tried, step by step"),
    Command(
      words: ["reject"], usage: "reject FINDING because …", does: "leave a finding out, and say why"
    ) { rest in
      let parts = rest.split(separator: " because ", maxSplits: 1)
      guard let finding = parts.first else {
        return .unknown("reject", nearest: ["reject FINDING because …"])
      }
      return .reject(finding: String(finding), because: parts.count == 2 ? String(parts[1]) : "")
    },
    Command(words: ["keep"], usage: "keep FINDING", does: "let a rejected finding count again") {
      $0.isEmpty ? .unknown("keep", nearest: ["keep FINDING"]) : .keep($0)
    },
    Command(
      words: ["list schools", "list", "schools"], usage: "list Ambleford primary",
      does: "schools, alphabetically"
    ) { .list($0.isEmpty ? nil : $0) },
    Command(
      words: ["rules", "rule"], usage: "rules ss_eal_hub", does: "the rules, or one in words"
    ) {
      .rules($0.isEmpty ? nil : $0)
    },
    Command(words: ["more"], usage: "more", does: "the rest of a long answer") { _ in .more },
    Command(words: ["help", "?"], usage: "help", does: "this page") { _ in .help },
    Command(words: ["quit", "exit", "bye"], usage: "quit", does: "leave (so does Ctrl-D)") { _ in
      .quit
    },
  ]

  /// A line that ``QuestionPhrase`` reads whole.
  private static func question(_ words: [String], _ usage: String, _ does: String) -> Command {
    Command(words: words, usage: usage, does: does) { rest in
      let line = rest.isEmpty ? words[0] : "\(words[0]) \(rest)"
      return QuestionPhrase.parse(line).map { .question($0) } ?? .unknown(line, nearest: [usage])
    }
  }

  /// Reads one line; case, spaces and a closing question mark do not count.
  package static func parse(_ line: String) -> Request {
    let tidy = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !tidy.isEmpty else { return .empty }
    let plain = tidy == "?" ? tidy : tidy.trimmingTrailing("?")
    let lower = plain.lowercased()
    let choices = commands.flatMap { command in command.words.map { ($0, command) } }
      .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
    for (words, command) in choices where lower == words || lower.hasPrefix(words + " ") {
      let rest = plain.dropFirst(words.count).drop { $0 == " " }
      return command.make(String(rest))
    }
    let first = lower.split(separator: " ").first.map(String.init) ?? lower
    let nearest = NearestName.candidates(
      for: first, among: commands.compactMap { $0.words.first { !$0.contains(" ") } }, atMost: 3)
    return .unknown(plain, nearest: nearest)
  }

  /// The school's name out of "what should X do next", "for X".
  private static func schoolName(_ text: String) -> String {
    var name = text
    for ending in [" do next", " do"] where name.lowercased().hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
      break
    }
    if name.lowercased().hasPrefix("for ") { name = String(name.dropFirst(4)) }
    return name
  }
}

extension String {
  fileprivate func trimmingTrailing(_ character: Character) -> String {
    var text = self
    while text.last == character || text.last == " " { text.removeLast() }
    return text
  }
}
