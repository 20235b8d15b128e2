import Diagnostics
import Facts
import Notation
import OrderedCollections

/// Resolves the examples of a rule: the values given, the sets, and what should come out.
struct ExampleChecker {
  let names: RuleNames
  /// The conditions of the rule, for the sets named in them.
  let counts: [CountSyntax]
  private(set) var log = ProblemLog()

  init(_ names: RuleNames, conditions: [ConditionSyntax]) {
    self.names = names
    counts = SetNames.counts(in: conditions)
    var seen: Set<String> = []
    for count in counts where !seen.insert(count.name.text).inserted {
      log.report(.shape(.setNameTaken(count.name.text)), at: count.name)
    }
  }

  /// An example of a finding: its strength, and how strong it could become.
  mutating func check(_ example: ExampleSyntax, of finding: FindingSyntax) -> RuleExample? {
    let expectation = strength(example)
    return resolved(example, about: finding.head.about?.list.text, expectation)
  }

  /// An example of an action: its status, and what goes with it.
  mutating func check(_ example: ExampleSyntax, of action: ActionSyntax) -> RuleExample? {
    let expectation = status(example)
    return resolved(example, about: action.head.about?.list.text, expectation)
  }

  // MARK: - What is expected

  private mutating func strength(_ example: ExampleSyntax) -> RuleExample.Expectation? {
    for (key, written) in Self.actionOnly(example) where !written.isEmpty {
      log.report(.example(.expectationNotHere(key, of: "findings")), at: written[0])
    }
    let words = Strength.allCases.map(\.word)
    var reach: Strength?
    if let written = example.couldReach, let word = word(written, among: words, "could reach") {
      reach = Strength.allCases.first { $0.word == word }
    }
    guard let expected = word(example.expect, among: words, "expect"),
      let strength = Strength.allCases.first(where: { $0.word == expected })
    else { return nil }
    if let reach, reach < strength, let written = example.couldReach {
      log.report(.example(.reachBelow(reach.word, expected)), at: written)
    }
    return .strength(strength, couldReach: reach)
  }

  private mutating func status(_ example: ExampleSyntax) -> RuleExample.Expectation? {
    if let written = example.couldReach {
      log.report(.example(.expectationNotHere("could reach", of: "actions")), at: written)
    }
    let waitingFor = example.waitingFor.compactMap { factOrSet($0) }
    let assuming = example.assuming.compactMap { factOrSet($0) }
    let first = example.first.compactMap { name -> String? in
      if let id = names.actionID(name.text) { return id }
      let nearest = NearestName.suggestion(for: name.text, among: names.actionNames)
      log.report(.name(.unknownAction(name.text, nearest: nearest)), at: name)
      return nil
    }
    guard
      let expected = word(example.expect, among: Status.allCases.map(\.rawValue), "expect"),
      let status = Status(rawValue: expected)
    else { return nil }
    let fits: [(String, [Scalar], Set<Status>)] = [
      ("waiting for", example.waitingFor, [.possible, .cannotTell]),
      ("assuming", example.assuming, [.recommendedOnAnAssumption]),
      ("first", example.first, [.deferred]),
    ]
    for (key, written, statuses) in fits where !written.isEmpty && !statuses.contains(status) {
      log.report(.example(.expectationContradicts(key, expected)), at: written[0])
    }
    return .status(status, waitingFor: waitingFor, assuming: assuming, first: first)
  }

  private static func actionOnly(_ example: ExampleSyntax) -> [(String, [Scalar])] {
    [
      ("waiting for", example.waitingFor), ("assuming", example.assuming), ("first", example.first),
    ]
  }

  // MARK: - Parts

