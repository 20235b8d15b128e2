import Advice
import Casebook
import Diagnostics
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// What people tell, and what becomes of it: facts, notes, decisions, findings they do not accept; each read back, each
/// undone by one word, nothing overwritten.
extension Conversation {
  // MARK: What is kept

  /// What is known of a school from people.
  func remembered(_ row: Int) -> Remembered? {
    try? Remembered(casebook, CaseSubject(ground.directory.entries[row]), ground.rules)
  }

  /// Does something with the casebook; what goes wrong is told in its own words.
  func keeping<Result>(_ body: () throws(CasebookProblem) -> Result) throws(Stop) -> Result {
    do throws(CasebookProblem) {
      return try body()
    } catch {
      throw Stop(text(error))
    }
  }

  /// `The casebook … cannot be written to; nothing was lost. Ask for the right to write there.`
  func text(_ problem: CasebookProblem) -> String {
    switch problem {
    case .refused(_, _, .personal(let words)): return words
    case .changedMeanwhile(let noun, let now):
      let there =
        now.map { "It says now: \(text(ofStanding: $0, noun))." } ?? "It was taken back there."
      return "Another prompt changed this \(noun) meanwhile, so nothing was recorded. \(there) "
        + "Say it again if yours is to stand."
    default: break
    }
    let diagnostic = problem.diagnostic
    let next = diagnostic.nextStep.map { " \($0.capitalizedFirst)." } ?? ""
    return "\(diagnostic.message.capitalizedFirst).\(next)"
  }

  func subject(_ row: Int) -> CaseSubject { CaseSubject(ground.directory.entries[row]) }

  // MARK: tell

  /// What a line tells, ready to be recorded.
  func telling(_ ask: Ask) throws(Stop) -> (row: Int, told: [(slot: Int, value: FactValue)]) {
    if ask["mode"] == "keep" || ask["fact"] == "supposed" {
      guard let supposed = state.supposed, case .whatIf(let facts) = supposed.question else {
        throw Stop("Nothing was supposed that could be kept. For example: what if EAL were 5%")
      }
      let names = TypedNames(explainer: explainer(supposed.school))
      do throws(Trouble) {
        var told: [(Int, FactValue)] = []
        for fact in facts {
          let slot = try names.fact(fact.fact)
          told.append((slot, try names.value(fact, slot)))
        }
        return (supposed.school, told)
      } catch {
        throw Stop(error)
      }
    }
    let (ask, _) = try turned(ask)
    let row = try school(ask)
    guard let typed = ask["fact"] ?? ask["measure"] else { throw Stop("Which fact?") }
    guard let value = ask["value"] else {
      throw Stop("What is it? For example: set \(ListWording.word(typed)) to …")
    }
    let names = TypedNames(explainer: explainer(row))
    do throws(Trouble) {
      // A level is told of what people judge, a number of what is counted, whatever both are called.
      let meant = ground.vocabulary.slot(named: typed).flatMap { slot in
        self.value(value, of: ground.vocabulary.facts[slot]).map { _ in slot }
      }
      let slot: Int
      if let meant { slot = meant } else { slot = try names.fact(factName(typed)) }
      let change: Question.Change =
        switch ask["op"] {
        case "up": .up(by: value)
        case "down": .down(by: value)
        default: .value(value)
        }
      if case .value = change, let read = self.value(value, of: ground.vocabulary.facts[slot]) {
        return (row, [(slot, read)])
      }
      return (
        row, [(slot, try names.value(Question.Supposed(fact: typed, change: change), slot))]
      )
    } catch {
      throw Stop(error)
    }
  }

  /// `KS2 reading result: 41.7% (…) → 50%`, before it is recorded.
  func question(beforeTelling ask: Ask) throws(Stop) -> String {
    let (row, told) = try telling(ask)
    let outlook = outlook(row)
    let lines = told.map { slot, value in
      let fact = ground.vocabulary.facts[slot]
      let now = outlook.situation.fact(slot)
      let before = ValueWording.text(now.value, kind: fact.kind, isRounded: true)
      let origin = now.origin.map { " (\(OriginWording.text($0)))" } ?? ""
      return "\(fact.name): \(before)\(origin) -> \(ValueWording.text(value, kind: fact.kind))"
    }
    let reading = try turned(ask).reading.map { " \($0)" } ?? ""
    return
      "\(ground.name(row)) – \(lines.joined(separator: "; ")), told by you.\(reading) Record it?"
  }

