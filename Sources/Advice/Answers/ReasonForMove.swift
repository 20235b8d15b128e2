import Facts
import Inference
import RuleLanguage

/// Why an action comes, goes or moves from one outlook to another.
struct ReasonForMove {
  private let before: Explainer
  private let after: Explainer

  init(_ before: Explainer, _ after: Explainer) {
    self.before = before
    self.after = after
  }

  /// In one clause: what changed in its conditions, else what changed in the order.
  func text(_ id: String, _ way: WhatIf.Moved.Way) -> String {
    guard let old = before.index(ofAction: id) else { return "the rules have not had it so far" }
    guard let new = after.index(ofAction: id) else { return "the rules have it no more" }
    if way == .surer || way == .lessSure { return sureness(id, old, new) }
    if before.outlook.status(of: old) != after.outlook.status(of: new) {
      return status(old, new)
    }
    switch way {
    case .goes: return after.displacement(of: id) ?? neighbours(isHigher: false)
    case .comes:
      return before.displacement(of: id).map { "so far \($0)" } ?? neighbours(isHigher: true)
    case .up, .down, .surer, .lessSure, .otherwise:
      return key(id) ?? neighbours(isHigher: way == .up)
    }
  }

  private func sureness(_ id: String, _ old: Int, _ new: Int) -> String {
    let words = [before, after].compactMap { explainer in
      explainer.outlook.list.ordered.first { $0.id == id }?.sureness.rawValue
    }
    guard words.count == 2 else { return "" }
    let changed = changes(old, new).first.map { ": \($0)" } ?? ""
    return "it would be \(words[1]), not \(words[0]) as now\(changed)"
  }

  /// The key of the order under which it changed itself.
  private func key(_ id: String) -> String? {
    guard let old = before.outlook.list.ordered.first(where: { $0.id == id }),
      let new = after.outlook.list.ordered.first(where: { $0.id == id }),
      let difference = RankOrder(after.rules.ranking).firstDifference(old, new)
    else { return nil }
    let wording = RankWording(after.rules)
    return
      "it \(wording.has(new, difference.key)) then, and now it \(wording.has(old, difference.key))"
  }

  /// Others came or went above it.
  private func neighbours(isHigher: Bool) -> String {
    let (old, new) = (before.outlook.list.shown.map(\.id), after.outlook.list.shown.map(\.id))
    let gone = old.filter { !new.contains($0) }.map { "\"\(before.name(ofAction: $0))\"" }
    let come = new.filter { !old.contains($0) }.map { "\"\(after.name(ofAction: $0))\"" }
    let list = isHigher ? gone : come
    guard !list.isEmpty else { return "others change places" }
    let verb = list.count == 1 ? isHigher ? "goes" : "comes" : isHigher ? "go" : "come"
    return "\(ListWording.and(list)) \(verb)\(isHigher ? "" : " before it")"
  }

  // MARK: Conditions

  private func status(_ old: Int, _ new: Int) -> String {
    let found = changes(old, new)
    if found.isEmpty {
      let words = [before.outlook.status(of: old), after.outlook.status(of: new)].map(\.rawValue)
      return "it would be \(words[1]), not \(words[0]) as now"
    }
    return found.prefix(2).joined(separator: "; ")
  }

  /// What changed among its conditions: what stops it first, then findings and facts.
  private func changes(_ old: Int, _ new: Int) -> [String] {
    let proofs = [
      before.outlook.situation.proof(action: old), after.outlook.situation.proof(action: new),
    ]
    let (was, isNow) = (stops(proofs[0], before.rules), stops(proofs[1], after.rules))
    var found = isNow.filter { !was.contains($0) }.map { "it would have to wait: \($0)" }
    found += was.filter { !isNow.contains($0) }.map { "this would hold it up no more: \($0)" }
    // What stops a step is reason enough.
    if !found.isEmpty { return ListWording.distinct(found) }
    let leaves = [Leaf.all(of: proofs[0], before.rules), Leaf.all(of: proofs[1], after.rules)]
    for leaf in leaves[0] {
      guard let other = leaves[1].first(where: { $0.about == leaf.about }),
        other.state != leaf.state
      else { continue }
      found.append("\(leaf.about) would go from \(leaf.state) to \(other.state)")
    }
    if found.isEmpty {
      // Under other rules conditions themselves come and go.
      let known = Set(leaves[0].map(\.about))
      found += leaves[1].map(\.about).filter { !known.contains($0) }.prefix(1)
        .map { "its rule looks at something else then: \($0)" }
    }
    return ListWording.distinct(found)
  }

  /// What rules a card out or puts it off.
  private func stops(_ proof: ActionProof, _ rules: CheckedRules) -> [String] {
    proof.instances.flatMap { instance in
      instance.unless.filter { $0.verdict == .yes }.compactMap(\.condition.say)
        + instance.contraIndications
        .filter { $0.bears && ($0.effect == .block || $0.effect == .defer) }
        .map { rules.contraIndications[$0.index].says }
    }
  }

  /// A condition without parts, with what was found for it.
  private struct Leaf {
    var about: String
    var state: String

    static func all(of proof: ActionProof, _ rules: CheckedRules) -> [Leaf] {
      proof.instances.flatMap { ($0.appliesTo + [$0.when]).flatMap { leaves(of: $0, rules) } }
    }

    private static func leaves(of proof: ConditionProof, _ rules: CheckedRules) -> [Leaf] {
      switch proof.form {
      case .test(let test):
        let fact = rules.vocabulary.facts[test.test.slot]
        let value =
          test.fact.value.isKnownOrBetween
          ? ValueWording.text(test.fact.value, kind: fact.kind, isRounded: true) : "not known"
        return [Leaf(about: fact.name, state: value)]
      case .finding(let use):
        return use.entries.map { entry in
          let name = Reasons.name([rules.findings[entry.finding]], ofAreaItself: true)
          return Leaf(about: "\"\(name)\"", state: StrengthWording.word(entry.strength.certain))
        }
      case .count(let count):
        return [
          Leaf(about: "the count of the \(count.count.relation)", state: verdict(proof.verdict))
        ]
      case .all, .any, .noneOf, .contraIndication, .anyWhenOf:
        return proof.parts.flatMap { leaves(of: $0, rules) }
      }
    }

    private static func verdict(_ verdict: Verdict) -> String {
      switch verdict {
      case .yes: "enough"
      case .no: "too few"
      case .unknown: "not known"
      }
    }
  }
}
