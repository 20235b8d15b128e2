package import Advice
import Facts
import Inference
import RuleLanguage
import Schools
package import Understanding

/// The conversation: a line in, a reply out. State is a value and knows no terminal, so replaying the
/// same lines gives the same replies.
///
/// ```swift
/// var talk = Conversation(adviser: adviser, source: "the sample region")
/// print(talk.step("advise Meadow Primary").text)
/// ```
package struct Conversation: Sendable {
  let adviser: Adviser
  /// What the data is called, for the first line.
  private let source: String
  /// Reads what the table of commands does not; `nil` where no phrases are at hand.
  private let understanding: Understanding?
  /// Columns to write in; read afresh by the caller before each line.
  package var width = 80

  /// The school that the last advice was about.
  var focus: Int?
  /// The area that it was about.
  var area: SchoolSets.Entry?
  /// Actions of the last advice, in order.
  var suggestions: [String] = []
  /// What people reject, by school: taken back with "keep", gone with the session.
  private var rejected: [Int: [Rejection]] = [:]
  /// Lines of a long answer that were not shown yet.
  private var rest: [String] = []

  /// How many lines of a list are shown at once.
  private static let page = 20
  /// How many lines of an answer.
  private static let answerPage = 40

  /// - Parameters:
  ///   - adviser: Rules and data.
  ///   - source: What the data is called.
  ///   - understanding: Reads lines that are no command of the table.
  package init(adviser: Adviser, source: String, understanding: Understanding? = nil) {
    self.adviser = adviser
    self.source = source
    self.understanding = understanding
  }

  /// What is said before the first line.
  package var greeting: String {
    wrapped(
      """
      waymark – \(adviser.directory.entries.count) schools of \(source). It ranks no school; it says \
      what is worth considering, and why.
      Next: advise SCHOOL   list   help
      """)
  }

  /// Answers one line.
  package mutating func step(_ line: String) -> Reply {
    var reply = answer(line)
    reply.text = wrapped(reply.text)
    return reply
  }

  /// Each line at the width, with its own indent and two columns more below it.
  private func wrapped(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      if line.count <= width { return [String(line)] }
      let indent = line.prefix { $0 == " " }
      var layout = TextLayout(width: width)
      layout.paragraph(
        String(line.dropFirst(indent.count)), first: String(indent), hanging: indent.count + 2)
      return layout.lines
    }
    return lines.joined(separator: "\n")
  }

  private mutating func answer(_ line: String) -> Reply {
    if let refusal = Refusal(line) {
      return Reply(refusal.reply, .cannot, isPersonal: refusal.isPersonal)
    }
    let read = understanding.map { $0.read(line, in: talkContext) }
    // Whoever is spoken of comes before every command: "reject … because Jayden left" is kept nowhere.
    let outside =
      read?.intent == "out_of_scope" ? Refusal.reply(kind: read?.slots["kind"] ?? "") : nil
    if let outside, outside.isPersonal { return outside }
    if let reply = answerAboutArea(line, isExact: true) { return reply }
    let reply = answer(CommandTable.parse(line), line)
    guard reply.outcome == .cannot, let read else { return reply }
    return outside ?? reread(read, line, instead: reply)
  }

  /// What a line is said into.
  private var talkContext: TalkContext {
    var context = TalkContext()
    context.school = focus.map { adviser.directory.entries[$0].urn }
    context.action = suggestions.first
    context.list = suggestions
    return context
  }

  /// Answers a line that no command of the table could be made of, as the phrases read it.
  private mutating func reread(_ read: Understood, _ line: String, instead: Reply) -> Reply {
    guard [.do, .say].contains(read.decision), let request = read.request else { return instead }
    let notice = read.notices.map { $0 + "\n" }.joined()
    if let number = read.numbers["school"],
      let row = adviser.directory.find(number).entry?.row, row != focus
    {
      focus = row
      area = nil
      suggestions = adviser.advice(for: row, self.request(row)).nextSteps.map(\.action)
    }
    var reply = answer(request, line)
    if reply.outcome == .cannot { return reply }
    reply.text = notice + reply.text
    return reply
  }

  private mutating func answer(_ request: Request, _ line: String) -> Reply {
    switch request {
    case .advise(let name): return advise(name)
    case .question(let question): return answer(question, line)
    case .reject(let finding, let reason): return reject(finding, reason)
    case .keep(let finding): return keep(finding)
    case .rules(let wanted): return rules(wanted)
    case .list(let words): return list(words)
    case .more: return more()
    case .help: return Reply(help())
    case .quit: return Reply("", .quit)
    case .empty: return Reply(nextLine())
    case .unknown(let text, let nearest):
      return answerAboutArea(line, isExact: false) ?? unknown(text, nearest)
    }
  }

  /// Names for completion after "advise", words of the table before it.
  package func completions(of line: String) -> [String] {
    let starts = ["advise ", "advice for ", "advice "]
    if let start = starts.first(where: { line.lowercased().hasPrefix($0) }) {
      return adviser.directory.completions(of: String(line.dropFirst(start.count)))
    }
    if line.lowercased().hasPrefix("rules ") {
      let typed = line.dropFirst("rules ".count)
      return adviser.rules.actions.map(\.id).filter { $0.hasPrefix(typed) }
    }
    return CommandTable.commands.compactMap(\.words.first).filter {
      $0.hasPrefix(line.lowercased())
    }
  }

  private mutating func advise(_ name: String?) -> Reply {
    guard let name else {
      if let area { return advise(area) }
      guard let focus else { return Reply("Which school? Type \"advise\" and a name.", .cannot) }
      return advice(focus, notice: "")
    }
    if let area = area(named: name) { return advise(area) }
    switch adviser.directory.find(name) {
    case .found(let entry): return advice(entry.row, notice: "")
    case .nearly(let entry):
      return advice(entry.row, notice: "Reading \"\(name)\" as \(entry.name).\n")
    case .several(let entries): return several(name, entries)
    case .unknown(let nearest):
      let text =
        "I have no school called \"\(name)\" in \(source)"
        + " (\(adviser.directory.entries.count) schools). Nothing was done."
      let near = nearest.map { "\n  \($0.label)" }.joined()
      return Reply(text + (near.isEmpty ? "" : "\nNearest:" + near), .cannot)
    }
  }

  private mutating func several(_ name: String, _ entries: [SchoolDirectory.Entry]) -> Reply {
    let lines = entries.map { "  \($0.label)" }
    let shown = lines.prefix(Self.page)
    rest = Array(lines.dropFirst(Self.page))
    let more = rest.isEmpty ? "" : "\n\(rest.count) more: type \"more\""
    return Reply(
      "\(entries.count) schools match \"\(name)\". Add the authority, or type the URN:\n"
        + shown.joined(separator: "\n") + more, .cannot)
  }

  private mutating func advice(_ row: Int, notice: String) -> Reply {
    let advice = adviser.advice(for: row, request(row))
    (focus, area) = (row, nil)
    suggestions = advice.nextSteps.map(\.action)
    return Reply(notice + AdviceText.render(advice, width: width) + "\n" + nextLine())
  }

  /// Answers a question about the school in focus.
  private mutating func answer(_ question: Question, _ line: String) -> Reply {
    if let area { return answer(question, line, about: area) }
    guard let focus else { return Reply("Ask for advice first: advise SCHOOL", .cannot) }
    let explainer = Explainer(adviser, adviser.outlook(for: focus, request(focus)))
    return reply(Answering(explainer).answer(question, line: line))
  }

  /// An answer a page at a time, or why there is none.
  mutating func reply(_ asked: Answering.Asked) -> Reply {
    guard let answer = asked.answer else { return Reply(asked.problem ?? "", .cannot) }
    let notice = asked.notice.map { "\($0)\n" } ?? ""
    let lines = (notice + AnswerText.render(answer.page, width: width)).split(
      separator: "\n", omittingEmptySubsequences: false)
    return paged(lines.dropLast().map(String.init), size: Self.answerPage)
  }

  private func request(_ row: Int) -> AdviceRequest {
    AdviceRequest(rejected: rejected[row] ?? [])
  }

  /// Notes that people who know the school in focus do not accept a finding.
  private mutating func reject(_ finding: String, _ reason: String) -> Reply {
    guard let focus else { return Reply("Ask for advice first: advise SCHOOL", .cannot) }
    do throws(Rejection.Problem) {
      let rejection = try Rejection(of: finding, because: reason, in: adviser.rules)
      rejected[focus, default: []].removeAll { $0.findings == rejection.findings }
      rejected[focus, default: []].append(rejection)
      let name = adviser.rules.findings[rejection.findings[0]].name
      return Reply(
        "\(adviser.directory.entries[focus].name) – rejected, because \(rejection.reason): \(name)."
          + " It counts no more for this school.\nNext: advise   keep \(name)")
    } catch {
      return Reply(error.reply, .cannot)
    }
  }

  /// Takes a rejection back.
  private mutating func keep(_ finding: String) -> Reply {
    guard let focus else { return Reply("Ask for advice first: advise SCHOOL", .cannot) }
    do throws(Rejection.Problem) {
      let meant = try Rejection(of: finding, because: "kept", in: adviser.rules).findings
      let name = adviser.rules.findings[meant[0]].name
      guard rejected[focus]?.contains(where: { $0.findings == meant }) == true else {
        return Reply("\"\(name)\" is not rejected for this school.", .cannot)
      }
      rejected[focus]?.removeAll { $0.findings == meant }
      return Reply("Counts again for this school: \(name).\nNext: advise")
    } catch {
      return Reply(error.reply, .cannot)
    }
  }

  private mutating func rules(_ wanted: String?) -> Reply {
    let book = RuleReadBack(adviser.rules)
    guard let wanted else { return paged(book.names()) }
    if let lines = book.show(wanted) { return paged(lines, size: 60) }
    let matches = book.matches(wanted)
    guard !matches.isEmpty else {
      return Reply("No rule is called \"\(wanted)\". Type \"rules\" for all.", .cannot)
    }
    return paged(["Several rules fit \"\(wanted)\":"] + matches.map { "  " + $0 })
  }

  private mutating func list(_ words: String?) -> Reply {
    let asked = SchoolName(words ?? "").words.filter { $0 != "schools" && $0 != "in" }
    let entries = adviser.directory.entries.filter { entry in
      let known = SchoolName("\(entry.name) \(entry.area) \(entry.phase)").words
      return asked.allSatisfy { word in
        known.contains {
          $0 == word || $0 + "s" == word || (word == "primaries" && $0 == "primary")
        }
      }
    }
    .sorted { ($0.name, $0.area, $0.urn) < ($1.name, $1.area, $1.urn) }
    guard !entries.isEmpty else {
      return Reply("No school fits \"\(words ?? "")\". Try an authority or a phase.", .cannot)
    }
    let heading = "\(entries.count) school\(entries.count == 1 ? "" : "s"), alphabetically"
    return paged([heading] + entries.map { "  \($0.label)" })
  }

  private mutating func more() -> Reply {
    guard !rest.isEmpty else { return Reply("There is no more to show.", .cannot) }
    let lines = rest
    rest = []
    return paged(lines)
  }

  private mutating func paged(_ lines: [String], size: Int = Conversation.page) -> Reply {
    rest = Array(lines.dropFirst(size))
    let tail = rest.isEmpty ? "" : "\n\(rest.count) more lines: type \"more\""
    return Reply(lines.prefix(size).joined(separator: "\n") + tail)
  }

  private func help() -> String {
    let widest = CommandTable.commands.map(\.usage.count).max() ?? 0
    return CommandTable.commands.map { command in
      let gap = String(repeating: " ", count: widest - command.usage.count + 2)
      return "  " + command.usage + gap + command.does
    }.joined(separator: "\n")
  }

  func nextLine() -> String {
    if suggestions.isEmpty { return "Next: advise SCHOOL   list   help" }
    return "Next: why 1   rules \(suggestions[0])   list"
  }

  private func unknown(_ text: String, _ nearest: [String]) -> Reply {
    // A school's name alone is the commonest thing to type.
    let near = nearest.isEmpty ? "" : " Did you mean \"\(nearest[0])\"?"
    return Reply(
      "I did not understand \"\(text)\".\(near) Nothing was done.\n" + nextLine(), .cannot)
  }
}

extension Rejection.Problem {
  /// The mistake as an answer at the prompt.
  fileprivate var reply: String {
    switch self {
    case .unknown(let text, let nearest):
      "There is no finding called \"\(text)\". Nothing was done."
        + (nearest.isEmpty
          ? "" : " Did you mean \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?")
    case .several(let text, let names):
      "Several findings fit \"\(text)\". Nothing was done.\n"
        + names.map { "  \($0)" }.joined(separator: "\n")
    case .noReason(let finding):
      "Please say why: reject \(finding) because …"
    }
  }
}
