import Diagnostics
import Facts
import Notation
import OrderedCollections

/// Resolves the names of a condition and holds each line against what may stand where it stands.
struct ConditionChecker {
  let names: RuleNames
  /// The conditions of cards that `any when of` copies in, by id; checked before this one.
  var copied: [String: CheckedCondition] = [:]
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  /// The conditions that can be resolved; a broken one is reported and left out.
  mutating func check(_ items: [ConditionSyntax], in scope: ConditionScope) -> [CheckedCondition] {
    items.compactMap { check($0, in: scope) }
  }

  /// The condition with its names resolved; `nil` when it is broken, which is reported.
  mutating func check(_ item: ConditionSyntax, in scope: ConditionScope) -> CheckedCondition? {
    guard let form = form(item, in: scope) else { return nil }
    var condition = CheckedCondition(
      form, stance: item.stance, say: item.say, givesAtMostHint: item.givesAtMostHint,
      at: item.location)
    condition.length = item.length
    condition.isListItem = item.isListItem
    return condition
  }

  private mutating func form(
    _ item: ConditionSyntax, in scope: ConditionScope
  ) -> CheckedCondition.Form? {
    switch item.form {
    case .test(let fact, let phrase, let written):
      return test(fact, phrase, written, scope).map { .test($0) }
    case .all(let items): return .all(check(items, in: scope))
    case .any(let items): return .any(check(items, in: scope))
    case .noneOf(let items): return .noneOf(check(items, in: scope))
    case .count(let count): return self.count(count, item, scope).map { .count($0) }
    case .strength(let test): return strength(test, item, scope).map { .finding($0) }
    case .contraIndication(let name): return contraIndication(name, item, scope)
    case .anyWhenOf(let actions): return anyWhenOf(actions, item, scope)
    }
  }

  // MARK: - Facts

  private mutating func test(
    _ name: Scalar, _ phrase: PhraseSyntax?, _ written: Scalar, _ scope: ConditionScope
  ) -> CheckedTest? {
    guard let slot = slot(name) else { return nil }
    let fact = names.vocabulary.facts[slot]
    if fact.neverScored {
      log.report(.kind(.neverScored(fact.name)), at: name)
      return nil
    }
    guard scope.bearers.contains(fact.bearer) else {
      log.report(
        .kind(
          .bearerOutOfPlace(
            fact.name, bearer: fact.bearer.rawValue, relation: scope.relation?.name)), at: name)
      return nil
    }
    guard let phrase else { return nil }
    var checker = PhraseChecker(fact, names.vocabulary, scope, written)
    let result = checker.check(phrase)
    log.add(checker.problems)
    return result.map {
      CheckedTest(slot: slot, phrase: $0.phrase, band: $0.band, location: written.location)
    }
  }

