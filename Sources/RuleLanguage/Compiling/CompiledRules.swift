import Facts

/// A rule set ready for inference: facts as slots, each distinct test once, all conditions as one
/// graph in a fixed order. Compiling cannot fail, and no later stage looks back at YAML.
package final class CompiledRules: Sendable {
  /// The rules it was made from; indices of findings, contra-indications and actions are theirs.
  package let checked: CheckedRules
  package let graph: BooleanGraph
  /// The conditions of findings and actions, laid out flat.
  package let outline: ConditionOutline
  /// The facts at which each node looks.
  package let slotsOfNodes: SlotTable
  /// The facts at which each line of ``outline`` looks, those of the findings it asks for included.
  package let slotsOfLines: SlotTable
  /// The distinct tests.
  package let tests: [CompiledTest]
  /// The tests of each fact, by index in ``tests``.
  package let testsOfSlot: [Int: [Int]]
  /// The distinct counts over related things.
  package let counts: [CompiledCount]
  /// The facts at which the condition of each count looks, those of findings it uses included.
  package let slotsOfCounts: [Set<Int>]
  /// As ``CheckedRules/actions``: the facts that decide the place of an action in an order where its entries stand as
  /// they do, those of what leads to it, helps it and makes it urgent, without what can stop it.
  package let slotsOfPlaces: [Set<Int>]
  /// The same as marks.
  package let marksOfPlaces: [SlotTable.Marks]
  /// The tests whose distance from a figure can make a step more pressing: those of what leads to actions, by index in
  /// ``tests``.
  package let testsOfNeeds: Set<Int>
  /// The facts that move by chance.
  package let noisySlots: [Int]
  /// Facts of the school that asks at which the condition of some count looks.
  package let slotsOfAskers: Set<Int>
  /// As ``CheckedRules/findings``.
  package let findings: [CompiledFinding]
  /// How strong each of ``findings`` is, `if unknown` lines honoured.
  package let strengths: [StrengthPlanes]
  /// Whether each of ``findings`` is about the area.
  package let isOfArea: [Bool]
  /// As ``CheckedRules/actions``.
  package let actions: [CompiledAction]
  /// The conditions of ``CheckedRules/derivations`` that are made from conditions, by their index there:
  /// one for `yes when`, one for each word of `members`.
  package let derivationConditions: [Int: [CompiledCondition]]
  /// What is asked of partners, by the names of hard constraints; those that nothing decides are left out.
  package let partnering: [String: CompiledConstraint]
  /// The same of soft criteria.
  package let softPartnering: [String: CompiledConstraint]
  /// What is asked of every school of an area, in the order of ``AreaPolicy/parts`` and their counts.
  package let areaCounts: [[CompiledCondition]]

  package init(_ checked: CheckedRules) {
    var compiler = RuleCompiler(checked)
    var conditions: [Int: [CompiledCondition]] = [:]
    for (index, derivation) in checked.derivations.enumerated() {
      switch derivation.operation {
      case .yesWhen(let condition):
        conditions[index] = [compiler.compile(condition, isFavourable: true)]
      case .members(let members):
        conditions[index] = members.map { compiler.compile($0.condition, isFavourable: true) }
      default: break
      }
    }
    for index in checked.findingOrder {
      compiler.findings[index] = compiler.compile(finding: index)
    }
    findings = checked.findings.indices.map { compiler.finding($0) }
    strengths = findings.map(\.strengths.honoured.planes)
    isOfArea = checked.findings.map { $0.ecology == .system }
    actions = checked.actions.indices.map { compiler.compile(action: $0) }
    partnering = compiler.constraints(checked.partnering.hard)
    softPartnering = compiler.constraints(checked.partnering.soft)
    areaCounts = compiler.areaCounts()
    self.checked = checked
    graph = compiler.graph
    tests = compiler.tests
    testsOfSlot = Dictionary(grouping: compiler.tests.indices) { [tests = compiler.tests] in
      tests[$0].slot
    }
    counts = compiler.counts
    outline = ConditionOutline(
      checked, tests: tests, counts: counts, findings: findings, actions: actions)
    slotsOfAskers = compiler.counts.reduce(into: []) { $0.formUnion($1.askerSlots) }
    derivationConditions = conditions
    slotsOfCounts = FactsRead.byCount(counts, tests: compiler.tests, findings: findings)
    let slotCount = checked.vocabulary.facts.count
    slotsOfNodes = SlotTable(
      nodesOf: graph, tests: tests, counts: counts, slotsOfCounts: slotsOfCounts,
      slotCount: slotCount)
    slotsOfLines = SlotTable(linesOf: outline, nodes: slotsOfNodes, slotCount: slotCount)
    slotsOfPlaces = FactsRead.byPlace(
      actions, checked.actions, tests: tests, counts: counts, findings: findings)
    marksOfPlaces = slotsOfPlaces.map(slotsOfNodes.marks)
    testsOfNeeds = outline.testsOfNeeds(checked)
    noisySlots = checked.vocabulary.facts.indices.filter {
      checked.vocabulary.facts[$0].noise != .none
    }
  }
}
