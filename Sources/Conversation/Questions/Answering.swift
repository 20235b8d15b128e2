package import Advice
import Diagnostics
import Facts
import Inference
import RuleLanguage
import Schools

/// Answers questions in fixed phrasing about one school or area.
package struct Answering {
  let explainer: Explainer
  /// The same school under other rules, where there are some.
  private let other: Explainer?
  private let seed: UInt64
  /// Where alone helpers are looked for; anywhere for `nil`.
  private let place: HelperPlace?

  /// - Parameters:
  ///   - explainer: The school with its outlook.
  ///   - other: The same under other rules, for `what would the other rules say`.
  ///   - seed: Of the draws behind *how sure*.
  ///   - place: Where alone helpers are looked for; anywhere for `nil`.
  package init(
    _ explainer: Explainer, other: Explainer? = nil, seed: UInt64 = 1,
    helpersIn place: HelperPlace? = nil
  ) {
    self.explainer = explainer
    self.other = other
    self.seed = seed
    self.place = place
  }

  /// What came of a line.
  package struct Asked {
    package var line: String
    /// What was asked, in the words of `conversation` 5; `out_of_scope` and `cannot` for what is no question.
    package var intent: String
    /// The answer; `nil` where something is not understood, not known, or fits several things.
    package var answer: (any Answer)?
    /// How a name was read that was not typed exactly; said before the answer.
    package var notice: String?
    /// What is said to people in place of an answer.
    package var problem: String?
    /// What the question was understood to be about: ids of the action, facts and values.
    package var slots: [String: String] = [:]
    /// `do`, or why nothing was done: `cannot`, `choose`, `ask`.
    package var decide: String
  }

  /// Answers a line; one that is no question, or names a person, says why it is not.
  package func answer(line: String) -> Asked {
    if let refusal = Refusal(line), refusal.isPersonal {
      return Asked(
        line: "", intent: "out_of_scope", problem: refusal.reply, decide: "cannot")
    }
    if let question = QuestionPhrase.parse(line) { return answer(question, line: line) }
    let usages = QuestionPhrase.usages.map { "  \($0.usage)" }.joined(separator: "\n")
    return Asked(
      line: line, intent: "cannot",
      problem: "I did not understand \"\(line)\". Questions look like this:\n\(usages)",
      decide: "cannot")
  }

  /// Answers a question that was read from a line.
  package func answer(_ question: Question, line: String) -> Asked {
    var asked = Asked(line: line, intent: question.intent, decide: "do")
    do throws(Trouble) {
      asked.answer = try answer(question, &asked)
    } catch {
      asked.problem = error.text
      asked.decide = error.decide
    }
    return asked
  }

  private func answer(_ question: Question, _ asked: inout Asked) throws(Trouble) -> any Answer {
    switch question {
    case .why(let step, let length):
      let action = try action(step, &asked.slots)
      asked.slots["length"] = length.rawValue
      return explainer.why(action, length)
    case .whyPart(let typed):
      let (action, part) = try names.part(typed, of: nil)
      asked.slots["action"] = rules.actions[action].id
      asked.slots["index"] = typed
      return part
    case .whyAbove(let upper, let lower):
      let first = try action(upper, &asked.slots)
      var others: [String: String] = [:]
      let second = try action(lower, &others)
      asked.slots["action2"] = others["action"]
      return explainer.whyAbove(first, second)
    case .whyNot(let name, let step): return try whyNot(name, step, &asked)
    case .howSure(let step): return explainer.howSure(try action(step, &asked.slots), seed: seed)
    case .whatItTakes(let step, let toLose):
      let action = try action(step, &asked.slots)
      asked.slots["aim"] = toLose ? "remove" : "bring"
      return explainer.whatItTakes(action, toLose ? .remove : .bring)
    case .whatIf(let supposed):
      var values: [Int: FactValue] = [:]
      for one in supposed {
        let slot = try names.fact(one.fact)
        values[slot] = try names.value(one, slot)
        asked.slots[vocabulary.facts[slot].id] = text(one.change)
      }
      return explainer.whatIf(values)
    case .whatIfOtherRules:
      guard let other else {
        throw Trouble(
          text: "Which other rules? Give their folder with --other-rules.", decide: "ask")
      }
      return explainer.whatIf(rules: other)
    case .partners(let step): return try partners(step, &asked)
    case .questions(let count): return explainer.nextQuestions(atMost: count)
    case .whyAsk(nil):
      guard let first = explainer.nextQuestions(atMost: 1).questions.first,
        let slot = vocabulary.slot(id: first.fact), let answer = explainer.whyAsk(slot)
      else { return explainer.nextQuestions(atMost: 1) }
      asked.slots["fact"] = first.fact
      return answer
    case .whyAsk(let name?):
      let slot = try names.fact(name)
      asked.slots["fact"] = vocabulary.facts[slot].id
      let known = explainer.outlook.situation.fact(slot)
      if known.reading.isSupplied {
        let text = ValueWording.text(
          known.value, kind: vocabulary.facts[slot].kind, isRounded: true)
        throw Trouble(
          text: "Nobody has to be asked: \(vocabulary.facts[slot].name) is known, \(text).")
      }
      guard let answer = explainer.whyAsk(slot) else {
        throw Trouble(
          text: "Nobody is asked about \"\(vocabulary.facts[slot].name)\": it comes from figures.")
      }
      return answer
    case .trace: return explainer.trace()
    }
  }

  /// Possible partners for a step; where none is named, for the first that looks for a school.
  private func partners(_ step: String?, _ asked: inout Asked) throws(Trouble) -> any Answer {
    let likeliest = PartnerCheck(explainer.adviser, explainer.outlook).likeliestAction
    let chosen =
      try step.map { name throws(Trouble) in try action(name, &asked.slots) } ?? likeliest
    guard let chosen else {
      throw Trouble(text: "No step that is put forward here looks for a school as partner.")
    }
    asked.slots["action"] = rules.actions[chosen].id
    let search = PartnerSearch(explainer.adviser, explainer.outlook, in: place)
    guard let options = search.options(action: chosen) else {
      throw Trouble(
        text: "\"\(rules.actions[chosen].name)\" looks for no school as partner."
          + " Ask \"who could be a partner\" for the first step that does.")
    }
    return options
  }

  var names: TypedNames { TypedNames(explainer: explainer) }
  var rules: CheckedRules { explainer.adviser.rules }
  private var vocabulary: Vocabulary { rules.vocabulary }

  /// The action that is meant, noted among what was understood.
  func action(_ typed: String?, _ slots: inout [String: String]) throws(Trouble) -> Int {
    let index = try names.action(typed)
    slots["action"] = rules.actions[index].id
    return index
  }

  private func text(_ change: Question.Change) -> String {
    switch change {
    case .value(let text): text
    case .up(let by): "up by \(by)"
    case .down(let by): "down by \(by)"
    }
  }
}
