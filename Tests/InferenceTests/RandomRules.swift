import Diagnostics
import Evidence
import Facts
import OrderedCollections
import RuleLanguage
import TestSupport

/// Writes random checked rules over the vocabulary of ``RandomWorld``.
struct RandomRules {
  typealias Slot = RandomWorld.Slot

  let options: RandomWorld.Options
  /// How many findings can be used so far.
  private var findingCount = 0
  private var isOfArea: [Bool] = []
  private var contraCount = 0
  private var setCount = 0

  init(options: RandomWorld.Options) { self.options = options }

  mutating func rules(_ random: inout SplitMix64) -> CheckedRules {
    var findings: [CheckedFinding] = []
    for index in 0..<7 {
      // Areas do not know everything about themselves.
      let isOfArea = random.chance(25) && !options.isAllKnown
      let unless =
        options.findingExceptions && random.chance(30)
        ? [condition(depth: 1, &random)] : []
      findings.append(
        Small.finding(
          "F\(index)", kind: random.chance(70) ? .barrier : .asset,
          ecology: isOfArea ? .system : .within,
          signs: (0..<random.int(1...3)).map { _ in
            condition(depth: 2, hint: random.chance(15), &random)
          }, unless: unless))
      self.isOfArea.append(isOfArea)
      findingCount += 1
    }
    var contraIndications: [CheckedContraIndication] = []
    if options.contraIndications {
      for index in 0..<4 {
        contraIndications.append(contraIndication(index, &random))
        contraCount += 1
      }
    }
    let actions = (0..<6).map { action($0, contraIndications.count, &random) }
    return CheckedRules(
      vocabulary: Vocabulary(
        facts: RandomWorld.facts,
        relations: OrderedDictionary(
          uniqueKeysWithValues: RandomWorld.relations.map { ($0.name, $0) })),
      derivations: derivations(&random), findings: findings,
      findingOrder: Array(findings.indices), contraIndications: contraIndications,
      actions: actions, evidence: EvidenceLibrary())
  }

  private mutating func contraIndication(_ index: Int, _ random: inout SplitMix64)
    -> CheckedContraIndication
  {
    let ownBarriers = index == 3
    return CheckedContraIndication(
      id: "N\(index)", name: "N\(index)", says: "",
      test: ownBarriers ? nil : condition(depth: 1, &random),
      testsOwnBarriers: ownBarriers, stopsIfUnknown: random.chance(30),
      effect: random.chance(50) ? .block : .defer,
      reach: random.chance(20)
        ? .everyCardExcept(["A0"])
        : .cardsThatListIt(orEffort: random.chance(30) ? .high : nil), location: Small.location)
  }

  private mutating func action(_ index: Int, _ contraCount: Int, _ random: inout SplitMix64)
    -> CheckedAction
  {
    var action = Small.action(
      "A\(index)", when: condition(depth: 3, &random),
      unless: random.chance(40) ? [condition(depth: 1, &random)] : [],
      appliesTo: random.chance(40) ? [test(&random)] : [],
      notWhen: (0..<contraCount).filter { _ in random.chance(40) },
      effort: random.pick([.low, .medium, .high]))
    if random.chance(25) {
      action.instances.append(
        CheckedAction.Instance(
          about: AboutEntry(parameter: "need", list: "needs", entry: "other"),
          when: condition(depth: 2, &random)))
    }
    return action
  }

  /// Derived facts over the first numbers.
  private mutating func derivations(_ random: inout SplitMix64) -> [CheckedDerivation] {
    var plain = RandomRules(options: options)
    let condition = Small.condition(
      .any([plain.numberTest(0, &random), plain.numberTest(1, &random)]))
    return [
      CheckedDerivation(
        slot: Slot.difference, operation: .difference(0, 1), location: Small.location),
      CheckedDerivation(
        slot: Slot.band, operation: .band(Slot.difference, cuts: [-20, 20], levels: [0, 1, 2]),
        location: Small.location),
      CheckedDerivation(
        slot: Slot.bandOfWords,
        operation: .band(Slot.difference, cuts: [-20, 20], levels: [0, 1, 2]),
        location: Small.location),
      CheckedDerivation(
        slot: Slot.derivedYes, operation: .yesWhen(condition), location: Small.location),
    ]
  }

  // MARK: Conditions

  private mutating func stance(_ random: inout SplitMix64) -> CheckedCondition.Stance {
    guard options.stances, random.chance(12) else { return .wait }
    return random.chance(50) ? .carryOn(because: "") : .stop(because: "")
  }

  /// A condition on a school; `where` tells that it stands under a count.
  mutating func condition(
    depth: Int, hint: Bool = false, inWhere: Bool = false, _ random: inout SplitMix64
  ) -> CheckedCondition {
    var result = plainCondition(depth: depth, inWhere: inWhere, &random)
    result.givesAtMostHint = hint
    if options.stances, random.chance(10), result.stance == .wait {
      result.stance = stance(&random)
    }
    return result
  }

  private mutating func plainCondition(
    depth: Int, inWhere: Bool, _ random: inout SplitMix64
  ) -> CheckedCondition {
    let choice = random.int(0...99)
    if depth > 0, choice < 45 {
      let parts = (0..<random.int(1...3)).map { _ in
        condition(depth: depth - 1, inWhere: inWhere, &random)
      }
      switch random.int(0...4) {
      case 0, 1: return Small.condition(.all(parts))
      case 2, 3: return Small.condition(.any(parts))
      default: return Small.condition(.noneOf(parts))
      }
    }
    if options.counts, depth > 0, !inWhere, choice < 55 { return count(&random) }
    if findingCount > 0, choice < 70 { return finding(&random) }
    if contraCount > 0, !inWhere, choice < 74 {
      // The last has no test of its own, and so is never known as a reason.
      let last = options.isAllKnown ? min(2, contraCount - 1) : contraCount - 1
      return Small.condition(.contraIndication(random.int(0...last)))
    }
    return test(inWhere: inWhere, &random)
  }

  private mutating func finding(_ random: inout SplitMix64) -> CheckedCondition {
    let count = random.chance(15) ? 2 : 1
    let entries = (0..<count).map { _ in random.int(0...findingCount - 1) }
    return Small.condition(
      .finding(
        FindingTest(
          findings: Array(Set(entries)).sorted(), strength: random.pick([.hint, .likely, .clear]),
          isExact: random.chance(20), location: Small.location)), stance(&random))
  }

  private mutating func count(_ random: inout SplitMix64) -> CheckedCondition {
    let relation = random.pick(["family", "area", "reach", "partners"])
    setCount += 1
    let parts: [CheckedCondition]
    if relation == "partners" {
      parts = [
        Small.test(Slot.partnerNumber, level(&random), stance(&random)),
        Small.test(Slot.partnerSet, .set(.includesAny(ValueSet([random.int(0...2)])))),
      ]
    } else {
      parts = (0..<random.int(1...2)).map { _ in
        condition(depth: 1, inWhere: true, &random)
      }
    }
    let isPercent = random.chance(30)
    return Small.count(
      random.pick([.atLeast, .atMost, .exactly]),
      isPercent ? random.pick([30, 50]) : random.int(0...3),
      percent: isPercent, of: relation, name: "set \(setCount)", parts)
  }
}
