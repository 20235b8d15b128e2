import Facts
import RuleLanguage

/// What stands between an action and its coming, or its going, in one situation: the tests that would have
/// to come out otherwise, and the changes of facts that turn each.
struct Obstacles {
  private let here: Situation
  private let action: Int
  private let instance: Int
  private let aim: ChangeSearch.Aim
  /// Of what has to go, not being known to hold is enough.
  private let isUnknownEnough: Bool

  /// - Parameters:
  ///   - here: The situation that is looked at.
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - instance: The entry of the card; of an action that is to go all entries count.
  ///   - aim: Whether it is to come or to go.
  ///   - isUnknownEnough: What has to go need not be known not to hold.
  init(
    _ here: Situation, _ action: Int, _ instance: Int, _ aim: ChangeSearch.Aim,
    isUnknownEnough: Bool
  ) {
    self.here = here
    self.action = action
    self.instance = instance
    self.aim = aim
    self.isUnknownEnough = isUnknownEnough
  }

  /// Changes each of which turns one test that stands in the way; where several things have to hold
  /// together those of the first that does not yet.
  func changes() -> [Change] {
    var tests: [Test] = []
    let compiled = rules.actions[action]
    switch aim {
    case .bring:
      let entry = compiled.instances[instance]
      var parts: [(CompiledCondition, Verdict)] =
        compiled.appliesTo.map { ($0, .yes) } + [(entry.when, .yes)]
        + entry.unless.map { ($0, .no) }
      for reach in entry.contraIndications {
        let effect = rules.checked.contraIndications[reach.index].effect
        guard effect == .block || effect == .defer, let test = reach.test else { continue }
        if here.proof(reach, at: row).bears { parts.append((test, .no)) }
      }
      let first = parts.first { here.verdict($0.0.planes.ignored, at: row) != $0.1 }
      if let (condition, wanted) = first { collect(condition, wanted, &tests) }
    case .remove:
      // Either the card is not meant for the school, or nothing leads to it: of every entry.
      for condition in compiled.appliesTo { collect(condition, .no, &tests) }
      let open = compiled.instances.first {
        !isDone(here.verdict($0.when.planes.honoured, at: row), .no)
      }
      if let open { collect(open.when, .no, &tests) }
    }
    return unique(tests).flatMap { here.changes(turning: $0.test, to: $0.wanted) }
  }

  private struct Test: Hashable {
    var test: CompiledTest
    var wanted: Verdict
  }

  private var rules: CompiledRules { here.rules }
  private var row: BearerRow { here.subject.row }

  private func isDone(_ verdict: Verdict, _ wanted: Verdict) -> Bool {
    verdict == wanted || (isUnknownEnough && wanted == .no && verdict == .unknown)
  }

  private func isDone(_ condition: CompiledCondition, _ wanted: Verdict, at row: BearerRow) -> Bool
  {
    isDone(here.verdict(condition.planes.ignored, at: row), wanted)
  }

  /// The tests of a condition; with `isMore` also those that give one that holds one more reason.
  private func collect(
    _ condition: CompiledCondition, _ wanted: Verdict, _ tests: inout [Test], isMore: Bool = false
  ) {
    if !isMore, isDone(condition, wanted, at: row) { return }
    func any(_ parts: [CompiledCondition], _ wanted: Verdict) {
      for part in parts { collect(part, wanted, &tests, isMore: isMore) }
    }
    func all(_ parts: [CompiledCondition], _ wanted: Verdict) {
      let open = parts.first { !isDone($0, wanted, at: row) }
      if let open { collect(open, wanted, &tests) }
    }
    switch condition.form {
    case .test(let number):
      if !isDone(condition, wanted, at: row) {
        tests.append(Test(test: rules.tests[number], wanted: wanted))
      }
    case .all(let parts): wanted == .yes ? all(parts, .yes) : any(parts, .no)
    case .any(let parts): wanted == .yes ? any(parts, .yes) : all(parts, .no)
    case .noneOf(let parts): wanted == .yes ? all(parts, .no) : any(parts, .yes)
    case .anyWhenOf(let cards):
      wanted == .yes ? any(cards.map(\.when), .yes) : all(cards.map(\.when), .no)
    case .contraIndication(_, let test):
      if let test { collect(test, wanted, &tests) }
    // What related schools are like is not for this school to change.
    case .count: break
    case .finding(let test, _): collect(test, wanted, &tests)
    }
  }

  private func collect(_ test: FindingTest, _ wanted: Verdict, _ tests: inout [Test]) {
    let open = test.findings.filter { !isDone(test.verdict(here.strength($0)), wanted) }
    // To be there one entry is enough; to be gone all have to be, one after another.
    for finding in wanted == .yes ? open[...] : open.prefix(1) {
      let range = here.strength(finding)
      guard let home = here.row(of: finding), !here.isRejected(finding, at: home) else { continue }
      let isTooWeak =
        wanted == .yes
        ? range.certain < test.strength : test.isExact && range.certain == test.strength
      if isTooWeak {
        strengthen(finding, home, &tests)
      } else {
        weaken(finding, home, toNothing: test.strength == .hint || range.possible == .hint, &tests)
      }
    }
  }

  private func strengthen(_ finding: Int, _ home: BearerRow, _ tests: inout [Test]) {
    let compiled = rules.findings[finding]
    // An exception takes all strength, so it has to go first.
    let exception = compiled.unless.first {
      here.verdict($0.planes.ignored, at: home) == .yes
    }
    if let exception { return collect(exception, .no, &tests) }
    for sign in compiled.signs {
      // A sign that holds may hold for one more reason, which makes the finding stronger.
      let holds = here.verdict(sign.planes.ignored, at: home) == .yes
      collect(sign, .yes, &tests, isMore: holds)
    }
    for exception in compiled.unless { collect(exception, .no, &tests) }
  }

  private func weaken(
    _ finding: Int, _ home: BearerRow, toNothing: Bool, _ tests: inout [Test]
  ) {
    let compiled = rules.findings[finding]
    if toNothing {
      let open = compiled.signs.first { !isDone($0, .no, at: home) }
      if let open { collect(open, .no, &tests) }
    } else {
      for sign in compiled.signs { collect(sign, .no, &tests) }
    }
    for exception in compiled.unless { collect(exception, .yes, &tests) }
  }
}
