import Advice
import Evidence
import Facts
import Inference
import OrderedCollections
import RuleLanguage
import TestRegions
import TestSupport
import Testing

/// The checks that a rule set must pass (`domain` 10, last point), each a test of its own.
@Suite struct RuleSetPromisesTests {
  private let rules = ShippedRuleSet.checked

  /// Whether a card is recommended, or possible with a finding or strength behind it that is certain.
  private func isReached(_ action: Int, _ subject: Subject, in engine: Engine) -> Bool {
    switch engine.status(action, subject) {
    case .recommended, .recommendedOnAnAssumption: true
    case .possible:
      ConditionWalk.findings(in: rules.actions[action].instances.map(\.when))
        .contains { engine.strength($0, subject).certain > .none }
    case .doesNotApply, .notIndicated, .ruledOut, .deferred, .cannotTell: false
    }
  }

  /// The ids of the cards that no school and no area of a region reaches.
  private func unreached(in engine: Engine, _ ids: Set<String>) -> Set<String> {
    let subjects =
      (0..<engine.base.schools.count).map { Subject.school($0) }
      + (0..<engine.base.areas.count).map { Subject.area($0) }
    return ids.filter { id in
      guard let action = rules.actions.firstIndex(where: { $0.id == id }) else { return true }
      return !subjects.contains { isReached(action, $0, in: engine) }
    }
  }

  // MARK: - Every action reachable

  /// Each card is reached by a school or area of the sample, or its own examples show that it can be.
  @Test func everyActionIsReachable() throws {
    let all = Set(rules.actions.map(\.id))
    let unreached = unreached(in: try Region.sample.engine(), all)
    for id in unreached {
      let action = try #require(rules.actions.first { $0.id == id })
      let recommending = action.examples.filter { example in
        guard case .status(let status, _, _, _) = example.expectation else { return false }
        return status == .recommended || status == .recommendedOnAnAssumption
      }
      #expect(!recommending.isEmpty, "\(id) is reached neither in the sample nor in an example")
      // One of these examples says, in brackets at the end of its name, why nobody in the data is there.
      let saysWhy = recommending.contains { $0.name.contains(" (") && $0.name.hasSuffix(")") }
      #expect(saysWhy, "no example that recommends \(id) says why nobody in the data reaches it")
    }
    // The cards that only an example reaches are kept, to be read when they change.
    expectGolden(
      unreached.sorted().map { $0 + "\n" }.joined(), "cards-reached-only-in-examples", in: "Rules")
  }

  /// Real schools reach cards from published figures alone; those are not few.
  @Test(arguments: [Region.greaterManchester, .counties, .profile])
  func figuresAloneReachManyActions(_ region: Region) throws {
    let all = Set(rules.actions.map(\.id))
    let unreached = unreached(in: try region.engine(), all)
    #expect(all.count - unreached.count >= 15, "\(unreached.sorted())")
  }

  // MARK: - Every finding used or marked

  @Test func everyFindingIsUsedOrMarkedInformational() {
    var used = Set(ConditionWalk.findings(in: rules.conditions).map { rules.findings[$0].id })
    used.formUnion(rules.actions.flatMap(\.helpedBy).map { rules.findings[$0].id })
    used.formUnion(rules.vocabulary.needs.values.map(\.finding))
    used.formUnion(rules.ranking.atLeastOneEvidenceActionWhen)
    #expect(rules.findings.count > 80)
    for finding in rules.findings {
      #expect(used.contains(finding.id) != finding.isInformational, "\(finding.id)")
    }
  }

  // MARK: - No action without its obligations

  @Test func noActionIsWithoutASource() {
    for action in rules.actions {
      #expect(!action.because.isEmpty, "\(action.id)")
      for citation in action.because {
        #expect(rules.evidence.sources[citation.source] != nil, "\(action.id): \(citation.source)")
        #expect(!citation.locator.isEmpty && !citation.says.isEmpty, "\(action.id)")
        #expect(citation.grade != nil, "\(action.id)")
      }
    }
  }

  @Test func noActionIsWithoutACaution() {
    for action in rules.actions {
      #expect(!action.cautions.isEmpty, "\(action.id)")
      for case .catalogue(let id) in action.cautions {
        #expect(rules.cautions[id]?.says.isEmpty == false, "\(action.id): \(id)")
      }
    }
  }

  @Test func noActionIsWithoutAMonitoringQuestion() {
    for action in rules.actions {
      #expect(action.monitor.contains { $0.hasSuffix("?") }, "\(action.id)")
    }
  }

  @Test func noActionIsWithoutMutualBenefit() {
    for action in rules.actions {
      #expect(action.helperGain.split(separator: " ").count >= 3, "\(action.id)")
    }
  }

  // MARK: - Contra-indications win

  /// Where a contra-indication that blocks or defers bears on a card, the card is not advised: whatever
  /// its urgency, it stands in no order and in no place that is shown.
  @Test func contraIndicationsWinOverTheOrder() throws {
    let engine = try Region.sample.engine()
    var beaten = 0
    for school in 0..<engine.base.schools.count {
      let outlook = Outlook(
        engine.situation(of: .school(school)), rules: rules, request: AdviceRequest())
      let ranked = Set(outlook.list.ordered.map(\.id))
      for action in rules.actions.indices {
        guard let proof = outlook.proof(of: action) else { continue }
        for instance in proof.instances where bears(on: instance) {
          beaten += 1
          #expect(
            [.ruledOut, .deferred, .notIndicated, .doesNotApply].contains(instance.status),
            "\(rules.actions[action].id) of school \(school): \(instance.status)")
        }
        guard proof.instances.allSatisfy(bears), outlook.calledFor[action] == nil else { continue }
        let id = rules.actions[action].id
        #expect(!ranked.contains(id), "\(id) of school \(school)")
      }
    }
    #expect(beaten > 100)
  }

  private func bears(on instance: InstanceProof) -> Bool {
    instance.contraIndications.contains {
      $0.bears && ($0.effect == .block || $0.effect == .defer)
    }
  }

  /// Nobody at the head of the school puts off even what is to be acted on now.
  @Test func aVacuumPutsOffEverythingButTheTwo() {
    let engine = Engine(
      rules: CompiledRules(rules),
      base: ShippedRuleSet.base([["head_in_post": "no"]]),
      asOfYear: 2025)
    let spared: Set = ["sl_receive_system_leader", "la_broker_collaboration"]
    var deferred = 0
    for (index, action) in rules.actions.enumerated() {
      let status = engine.status(index, .school(0))
      if status == .deferred { deferred += 1 }
      let isAdvised = [.recommended, .recommendedOnAnAssumption, .possible].contains(status)
      #expect(!isAdvised || spared.contains(action.id), "\(action.id): \(status)")
    }
    #expect(deferred > 30)
    let call = rules.actions.firstIndex { $0.id == "sl_receive_system_leader" }
    #expect(call.map { engine.status($0, .school(0)) } == .recommended)
  }
}
