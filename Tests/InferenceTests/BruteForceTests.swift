import Facts
import Inference
import RuleLanguage
import TestSupport
import Testing

/// Verdicts with gaps in the facts against trying all values in them (`rule-language` 5.8).
@Suite struct BruteForceTests {
  /// Four facts of levels 0 to 4; each row knows some of them.
  static let levels = 5
  static let slots = 4

  /// A random condition; with `direction` each fact is tested one way only, and never under none of.
  private func condition(
    depth: Int, direction: [Bool]?, _ random: inout SplitMix64
  ) -> CheckedCondition {
    if depth > 0, random.chance(70) {
      let parts = (0..<random.int(2...3)).map { _ in
        condition(depth: depth - 1, direction: direction, &random)
      }
      if direction == nil, random.chance(25) { return Small.condition(.noneOf(parts)) }
      return Small.condition(random.chance(50) ? .all(parts) : .any(parts))
    }
    let slot = random.int(0...Self.slots - 1)
    let isUpwards = direction?[slot] ?? random.chance(50)
    let level = random.int(1...Self.levels - 2)
    return Small.test(slot, .ordinal(isUpwards ? .atLeast : .atMost, level))
  }

  private func facts() -> [FactDefinition] {
    (0..<Self.slots).map {
      Small.fact("f\($0)", .ordinal((0..<Self.levels).map { "level \($0)" }), role: .judgement)
    }
  }

  /// A row with some facts known, some between, some open, with all the values each may have.
  private func row(_ random: inout SplitMix64) -> (values: [Int: FactValue], choices: [[Int]]) {
    var values: [Int: FactValue] = [:]
    var choices: [[Int]] = []
    for slot in 0..<Self.slots {
      switch random.int(0...2) {
      case 0:
        let level = random.int(0...Self.levels - 1)
        values[slot] = .number(Double(level))
        choices.append([level])
      case 1:
        let low = random.int(0...Self.levels - 2)
        let high = random.int(low + 1...Self.levels - 1)
        values[slot] = .between(Double(low), Double(high))
        choices.append(Array(low...high))
      default: choices.append(Array(0..<Self.levels))
      }
    }
    return (values, choices)
  }

  /// Plain two-valued logic.
  private func holds(_ condition: CheckedCondition, _ values: [Int]) -> Bool {
    switch condition.form {
    case .test(let test):
      switch test.phrase {
      case .ordinal(.atLeast, let level): values[test.slot] >= level
      case .ordinal(.atMost, let level): values[test.slot] <= level
      default: false
      }
    case .all(let parts): parts.allSatisfy { holds($0, values) }
    case .any(let parts): parts.contains { holds($0, values) }
    case .noneOf(let parts): !parts.contains { holds($0, values) }
    default: false
    }
  }

  /// What comes out over all values that the facts may have.
  private func outcomes(_ condition: CheckedCondition, _ choices: [[Int]]) -> Set<Bool> {
    var found: Set<Bool> = []
    func walk(_ values: [Int]) {
      if values.count == choices.count {
        found.insert(holds(condition, values))
        return
      }
      for value in choices[values.count] where found.count < 2 { walk(values + [value]) }
    }
    walk([])
    return found
  }

  private func verdicts(
    _ conditions: [CheckedCondition], _ rows: [[Int: FactValue]]
  ) -> Engine {
    let rules = Small.rules(
      facts(),
      actions: conditions.enumerated().map { Small.action("a\($0.offset)", when: $0.element) })
    return Engine(
      rules: CompiledRules(rules), base: Small.base(rules.vocabulary, rows), asOfYear: 2024)
  }

  /// Never a wrong firm verdict, whatever the rule.
  @Test(arguments: UInt64(900)..<906) func firmVerdictsAreNeverWrong(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let conditions = (0..<40).map { _ in condition(depth: 3, direction: nil, &random) }
    let rows = (0..<12).map { _ in row(&random) }
    let engine = verdicts(conditions, rows.map(\.values))
    for (school, row) in rows.enumerated() {
      for (action, condition) in conditions.enumerated() {
        let outcomes = outcomes(condition, row.choices)
        switch engine.status(action, .school(school)) {
        case .recommended: #expect(outcomes == [true], "seed \(seed), \(school), \(action)")
        case .notIndicated: #expect(outcomes == [false], "seed \(seed), \(school), \(action)")
        default: break
        }
      }
    }
  }

  /// With one direction for each fact, unknown means that it is really open.
  @Test(arguments: UInt64(950)..<956) func oneDirectionIsExact(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let direction = (0..<Self.slots).map { _ in random.chance(50) }
    let conditions = (0..<40).map { _ in condition(depth: 3, direction: direction, &random) }
    let rows = (0..<12).map { _ in row(&random) }
    let engine = verdicts(conditions, rows.map(\.values))
    for (school, row) in rows.enumerated() {
      for (action, condition) in conditions.enumerated() {
        let expected: Status =
          switch outcomes(condition, row.choices) {
          case [true]: .recommended
          case [false]: .notIndicated
          default: .possible
          }
        #expect(
          engine.status(action, .school(school)) == expected, "seed \(seed), \(school), \(action)")
      }
    }
  }

  /// Where directions are mixed, trying the answers shows what is settled whatever the answer.
  @Test func settledWhateverTheAnswer() {
    let either = Small.condition(
      .any([
        Small.test(0, .ordinal(.atLeast, 2)), Small.test(0, .ordinal(.atMost, 2)),
      ]))
    let open = Small.test(1, .ordinal(.atLeast, 2))
    let engine = verdicts([either, open], [[:]])
    let situation = engine.situation(of: .school(0))
    #expect(situation.status(0) == .possible)
    let answers = situation.possibleAnswers(0)
    #expect(answers.count == Self.levels)
    #expect(answers.allSatisfy { situation.answering(0, $0).status(0) == .recommended })
    #expect(situation.mayMatter(1))
  }
}
