import Diagnostics
import Notation

/// Turns the items of a rule into ``ConditionSyntax``; tells their shape and resolves nothing.
///
///     item = {fact: test} with optional "if unknown", "because"
///          | {"all" | "any" | "none of": items}
///          | {"at least" | "at most" | "exactly": number | number "percent",
///             "of": relation, "call them": name, "where": items}
///          | {"finding" | "asset": name ["," strength] ["," "about" word]}
///          | {"contra-indication": name}
///          | {"any when of": [action ids]}
///
/// A file's depth is limited when it is read (``Notation/Limits``), so reading items may recurse.
struct ConditionReader {
  /// The keys that may stand beside a line at the top of a list, besides `if unknown` and `because`.
  enum Place: Hashable { case sign, unless, elsewhere }

  private(set) var problems: [Diagnostic] = []

  /// The keys that open an item; any other key is the name of a fact.
  private static let heads = [
    "all", "any", "none of", "at least", "at most", "exactly", "finding", "asset",
    "contra-indication", "any when of",
  ]
  private static let companions = ["of", "call them", "where"]
  private static let extras = ["if unknown", "because", "say", "gives at most"]

  /// The items of a list.
  mutating func items(_ node: Node, of key: String, _ place: Place = .elsewhere)
    -> [ConditionSyntax]
  {
    guard case .list(let nodes, let start) = node else {
      report(.shape(.itemsExpected(key)), at: node)
      return []
    }
    if nodes.isEmpty { report(.shape(.noItems(key)), at: node) }
    return nodes.compactMap { node in
      guard var item = item(node, place) else { return nil }
      // In a list with dashes, the list starts at its first dash and each key two columns on.
      let isBehindDash = item.location.column == start.column + 2
      item.isListItem = isBehindDash && item.location == node.location
      return item
    }
  }

  /// One item; `nil` when its shape cannot be told, which is reported.
  mutating func item(_ node: Node, _ place: Place = .elsewhere) -> ConditionSyntax? {
    guard case .mapping(let mapping) = node else {
      report(.shape(.itemExpected(node.scalar?.text)), at: node)
      return nil
    }
    guard let head = head(of: mapping) else { return nil }
    guard let form = form(head, of: mapping) else { return nil }
    var condition = ConditionSyntax(
      form, at: head.key.location, length: head.key.length)
    readExtras(of: mapping, into: &condition, place)
    return condition
  }

  /// The facts of `applies to`: each line one test.
  mutating func tests(_ mapping: Mapping) -> [ConditionSyntax] {
    mapping.entries.compactMap { entry in
      guard let test = test(entry) else { return nil }
      return ConditionSyntax(test, at: entry.key.location, length: entry.key.length)
    }
  }

  // MARK: - Shape

  /// The key that says what an item asks.
  private mutating func head(of mapping: Mapping) -> Mapping.Entry? {
    let others = Self.companions + Self.extras
    let candidates = mapping.entries.filter { !others.contains($0.key.text) }
    if let only = candidates.first, candidates.count == 1 { return only }
    guard let first = candidates.first else {
      report(.shape(.nothingAsked), at: mapping.entries.first?.key, mapping.location)
      return nil
    }
    // A misspelt `if unknown` would look like a second fact.
    let known = others + Self.heads
    for entry in candidates.dropFirst() {
      if let nearest = NearestName.suggestion(for: entry.key.text, among: known) {
        report(.shape(.unknownItemKey(entry.key.text, nearest: nearest)), at: entry.key)
        return first
      }
    }
    report(.shape(.severalTests(candidates.map(\.key.text))), at: candidates[1].key)
    return first
  }

  private mutating func form(
    _ head: Mapping.Entry, of mapping: Mapping
  ) -> ConditionSyntax.Form? {
    switch head.key.text {
    case "all": return .all(items(head.value, of: "all"))
    case "any": return .any(items(head.value, of: "any"))
    case "none of": return .noneOf(items(head.value, of: "none of"))
    case "at least": return count(.atLeast, head, mapping)
    case "at most": return count(.atMost, head, mapping)
    case "exactly": return count(.exactly, head, mapping)
    case "finding": return strength(head, isAsset: false)
    case "asset": return strength(head, isAsset: true)
    case "contra-indication": return line(head).map { .contraIndication($0) }
    case "any when of": return anyWhenOf(head)
    default: return test(head)
    }
  }

  private mutating func test(_ entry: Mapping.Entry) -> ConditionSyntax.Form? {
    guard let written = line(entry) else { return nil }
    do throws(PhraseParser.Failure) {
      let phrase = try PhraseParser.parse(written)
      return .test(fact: entry.key, phrase: phrase, written: written)
    } catch {
      problems.append(
        RuleProblem.phrase(error.fault).diagnostic(at: error.location, length: error.length))
      return .test(fact: entry.key, phrase: nil, written: written)
    }
  }

  private mutating func count(
    _ bound: CheckedCount.Quantity.Bound, _ head: Mapping.Entry, _ mapping: Mapping
  ) -> ConditionSyntax.Form? {
    var fields = Fields(mapping, of: "this count")
    let relation = fields.text("of")
    let name = fields.text("call them")
    let items = fields.node("where")
    problems += fields.finish(open: true)
    let quantity = quantity(bound, head)
    let conditions = items.map { self.items($0, of: "where") } ?? []
    guard let relation, let name, let quantity, items != nil else { return nil }
    return .count(
      CountSyntax(quantity: quantity, relation: relation, name: name, items: conditions))
  }