  mutating func tell(_ ask: Ask) throws(Stop) -> Said {
    let (row, told) = try telling(ask)
    let before = outlook(row).list.shown.map(\.id)
    var recorded: [ToldFact] = []
    for (slot, value) in told { recorded.append(try record(slot, value, row)) }
    state.changes.append(.told(recorded))
    focus(row)
    let explainer = explainer(row)
    let after = explainer.outlook.list.shown.map(\.id)
    let facts = told.map { slot, value in
      let fact = ground.vocabulary.facts[slot]
      return "\(fact.name) is \(ValueWording.text(value, kind: fact.kind))"
    }
    let effect =
      before == after
      ? "The same ideas are put forward."
      : "The ideas put forward are others now."
    state.list = .steps(after)
    state.action = after.first
    return Said(
      "\(ground.name(row)) – recorded, told by you: \(ListWording.and(facts)). \(effect)",
      next: ["what should it do next?", "what have I told you?", "undo"])
  }

  mutating func record(_ slot: Int, _ value: FactValue, _ row: Int) throws(Stop) -> ToldFact {
    let fact = ground.vocabulary.facts[slot]
    let text =
      value == .notKnown ? "not known" : ValueWording.typed(value, kind: fact.kind)
    return try record(
      ToldFact(about: subject(row), fact: fact.id, value: text, by: "you", at: desk.now))
  }

  /// Keeps an answer of an interview.
  ///
  /// - Returns: What was noted, or why it could not be kept: nothing is said to be noted that was not.
  mutating func note(_ slot: Int, _ value: FactValue, _ row: Int, _ noted: String) -> String {
    do throws(Stop) {
      state.changes.append(.told([try record(slot, value, row)]))
      return noted
    } catch {
      return error.text
    }
  }

  // MARK: review

  /// What was told, decided and noted, numbered.
  mutating func review(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let kept = try keeping { () throws(CasebookProblem) in
      try Remembered(casebook, subject(row), ground.rules)
    }
    var lines: [String] = kept.toldFacts.map { told in
      return "\(self.text(of: told)) (\(by(told.mark)))"
    }
    lines += kept.rejections.map { rejection in
      "not accepted: \(ground.rules.findings[rejection.findings[0]].name), because \(rejection.reason)"
    }
    lines += kept.decisions.map { text(of: $0) }
    lines += kept.notes.map {
      "note: \($0.text) (\($0.by), \(DateWording.day($0.at.day)))"
    }
    guard !lines.isEmpty else {
      return Said(
        "\(ground.name(row)) – nobody has told, decided or noted anything here.",
        next: ["ask me", "what should it do next?"])
    }
    return Said(
      AnswerPage(
        "\(ground.name(row)) – what you told, decided and noted",
        lines.enumerated().map { AnswerPage.Line($1, mark: "\($0 + 1).") },
        next: ["what should it do next?", "undo"]), atOnce: Said.list)
  }

  func by(_ mark: EntryMark) -> String {
    "told by \(mark.by), \(DateWording.day(mark.at.day))"
  }

  /// `accepted: Use an EAL hub school (you, 3 May 2026)`.
  func text(of decision: Decision) -> String {
    let action = ground.rules.actions.first { $0.id == decision.action }?.name ?? decision.action
    let partner = decision.partner.map { ", with \(ground.directory.find($0).entry?.label ?? $0)" }
    let why = decision.reason.isEmpty ? "" : ", because \(decision.reason)"
    return
      "\(decision.verdict.rawValue): \(action)\(partner ?? "")\(why) (\(decision.by), \(DateWording.day(decision.at.day)))"
  }
}
