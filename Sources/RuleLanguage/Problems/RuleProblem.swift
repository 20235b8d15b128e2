package import Diagnostics

/// Everything that can be wrong with rules, beyond how files are written down.
///
/// Each theme is an enumeration whose cases hold the facts and whose exhaustive switches give code,
/// words and next step; codes are stable.
package enum RuleProblem: Hashable, Sendable {
  case file(FileProblem)
  case name(NameProblem)
  case kind(KindProblem)
  case phrase(PhraseFault)
  case shape(ShapeProblem)
  case card(CardProblem)
  case example(ExampleProblem)
  case derivation(DerivationProblem)
  case circle(CircleProblem)
  case logic(LogicProblem)
  case set(SetProblem)
  case advice(AdviceProblem)
  case corpus(CorpusProblem)

  /// The stable code; tests and documentation refer to it.
  package var code: String {
    switch self {
    case .file(let problem): problem.code
    case .name(let problem): problem.code
    case .kind(let problem): problem.code
    case .phrase(let fault): fault.code
    case .shape(let problem): problem.code
    case .card(let problem): problem.code
    case .example(let problem): problem.code
    case .derivation(let problem): problem.code
    case .circle(let problem): problem.code
    case .logic(let problem): problem.code
    case .set(let problem): problem.code
    case .advice(let problem): problem.code
    case .corpus(let problem): problem.code
    }
  }

  /// Whether it keeps the rule set from being used.
  package var severity: Diagnostic.Severity {
    switch self {
    case .file, .name, .kind, .phrase, .shape, .example, .derivation, .circle, .corpus:
      .error
    case .card(let problem): problem.severity
    case .logic(let problem): problem.severity
    case .set(let problem): problem.severity
    case .advice: .warning
    }
  }

  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .file(let problem): problem.message
    case .name(let problem): problem.message
    case .kind(let problem): problem.message
    case .phrase(let fault): fault.message
    case .shape(let problem): problem.message
    case .card(let problem): problem.message
    case .example(let problem): problem.message
    case .derivation(let problem): problem.message
    case .circle(let problem): problem.message
    case .logic(let problem): problem.message
    case .set(let problem): problem.message
    case .advice(let problem): problem.message
    case .corpus(let problem): problem.message
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .file(let problem): problem.nextStep
    case .name(let problem): problem.nextStep
    case .kind(let problem): problem.nextStep
    case .phrase(let fault): fault.nextStep
    case .shape(let problem): problem.nextStep
    case .card(let problem): problem.nextStep
    case .example(let problem): problem.nextStep
    case .derivation(let problem): problem.nextStep
    case .circle(let problem): problem.nextStep
    case .logic(let problem): problem.nextStep
    case .set(let problem): problem.nextStep
    case .advice(let problem): problem.nextStep
    case .corpus(let problem): problem.nextStep
    }
  }

  /// The problem with its place, as diagnostics are shown.
  package func diagnostic(
    at location: Source.Location?, length: Int = 1, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      code, severity, message, at: location, length: length, nextStep: nextStep, notes: notes)
    diagnostic.quotesLine = quotesLine
    return diagnostic
  }

  /// A misspelt fact stands in the message as it stands in the line, and what examples never show
  /// stands in no line.
  private var quotesLine: Bool {
    switch self {
    case .name(.unknownFact), .advice: false
    case .file, .name, .kind, .phrase, .shape, .card, .example, .derivation, .circle, .logic, .set,
      .corpus:
      true
    }
  }
}
