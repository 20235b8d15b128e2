import Diagnostics
import Facts
import Notation

/// WM411 and WM412: what the examples of a rule never show.
///
/// Each action needs examples with *recommended*, *not indicated* and *possible* (`rule-language` 7),
/// and one in which it is ruled out if something can rule it out; each finding one in which it holds,
/// one in which it does not and one in which it is open. Retired rules are left alone.
enum ExampleAdvice {
  static func check(_ action: CheckedAction, _ syntax: ActionSyntax, _ log: inout ProblemLog) {
    guard action.life.status != .retired else { return }
    let seen = Set(
      action.examples.compactMap { example -> Status? in
        if case .status(let status, _, _, _) = example.expectation { status } else { nil }
      })
    for status in [Status.recommended, .notIndicated, .possible] {
      let isSeen =
        seen.contains(status)
        || (status == .recommended && seen.contains(.recommendedOnAnAssumption))
      if !isSeen {
        log.report(
          .advice(.statusNeverSeen(status.rawValue, example: nil)), at: syntax.head.id)
      }
    }
    guard !seen.contains(.ruledOut), !seen.contains(.deferred) else { return }
    if let first = syntax.unless.first {
      log.report(
        .advice(.statusNeverSeen(Status.ruledOut.rawValue, example: line(first))),
        at: first.location, length: first.length)
    }
  }

  static func check(_ finding: FindingSyntax, _ entries: [CheckedFinding], _ log: inout ProblemLog)
  {
    guard finding.head.life.status != .retired else { return }
    var isNone = false
    var holds = false
    var isOpen = false
    for example in entries.flatMap(\.examples) {
      guard case .strength(let strength, let reach) = example.expectation else { continue }
      if strength == .none { isNone = true } else { holds = true }
      if let reach, reach > strength { isOpen = true }
    }
    let missing = [("holds", holds), ("none", isNone), ("open", isOpen)].filter { !$0.1 }
    for (word, _) in missing {
      log.report(.advice(.strengthNeverSeen(word)), at: finding.head.id)
    }
  }

  /// A line as an example could give it: `leadership in transition: yes`.
  private static func line(_ condition: ConditionSyntax) -> String? {
    switch condition.form {
    case .test(let fact, _, let written): "\(fact.text): \(written.text)"
    case .strength(let test): "findings: {\(test.name.words.text): \(test.strength.word)}"
    case .contraIndication, .all, .any, .noneOf, .count, .anyWhenOf: nil
    }
  }
}