  private mutating func resolved(
    _ example: ExampleSyntax, about list: String?, _ expectation: RuleExample.Expectation?
  ) -> RuleExample? {
    // The values are read also where what should come out is not clear, for their own problems.
    var resolved = RuleExample(
      name: example.name.text,
      expectation: expectation ?? .strength(.none, couldReach: nil), location: example.location)
    resolved.about = about(example.about, list)
    for entry in example.given { give(entry, to: &resolved) }
    for entry in example.sets {
      if let members = members(entry) { resolved.sets.append((entry.key.text, members)) }
    }
    for entry in example.findings {
      resolved.findings += strengths(entry)
    }
    return expectation == nil ? nil : resolved
  }

  private mutating func about(_ written: Scalar?, _ list: String?) -> String? {
    guard let written else { return nil }
    guard let list, let words = names.vocabulary.aboutList(list) else {
      log.report(.example(.aboutWithoutParameter), at: written)
      return nil
    }
    let folded = FactKind.folded(written.text)
    if let word = words.first(where: { FactKind.folded($0) == folded }) { return word }
    let nearest = NearestName.suggestion(for: written.text, among: words)
    log.report(.name(.unknownEntry(written.text, list: list, nearest: nearest)), at: written)
    return nil
  }

  private mutating func give(_ entry: Mapping.Entry, to example: inout RuleExample) {
    if let (slot, benchmark) = benchmark(entry.key) {
      if let value = ExampleValues.number(entry.value, names.vocabulary.facts[slot], &log) {
        example.benchmarks.append((slot, benchmark, value))
      }
      return
    }
    guard let slot = slot(entry.key) else { return }
    let fact = names.vocabulary.facts[slot]
    if let place = ExampleValues.place(entry.value, fact) {
      example.places.append((slot, place))
    } else if let value = ExampleValues.value(entry.value, fact, &log) {
      example.given.append((slot, value))
    }
  }

  private static let benchmarkPrefixes: [(String, Phrase.Benchmark)] = [
    ("family mean of ", .familyMean), ("local authority mean of ", .localAuthorityMean),
    ("national ", .national),
  ]

  private func benchmark(_ key: Scalar) -> (Int, Phrase.Benchmark)? {
    guard names.vocabulary.slot(named: key.text) == nil else { return nil }
    for (prefix, benchmark) in Self.benchmarkPrefixes where key.text.hasPrefix(prefix) {
      if let slot = names.vocabulary.slot(named: String(key.text.dropFirst(prefix.count))),
        case .number = names.vocabulary.facts[slot].kind
      {
        return (slot, benchmark)
      }
    }
    return nil
  }

