import Diagnostics
import Facts
import Notation
import OrderedCollections

/// Resolves how facts are worked out, and puts them into an order in which each uses earlier ones.
struct DerivationChecker {
  let names: RuleNames
  private(set) var log = ProblemLog()
  private var conditions: ConditionChecker

  init(_ names: RuleNames) {
    self.names = names
    conditions = ConditionChecker(names)
  }

  private var facts: [FactDefinition] { names.vocabulary.facts }

  /// All derivations, in order; circles are reported and left out.
  mutating func check() -> [CheckedDerivation] {
    var derivations: [Int: CheckedDerivation] = [:]
    for (slot, fact) in facts.enumerated() {
      guard let derivation = fact.derivation else { continue }
      if let operation = operation(derivation, of: fact, slot) {
        derivations[slot] = CheckedDerivation(
          slot: slot, operation: operation, location: fact.location)
      }
    }
    log.add(conditions.log.diagnostics)
    let uses = facts.indices.map { derivations[$0].map { Self.uses(of: $0.operation) } ?? [] }
    let sorted = DependencyOrder.sort(uses)
    for circle in sorted.circles {
      let first = facts[circle[0]]
      log.report(
        .circle(.factCircle(circle.map { facts[$0].name })), at: first.location,
        length: first.name.count)
    }
    return sorted.order.compactMap { derivations[$0] }
  }

  // MARK: - Operations

  private mutating func operation(
    _ derivation: Derivation, of fact: FactDefinition, _ slot: Int
  ) -> CheckedDerivation.Operation? {
    switch derivation {
    case .difference(let a, let b):
      needsNumber(fact)
      return pair(a, b).map { .difference($0, $1) }
    case .ratio(let a, let b):
      needsNumber(fact)
      return pair(a, b).map { .ratio($0, $1) }
    case .sum(let parts):
      needsNumber(fact)
      return numbers(parts).map { .sum($0) }
    case .weightedSum(let parts, let plus):
      needsNumber(fact)
      return numbers(parts.map(\.fact)).map { slots in
        .weightedSum(zip(slots, parts).map { ($0, $1.weight) }, plus: plus)
      }
    case .change(let name, let years):
      needsNumber(fact)
      return number(name).map { .change($0, years: years) }
    case .average(let name, let years):
      needsNumber(fact)
      return number(name).map { .average($0, years: years) }
    case .total(let name, let years):
      needsNumber(fact)
      return number(name).map { .total($0, years: years) }
    case .againstMean(let name, let group):
      needsNumber(fact)
      return number(name).map { .againstMean($0, of: group) }
    case .deviation(let name, let group):
      needsNumber(fact)
      return number(name).map { .deviation($0, of: group) }
    case .band(let name, let cuts, let levels):
      return number(name).flatMap { slot in
        words(levels, of: fact).map { .band(slot, cuts: cuts, levels: $0) }
      }
    case .quadrant(let across, let up, let near):
      _ = words(["NE", "NW", "SE", "SW", "near_line"], of: fact)
      return pair(across, up).map { .quadrant(across: $0, up: $1, near: near) }
    case .largest(let parts): return numbers(parts).map { .largest($0) }
    case .smallest(let parts): return numbers(parts).map { .smallest($0) }
    case .firstKnown(let parts): return alike(parts, fact).map { .firstKnown($0) }
    case .howManyKnown(let parts):
      needsNumber(fact)
      return slots(parts).map { .howManyKnown($0) }
    case .howManyJudgementsKnown:
      needsNumber(fact)
      return .howManyKnown(judgements(except: slot))
    case .yesWhen(let node):
      if fact.kind != .yesNo { misfit(fact, "yes or no") }
      return condition(node, of: fact).map { .yesWhen($0) }
    case .members(let members): return self.members(members, of: fact)
    case .differentValues(let name, let relation):
      needsNumber(fact)
      return self.slot(name).flatMap { slot in
        self.relation(relation, fact).map { .differentValues(slot, among: $0) }
      }
    case .spread(let name, let relation):
      needsNumber(fact)
      return number(name).flatMap { slot in
        self.relation(relation, fact).map { .spread(slot, among: $0) }
      }
    case .trend(let name, let step):
      _ = words(["falling", "flat", "rising", "volatile"], of: fact)
      return number(name).map { .trend($0, step: step) }
    }
  }

  private mutating func members(
    _ members: [(word: Scalar, condition: Node)], of fact: FactDefinition
  ) -> CheckedDerivation.Operation? {
    guard case .set = fact.kind else {
      misfit(fact, "set")
      return nil
    }
    var checked: [(word: Int, condition: CheckedCondition)] = []
    for member in members {
      guard let index = fact.kind.index(ofWord: member.word.text) else {
        let nearest = NearestName.suggestion(for: member.word.text, among: fact.kind.words)
        log.report(
          .name(
            .unknownValue(
              member.word.text, fact: fact.name, nearest: nearest, known: fact.kind.words)),
          at: member.word)
        continue
      }
      if let condition = condition(member.condition, of: fact) {
        checked.append((index, condition))
      }
    }
    return .members(checked)
  }

