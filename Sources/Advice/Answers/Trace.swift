import Facts
import Inference
import RuleLanguage

/// Every rule tried for one school or area, in the order in which they build on each other: facts, findings,
/// what stops steps, steps, the order, balance. For a projector.
package struct Trace: Answer {
  package var subject: AnswerSubject
  package var stages: [Stage]

  /// One layer of rules.
  package struct Stage: Encodable, Hashable, Sendable {
    package var title: String
    package var steps: [StepShown]
  }

  /// One rule tried.
  package struct StepShown: Encodable, Hashable, Sendable {
    /// Its number in the whole trace, from 1.
    package var number: Int
    /// `yes`, `no` or `not known`; none where there is nothing to decide.
    package var verdict: String?
    /// The rule's name.
    package var tried: String
    /// What came out, and why.
    package var result: String
    /// The id of the rule, where it has one.
    package var rule: String?
  }
}

extension Explainer {
  /// Every rule tried, step by step.
  package func trace() -> Trace {
    let situation = outlook.situation.telling(.deciding)
    var trace = Trace(subject: subject, stages: [])
    var number = 0
    func stage(_ title: String, _ steps: [Trace.StepShown]) {
      guard !steps.isEmpty else { return }
      trace.stages.append(
        Trace.Stage(
          title: title,
          steps: steps.map { step in
            number += 1
            var step = step
            step.number = number
            return step
          }))
    }
    stage("What is known", knownFacts())
    for level in [EcologyLevel.within, .between, .beyond, .system] {
      stage("Findings \(LevelWording.text(level))", findings(level, situation))
    }
    stage("What stops steps, or puts them off", stops(situation))
    for strategy in Strategy.allCases {
      stage("Steps: \(strategy.rawValue)", cards(strategy, situation))
    }
    stage("The order", order())
    stage("What is shown, and what gives way", balance())
    return trace
  }

  private func step(_ verdict: Verdict?, _ tried: String, _ result: String, _ rule: String? = nil)
    -> Trace.StepShown
  {
    Trace.StepShown(
      number: 0, verdict: verdict.map(WhyStep.word), tried: tried, result: result, rule: rule)
  }

  private func knownFacts() -> [Trace.StepShown] {
    let facts = rules.vocabulary.facts
    let bearers: Set<Bearer> = kindOfPlace == "area" ? [.area] : [.school, .area]
    let values = facts.indices.filter { bearers.contains(facts[$0].bearer) }
      .map { (fact: facts[$0], value: outlook.situation.fact($0)) }
    return FactDefinition.Role.allCases.compactMap { role in
      let own = values.filter { $0.fact.role == role }
      guard !own.isEmpty else { return nil }
      let known = own.count { $0.value.value.isKnownOrBetween || $0.value.reading.isSupplied }
      let none = own.count { $0.value.value == .doesNotApply }
      return step(
        nil, TraceWording.name(role),
        "\(known) of \(own.count - none) known\(none > 0 ? ", \(none) more make no sense for this \(kindOfPlace)" : "")"
      )
    }
  }

  private func findings(_ level: EcologyLevel, _ situation: Situation) -> [Trace.StepShown] {
    var steps: [Trace.StepShown] = []
    var done: Set<String> = []
    for (index, finding) in rules.findings.enumerated()
    where finding.ecology == level && [.trial, .stable].contains(finding.life.status)
      && done.insert(finding.id).inserted
    {
      let entries = rules.findings.indices.filter { rules.findings[$0].id == finding.id }
      let ranges = entries.map { (finding: rules.findings[$0], range: situation.strength($0)) }
      let there = ranges.filter { $0.range.certain > .none }
      let isOpen = ranges.contains { $0.range.possible > .none }
      let verdict: Verdict = !there.isEmpty ? .yes : isOpen ? .unknown : .no
      let result =
        there.isEmpty
        ? isOpen ? "not known" : "not there"
        : there.map { StrengthWording.text($0.range, about: $0.finding) }.joined(separator: "; ")
          + signs(
            there.isEmpty ? index : entries[ranges.firstIndex { $0.range.certain > .none } ?? 0],
            situation)
      steps.append(step(verdict, finding.name, result, finding.id))
    }
    return steps
  }

