import Facts
package import RuleLanguage

/// Statuses and strengths of the subject, read from its nodes.
extension Situation {
  /// The status of an action; of several entries the best.
  package func status(_ action: Int) -> Status {
    let statuses = rules.outline.actions[action].lazy.map { place in
      self.rules.outline.instances[place].status.status { self.holds($0, at: self.subject.row) }
    }
    return statuses.reduce(nil) { best, status in
      best.map { Status.better($0, status) } ?? status
    } ?? .doesNotApply
  }

  /// The status of an action about one entry.
  package func status(_ action: Int, instance: Int) -> Status {
    lines(action, instance: instance).status.status { holds($0, at: subject.row) }
  }

  /// How strong a finding certainly is, and how strong it may still be.
  package func strength(_ finding: Int) -> StrengthRange {
    strength(finding, at: row(of: finding))
  }

  /// The row a finding is about: findings of the system are the area's.
  func row(of finding: Int, for row: BearerRow? = nil) -> BearerRow? {
    let row = row ?? subject.row
    return rules.isOfArea[finding] ? engine.facts.area(of: row) : row
  }

  func strength(_ finding: Int, at row: BearerRow?) -> StrengthRange {
    guard let row else { return StrengthRange(certain: .none, possible: .clear) }
    guard row == subject.row else { return foundStrength(finding, at: row) }
    if let known = rememberedStrengths[finding] { return known }
    let found = foundStrength(finding, at: row)
    rememberedStrengths[finding] = found
    return found
  }

  private func foundStrength(_ finding: Int, at row: BearerRow) -> StrengthRange {
    StrengthRange(rules.strengths[finding]) { holds($0, at: row) }
  }
}