  /// All facts of the same bearer that people are asked for and nobody can work out: what is said of an
  /// authority tells nothing of one school.
  private func judgements(except slot: Int) -> [Int] {
    facts.indices.filter {
      $0 != slot && facts[$0].role == .judgement && facts[$0].derivation == nil
        && facts[$0].bearer == facts[slot].bearer
    }
  }

  // MARK: - Operands

  private mutating func slot(_ name: FactName) -> Int? { conditions.slot(name) }

  private mutating func number(_ name: FactName) -> Int? {
    guard let slot = slot(name) else { return nil }
    guard facts[slot].kind.limits != nil else {
      log.report(.derivation(.operandIsNoNumber(facts[slot].name)), at: name)
      return nil
    }
    return slot
  }

  private mutating func numbers(_ names: [FactName]) -> [Int]? {
    let slots = names.map { number($0) }
    return slots.allSatisfy { $0 != nil } ? slots.compactMap { $0 } : nil
  }

  private mutating func slots(_ names: [FactName]) -> [Int]? {
    let slots = names.map { slot($0) }
    return slots.allSatisfy { $0 != nil } ? slots.compactMap { $0 } : nil
  }

  private mutating func pair(_ a: FactName, _ b: FactName) -> (Int, Int)? {
    guard let numbers = numbers([a, b]) else { return nil }
    return (numbers[0], numbers[1])
  }

  /// Parts of the same kind, and with the same words, as the fact itself.
  private mutating func alike(_ names: [FactName], _ fact: FactDefinition) -> [Int]? {
    guard let slots = slots(names) else { return nil }
    for (slot, name) in zip(slots, names) {
      let part = facts[slot]
      if part.kind.name != fact.kind.name || part.kind.words != fact.kind.words {
        log.report(.derivation(.partsDiffer(part.name, fact.name)), at: name)
        return nil
      }
    }
    return slots
  }

  private mutating func words(_ words: [String], of fact: FactDefinition) -> [Int]? {
    let indices = words.map { fact.kind.index(ofWord: $0) }
    for (word, index) in zip(words, indices) where index == nil {
      let nearest = NearestName.suggestion(for: word, among: fact.kind.words)
      log.report(
        .name(.unknownValue(word, fact: fact.name, nearest: nearest, known: fact.kind.words)),
        at: fact.location, length: fact.name.count)
      return nil
    }
    return indices.compactMap { $0 }
  }

  private mutating func relation(_ name: String, _ fact: FactDefinition) -> String? {
    if names.vocabulary.relations[name] != nil { return name }
    let known = Array(names.vocabulary.relations.keys)
    let nearest = NearestName.suggestion(for: name, among: known)
    log.report(
      .name(.unknownRelation(name, nearest: nearest, known: known)), at: fact.location,
      length: fact.name.count)
    return nil
  }

  private mutating func condition(_ node: Node, of fact: FactDefinition) -> CheckedCondition? {
    var reader = ConditionReader()
    let item = reader.item(node)
    log.add(reader.problems)
    return item.flatMap { conditions.check($0, in: ConditionScope(owner: .derivation)) }
  }

  private mutating func needsNumber(_ fact: FactDefinition) {
    if case .number = fact.kind { return }
    misfit(fact, "number")
  }

  private mutating func misfit(_ fact: FactDefinition, _ kind: String) {
    log.report(
      .derivation(.derivedKind(fact.name, gives: kind, kind: fact.kind.name)), at: fact.location,
      length: fact.name.count)
  }

  // MARK: - Order

  /// The slots an operation reads.
  static func uses(of operation: CheckedDerivation.Operation) -> [Int] {
    switch operation {
    case .difference(let a, let b), .ratio(let a, let b), .quadrant(let a, let b, _): [a, b]
    case .sum(let parts), .largest(let parts), .smallest(let parts), .firstKnown(let parts),
      .howManyKnown(let parts):
      parts
    case .weightedSum(let parts, _): parts.map(\.slot)
    case .change(let slot, _), .average(let slot, _), .total(let slot, _),
      .againstMean(let slot, _), .deviation(let slot, _), .band(let slot, _, _),
      .differentValues(let slot, _), .spread(let slot, _), .trend(let slot, _):
      [slot]
    case .yesWhen(let condition): ConditionWalk.slots(in: [condition])
    case .members(let members): ConditionWalk.slots(in: members.map(\.condition))
    }
  }
}