  private mutating func quantity(
    _ bound: CheckedCount.Quantity.Bound, _ head: Mapping.Entry
  ) -> CheckedCount.Quantity? {
    guard let written = line(head) else { return nil }
    let parts = written.text.split(separator: " ")
    if let number = parts.first.flatMap({ Int($0) }), number >= 0, number <= 1_000_000 {
      if parts.count == 1 { return CheckedCount.Quantity(bound, number) }
      if parts.count == 2, parts[1] == "percent", number <= 100 {
        return CheckedCount.Quantity(bound, number, isPercent: true)
      }
    }
    report(.shape(.quantityNotClear(written.text, bound: bound.rawValue)), at: written)
    return nil
  }

  private mutating func anyWhenOf(_ head: Mapping.Entry) -> ConditionSyntax.Form? {
    guard case .list(let nodes, _) = head.value else {
      report(.shape(.actionsExpected), at: head.value)
      return nil
    }
    let names = nodes.compactMap(\.scalar)
    guard names.count == nodes.count, !names.isEmpty else {
      report(.shape(.actionsExpected), at: head.value)
      return nil
    }
    return .anyWhenOf(names)
  }

  /// The text behind a key, on one line.
  mutating func line(_ entry: Mapping.Entry) -> Scalar? {
    guard let scalar = entry.value.scalar else {
      report(.shape(.lineExpected(entry.key.text, list: listWritten(entry.value))), at: entry.value)
      return nil
    }
    if scalar.isEmpty {
      report(.shape(.nothingAfter(entry.key.text)), at: entry.key)
      return nil
    }
    // A text that goes on in the next line is longer than what stands on its first one.
    if scalar.style.isBlock || (scalar.style == .plain && scalar.text.count > scalar.length) {
      report(.shape(.overSeveralLines), at: scalar)
      return nil
    }
    return scalar
  }

  /// `[a, b]` as it would stand in a phrase; `nil` when the node is no list of words.
  private func listWritten(_ node: Node) -> String? {
    guard let words = node.list?.map(\.scalar), words.allSatisfy({ $0 != nil }), !words.isEmpty
    else { return nil }
    return "[" + words.compactMap { $0?.text }.joined(separator: ", ") + "]"
  }

  // MARK: - Extras

  private mutating func readExtras(
    of mapping: Mapping, into condition: inout ConditionSyntax, _ place: Place
  ) {
    var isLeaf = true
    var isCount = false
    switch condition.form {
    case .all, .any, .noneOf, .anyWhenOf: isLeaf = false
    case .count: isCount = true
    case .test, .strength, .contraIndication: break
    }
    for entry in mapping.entries {
      switch entry.key.text {
      case "if unknown": if !isLeaf { report(.shape(.extraNotHere("if unknown")), at: entry.key) }
      case "say": if place != .unless { report(.shape(.extraNotHere("say")), at: entry.key) }
      case "gives at most":
        if place != .sign { report(.shape(.extraNotHere("gives at most")), at: entry.key) }
      case "of", "call them", "where":
        if !isCount { report(.shape(.extraNotHere(entry.key.text)), at: entry.key) }
      default: break
      }
    }
    condition.stance = stance(mapping)
    condition.say = mapping.entry("say").flatMap { prose($0) }
    if let entry = mapping.entry("gives at most"), let word = line(entry) {
      if word.text == "hint" {
        condition.givesAtMostHint = true
      } else {
        report(.shape(.onlyHint(word.text)), at: word)
      }
    }
  }

  private mutating func stance(_ mapping: Mapping) -> CheckedCondition.Stance {
    let because = mapping.entry("because")
    let reason = because.flatMap { prose($0) }
    guard let entry = mapping.entry("if unknown") else {
      if let because { report(.shape(.becauseWithoutStance), at: because.key) }
      return .wait
    }
    guard let word = line(entry) else { return .wait }
    switch word.text {
    case "wait": return .wait
    case "carry on", "stop":
      guard let reason else {
        if because == nil { report(.shape(.stanceNeedsReason(word.text)), at: word) }
        return .wait
      }
      return word.text == "stop" ? .stop(because: reason) : .carryOn(because: reason)
    default:
      let nearest = NearestName.suggestion(for: word.text, among: ["wait", "carry on", "stop"])
      report(.shape(.unknownStance(word.text, nearest: nearest)), at: word)
      return .wait
    }
  }

  /// A reason or a remark for people; may stand over several lines.
  private mutating func prose(_ entry: Mapping.Entry) -> String? {
    guard let text = entry.value.scalar, !text.text.isEmpty else {
      report(.shape(.nothingAfter(entry.key.text)), at: entry.key)
      return nil
    }
    return text.text
  }

  // MARK: - Problems

  mutating func report(_ problem: RuleProblem, at scalar: Scalar) {
    problems.append(problem.diagnostic(at: scalar.location, length: scalar.length))
  }

  private mutating func report(_ problem: RuleProblem, at node: Node) {
    problems.append(problem.diagnostic(at: node.location, length: node.caretLength))
  }

  private mutating func report(
    _ problem: RuleProblem, at scalar: Scalar?, _ otherwise: Source.Location
  ) {
    problems.append(
      problem.diagnostic(at: scalar?.location ?? otherwise, length: scalar?.length ?? 1))
  }
}
