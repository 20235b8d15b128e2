import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Turns action cards as written into checked ones.
struct ActionChecker {
  let names: RuleNames
  /// The conditions of cards checked before, for `any when of`.
  let copied: [String: CheckedCondition]
  private(set) var log = ProblemLog()

  init(_ names: RuleNames, copied: [String: CheckedCondition]) {
    self.names = names
    self.copied = copied
  }

  /// The card; `nil` when it has no condition that can be checked.
  mutating func check(_ action: ActionSyntax) -> CheckedAction? {
    let head = action.head
    var bindingLog = ProblemLog()
    let bindings = AboutExpansion.bindings(of: head, names.vocabulary, &bindingLog)
    log.add(bindingLog.diagnostics)
    var heads = HeadChecker(names)
    var conditions = ConditionChecker(names)
    conditions.copied = copied
    var topics: [String] = []
    let instances = bindings.compactMap { binding -> CheckedAction.Instance? in
      let scope = ConditionScope(binding: binding, owner: .action)
      let own = heads.topics(head, binding)
      topics += own.filter { !topics.contains($0) }
      let when = action.when.flatMap { conditions.check($0, in: scope) }
      let unless = conditions.check(action.unless, in: scope)
      guard let when else { return nil }
      var instance = CheckedAction.Instance(about: binding?.entry, when: when, unless: unless)
      instance.topics = own
      return instance
    }
    let appliesTo = conditions.check(action.appliesTo, in: ConditionScope(owner: .action))
    let because = heads.citations(head, needsGrade: true)
    log.add(heads.log.diagnostics)
    log.add(conditions.log.diagnostics)
    var examples = ExampleChecker(
      names, conditions: [action.when].compactMap { $0 } + action.unless + action.appliesTo)
    let checkedExamples = head.examples.compactMap { examples.check($0, of: action) }
    log.add(examples.log.diagnostics)
    guard !instances.isEmpty else { return nil }
    var checked = CheckedAction(
      id: head.id.text, name: head.name.text, life: head.life, strategy: action.strategy,
      ecology: head.ecology, voices: action.voices, topics: topics, urgency: action.urgency,
      effort: action.effort, who: action.who, appliesTo: appliesTo, instances: instances,
      notWhen: contraIndications(action.notWhen), stopIf: action.stopIf,
      leadCondition: leadCondition(action.leadCondition),
      helpedBy: findings(action.helpedBy, .asset),
      partner: partner(action), conditions: action.conditions,
      cautions: cautions(action.cautions), steps: action.steps, monitor: action.monitor,
      helperGain: action.helperGain, because: because,
      grade: because.compactMap(\.grade).min() ?? .ext, resources: action.resources.map(\.text),
      before: actions(action.before, of: head), needs: actions(action.needs, of: head),
      insteadOf: actions(action.insteadOf, of: head), notWith: actions(action.notWith, of: head),
      mustRespond: action.mustRespond, examples: checkedExamples, location: head.id.location)
    checked.actNowWhere = findings(action.actNowWhere, .barrier)
    checked.deliberatelyWithout = withouts(action.deliberatelyWithout)
    return checked
  }

  // MARK: - Names on the card

  private mutating func contraIndications(_ written: [Scalar]) -> [Int] {
    var indices: [Int] = []
    for name in written {
      guard let index = names.contraIndicationIndex(name.text) else {
        let nearest = NearestName.suggestion(
          for: name.text, among: Array(names.contraIndications.keys))
        log.report(.name(.unknownContraIndication(name.text, nearest: nearest)), at: name)
        continue
      }
      if indices.contains(index) { log.report(.card(.listedTwice(name.text)), at: name) }
      indices.append(index)
    }
    return indices
  }

  /// A contra-indication, or a fact that siblings test.
  private mutating func withouts(
    _ written: [(name: Scalar, reason: String)]
  ) -> [CheckedAction.Without] {
    written.compactMap { name, reason in
      let trait: SiblingTrait
      if let index = names.contraIndicationIndex(name.text) {
        trait = .contraIndication(names.contraIndications.keys[index])
      } else if let fact = names.vocabulary.fact(named: name.text) {
        trait = .fact(fact.name)
      } else {
        let known = names.contraIndications.keys + names.vocabulary.facts.map(\.name)
        let nearest = NearestName.suggestion(for: name.text, among: known)
        log.report(.name(.unknownContraIndication(name.text, nearest: nearest)), at: name)
        return nil
      }
      return CheckedAction.Without(
        trait: trait, reason: reason, location: name.location, length: name.length)
    }
  }

