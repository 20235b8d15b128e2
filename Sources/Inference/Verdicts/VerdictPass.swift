package import Facts
import Parallel
package import RuleLanguage

/// The order of work for a rule set: what is decided for whom, stage by stage. It depends on the rules
/// alone, so one serves for any facts.
package struct VerdictProgram: Sendable {
  let rules: CompiledRules
  let plan: VerdictPlan
  /// By bearer: the program of each stage.
  let programs: [Bearer: [BlockProgram]]

  /// A program that knows `outputs`, by bearer.
  package init(_ rules: CompiledRules, outputs: [Bearer: Set<Int>]) {
    self.rules = rules
    let plan = VerdictPlan(rules, outputs: outputs)
    self.plan = plan
    var programs: [Bearer: [BlockProgram]] = [:]
    for bearer in plan.bearers {
      let layout = Self.layout(bearer, count: 0, plan, rules)
      programs[bearer] = (0..<plan.stageCount).map {
        BlockProgram(plan, rules.graph, stage: $0, kept: layout)
      }
    }
    self.programs = programs
  }

  /// A program that knows all statuses and strengths of schools and areas, and who could be a partner as far as that
  /// depends on nobody else.
  init(_ rules: CompiledRules) {
    let outputs = rules.outputs()
    self.init(
      rules, outputs: [.school: outputs.union(rules.partnerOutputs), .area: outputs])
  }

  /// An empty result for so many rows of a bearer.
  func layout(_ bearer: Bearer, count: Int) -> DecidedPlanes {
    Self.layout(bearer, count: count, plan, rules)
  }

  private static func layout(
    _ bearer: Bearer, count: Int, _ plan: VerdictPlan, _ rules: CompiledRules
  ) -> DecidedPlanes {
    DecidedPlanes(
      bearer: bearer, count: count, nodes: plan.kept[bearer] ?? [],
      nodeCount: rules.graph.nodes.count)
  }
}