  private mutating func slot(_ name: Scalar) -> Int? {
    if let slot = names.vocabulary.slot(named: name.text) { return slot }
    let nearest = NearestFact(for: name.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(name.text, nearest: nearest)), at: name)
    return nil
  }

  private mutating func factOrSet(_ name: Scalar) -> String? {
    if let fact = names.vocabulary.fact(named: name.text) { return fact.id }
    let sets = counts.map(\.name.text) + names.vocabulary.relations.keys
    if sets.contains(name.text) { return name.text }
    let nearest = NearestFact(for: name.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(name.text, nearest: nearest)), at: name)
    return nil
  }

  private mutating func strengths(_ entry: Mapping.Entry) -> [(finding: Int, strength: Strength)] {
    let parts = entry.key.text.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
    guard let name = parts.first, let id = names.findingID(entry.key.text) ?? names.findingID(name),
      let finding = names.findings[id], let entries = names.entries[id]
    else {
      let nearest = NearestName.suggestion(for: entry.key.text, among: names.findingNames)
      log.report(
        .name(.unknownFinding(entry.key.text, isAsset: false, nearest: nearest)), at: entry.key)
      return []
    }
    guard let written = entry.value.scalar,
      let word = word(written, among: Strength.allCases.map(\.word), entry.key.text),
      let strength = Strength.allCases.first(where: { $0.word == word })
    else { return [] }
    // `P_EXPERTISE, about maths` speaks of one entry, the bare id of all.
    if parts.count == 2, parts[1].hasPrefix("about "), let list = finding.head.about?.list.text,
      let words = names.vocabulary.aboutList(list)
    {
      let folded = FactKind.folded(parts[1].dropFirst(6))
      guard let index = words.firstIndex(where: { FactKind.folded($0) == folded }) else {
        let text = String(parts[1].dropFirst(6))
        let nearest = NearestName.suggestion(for: text, among: words)
        log.report(.name(.unknownEntry(text, list: list, nearest: nearest)), at: entry.key)
        return []
      }
      return [(entries[index], strength)]
    }
    return entries.map { ($0, strength) }
  }

  // MARK: - Sets

  private mutating func members(_ entry: Mapping.Entry) -> RuleExample.Members? {
    let relations = names.vocabulary.relations
    let count = counts.first { $0.name.text == entry.key.text }
    guard let relation = relations[count?.relation.text ?? entry.key.text] else {
      let known = counts.map(\.name.text)
      let nearest = NearestName.suggestion(
        for: entry.key.text, among: known + Array(relations.keys))
      log.report(.name(.unknownSet(entry.key.text, nearest: nearest, known: known)), at: entry.key)
      return nil
    }
    if let written = entry.value.scalar {
      guard let members = SetSize.parse(written.text) else {
        log.report(.example(.setSizeNotClear(written.text)), at: written)
        return nil
      }
      return members
    }
    guard case .list(let nodes, _) = entry.value else {
      log.report(.example(.setSizeNotClear("")), at: entry.key)
      return nil
    }
    return .listed(nodes.map { member($0, of: relation) })
  }

  private mutating func member(
    _ node: Node, of relation: Relation
  ) -> [(slot: Int, value: FactValue)] {
    guard case .mapping(let mapping) = node else {
      log.report(.example(.memberExpected), at: node.location, length: node.caretLength)
      return []
    }
    let scope = ConditionScope(relation: relation, owner: .action)
    return mapping.entries.compactMap { entry in
      guard let slot = slot(entry.key) else { return nil }
      let fact = names.vocabulary.facts[slot]
      guard scope.bearers.contains(fact.bearer) else {
        log.report(
          .kind(
            .bearerOutOfPlace(fact.name, bearer: fact.bearer.rawValue, relation: relation.name)),
          at: entry.key)
        return nil
      }
      return ExampleValues.value(entry.value, fact, &log).map { (slot, $0) }
    }
  }

  private mutating func word(_ written: Scalar, among known: [String], _ key: String) -> String? {
    if known.contains(written.text) { return written.text }
    let nearest = NearestName.suggestion(for: written.text, among: known)
    log.add([
      NotationProblem.unknownWord(written.text, key: key, nearest: nearest, known: known)
        .diagnostic(at: written.location, length: written.length)
    ])
    return nil
  }
}

/// The size of a named set in an example: `2`, `2 of 10`, `2 to 5 of 10`.
enum SetSize {
  /// `nil` when the text says none of these, or something impossible such as `5 of 2`.
  static func parse(_ text: String) -> RuleExample.Members? {
    let parts = text.split(separator: " ").map(String.init)
    let numbers = stride(from: 0, to: parts.count, by: 2).map { Int(parts[$0]) }
    guard numbers.allSatisfy({ $0.map { (0...1_000_000).contains($0) } ?? false }) else {
      return nil
    }
    let words = stride(from: 1, to: parts.count, by: 2).map { parts[$0] }
    let values = numbers.compactMap { $0 }
    guard values.count == words.count + 1, zip(values, values.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    switch words {
    case []: return .counted(certain: values[0], most: values[0], registered: nil)
    case ["of"]: return .counted(certain: values[0], most: values[0], registered: values[1])
    case ["to"]: return .counted(certain: values[0], most: values[1], registered: nil)
    case ["to", "of"]: return .counted(certain: values[0], most: values[1], registered: values[2])
    default: return nil
    }
  }
}
