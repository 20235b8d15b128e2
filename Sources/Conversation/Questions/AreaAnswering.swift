package import Advice
import Inference
import RuleLanguage
package import Schools
package import Understanding

/// Answers questions about the schools of an authority, a trust or a region together, in the area's own voice.
///
/// ```swift
/// let asked = AreaAnswering(adviser, trust).answer(line: "who misses out", by: understanding)
/// ```
package struct AreaAnswering {
  private let adviser: Adviser
  private let set: SchoolSets.Entry
  /// `nil` without rules for areas.
  private let picture: SchoolAdvice.Picture?

  /// Looks at all schools at once.
  ///
  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - set: The schools.
  package init(_ adviser: Adviser, _ set: SchoolSets.Entry) {
    self.adviser = adviser
    self.set = set
    picture = adviser.shownPicture(of: set)
  }

  /// How each thing is asked for; other wordings stand with the phrases.
  package static let phrases: [(topic: AreaAnswer.Topic, phrase: String)] = [
    (.all, "what should we do next"), (.part(.shared), "what do they share"),
    (.part(.needWithoutPartner), "who has no partner"), (.part(.missingOut), "who misses out"),
    (.part(.foundOnce), "what is found once"), (.part(.helpers), "who helps others"),
    (.part(.gains), "which gains to keep"), (.toAsk, "what to ask the schools"),
  ]

  /// What a line that was read asks of the schools together; `nil` for other lines.
  package static func topic(_ read: Understood) -> AreaAnswer.Topic? {
    guard [.do, .say, .confirm, .ask].contains(read.decision), read.slots["school"] == nil else {
      return nil
    }
    switch read.intent {
    case "advise":
      guard let mode = read.slots["mode"] else { return .all }
      return mode == "area" ? .all : AreaAnswer.Topic(name: mode)
    case "interview": return .toAsk
    case "partners": return .part(.needWithoutPartner)
    case "hubs": return .part(.helpers)
    default: return nil
    }
  }

  /// Answers a line that asks something of the schools together, read by the phrases of the prompt; `nil` for any other.
  package func answerTogether(
    line: String, by understanding: Understanding
  ) -> Answering.Asked? {
    let read = understanding.read(line)
    guard let topic = Self.topic(read) else { return nil }
    if let named = read.slots["area"], named != set.name {
      return Answering.Asked(
        line: line, intent: read.intent,
        problem:
          "That names \(named), but \(set.label) is asked about. For the other: --area \"\(named)\".",
        decide: "cannot")
    }
    return answer(topic, line)
  }

  /// Answers a line. What asks for a step of a trust or a region says whom to ask instead.
  package func answer(
    line: String, by understanding: Understanding
  ) -> Answering.Asked {
    if let refusal = Refusal(line), refusal.isPersonal {
      return Answering.Asked(
        line: "", intent: "out_of_scope", problem: refusal.reply, decide: "cannot")
    }
    let question = QuestionPhrase.parse(line)
    switch question {
    case .questions?: return answer(.toAsk, line)
    case .partners?: return answer(.part(.needWithoutPartner), line)
    case let question?:
      return Answering.Asked(
        line: line, intent: question.intent, problem: noSteps, decide: "cannot")
    case nil: break
    }
    if let asked = answerTogether(line: line, by: understanding) { return asked }
    let usages = Self.phrases.map { "  \($0.phrase)" }.joined(separator: "\n")
    return Answering.Asked(
      line: line, intent: "cannot",
      problem:
        "I did not understand \"\(line)\". Questions about \(set.label) look like this:\n\(usages)",
      decide: "cannot")
  }

  /// Answers a question that is understood.
  package func answer(_ topic: AreaAnswer.Topic, _ line: String) -> Answering.Asked {
    var asked = Answering.Asked(line: line, intent: "advise", decide: "do")
    asked.slots["area"] = set.label
    asked.answer = picture.map { AreaAnswer(set, $0, topic, phrases: Self.phrases) }
    if asked.answer == nil {
      asked.decide = "cannot"
      asked.problem = "These rules say nothing about areas: they have no file areas.yaml."
    }
    return asked
  }

  /// Steps are ranked for authorities alone.
  var noSteps: String {
    let homes = Set(set.schools.map { adviser.directory.entries[$0].area }).filter { !$0.isEmpty }
    let named = homes.sorted().prefix(3).map { "--area \"\($0)\"" }
    return "The rules about an area speak to local authorities, so that no steps are ranked for a "
      + "\(set.kind.rawValue). Ask about one of its authorities"
      + (named.isEmpty ? "" : ", such as \(ListWording.or(named))")
      + ", or ask \"what should we do next\"."
  }
}
