import Advice
package import Casebook
import Facts
import Inference
import RuleLanguage
import Schools
import Understanding

/// The conversation: a line in, a reply out. It knows no terminal; what it remembers between lines is a value, so
/// that the same lines give the same replies.
///
/// ```swift
/// var talk = Conversation(ground)
/// print(talk.step("advice for Meadow Primary").text)
/// ```
package struct Conversation: Sendable {
  package internal(set) var ground: TalkGround
  var state = TalkState()
  /// Columns of the terminal; read afresh by the caller before each line.
  package var width = 80

  /// What people told, decided and noted; in memory where nothing is to be kept.
  let casebook: Casebook
  let desk: any Desk
  /// The steps that were put forward last.
  let stepsBefore = StepsMemory()

  /// - Parameters:
  ///   - ground: Rules, data and how lines are read.
  ///   - casebook: Where what people tell is kept.
  ///   - desk: Time and files.
  package init(_ ground: TalkGround, casebook: Casebook, desk: any Desk) {
    self.ground = ground
    self.casebook = casebook
    self.desk = desk
  }

  var adviser: Adviser { ground.adviser }

  /// Nobody is at the keys: what would be asked is told, and nothing waits.
  package var isScript = false
  /// A question waits for its answer.
  package var isAsking: Bool { state.pending != nil }
  /// A yes or no is waited for.
  package var isConfirming: Bool {
    if case .confirm? = state.pending { return true }
    return false
  }
  /// An interview is on its way.
  package var isInterviewing: Bool {
    if case .interview? = state.pending { return true }
    return false
  }
  /// No typed line is to be kept.
  package var isPrivate: Bool { state.settings.isPrivate }
  package var isColoured: Bool { state.settings.isColoured }

  /// One label and value a line, from now on.
  package mutating func setPlain() { state.settings.isPlain = true }

  /// Nothing typed is kept, from now on.
  package mutating func setPrivate() { state.settings.isPrivate = true }

  /// What is said before the first line.
  package var greeting: String {
    let said = Said(
      AnswerPage(
        "waymark – \(NumberWording.grouped(ground.directory.entries.count)) schools of "
          + "\(ground.source). It ranks no school; it says what is worth considering, and why.", [],
        next: ["advice for SCHOOL", "list schools", "help"]))
    return laidOut(said).joined(separator: "\n")
  }

  /// Answers one line.
  package mutating func step(_ line: String) -> Reply {
    guard line.contains(where: { !$0.isWhitespace }) else { return emptyLine() }
    let typed =
      state.settings.hidesNames
      ? NameMask.unmasked(line, state.masks) { ground.directory.entries[$0].name } : line
    let read = ground.understanding.read(typed, in: context)
    // Whoever is spoken of comes before everything else, and nothing of it is kept.
    if read.intent == "out_of_scope" {
      var reply = Refusal.reply(kind: read.slots["kind"] ?? "")
      if !reply.isPersonal, let resumed = savedSession(Ask(line: line, read: read)) {
        return resumed
      }
      reply.text = reply.text.split(separator: "\n").flatMap { wrapped(String($0)) }
        .joined(separator: "\n")
      reply.understood = read
      return withQuestionAgain(reply)
    }
    state.focusAge += 1
    let made = state.changes.count
    var reply = take(Ask(line: line, read: read))
    state.lastMade = max(0, state.changes.count - made)
    if let problem = believe() {
      reply.text += (reply.text.isEmpty ? "" : "\n") + wrapped(problem).joined(separator: "\n")
    }
    if reply.understood == nil { reply.understood = read }
    if reply.outcome == .done { state.misses = 0 }
    if !reply.text.isEmpty {
      state.exchanges.append(Exchange(line: line, reply: reply.text, steps: stepsNow))
      if !["save", "export"].contains(read.intent) { state.isSaved = false }
    }
    return reply
  }

  /// What a line is said into.
  var context: TalkContext {
    var context = TalkContext()
    context.school = state.school.map { ground.directory.entries[$0].urn }
    context.action = state.action
    switch state.list {
    case .none, .records, .cases: break
    case .schools(let rows): context.list = rows.map { ground.directory.entries[$0].urn }
    case .steps(let ids): context.list = ids
    }
    context.last = state.last.map { TalkContext.Last(intent: $0.intent, slots: $0.slots) }
    context.pending = pendingContext
    context.aliases = aliases
    return context
  }

  /// An empty line repeats the question that waits, and does nothing else.
  private func emptyLine() -> Reply {
    if let question = questionAgain { return Reply(question, .done) }
    return Reply(laidOut(Said("", next: nextLines)).filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// What is worth typing next where nothing better is known.
  var nextLines: [String] {
    if state.action != nil { return ["why?", "how sure are you?", "ask me"] }
    if state.school != nil { return ["what should it do next?", "tell me about it", "help"] }
    return ["list schools", "what can you do?"]
  }

  // MARK: Laying out

  /// An answer as the reply to a line: the first page, with a word on what is left.
  mutating func reply(_ said: Said, notices: [String] = []) -> Reply {
    let said = masked(said)
    let paged = Paged(
      said, style, size: isScript ? .max : state.settings.page, isSpaced: state.settings.isProjector
    )
    state.said = paged
    var reply = shown(paged)
    let head = notices.map { masked($0) }.flatMap { wrapped($0) }
    reply.notices = notices
    reply.noticeRows = head.count
    reply.text = (head + [reply.text]).filter { !$0.isEmpty }.joined(separator: "\n")
    reply.outcome = said.outcome
    reply.answer = said.answer
    return reply
  }

  /// The next page of what was cut, which then waits for its rest.
  mutating func shown(_ paged: Paged) -> Reply {
    let (rows, left) = paged.cut()
    state.unshown = left
    let next = left == nil ? paged.next : Array(paged.next.prefix(2)) + ["more"]
    let page = AnswerPage("", [], next: next)
    let lines = rows + AnswerText.blocks(page, style).next
    return Reply(lines.joined(separator: "\n"))
  }

  var style: AnswerText.Style {
    AnswerText.Style(
      width: state.settings.columns(of: width), isPlain: state.settings.isPlain)
  }

  /// All rows of an answer, whatever its length.
  func laidOut(_ said: Said) -> [String] {
    let blocks = AnswerText.blocks(said.page, style)
    return blocks.title + blocks.lines.joined() + blocks.next
  }

  func wrapped(_ sentence: String) -> [String] {
    AnswerText.blocks(AnswerPage(sentence, []), style).title
  }
}
