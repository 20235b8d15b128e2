import Facts
import Inference
import RuleLanguage

/// Tries the answers to questions: what each would make of the shown list, and how likely it is.
struct AnswerTries {
  /// A question with what it is sorted by.
  struct Tried: Sendable {
    var slot: Int
    var effort: Int
    var shown: QuestionShown
  }

  private let explainer: Explainer
  private let outlook: Outlook
  /// The answers to each fact by sort, once asked for.
  private var sorts: [Int: [[FactValue]]] = [:]
  /// The outlook as it would be if one more fact were known that people are asked for, whichever: rules
  /// that count what is known turn with any first answer, and are then worked out once for all of them.
  private var stepped: [Set<Int>: (Outlook, RoughMoves)] = [:]

  init(_ explainer: Explainer) {
    self.explainer = explainer
    outlook = explainer.outlook
  }

  private var rules: CheckedRules { explainer.rules }

  /// Tries a question; `nil` where no answer changes what is shown, unless that is asked for, and for facts
  /// that nobody is asked.
  mutating func question(_ slot: Int, evenIfIdle: Bool = false) -> Tried? {
    let fact = rules.vocabulary.facts[slot]
    guard let question = fact.question else { return nil }
    let groups = groups(slot)
    guard !groups.isEmpty else { return nil }
    let (chances, source) = chances(slot, groups)
    var effects: [QuestionShown.EffectShown] = []
    var values: [[FactValue]] = []
    var expected = 0.0
    for (group, chance) in zip(groups, chances) {
      guard let answer = group.first else { continue }
      let moves = Moves(from: outlook, to: after(slot, answer))
      expected += chance * moves.size
      let text = moves.text
      if let same = effects.firstIndex(where: { $0.effect == text }) {
        values[same] += group
        effects[same].chance += chance
      } else {
        values.append(group)
        effects.append(
          QuestionShown.EffectShown(
            values: [], chance: chance, effect: text, changesSomething: moves.size > 0))
      }
    }
    for place in effects.indices {
      effects[place].values = AnswerWording.texts(values[place], kind: fact.kind)
    }
    guard evenIfIdle || effects.contains(where: \.changesSomething) else { return nil }
    let effort = effort(fact)
    return Tried(
      slot: slot, effort: effort,
      shown: QuestionShown(
        fact: fact.id, name: fact.name, question: question, topic: fact.topic,
        answers: Self.answers(fact.kind), effects: effects,
        value: Self.rounded(expected - Self.costOfEffort * Double(effort)), chances: source))
  }

  /// What a little more effort of finding out costs, in moves of the list.
  private static let costOfEffort = 0.25

