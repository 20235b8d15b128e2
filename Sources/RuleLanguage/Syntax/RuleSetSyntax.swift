import Diagnostics
import Notation
import OrderedCollections

/// All rules of a set as written.
struct RuleSetSyntax {
  var findings: [FindingSyntax] = []
  var actions: [ActionSyntax] = []
  var contraIndications: [ContraIndicationSyntax] = []
  var cautions: OrderedDictionary<String, Caution> = [:]
  var cautionSources: [Scalar] = []
  var strength = StrengthPolicy.standard
  var ranking = RankingPolicy.standard
  var rankingCalls: [Scalar] = []
  var partnering = PartneringPolicy()
  /// What decides its constraints, by their names.
  var partnerTests: [String: PartnerTestSyntax] = [:]
  var softPartnerTests: [String: PartnerTestSyntax] = [:]
  /// Actions named by constraints, to be looked up.
  var partneringActions: [Scalar] = []
  /// Remarks about where things come from, which may name sources.
  var remarks: [String] = []
}

extension RuleSetSyntax {
  /// Reads all files that hold rules.
  ///
  /// - Parameters:
  ///   - roots: Their trees, by what they hold, in the order of their paths.
  ///   - purpose: What the rules are read for; only authors need their examples.
  /// - Returns: What could be read, and what is wrong with its shape.
  static func read(
    _ roots: [RuleFileRole: [Node]], for purpose: RuleSet.Purpose
  ) -> (rules: RuleSetSyntax, problems: [Diagnostic]) {
    var syntax = RuleSetSyntax()
    var problems: [Diagnostic] = []
    for role in [RuleFileRole.finding, .action] {
      for root in roots[role] ?? [] {
        var reader = RuleFileReader(readsExamples: purpose == .authoring)
        let rule = reader.read(root)
        problems += reader.problems
        switch rule {
        case .finding(let finding)?: syntax.findings.append(finding)
        case .action(let action)?: syntax.actions.append(action)
        case nil: break
        }
      }
    }
    for root in roots[.contraIndications] ?? [] {
      var reader = ContraIndicationReader()
      syntax.contraIndications += reader.read(root)
      syntax.remarks += reader.remarks
      problems += reader.problems
    }
    for root in roots[.cautions] ?? [] {
      var reader = CautionReader()
      syntax.cautions.merge(reader.read(root)) { first, _ in first }
      syntax.cautionSources += reader.sources
      problems += reader.problems
    }
    var policies = PolicyReader()
    if let root = roots[.strength]?.first, let policy = policies.strength(root) {
      syntax.strength = policy
    }
    if let root = roots[.ranking]?.first, let ranking = policies.ranking(root) {
      syntax.ranking = ranking.policy
      syntax.rankingCalls = ranking.calls
    }
    problems += policies.problems
    var partnering = PartneringReader()
    if let root = roots[.partnering]?.first, let policy = partnering.read(root) {
      syntax.partnering = policy
      syntax.partnerTests = partnering.tests
      syntax.softPartnerTests = partnering.softTests
      syntax.partneringActions = partnering.actions
    }
    problems += partnering.problems
    return (syntax, problems)
  }
}
