package import RuleLanguage

/// Which actions may stand otherwise in the order because of what was changed in rule files.
package enum TouchedActions {
  /// Holds the files of two rule sets against each other.
  ///
  /// - Parameters:
  ///   - old: The files of the one.
  ///   - new: The files of the other.
  ///   - rules: The new rules.
  /// - Returns: Ids of the actions whose own file or a finding beneath was changed, added or taken away;
  ///   `nil` when anything else was, which may touch all.
  package static func ids(
    from old: [RuleFile], to new: [RuleFile], in rules: CheckedRules
  ) -> Set<String>? {
    let (before, after) = (contents(old), contents(new))
    let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
    var touched: Set<String> = []
    var findings: Set<String> = []
    for path in changed {
      // The name of a file is its rule's id.
      let id = String(path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
      switch RuleFileRole(path: path) {
      case .action: touched.insert(id)
      case .finding: findings.insert(id)
      case .vocabulary, .contraIndications, .cautions, .strength, .ranking, .partnering: return nil
      default: break
      }
    }
    guard let beneath = actions(restingOn: findings, in: rules) else { return nil }
    return touched.union(beneath)
  }

  private static func contents(_ files: [RuleFile]) -> [String: [UInt8]] {
    Dictionary(files.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
  }

  /// The actions that rest on findings, directly or by way of others; `nil` where a contra-indication does,
  /// which may reach any.
  private static func actions(
    restingOn ids: Set<String>, in rules: CheckedRules
  ) -> Set<String>? {
    guard !ids.isEmpty else { return [] }
    var resting = Set(rules.findings.indices.filter { ids.contains(rules.findings[$0].id) })
    // Each stands behind those it uses, so one walk meets all.
    for index in rules.findingOrder {
      let finding = rules.findings[index]
      if !resting.isDisjoint(with: ConditionWalk.findings(in: finding.signs + finding.unless)) {
        resting.insert(index)
      }
    }
    // One that is gone may have been used by any rule, which then was changed as well.
    let stops = rules.contraIndications.compactMap(\.test)
    guard resting.isDisjoint(with: ConditionWalk.findings(in: stops)) else { return nil }
    let touched = rules.actions.filter { action in
      let conditions =
        action.appliesTo + action.instances.flatMap { [$0.when] + $0.unless }
      return !resting.isDisjoint(with: ConditionWalk.findings(in: conditions) + action.helpedBy)
    }
    return Set(touched.map(\.id))
  }
}
