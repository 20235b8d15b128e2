package import Facts
package import RuleLanguage

/// What is supposed of one subject, for this answer only: *what if*, a rule's example, the ends of a
/// figure's noise.
///
/// Supposed facts of the area are supposed of the school's area. What others' figures add up to stays
/// as it is: a school's own change does not move the means it is compared with.
package struct Supposition: Sendable {
  /// Values by fact slot.
  package var facts: [Int: FactValue]
  /// Who told a supposed fact and when, by fact slot; without it, it is given for this answer only.
  package var origins: [Int: Origin] = [:]
  /// Figures to compare with.
  package var benchmarks: [Benchmark]
  /// Members of counted sets, by the set's name or its relation's.
  package var sets: [String: RuleExample.Members]
  /// Strengths by index in ``CheckedRules/findings``.
  package var findings: [Int: Strength]
  /// Findings that people reject, by index in ``CheckedRules/findings``.
  package var rejected: Set<Int> = []
  /// Supposed facts that nobody tells, by slot: figures that are only moved within their noise. All others count as told
  /// by people.
  private(set) var untold: Set<Int> = []
  /// The subject is school and area in one, and the one school of its area: what is supposed of it
  /// holds for both.
  package var isOneBearer = false

  /// A figure to compare a fact with.
  package struct Benchmark: Hashable, Sendable {
    package var slot: Int
    package var benchmark: Phrase.Benchmark
    package var value: Double

    package init(slot: Int, benchmark: Phrase.Benchmark, value: Double) {
      self.slot = slot
      self.benchmark = benchmark
      self.value = value
    }
  }

  package init(
    facts: [Int: FactValue] = [:], benchmarks: [Benchmark] = [],
    sets: [String: RuleExample.Members] = [:], findings: [Int: Strength] = [:],
    rejected: Set<Int> = []
  ) {
    self.facts = facts
    self.benchmarks = benchmarks
    self.sets = sets
    self.findings = findings
    self.rejected = rejected
  }

  /// Supposes figures within their noise; who told them, if anybody did, stays as it is.
  mutating func move(_ figures: [Int: FactValue]) {
    untold.formUnion(figures.keys.filter { facts[$0] == nil })
    facts.merge(figures) { _, moved in moved }
  }

  /// Nothing is supposed: things as they are.
  package static let none = Supposition()

  package var isEmpty: Bool {
    facts.isEmpty && benchmarks.isEmpty && sets.isEmpty && findings.isEmpty && rejected.isEmpty
  }
}
