import Diagnostics
import Facts
import Notation
import OrderedCollections

/// Resolves what decides the constraints on partners.
struct PartneringChecker {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  /// The policy with its tests; what is broken is reported and left out.
  mutating func check(
    _ policy: PartneringPolicy, _ tests: [String: PartnerTestSyntax],
    soft softTests: [String: PartnerTestSyntax] = [:]
  ) -> PartneringPolicy {
    var policy = policy
    for name in policy.hard.keys { resolve(tests[name], &policy.hard[name]) }
    for name in policy.soft.keys { resolve(softTests[name], &policy.soft[name]) }
    return policy
  }

  private mutating func resolve(
    _ written: PartnerTestSyntax?, _ criterion: inout PartneringPolicy.Criterion?
  ) {
    guard let written else { return }
    criterion?.test = condition(written.test, isOfPartner: true)
    criterion?.testOfThisSchool = condition(written.testOfThisSchool, isOfPartner: false)
    criterion?.operation = written.operation.flatMap { operation($0) }
  }

  private mutating func condition(
    _ written: ConditionSyntax?, isOfPartner: Bool
  ) -> CheckedCondition? {
    guard let written else { return nil }
    var checker = ConditionChecker(names)
    let checked = checker.check(
      written, in: ConditionScope(isOfPartner: isOfPartner, owner: .partnering))
    log.add(checker.log.diagnostics)
    return checked
  }

  private mutating func operation(_ written: PartnerOperationSyntax) -> PartnerOperation? {
    switch written {
    case .strength(let shownBy): return .strength(shownBy: assets(shownBy))
    case .exchange(let shownBy): return .exchange(shownBy: assets(shownBy))
    case .journey(let online): return .journey(onlineFor: Set(online.map(\.text)))
    case .exclusions: return .exclusions
    case .figuresLeftOut: return .figuresLeftOut
    case .returned(let shownBy): return .returned(shownBy: assets(shownBy))
    case .likeness: return .likeness
    case .levelApart(let deviations): return .levelApart(deviations: deviations)
    case .nearness: return .nearness
    case .apart(let phases, let otherwise, let rivals):
      let byPhase = phases.compactMap { entry in
        phase(entry.phase).map { ($0, entry.kilometres) }
      }
      guard let rivals = condition(rivals, isOfPartner: true) else { return nil }
      return .apart(
        PartnerOperation.FarApart(
          byPhase: Dictionary(byPhase) { first, _ in first }, otherwise: otherwise),
        rivals: rivals)
    }
  }

  /// The entries of the assets that are named, in their order.
  private mutating func assets(_ written: [Scalar]) -> [Int] {
    written.flatMap { name -> [Int] in
      guard let id = names.findingID(name.text), let finding = names.findings[id] else {
        let nearest = NearestName.suggestion(for: name.text, among: names.findingNames)
        log.report(.name(.unknownFinding(name.text, isAsset: true, nearest: nearest)), at: name)
        return []
      }
      guard finding.kind == .asset else {
        log.report(.card(.shownByBarrier(id)), at: name)
        return []
      }
      return names.entries[id] ?? []
    }
  }

  /// The word of the fact `phase` that is written with spaces or underscores.
  private mutating func phase(_ written: Scalar) -> String? {
    guard let slot = names.vocabulary.slot(id: "phase") else { return nil }
    let fact = names.vocabulary.facts[slot]
    let words = fact.kind.words
    let folded = FactKind.folded(written.text)
    if let word = words.first(where: { FactKind.folded($0) == folded }) { return word }
    let nearest = NearestName.suggestion(for: written.text, among: words)
    log.report(
      .name(.unknownValue(written.text, fact: fact.name, nearest: nearest, known: words)),
      at: written)
    return nil
  }
}
