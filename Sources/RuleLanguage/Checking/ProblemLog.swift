import Diagnostics
import Notation

/// Collects what the checks find; the same problem at the same place counts once, however many
/// copies of a rule have it.
struct ProblemLog {
  private(set) var diagnostics: [Diagnostic] = []
  private var seen: Set<Diagnostic> = []

  mutating func add(_ diagnostics: some Sequence<Diagnostic>) {
    for diagnostic in diagnostics where seen.insert(diagnostic).inserted {
      self.diagnostics.append(diagnostic)
    }
  }

  mutating func report(
    _ problem: RuleProblem, at location: Source.Location?, length: Int = 1,
    notes: [Diagnostic.Note] = []
  ) {
    add([problem.diagnostic(at: location, length: length, notes: notes)])
  }

  mutating func report(_ problem: RuleProblem, at scalar: Scalar, notes: [Diagnostic.Note] = []) {
    report(problem, at: scalar.location, length: scalar.length, notes: notes)
  }

  mutating func report(_ problem: RuleProblem, at words: WrittenWords) {
    report(problem, at: words.location, length: words.length)
  }
}
