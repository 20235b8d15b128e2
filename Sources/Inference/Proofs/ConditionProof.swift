package import Facts
package import RuleLanguage

/// A condition with its verdict and everything the verdict rests on: the structure from which *why*,
/// *why not*, *what would it take* and *which question next* are all told.
package struct ConditionProof: Sendable {
  package var verdict: Verdict
  /// Its `if unknown` line decided: without it the verdict would be unknown.
  package var isAssumed: Bool
  package var form: Form
  private let compiled: CompiledCondition

  init(verdict: Verdict, isAssumed: Bool, of compiled: CompiledCondition, form: Form) {
    self.verdict = verdict
    self.isAssumed = isAssumed
    self.compiled = compiled
    self.form = form
  }

  /// The condition as the rule has it: place, stance, words.
  package var condition: CheckedCondition { compiled.source }

  /// The ways to ask, each with its parts proved.
  package indirect enum Form: Sendable {
    case test(TestProof)
    case all([ConditionProof])
    case any([ConditionProof])
    case noneOf([ConditionProof])
    case count(CountProof)
    case finding(FindingUse)
    /// The contra-indication's index, and its test; `nil` when nothing known can decide it.
    case contraIndication(Int, ConditionProof?)
    case anyWhenOf([(action: String, when: ConditionProof)])
  }

  /// The parts, whatever joins them.
  package var parts: [ConditionProof] {
    switch form {
    case .all(let parts), .any(let parts), .noneOf(let parts): parts
    case .anyWhenOf(let actions): actions.map(\.when)
    case .contraIndication(_, let test): test.map { [$0] } ?? []
    case .test, .count, .finding: []
    }
  }
}

/// A test with both sides of its comparison.
package struct TestProof: Sendable {
  package var test: CheckedTest
  /// Whose fact it is: the subject, a member, or the area of either.
  package var row: BearerRow
  /// The fact's value as rules see it, and where it came from.
  package var fact: FactProof
  /// What it is compared with; `nil` for tests against a number or word.
  package var other: Other?
  /// Value minus what it is compared with, or the change over years; `nil` for other tests.
  package var margin: Bounds?

  /// The other side of a comparison.
  package enum Other: Sendable {
    /// A mean or a published figure.
    case benchmark(Phrase.Benchmark, BenchmarkReading)
    /// A cut-off of the national spread; `nil` when there is none.
    case place(BenchmarkFigures.Figure?)
    /// The earlier figure of a change.
    case earlier(Bounds)
    /// The same fact of the school that asks.
    case asker(FactProof)
    /// The second set.
    case set(FactProof)
  }
}

/// A fact's value, with its state and origin.
package struct FactProof: Sendable {
  package var slot: Int
  package var value: FactValue
  /// What it can still be, also where it is not supplied.
  package var reading: Reading
  /// `derived` where it was worked out; `nil` where nothing is supplied.
  package var origin: Origin?
}

/// A count with the members that make it up.
package struct CountProof: Sendable {
  package var count: CheckedCount
  /// The index in ``CompiledRules/counts``.
  package var index: Int
  package var tally: CountTally
  /// Members that satisfy the condition, ascending; empty where only their number is supposed.
  package var certain: [BearerRow]
  /// Members that may.
  package var undecided: [BearerRow]
  /// The link to the members is known.
  package var isLinkKnown: Bool
  /// While the count is unknown: what the undecided members, or the register, wait for.
  package var waitsFor: [Cause]
}

/// A finding used as a condition.
package struct FindingUse: Sendable {
  package var test: FindingTest
  /// The entries of the finding, in the order of the test.
  package var entries: [FindingProof]
}
