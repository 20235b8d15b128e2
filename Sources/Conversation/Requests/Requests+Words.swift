import Advice
import Evidence
import Inference
import OrderedCollections
import RuleLanguage
import Understanding

/// Rules, strategies, sources and words.
extension Conversation {
  /// One rule in words, those that fired, or those about a topic.
  mutating func rules(_ ask: Ask) throws(Stop) -> Said {
    let book = RuleReadBack(ground.rules)
    let named =
      ask["rule"]
      ?? (ask["action"] ?? ask["index"]).flatMap { _ in
        (try? self.explainer(ask)).flatMap { try? action(ask, in: $0) }.map {
          ground.rules.actions[$0].id
        }
      }
    if let named {
      if let lines = book.show(named) { return shown(lines) }
      let matches = book.matches(named)
      guard !matches.isEmpty else {
        throw Stop("No rule is called \"\(named.shown)\". \"rules\" shows those that fired.")
      }
      return Said(
        AnswerPage("Several rules fit \"\(named.shown)\"", matches.map { AnswerPage.Line($0) }),
        atOnce: Said.list)
    }
    if let topic = topic(ask) { return rules(about: topic) }
    guard let explainer = try? explainer(ask) else {
      let lines = book.names()
      return shown(["All rules"] + lines)
    }
    return fired(explainer)
  }

  private func shown(_ lines: [String]) -> Said {
    Said(
      AnswerPage(
        lines.first ?? "", lines.dropFirst().map { AnswerPage.Line($0, indent: 0) }),
      atOnce: Said.list)
  }

  private func rules(about topic: String) -> Said {
    let actions = ground.rules.actions.filter {
      $0.topics.contains(topic) && [.trial, .stable].contains($0.life.status)
    }
    var seen: Set<String> = []
    let findings = ground.rules.findings.filter {
      $0.topics.contains(topic) && seen.insert($0.id).inserted
    }
    let lines =
      actions.map { AnswerPage.Line("\($0.name) (\($0.id))", mark: "–") }
      + findings.map { AnswerPage.Line("\($0.name) (\($0.id))", mark: "–") }
    let word = ListWording.word(topic)
    return Said(
      AnswerPage(
        lines.isEmpty ? "No rule speaks of \(word)" : "Rules about \(word)", lines,
        next: actions.first.map { ["show the rule \($0.id)"] } ?? []), atOnce: Said.list)
  }

  /// The rules behind what is put forward.
  private func fired(_ explainer: Explainer) -> Said {
    let outlook = explainer.outlook
    let lines = outlook.list.shown.enumerated().map { place, candidate in
      AnswerPage.Line(
        "\(explainer.name(ofAction: candidate.id)) (\(candidate.id))", mark: "\(place + 1).")
    }
    let others = outlook.list.ordered.count - outlook.list.shown.count
    return Said(
      AnswerPage(
        "The rules behind what is put forward",
        lines + [
          AnswerPage.Line(
            "\(NumberWording.word(others).capitalizedFirst) more hold and come behind; \"trace\" shows every rule tried.",
            indent: 0)
        ], next: outlook.list.shown.first.map { ["show the rule \($0.id)", "trace"] } ?? ["trace"]))
  }

  /// The six strategies, or one: the one of the suggestion in focus where "this" is asked for.
  func strategies(_ ask: Ask) -> Said {
    var wanted = ask["strategy"].flatMap(strategy)
    if wanted == nil, ask["what"] == "this" || ask["action"] != nil,
      let id = ask["action"] ?? state.action
    {
      wanted = ground.rules.actions.first { $0.id == id }?.strategy
    }
    return Said(ground.rules.told(wanted))
  }

  /// A strategy by the id that phrases use, or by its own.
  func strategy(_ id: String) -> Strategy? {
    let folded = { (text: String) in
      text.lowercased().split { !$0.isLetter }.filter { $0 != "a" }.joined(separator: "_")
    }
    return Strategy.allCases.first {
      $0.id == id || folded($0.rawValue) == folded(id)
    }
  }

  mutating func define(_ ask: Ask) throws(Stop) -> Said {
    guard let term = ask["term"] else { throw Stop("Which word shall I explain?") }
    if let explained = ground.rules.explained(term) { return Said(explained) }
    if let strategy = strategy(term) { return Said(ground.rules.told(strategy)) }
    throw Stop(
      "I have no meaning for \"\(term.shown)\". Terms I can explain: \"what is a hub school?\", \"define mobility\"."
    )
  }

  /// What stands behind a step or a strategy.
  mutating func evidence(_ ask: Ask) throws(Stop) -> Said {
    if let strategy = ask["strategy"].flatMap(strategy) {
      return Said(ground.rules.evidence(behind: strategy))
    }
    if let id = ask["action"], let index = ground.rules.actions.firstIndex(where: { $0.id == id }) {
      return Said(ground.rules.evidence(behind: index))
    }
    guard let explainer = try? explainer(ask) else {
      // Without a suggestion in focus a name of a step is enough.
      guard let typed = ask["action"],
        let index = ground.rules.actions.firstIndex(where: {
          $0.id.split(separator: "_").contains(Substring(typed))
        })
      else {
        throw Stop("The evidence for what? For example: whats the evidence for system leadership?")
      }
      return Said(ground.rules.evidence(behind: index))
    }
    return Said(ground.rules.evidence(behind: try action(ask, in: explainer)))
  }
}