  /// The entries of findings named in a list that takes one kind only.
  private mutating func findings(_ written: [Scalar], _ kind: CheckedFinding.Kind) -> [Int] {
    written.flatMap { name -> [Int] in
      guard let id = names.findingID(name.text), let finding = names.findings[id] else {
        let nearest = NearestName.suggestion(for: name.text, among: names.findingNames)
        log.report(
          .name(.unknownFinding(name.text, isAsset: kind == .asset, nearest: nearest)), at: name)
        return []
      }
      if finding.kind != kind {
        log.report(
          .card(kind == .asset ? .helpedByBarrier(name.text) : .pressedByAsset(name.text)), at: name
        )
      }
      return names.entries[id] ?? []
    }
  }

  private mutating func cautions(_ written: [CautionSyntax]) -> [CautionReference] {
    written.compactMap { caution in
      switch caution {
      case .own(let text): return .own(text)
      case .named(let name):
        if names.cautions[name.text] != nil { return .catalogue(name.text) }
        let nearest = NearestName.suggestion(for: name.text, among: Array(names.cautions.keys))
        log.report(.name(.unknownCaution(name.text, nearest: nearest)), at: name)
        return nil
      }
    }
  }

  private mutating func actions(_ written: [Scalar], of head: RuleHead) -> [String] {
    var ids: [String] = []
    for name in written {
      guard let id = names.actionID(name.text) else {
        let nearest = NearestName.suggestion(for: name.text, among: names.actionNames)
        log.report(.name(.unknownAction(name.text, nearest: nearest)), at: name)
        continue
      }
      if id == head.id.text { log.report(.card(.namesItself(id)), at: name) }
      if ids.contains(id) { log.report(.card(.listedTwice(id)), at: name) }
      ids.append(id)
    }
    return ids
  }

  private mutating func leadCondition(_ written: Scalar?) -> LeadCondition? {
    guard let written else { return nil }
    if let id = names.findingID(written.text), let entries = names.entries[id] {
      return .finding(entries)
    }
    if let slot = names.vocabulary.slot(named: written.text) { return .fact(slot) }
    let nearest = NearestFact(for: written.text, among: names.vocabulary.facts)
    log.report(.name(.unknownFact(written.text, nearest: nearest)), at: written)
    return nil
  }

  private mutating func partner(_ action: ActionSyntax) -> PartnerProfile? {
    guard let partner = action.partner else { return nil }
    for from in [partner.from, partner.alsoFrom].compactMap(\.self) {
      let sets = action.when.map { SetNames.of([$0]) } ?? []
      let relations = Array(names.vocabulary.relations.keys)
      if !sets.contains(from.text), !relations.contains(from.text) {
        let nearest = NearestName.suggestion(for: from.text, among: sets + relations)
        log.report(.name(.unknownSet(from.text, nearest: nearest, known: sets)), at: from)
      }
    }
    check(partner.hard, among: Array(names.partnering.hard.keys), "hard")
    check(partner.soft, among: Array(names.partnering.soft.keys), "soft")
    return PartnerProfile(
      type: partner.type, from: partner.from?.text, alsoFrom: partner.alsoFrom?.text,
      kinds: words(partner.kinds, of: "partner_kind"),
      offers: words(partner.offers, of: "partner_offers"), hard: partner.hard.map(\.text),
      soft: partner.soft.map(\.text), match: partner.match, otherAuthority: partner.otherAuthority)
  }

  /// Words of a fact of community partners as the vocabulary spells them; the others are reported.
  private mutating func words(_ written: [Scalar], of fact: String) -> [String] {
    let words =
      names.vocabulary.slot(id: fact).map { names.vocabulary.facts[$0].kind.words } ?? []
    return written.compactMap { name in
      let folded = FactKind.folded(name.text)
      if let word = words.first(where: { FactKind.folded($0) == folded }) { return word }
      let nearest = NearestName.suggestion(for: name.text, among: words)
      let list = fact == "partner_kind" ? "community kinds" : "partner offers"
      log.report(.name(.unknownEntry(name.text, list: list, nearest: nearest)), at: name)
      return nil
    }
  }

  private mutating func check(_ written: [Scalar], among known: [String], _ key: String) {
    for name in written where !known.contains(name.text) {
      let nearest = NearestName.suggestion(for: name.text, among: known)
      log.report(.name(.unknownCriterion(name.text, key: key, nearest: nearest)), at: name)
    }
  }
}

/// The names of sets in conditions as written.
enum SetNames {
  /// All names given by `call them`, in order.
  static func of(_ conditions: [ConditionSyntax]) -> [String] {
    counts(in: conditions).map(\.name.text)
  }

  /// All counts, in order, from outside in.
  static func counts(in conditions: [ConditionSyntax]) -> [CountSyntax] {
    conditions.flatMap { condition -> [CountSyntax] in
      switch condition.form {
      case .all(let items), .any(let items), .noneOf(let items): counts(in: items)
      case .count(let count): [count] + counts(in: count.items)
      case .test, .strength, .contraIndication, .anyWhenOf: []
      }
    }
  }
}
