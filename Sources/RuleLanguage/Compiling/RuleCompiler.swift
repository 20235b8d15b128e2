import Facts

/// What is built up while a rule set is compiled. Compiling cannot fail: all checking is done.
struct RuleCompiler {
  /// Whose rule is being compiled; it decides how findings of the area are reached.
  enum Speaker { case school, area }

  let rules: CheckedRules
  var graph = BooleanGraph()
  var tests: [CompiledTest] = []
  var counts: [CompiledCount] = []
  var findings: [CompiledFinding?]
  var speaker = Speaker.school
  /// The `when` of the card that is being compiled, for a contra-indication that looks at the card's own
  /// barriers and is named there as a reason.
  var currentWhen: CheckedCondition?
  /// What "not found" rests on, by finding, once asked for.
  var decidedFacts: [DecidedKey: DecidingFacts] = [:]
  private var testNumbers: [CompiledTest: Int] = [:]
  private var countNumbers: [CountKey: Int] = [:]

  init(_ rules: CheckedRules) {
    self.rules = rules
    findings = Array(repeating: nil, count: rules.findings.count)
  }

  struct DecidedKey: Hashable {
    var finding: Int
    var plane: Plane
    var stances: Stances
  }

  /// What makes two counts the same one.
  private struct CountKey: Hashable {
    var quantity: CheckedCount.Quantity
    var relation: String
    var name: String
    var planes: StancedPlanes
  }

  mutating func testNumber(_ test: CompiledTest) -> Int {
    if let known = testNumbers[test] { return known }
    tests.append(test)
    testNumbers[test] = tests.count - 1
    return tests.count - 1
  }

  mutating func countNumber(_ count: CompiledCount) -> Int {
    let key = CountKey(
      quantity: count.source.quantity, relation: count.source.relation, name: count.source.name,
      planes: count.condition.planes)
    if let known = countNumbers[key] { return known }
    counts.append(count)
    countNumbers[key] = counts.count - 1
    return counts.count - 1
  }

  /// A finding that was compiled before.
  func finding(_ index: Int) -> CompiledFinding {
    guard let finding = findings[index] else {
      preconditionFailure("findingOrder puts each finding after those it uses")
    }
    return finding
  }

  /// Whether a finding is one of the area, so that a school reads its area's.
  func isOfArea(_ finding: Int) -> Bool { rules.findings[finding].ecology == .system }

  /// A node of a finding as the rule being compiled sees it.
  mutating func reach(_ node: Int, of finding: Int, _ plane: Plane) -> Int {
    isOfArea(finding) && speaker == .school ? graph.ofArea(node, plane) : node
  }
}
