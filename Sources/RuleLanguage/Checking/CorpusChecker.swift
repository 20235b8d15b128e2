import Diagnostics
import Evidence
import Notation
import OrderedCollections

/// Looks up what the corpus says of findings, actions and cautions, and what constraints say of actions.
enum CorpusChecker {
  static func check(_ links: [CorpusLink], _ names: RuleNames, _ log: inout ProblemLog) {
    for link in links {
      guard let problem = problem(link, names) else { continue }
      log.report(.name(problem), at: link.location, length: link.length)
    }
  }

  /// No card asks for a constraint that does not hold for it.
  static func constraints(of actions: [CheckedAction], _ names: RuleNames, _ log: inout ProblemLog)
  {
    for action in actions {
      for name in action.partner?.hard ?? []
      where names.partnering.hard[name]?.exceptFor.contains(action.id) == true {
        log.report(
          .corpus(.constraintNotFor(name, action: action.id)), at: action.location,
          length: action.id.count)
      }
    }
  }

  private static func problem(_ link: CorpusLink, _ names: RuleNames) -> NameProblem? {
    switch link.kind {
    case .finding:
      guard names.findings[link.name] == nil else { return nil }
      let nearest = NearestName.suggestion(for: link.name, among: names.findingNames)
      return .unknownFinding(link.name, isAsset: false, nearest: nearest)
    case .action:
      guard names.actions[link.name] == nil else { return nil }
      let nearest = NearestName.suggestion(for: link.name, among: names.actionNames)
      return .unknownAction(link.name, nearest: nearest)
    case .caution:
      guard names.cautions[link.name] == nil else { return nil }
      let nearest = NearestName.suggestion(for: link.name, among: names.cautions.keys)
      return .unknownCaution(link.name, nearest: nearest)
    }
  }
}