  /// The slot of a fact; an unknown one is reported with the nearest name and where it is declared.
  mutating func slot(_ name: Scalar) -> Int? {
    if let slot = names.vocabulary.slot(named: name.text) { return slot }
    let nearest = NearestFact(for: name.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(name.text, nearest: nearest)), at: name)
    return nil
  }

  // MARK: - Related schools, hubs and partners

  private mutating func count(
    _ count: CountSyntax, _ item: ConditionSyntax, _ scope: ConditionScope
  ) -> CheckedCount? {
    guard scope.owner != .derivation else {
      log.report(.shape(.notInDerivation("a count")), at: item.location, length: item.length)
      return nil
    }
    guard !scope.isInsideWhere else {
      log.report(.shape(.countInsideWhere), at: item.location, length: item.length)
      return nil
    }
    guard let relation = names.vocabulary.relations[count.relation.text] else {
      let known = Array(names.vocabulary.relations.keys)
      let nearest = NearestName.suggestion(for: count.relation.text, among: known)
      log.report(
        .name(.unknownRelation(count.relation.text, nearest: nearest, known: known)),
        at: count.relation)
      // What stands inside is checked all the same, as far as it does not depend on the relation.
      var inner = scope
      inner.isRelationUnknown = true
      _ = check(count.items, in: inner)
      return nil
    }
    var inner = scope
    inner.relation = relation
    let conditions = check(count.items, in: inner)
    return CheckedCount(
      quantity: count.quantity, relation: relation.name, name: count.name.text,
      condition: CheckedCondition(
        .all(conditions), at: count.items.first?.location ?? item.location),
      location: item.location)
  }

  // MARK: - Findings, contra-indications, cards

  private mutating func strength(
    _ test: StrengthTestSyntax, _ item: ConditionSyntax, _ scope: ConditionScope
  ) -> FindingTest? {
    guard scope.owner != .derivation, scope.isAboutSchools else {
      let problem: RuleProblem =
        scope.owner == .derivation
        ? .shape(.notInDerivation("a finding"))
        : .shape(.onlyOfSchools("a finding", relation: scope.relation?.name))
      log.report(problem, at: item.location, length: item.length)
      return nil
    }
    guard let id = findingID(test, scope), let finding = names.findings[id],
      let entries = names.entries[id]
    else { return nil }
    if (finding.kind == .asset) != test.isAsset {
      log.report(.name(.barrierOrAsset(id, isAsset: finding.kind == .asset)), at: test.name.words)
    }
    guard let about = test.about else {
      return FindingTest(
        findings: entries, strength: test.strength, isExact: test.isExact, location: item.location)
    }
    guard let entry = self.entry(about, of: finding, entries, scope) else { return nil }
    return FindingTest(
      findings: [entry], strength: test.strength, isExact: test.isExact, location: item.location)
  }

  private mutating func findingID(
    _ test: StrengthTestSyntax, _ scope: ConditionScope
  ) -> String? {
    let words = test.name.words
    // A name may begin with "the", so what looks like a parameter may be a name.
    if let id = names.findingID(words.text) { return id }
    let resolver = WordResolver(vocabulary: names.vocabulary, binding: scope.binding)
    let name: String
    switch resolver.text(of: test.name) {
    case .success(let text): name = text
    case .failure(let problem):
      log.report(problem, at: words)
      return nil
    }
    if let id = names.findingID(name) { return id }
    if case .parameter = test.name, let need = scope.binding?.need {
      log.report(.name(.needWithoutFinding(need.name, finding: name)), at: words)
      return nil
    }
    let parts = name.split(separator: ",", maxSplits: 1).map { $0.trimmingSpaces }
    if parts.count == 2, names.findingID(parts[0]) != nil {
      log.report(.name(.unknownStrength(parts[1])), at: words)
      return nil
    }
    let nearest = NearestName.suggestion(for: name, among: names.findingNames)
    log.report(.name(.unknownFinding(name, isAsset: test.isAsset, nearest: nearest)), at: words)
    return nil
  }

  /// The entry of a finding with `about` that a word names.
  private mutating func entry(
    _ word: WordSyntax, of finding: FindingSyntax, _ entries: [Int], _ scope: ConditionScope
  ) -> Int? {
    guard let list = finding.head.about?.list.text,
      let words = names.vocabulary.aboutList(list)
    else {
      log.report(.name(.findingWithoutAbout(finding.head.id.text)), at: word.words)
      return nil
    }
    switch WordResolver(vocabulary: names.vocabulary, binding: scope.binding).text(of: word) {
    case .success(let text):
      let folded = FactKind.folded(text)
      if let index = words.firstIndex(where: { FactKind.folded($0) == folded }) {
        return entries[index]
      }
      let nearest = NearestName.suggestion(for: text, among: words)
      log.report(.name(.unknownEntry(text, list: list, nearest: nearest)), at: word.words)
    case .failure(let problem): log.report(problem, at: word.words)
    }
    return nil
  }

  private mutating func contraIndication(
    _ name: Scalar, _ item: ConditionSyntax, _ scope: ConditionScope
  ) -> CheckedCondition.Form? {
    guard scope.owner == .action, scope.isAboutSchools else {
      log.report(
        .shape(.onlyInActions("contra-indication")), at: item.location, length: item.length)
      return nil
    }
    if let index = names.contraIndicationIndex(name.text) { return .contraIndication(index) }
    let nearest = NearestName.suggestion(
      for: name.text, among: Array(names.contraIndications.keys))
    log.report(.name(.unknownContraIndication(name.text, nearest: nearest)), at: name)
    return nil
  }

  private mutating func anyWhenOf(
    _ actions: [Scalar], _ item: ConditionSyntax, _ scope: ConditionScope
  ) -> CheckedCondition.Form? {
    guard scope.owner == .action, !scope.isInsideWhere else {
      log.report(.shape(.onlyInActions("any when of")), at: item.location, length: item.length)
      return nil
    }
    var parts: [(action: String, when: CheckedCondition)] = []
    var seen: Set<String> = []
    for name in actions {
      guard let id = names.actionID(name.text) else {
        log.report(.name(.unknownAction(name.text, nearest: nearest(action: name.text))), at: name)
        continue
      }
      guard seen.insert(id).inserted else {
        log.report(.card(.listedTwice(id)), at: name)
        continue
      }
      // A card without a checked condition is broken or part of a circle, which is reported there.
      if let when = copied[id] { parts.append((id, when)) }
    }
    return .anyWhenOf(parts)
  }

  func nearest(action: String) -> String? {
    NearestName.suggestion(for: action, among: names.actionNames)
  }
}