  /// Chances are shares of schools: more digits would only make ties depend on rounding.
  private static func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }

  /// What may be answered.
  private static func answers(_ kind: FactKind) -> [String] {
    switch kind {
    case .number(_, _, let range):
      AnswerWording.texts(
        [.known(.number(range.lowerBound)), .known(.number(range.upperBound))], kind: kind)
    case .year: ["a year"]
    case .yesNo, .choice, .ordinal, .set: kind.words.map(ListWording.word)
    case .label, .text: []
    }
  }

  // MARK: Outcomes

  private mutating func after(_ slot: Int, _ answer: FactValue) -> Outlook {
    let adviser = explainer.adviser
    let counts = outlook.situation.countsTurned(byLearning: slot, answer)
    let (base, rough) = base(counts)
    if rough.size(learning: slot, answer) == 0 { return base }
    return adviser.outlook(outlook, learning: [slot: answer], since: base)
  }

  /// The outlook with counts of known facts as they would be after an answer.
  private mutating func base(_ counts: [Int: FactValue]) -> (Outlook, RoughMoves) {
    let key = Set(counts.keys)
    if let known = stepped[key] { return known }
    let adviser = explainer.adviser
    let base = counts.isEmpty ? outlook : adviser.outlook(outlook, learning: counts)
    let made = (base, RoughMoves(adviser, base))
    stepped[key] = made
    return made
  }

  /// About what asking for a fact is worth, told from statuses alone.
  mutating func roughValue(_ slot: Int) -> Double {
    let fact = rules.vocabulary.facts[slot]
    guard fact.question != nil else { return 0 }
    let groups = groups(slot)
    let (chances, _) = chances(slot, groups)
    var value = 0.0
    // Whatever is answered, one fact more is known.
    let counts =
      groups.first?.first.map { outlook.situation.countsTurned(byLearning: slot, $0) } ?? [:]
    let (base, rough) = base(counts)
    let steps = counts.isEmpty ? 0 : Moves(from: outlook, to: base).size
    for (group, chance) in zip(groups, chances) {
      guard let answer = group.first else { continue }
      value += chance * min(Self.mostMoves, max(steps, rough.size(learning: slot, answer)))
    }
    return value - Self.costOfEffort * Double(effort(fact))
  }

  /// Three steps go and three come.
  private static let mostMoves = 12.0

  private mutating func groups(_ slot: Int) -> [[FactValue]] {
    if let known = sorts[slot] { return known }
    let isReadDirectly = Outlook.factsReadDirectly.contains(rules.vocabulary.facts[slot].id)
    let found = outlook.situation.answersBySort(slot, isReadDirectly: isReadDirectly)
    sorts[slot] = found
    return found
  }

  private func effort(_ fact: FactDefinition) -> Int {
    FactDefinition.Effort.allCases.firstIndex(of: fact.effortToAsk) ?? 0
  }

  // MARK: Chances

  /// How likely each sort of answer is: by the schools of the family of whom it is known, where these are
  /// at least five; else each possible answer alike, and each sort of numbers.
  private func chances(_ slot: Int, _ groups: [[FactValue]]) -> ([Double], String) {
    let situation = outlook.situation
    let known = situation.valuesInFamily(slot)
    if known.count >= 5 {
      var counts = Array(repeating: 0, count: groups.count)
      for value in known {
        if let place = Self.place(of: value, in: groups) { counts[place] += 1 }
      }
      let all = counts.reduce(0, +)
      if all > 0 { return (counts.map { Double($0) / Double(all) }, "family") }
    }
    if case .number = rules.vocabulary.facts[slot].kind {
      return (groups.map { _ in 1 / Double(groups.count) }, "even")
    }
    let all = Double(groups.reduce(0) { $0 + $1.count })
    return (groups.map { Double($0.count) / all }, "even")
  }

  /// The sort that a value belongs to: of numbers that of the nearest answer tried.
  private static func place(of value: FactValue, in groups: [[FactValue]]) -> Int? {
    if let place = groups.firstIndex(where: { $0.contains(value) }) { return place }
    guard case .known(.number(let number)) = value else { return nil }
    let distances = groups.map { group in
      group.compactMap { answer -> Double? in
        if case .known(.number(let other)) = answer { (other - number).magnitude } else { nil }
      }.min() ?? .infinity
    }
    return distances.indices.min { distances[$0] < distances[$1] }
  }
}

/// How a shown list differs from another.
struct Moves {
  /// How far it moved: two for each step that comes or goes, one for each that changes its place, its status
  /// or how sure it is.
  let size: Double
  /// In a clause: `step 1 goes; "Use an EAL hub school" comes`.
  let text: String

  init(from before: Outlook, to after: Outlook) {
    let (old, new) = (before.list.shown, after.list.shown)
    var size = 0.0
    var parts: [String] = []
    let name = { (id: String) in
      after.situation.engine.rules.checked.actions.first { $0.id == id }?.name ?? id
    }
    for (place, candidate) in old.enumerated() {
      let title = "step \(place + 1)"
      guard let to = new.firstIndex(where: { $0.id == candidate.id }) else {
        size += 2
        parts.append("\(title) goes")
        continue
      }
      var own: [String] = []
      if to != place { own.append("moves to place \(to + 1)") }
      if new[to].sureness != candidate.sureness {
        own.append("goes from \(candidate.sureness.rawValue) to \(new[to].sureness.rawValue)")
      } else if new[to].status != candidate.status {
        own.append("is \(new[to].status.rawValue), not \(candidate.status.rawValue) as now")
      }
      size += Double(own.count)
      if !own.isEmpty { parts.append("\(title) \(ListWording.and(own))") }
    }
    for candidate in new where !old.contains(where: { $0.id == candidate.id }) {
      size += 2
      parts.append("\"\(name(candidate.id))\" comes")
    }
    self.size = size
    text = parts.isEmpty ? "nothing changes" : parts.joined(separator: "; ")
  }
}
