import Diagnostics

/// The checks of the rule set as a whole, in their order.
enum SetChecks {
  static func check(_ rules: CheckedRules, _ syntax: RuleSetSyntax, _ log: inout ProblemLog) {
  }
}