  /// What a finding that is there rests on, in short.
  private func signs(_ finding: Int, _ situation: Situation) -> String {
    let statement = Reasons(situation, rules).statement([situation.proof(finding: finding)])
    return statement?.because.first.map { ", as \($0.short)" } ?? ""
  }

  private func stops(_ situation: Situation) -> [Trace.StepShown] {
    var verdicts: [Int: Verdict] = [:]
    for (action, _) in outlook.statuses {
      for instance in situation.proof(action: action).instances {
        for reason in instance.contraIndications
        where reason.effect != .reminder && reason.test != nil {
          let known = verdicts[reason.index]
          let own: Verdict = reason.bears ? .yes : reason.verdict
          if known == nil || own == .yes || (known == .no && own == .unknown) {
            verdicts[reason.index] = own
          }
        }
      }
    }
    return verdicts.keys.sorted().map { index in
      let reason = rules.contraIndications[index]
      let result =
        switch verdicts[index] {
        case .yes?: "it is so, of at least one step: \(reason.says)"
        case .unknown?: "not known"
        case .no?, nil: "it is not so"
        }
      return step(verdicts[index], reason.name, result, reason.id)
    }
  }

  private func cards(_ strategy: Strategy, _ situation: Situation) -> [Trace.StepShown] {
    outlook.statuses.filter { rules.actions[$0.action].strategy == strategy }.map {
      action, status in
      let verdict: Verdict =
        switch status {
        case .recommended, .recommendedOnAnAssumption: .yes
        case .possible, .cannotTell: .unknown
        case .deferred, .ruledOut, .notIndicated, .doesNotApply: .no
        }
      var result = TraceWording.result(status)
      if verdict == .yes {
        let reasons = Reasons(situation, rules)
        let because = situation.proof(action: action).deciding.flatMap { reasons.because($0.when) }
        if let first = because.first { result += ", because of \(first.short)" }
      }
      return step(verdict, rules.actions[action].name, result, rules.actions[action].id)
    }
  }

  private func order() -> [Trace.StepShown] {
    let ranked = outlook.list.ordered
    let order = RankOrder(rules.ranking)
    let wording = RankWording(rules)
    return ranked.enumerated().map { place, candidate in
      guard place > 0, let difference = order.firstDifference(ranked[place - 1], candidate) else {
        return step(nil, name(ofAction: candidate.id), "first", candidate.id)
      }
      let key = wording.name(difference.key)
      let why =
        difference.key == .rule
        ? "like the one before it, so by name"
        : "behind the one before it by \(key): it \(wording.has(candidate, difference.key))"
      return step(
        nil, name(ofAction: candidate.id), "\(NumberWording.ordinal(place + 1)), \(why)",
        candidate.id)
    }
  }

  private func balance() -> [Trace.StepShown] {
    outlook.list.shown.enumerated().map { place, candidate in
      step(.yes, name(ofAction: candidate.id), "shown as step \(place + 1)", candidate.id)
    }
      + outlook.list.displaced.map { candidate, why in
        step(.no, name(ofAction: candidate.id), DisplacementWording(rules).text(why), candidate.id)
      }
  }
}

/// Words of a trace.
enum TraceWording {
  static func name(_ role: FactDefinition.Role) -> String {
    switch role {
    case .figure: "Figures"
    case .judgement: "What people say"
    case .record: "Records, such as phase and place"
    case .either: "What figures or people may say"
    }
  }

  static func result(_ status: Status) -> String {
    switch status {
    case .recommended: "worth considering"
    case .recommendedOnAnAssumption: "worth considering, on an assumption"
    case .possible: "possible: it waits for what nobody has said"
    case .cannotTell: "it is open whether it is meant for this place"
    case .deferred: "has to wait"
    case .ruledOut: "ruled out"
    case .notIndicated: "nothing leads to it"
    case .doesNotApply: "not meant for this place"
    }
  }
}

extension Trace {
  package var page: AnswerPage {
    let count = stages.reduce(0) { $0 + $1.steps.count }
    let lines = stages.flatMap { stage in
      [AnswerPage.Line(stage.title, indent: 0)]
        + stage.steps.map { step in
          let mark = step.verdict.map { " \(WhyStep.mark($0))" } ?? ""
          return AnswerPage.Line(
            "\(step.tried): \(step.result)", mark: "\(step.number)\(mark)", indent: 1)
        }
    }
    return AnswerPage("\(subject.name) – every rule tried, in \(count) steps", lines)
  }
}