/// Decides what is asked for all rows, keeping only verdicts: the *decide first* of "decide first,
/// prove on request".
///
/// Tests are written as planes of bits, column by column; then each stage joins them block by block.
/// Blocks are independent, so the outcome does not depend on how many of them are worked at once.
package struct VerdictPass: Sendable {
  private let rules: CompiledRules
  private let facts: SettledFacts
  private let rejected: [Int: Set<BearerRow>]
  private let asked: [Int]?
  private let plan: VerdictPlan
  private let program: VerdictProgram
  /// By bearer: an empty result.
  private let layouts: [Bearer: DecidedPlanes]
  /// Tests with their columns, those of one column together.
  private let tests: [Bearer: [PlaneTest]]

  /// One plane of a test.
  private struct PlaneTest {
    var place: Int
    var plane: Plane
    var test: BlockTest
  }

  /// Makes the columns ready for a program.
  ///
  /// `asked` are the schools asked about, by row, all when `nil`. What no other row reads is then filled
  /// in for these alone, and means nothing for others; see ``VerdictPlan/isReadByOthers(_:_:)``.
  package init(
    _ program: VerdictProgram, facts: SettledFacts, rejected: [Int: Set<BearerRow>] = [:],
    asked: [Int]? = nil
  ) {
    self.program = program
    self.asked = asked
    rules = program.rules
    plan = program.plan
    self.facts = facts
    self.rejected = rejected
    var layouts: [Bearer: DecidedPlanes] = [:]
    var tests: [Bearer: [PlaneTest]] = [:]
    for bearer in plan.bearers {
      let layout = program.layout(bearer, count: facts.columns(of: bearer)?.count ?? 0)
      layouts[bearer] = layout
      tests[bearer] = Self.tests(layout, rules, facts)
    }
    self.layouts = layouts
    self.tests = tests
  }

  private static func tests(
    _ layout: DecidedPlanes, _ rules: CompiledRules, _ facts: SettledFacts
  ) -> [PlaneTest] {
    var prepared: [Int: BlockTest] = [:]
    var worked = WorkedLines()
    var tests: [(slot: Int, PlaneTest)] = []
    for (place, node) in layout.nodes.enumerated() {
      guard case .test(let number, let plane) = rules.graph.nodes[node] else { continue }
      let test =
        prepared[number] ?? BlockTest(rules.tests[number], facts, layout.bearer, &worked)
      prepared[number] = test
      tests.append(
        (rules.tests[number].slot, PlaneTest(place: place, plane: plane, test: test)))
    }
    return tests.sorted { $0.slot < $1.slot }.map(\.1)
  }

  /// Decides everything, by bearer.
  package func run(isParallel: Bool = true) -> [Bearer: DecidedPlanes] {
    var decided = layouts
    for bearer in plan.bearers { fillLeaves(bearer, &decided, isParallel) }
    for stage in 0..<plan.stageCount {
      for bearer in plan.bearers { fillFromElsewhere(bearer, stage, &decided, isParallel) }
      for bearer in plan.bearers { join(bearer, stage, &decided, isParallel) }
    }
    return decided
  }

  private func fillLeaves(
    _ bearer: Bearer, _ decided: inout [Bearer: DecidedPlanes], _ isParallel: Bool
  ) {
    let tests = tests[bearer] ?? []
    let nodes = layouts[bearer]?.nodes ?? []
    decided[bearer]?.parts.changeEach(isParallel: isParallel) { _, part in
      let (rows, length) = (part.rows, part.wordsPerPlane)
      part.words.withUnsafeMutableBufferPointer { words in
        guard let words = words.baseAddress else { return }
        for test in tests {
          test.test.write(test.plane, rows, into: words + test.place * length)
        }
      }
      for (place, node) in nodes.enumerated() { fillLeaf(place, node, bearer, &part) }
    }
  }

  private func fillLeaf(
    _ place: Int, _ node: Int, _ bearer: Bearer, _ part: inout DecidedPlanes.Part
  ) {
    switch rules.graph.nodes[node] {
    case .constant(let value): part.fill(place) { _ in value }
    case .isTold(let slot, let plane):
      let batch = RowBatch(
        facts, bearer, part.rows, RowBatch.Inputs(slots: [slot], presence: [slot]))
      part.fill(place) { batch.row($0).mayBeTold(slot, plane) }
    case .isRejected(let finding):
      guard let rows = rejected[finding] else { return }
      part.fill(place) { rows.contains(BearerRow(bearer, $0)) }
    case .test, .all, .any, .not, .count, .someMember, .strength, .ofArea: break
    }
  }

  private func join(
    _ bearer: Bearer, _ stage: Int, _ decided: inout [Bearer: DecidedPlanes], _ isParallel: Bool
  ) {
    guard let program = program.programs[bearer]?[stage], !program.instructions.isEmpty else {
      return
    }
    decided[bearer]?.parts.changeEach(isParallel: isParallel) { _, part in program.run(&part) }
  }

  /// Fills in what a stage reads from other rows, all of which earlier stages have decided.
  private func fillFromElsewhere(
    _ bearer: Bearer, _ stage: Int, _ decided: inout [Bearer: DecidedPlanes], _ isParallel: Bool
  ) {
    let here = plan.nodesFromElsewhere(bearer, stage: stage)
    guard !here.isEmpty else { return }
    let relations = here.compactMap { part -> String? in
      switch rules.graph.nodes[part.node] {
      case .count(let number, _, _), .someMember(let number, _):
        rules.counts[number].source.relation
      default: nil
      }
    }
    let asksAreas = bearer != .area || asked == nil
    let counting = Counting(
      rules, facts, decided, bearer, relations: asksAreas ? Set(relations) : [])
    let all = [0..<(layouts[bearer]?.count ?? 0)]
    let asked = asked.map { bearer == .school ? $0.map { $0..<$0 + 1 } : [] }
    // Few tables have many parts, but many nodes are read from elsewhere.
    typealias Run = (rows: Range<Int>, holds: [Bool])
    let find = { @Sendable (number: Int) -> [Run] in
      let node = here[number].node
      let some = plan.isReadByOthers(node, bearer) ? nil : asked
      if some?.isEmpty == true { return [] }
      let truth = counting.truth(node, for: bearer == .school ? some : nil)
      return (some ?? all).map { (rows: $0, holds: truth.holds(in: $0)) }
    }
    let found = isParallel ? inParallel(here.count, find) : here.indices.map(find)
    for (node, runs) in zip(here, found) {
      for run in runs { decided[bearer]?.fill(node.place, run.rows, run.holds) }
    }
  }
}

/// Differences that tests look at – fact minus benchmark, change over years – worked out once for all
/// rows.
struct WorkedLines {
  private struct Key: Hashable {
    var slot: Int
    var line: PhraseEvaluation.Line
  }
  private var columns: [Key: LineColumn] = [:]

  mutating func column(
    _ slot: Int, _ line: PhraseEvaluation.Line, _ facts: SettledFacts, _ bearer: Bearer
  ) -> LineColumn {
    let key = Key(slot: slot, line: line)
    if let known = columns[key] { return known }
    var inputs = RowBatch.Inputs(slots: [slot], withYears: true)
    if case .change(let years) = line { inputs.history = (slot, years) }
    let rows = facts.forEachBatch(of: bearer, reading: inputs) { rows in
      rows.map { $0.bounds(of: line, slot) }
    }
    let column = LineColumn(
      rows, range: -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    columns[key] = column
    return column
  }
}
