package import Diagnostics
package import Facts

/// An example that a rule file carries: facts given, outcome expected.
package struct RuleExample: Sendable {
  package var name: String
  /// Values by fact slot, of the school itself.
  package var given: [(slot: Int, value: FactValue)]
  /// Benchmarks given as `family mean of X: 0.1`, `national X: 21`.
  package var benchmarks: [(slot: Int, benchmark: Phrase.Benchmark, value: Double)]
  /// Ends of the national spread given as `area deprivation: highest third`: the fact lies in that end
  /// for certain, so its cut-off is known and the value is past it.
  package var places: [(slot: Int, place: Place)] = []
  /// `and SET: 4 of 10`, or members listed with their facts, by the set's or relation's name.
  package var sets: [(name: String, members: Members)]
  /// Strengths set directly, by index in ``CheckedRules/findings``.
  package var findings: [(finding: Int, strength: Strength)]
  /// The entry of `about` this example is for.
  package var about: String?
  package var expectation: Expectation
  package var location: Source.Location

  /// Members of a named set.
  package enum Members: Sendable {
    /// So many certain, and undecided up to `most`, of `registered` in the register.
    case counted(certain: Int, most: Int, registered: Int?)
    /// The relation's members with their facts.
    case listed([[(slot: Int, value: FactValue)]])
  }

  /// What should come out.
  package enum Expectation: Sendable {
    /// For an action: the status, what it waits for (slots or names of sets and relations), what is assumed, what comes first.
    case status(Status, waitingFor: [String], assuming: [String], first: [String])
    /// For a finding: the certain strength, and the strongest still open.
    case strength(Strength, couldReach: Strength?)
  }

  package init(
    name: String, given: [(slot: Int, value: FactValue)] = [],
    benchmarks: [(slot: Int, benchmark: Phrase.Benchmark, value: Double)] = [],
    sets: [(name: String, members: Members)] = [],
    findings: [(finding: Int, strength: Strength)] = [], about: String? = nil,
    expectation: Expectation, location: Source.Location
  ) {
    self.name = name
    self.given = given
    self.benchmarks = benchmarks
    self.sets = sets
    self.findings = findings
    self.about = about
    self.expectation = expectation
    self.location = location
  }
}

/// What a card says for a school (`rule-language` 5.7).
package enum Status: String, Hashable, Sendable, CaseIterable, Codable {
  case doesNotApply = "does not apply"
  case notIndicated = "not indicated"
  case ruledOut = "ruled out"
  case deferred
  case cannotTell = "cannot tell if it applies"
  case recommended
  case recommendedOnAnAssumption = "recommended on an assumption"
  case possible
}
