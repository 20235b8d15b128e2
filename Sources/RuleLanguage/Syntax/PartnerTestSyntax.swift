import Notation

/// What decides a constraint on partners, or how far a soft criterion is met, as written.
struct PartnerTestSyntax: Sendable {
  var test: ConditionSyntax?
  var testOfThisSchool: ConditionSyntax?
  var operation: PartnerOperationSyntax?
}

/// `worked out: {by: …}` as written, with what the way needs.
enum PartnerOperationSyntax: Sendable {
  case strength(shownBy: [Scalar])
  case exchange(shownBy: [Scalar])
  case journey(onlineFor: [Scalar])
  case exclusions
  /// Phases with kilometres; `otherwise` stands apart.
  case apart(
    phases: [(phase: Scalar, kilometres: Double)], otherwise: Double, rivals: ConditionSyntax)
  case figuresLeftOut
  case returned(shownBy: [Scalar])
  case likeness
  case levelApart(deviations: Double)
  case nearness
}
