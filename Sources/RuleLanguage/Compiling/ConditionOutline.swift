import Facts

/// All conditions of findings and actions laid out flat, each a line of plain numbers.
///
/// To put steps in an order, thousands of schools are looked at condition by condition. A walk over
/// ``CompiledCondition`` would hand a reference on at every turn, between processors that share it; a walk over these
/// lines hands on numbers. Both say the same: the lines are made from the compiled conditions. Conditions that are the
/// same have one line, so that what was found out about it serves all cards and findings that ask it.
package struct ConditionOutline: Sendable {
  /// One condition.
  package struct Line: Sendable {
    package var form: Form
    /// The nodes of its verdict, with `if unknown` lines honoured.
    package var verdict: PlanePair
    /// The nodes of its verdict before its own `if unknown` line.
    package var beforeStance: PlanePair
    /// Where ``ConditionOutline/parts`` names the lines of its parts, or the entries of its finding.
    package var parts: Range<Int>
  }

  /// The ways to ask, as in ``CompiledCondition/Form-swift.enum``.
  package enum Form: Hashable, Sendable {
    /// An index in ``CompiledRules/tests``, and the fact's slot; a record says nothing about a school by itself.
    case test(Int, slot: Int, isRecord: Bool)
    case all, any, noneOf, anyWhenOf
    /// An index in ``CompiledRules/counts``.
    case count(Int)
    case finding(Strength, isExact: Bool)
    case contraIndication
  }

  /// The lines of a finding: places in ``ConditionOutline/parts``.
  package struct Finding: Sendable {
    package var signs: Range<Int>
    package var unless: Range<Int>
  }

  /// The lines of an entry of an action: lines, and places in ``ConditionOutline/parts``.
  package struct Instance: Sendable {
    package var appliesTo: Range<Int>
    package var when: Int
    package var unless: Range<Int>
    /// Places in ``ConditionOutline/reaches``.
    package var reaches: Range<Int>
    package var status: CompiledAction.StatusPlanes
  }

  /// A contra-indication that reaches an entry.
  package struct Reach: Sendable {
    /// Its index in ``CheckedRules/contraIndications``.
    package var index: Int
    package var stopsIfUnknown: Bool
    /// The line of its test; `nil` when nothing known can decide it.
    package var test: Int?
  }

  package private(set) var lines: [Line] = []
  package private(set) var parts: [Int] = []
  package private(set) var reaches: [Reach] = []
  /// The entries of all actions, one action after another.
  package private(set) var instances: [Instance] = []
  /// As ``CheckedRules/findings``.
  package private(set) var findings: [Finding] = []
  /// As ``CheckedRules/actions``: places in ``instances``.
  package private(set) var actions: [Range<Int>] = []
  /// The line of each count's condition on a member, as ``CompiledRules/counts``.
  package private(set) var counts: [Int] = []

  init(
    _ checked: CheckedRules, tests: [CompiledTest], counts: [CompiledCount],
    findings: [CompiledFinding], actions: [CompiledAction]
  ) {
    var writer = Writer(checked: checked, tests: tests)
    self.counts = counts.map { writer.line($0.condition) }
    self.findings = findings.map { finding in
      Finding(signs: writer.group(finding.signs), unless: writer.group(finding.unless))
    }
    for action in actions {
      let first = writer.instances.count
      let appliesTo = writer.group(action.appliesTo)
      for instance in action.instances { writer.add(instance, appliesTo) }
      self.actions.append(first..<writer.instances.count)
    }
    lines = writer.lines
    parts = writer.parts
    reaches = writer.reaches
    instances = writer.instances
  }

  /// The tests of what leads to actions, those of the signs of findings included.
  func testsOfNeeds(_ checked: CheckedRules) -> Set<Int> {
    var (tests, met): (Set<Int>, Set<Int>) = ([], [])
    var open = instances.map(\.when)
    for action in checked.actions {
      guard case .finding(let entries)? = action.leadCondition else { continue }
      for finding in entries { open += parts[findings[finding].signs] }
    }
    while let line = open.popLast() {
      guard met.insert(line).inserted else { continue }
      switch lines[line].form {
      case .test(let number, _, _): tests.insert(number)
      case .finding:
        for finding in parts[lines[line].parts] { open += parts[findings[finding].signs] }
      case .all, .any, .anyWhenOf, .contraIndication, .noneOf: open += parts[lines[line].parts]
      case .count: break
      }
    }
    return tests
  }

  /// Writes conditions one behind another, parts before the whole.
  private struct Writer {
    let checked: CheckedRules
    let tests: [CompiledTest]
    var lines: [Line] = []
    var parts: [Int] = []
    var reaches: [Reach] = []
    var instances: [Instance] = []
    /// The lines written so far.
    private var written: [Content: Int] = [:]

    init(checked: CheckedRules, tests: [CompiledTest]) {
      self.checked = checked
      self.tests = tests
    }

    /// What makes two conditions the same.
    private struct Content: Hashable {
      var form: Form
      var verdict: PlanePair
      var beforeStance: PlanePair
      var parts: [Int]
    }

    mutating func add(_ instance: CompiledAction.Instance, _ appliesTo: Range<Int>) {
      let first = reaches.count
      for reach in instance.contraIndications {
        let source = checked.contraIndications[reach.index]
        reaches.append(
          Reach(
            index: reach.index, stopsIfUnknown: source.stopsIfUnknown,
            test: reach.test.map { line($0) }))
      }
      instances.append(
        Instance(
          appliesTo: appliesTo, when: line(instance.when), unless: group(instance.unless),
          reaches: first..<reaches.count, status: instance.status))
    }

    mutating func group(_ conditions: [CompiledCondition]) -> Range<Int> {
      list(conditions.map { line($0) })
    }

    private mutating func list(_ numbers: [Int]) -> Range<Int> {
      parts += numbers
      return parts.count - numbers.count..<parts.count
    }

    mutating func line(_ condition: CompiledCondition) -> Int {
      let form: Form
      var parts: [Int] = []
      switch condition.form {
      case .test(let number):
        let slot = tests[number].slot
        let isRecord = checked.vocabulary.facts[slot].role == .record
        form = .test(number, slot: slot, isRecord: isRecord)
      case .all(let conditions): (form, parts) = (.all, conditions.map { line($0) })
      case .any(let conditions): (form, parts) = (.any, conditions.map { line($0) })
      case .noneOf(let conditions): (form, parts) = (.noneOf, conditions.map { line($0) })
      case .anyWhenOf(let cards): (form, parts) = (.anyWhenOf, cards.map { line($0.when) })
      case .count(let number): form = .count(number)
      case .finding(let test, _):
        (form, parts) = (.finding(test.strength, isExact: test.isExact), test.findings)
      case .contraIndication(_, let test):
        (form, parts) = (.contraIndication, test.map { [line($0)] } ?? [])
      }
      let content = Content(
        form: form, verdict: condition.planes.honoured, beforeStance: condition.beforeStance,
        parts: parts)
      if let known = written[content] { return known }
      lines.append(
        Line(
          form: form, verdict: content.verdict, beforeStance: content.beforeStance,
          parts: list(parts)))
      written[content] = lines.count - 1
      return lines.count - 1
    }
  }
}
