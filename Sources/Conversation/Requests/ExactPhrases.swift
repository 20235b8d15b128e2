import Advice
import Casebook
import Foundation
import Inference
import RuleLanguage
import Schools
import Understanding

/// Lines in fixed phrasing, which say more than the slots of a request hold: `why 1 above 2`, `what if A is x and B is
/// y`.
extension Conversation {
  /// The reply to such a line; `nil` for any other.
  mutating func exactPhrase(_ ask: Ask) -> Reply? {
    if let reply = advice(ask) { return reply }
    if let reply = savedSession(ask) ?? finding(ask) { return reply }
    guard let question = QuestionPhrase.parse(ask.line) else { return nil }
    switch question {
    case .whyAbove, .why(_, .brief), .why(_, .full): break
    case .whatIf(let supposed) where supposed.count > 1: break
    case .whyAsk(.some): break
    case .whyNot(_, step: .some): break
    default:
      // What the phrases read well is theirs.
      guard [.cannot, .choose, .ask].contains(ask.read.decision) else { return nil }
    }
    guard let explainer = try? explainer(ask) else { return nil }
    let asked = Answering(explainer).answer(question, line: ask.line)
    guard asked.answer != nil else { return nil }
    if case .whatIf = question, let row = explainer.row {
      state.supposed = TalkState.Supposed(school: row, question: question, line: ask.line)
    }
    if case .why(_, let length) = question, length != .brief,
      let id = asked.slots["action"],
      let action = ground.rules.actions.firstIndex(where: { $0.id == id })
    {
      tellsWhy(action, length, explainer)
    }
    let notices = [asked.notice].compactMap(\.self)
    return served(notices) { talk throws(Stop) in try talk.said(asked) }
  }

  /// `advise NAME` for an area by part of its name, or with its kind before it, where no school is called so.
  private mutating func advice(_ ask: Ask) -> Reply? {
    guard ask.read.problem != nil,
      let start = ["advise ", "advice for ", "advice "].first(where: {
        ask.line.lowercased().hasPrefix($0)
      })
    else { return nil }
    let name = String(ask.line.dropFirst(start.count))
    guard case .found(let set) = ground.sets.find(name) else { return nil }
    let typed = SchoolName(name).words
    let isKind = typed.count > 1 && typed.first == set.kind.rawValue
    if !isKind, SchoolName(set.name).words != typed {
      guard case .unknown = ground.directory.find(name) else { return nil }
    }
    return served { talk throws(Stop) in talk.advise(set) }
  }

  /// `reject FINDING because …` and `keep FINDING`.
  private mutating func finding(_ ask: Ask) -> Reply? {
    let words = ask.line.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { return nil }
    switch words[0].lowercased() {
    case "reject":
      let parts = words[1].split(separator: " because ", maxSplits: 1).map(String.init)
      guard parts.count == 2 || isFinding(parts[0]) else { return nil }
      return served { talk throws(Stop) in
        try talk.reject(parts[0], because: parts.count == 2 ? parts[1] : "")
      }
    case "keep" where isFinding(words[1]):
      return served { talk throws(Stop) in try talk.keep(words[1]) }
    default: return nil
    }
  }

  private func isFinding(_ typed: String) -> Bool {
    (try? Rejection(of: typed, because: "typed", in: ground.rules)) != nil
  }

  /// `resume NAME`, `replay NAME` and `open NAME`, where a session of the name is saved.
  mutating func savedSession(_ ask: Ask) -> Reply? {
    let words = ask.line.lowercased().split(separator: " ", maxSplits: 1).map(String.init)
    let verbs = ["resume": "resume", "continue": "resume", "open": "resume", "replay": "replay"]
    guard words.count == 2, let intent = verbs[words[0]],
      let session = try? casebook.session(
        named: ask.line.dropFirst(words[0].count).trimmingQuotesAndSpaces)
    else { return nil }
    var named = ask
    named.read = Understood(intent, .do)
    named.read.slots["name"] = session.name
    return serve(named)
  }

  private mutating func served(
    _ notices: [String] = [], _ answer: (inout Self) throws(Stop) -> Said
  ) -> Reply {
    do throws(Stop) {
      return reply(try answer(&self), notices: notices)
    } catch {
      return stopped(error, notices)
    }
  }
}

extension Substring {
  fileprivate var trimmingQuotesAndSpaces: String { String(self).trimmingQuotes }
}
