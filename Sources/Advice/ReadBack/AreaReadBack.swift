import Facts
import OrderedCollections
import RuleLanguage

/// What is said of the schools of an area together, in plain sentences.
struct AreaReadBack {
  let rules: CheckedRules

  func chapter(_ policy: AreaPolicy) -> RuleReadBack.Chapter {
    RuleReadBack.Chapter(
      title: "What is said of the schools of an area together",
      lines: policy.limits.map(line) + [""]
        + Array(policy.parts.map(lines).joined(separator: ["", ""])))
  }

  /// `Shared by, 30: Out of 100 schools … (our default, may be changed; domain.md 7; 22 November 2026)`.
  private func line(_ limit: AreaPolicy.Limit) -> String {
    "\(ListWording.sentence(limit.kind.rawValue)), \(limit.number): \(limit.means) "
      + "(\(ThresholdList.word(limit.origin)); \(limit.source); \(DateWording.day(limit.dated)))"
  }

  private func lines(_ part: AreaPolicy.Part) -> [String] {
    let sentences = ConditionSentences(rules: rules)
    let actions = part.couldFollow.compactMap { id in rules.actions.first { $0.id == id }?.name }
    return [part.title, "\(part.because) (\(part.source))"]
      + looks(part.kind)
      + part.counts.flatMap { count in
        sentences.paragraph("\(ListWording.sentence(count.name)) are counted when", count.condition)
      } + (part.isByType ? ["Each is counted for every type of school too."] : [])
      + (actions.isEmpty ? [] : ["To talk over: \(ListWording.and(actions.map { "\"\($0)\"" }))."])
      + part.cautions.compactMap { rules.cautions[$0].map { "Take care: \($0.says)" } }
  }

  /// What is looked for where no condition says it.
  private func looks(_ kind: AreaPolicy.Part.Kind) -> [String] {
    switch kind {
    case .shared:
      [
        "Counted is every finding within school, from a hint on, among the schools of the phases in which it can be found."
      ]
    case .foundOnce:
      [
        "Counted is every topic: schools that have shown a need in it, and schools of which a strength in it is at least likely."
      ]
    case .needWithoutPartner:
      [
        "A plan of partners is made for all its schools at once, as the partnering rules say: counted are schools with a step that asks for help others can give, those for which the plan finds a partner, and those that miss a strength."
      ]
    case .helpers:
      [
        "From the same plan: schools and hubs that would help, those that would have no place left, and those of which nobody knows how many schools they can help."
      ]
    case .missingOut, .gains: []
    }
  }
}
