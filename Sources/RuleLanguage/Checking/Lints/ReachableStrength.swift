import Diagnostics
import Facts

/// WM314, in part: findings asked for at a strength that their signs can never reach under
/// `Rules/strength.yaml`.
///
/// The highest strength is that of all signs true together, each fact that may count as a judgement
/// counting as one. Whether the signs can hold together is not asked, so a finding is never said to reach
/// less than it does.
struct ReachableStrength {
  private let rules: CheckedRules
  /// By finding: its facts, each with whether it may count as a judgement.
  private var facts: [[Int: Bool]]
  /// By finding: the highest strength.
  private var highest: [Strength]

  init(_ rules: CheckedRules) {
    self.rules = rules
    facts = Array(repeating: [:], count: rules.findings.count)
    highest = Array(repeating: .none, count: rules.findings.count)
    for index in rules.findingOrder { add(index) }
  }

  /// Reports every line of a rule that asks for more than can be.
  ///
  /// A line with a parameter is told only where it can hold for no entry: that some needs show more
  /// clearly than others is no mistake.
  func check(_ conditions: [CheckedCondition], _ log: inout ProblemLog) {
    var lines: [Source.Location: [(CheckedCondition, FindingTest)]] = [:]
    for condition in ConditionWalk.all(in: conditions) {
      guard case .finding(let test) = condition.form else { continue }
      lines[condition.location, default: []].append((condition, test))
    }
    for copies in lines.values {
      guard let (condition, test) = copies.first,
        let entry = copies.flatMap(\.1.findings).max(by: { highest[$0] < highest[$1] }),
        highest[entry] < test.strength
      else { continue }
      log.report(
        .logic(
          .strengthOutOfReach(
            rules.findings[entry].id, asked: test.strength.word, highest: highest[entry].word)),
        at: condition.location, length: condition.length)
    }
  }

  private mutating func add(_ index: Int) {
    var found: [Int: Bool] = [:]
    var signsOfRecords = 0
    for sign in rules.findings[index].signs {
      var own = counted(in: [sign])
      // A sign of records alone counts as one figure.
      if own.isEmpty { signsOfRecords += 1 }
      if sign.givesAtMostHint { own = own.mapValues { _ in false } }
      found.merge(own) { $0 || $1 }
    }
    facts[index] = found
    let judgements = found.values.count { $0 }
    let line = rules.strength.lines.first {
      found.count + signsOfRecords >= $0.facts && judgements >= $0.judgements
    }
    highest[index] = line?.strength ?? .none
  }

  /// The facts that may decide conditions; records never count.
  private func counted(in conditions: [CheckedCondition]) -> [Int: Bool] {
    var found: [Int: Bool] = [:]
    for slot in ConditionWalk.slots(in: conditions) {
      switch rules.vocabulary.facts[slot].role {
      case .record: break
      case .figure: found[slot] = false
      case .judgement, .either: found[slot] = true
      }
    }
    for finding in ConditionWalk.findings(in: conditions) {
      found.merge(facts[finding]) { $0 || $1 }
    }
    return found
  }
}
