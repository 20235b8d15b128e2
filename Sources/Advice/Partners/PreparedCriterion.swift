import Inference
package import RuleLanguage

/// A hard constraint or a soft criterion of a card, with what does not depend on the partner looked up once.
///
/// A class: it is read for every school there is, and copying its words each time would cost more than its test.
/// Not safe to share between threads, as the ``PairCheck`` it belongs to.
package final class PreparedCriterion {
  package let source: PartneringPolicy.Criterion
  let operation: PartnerOperation?
  let compiled: CompiledConstraint?
  /// The topics that the asking school needs, and those of all its needs, with the strengths that count; made when
  /// first asked for.
  private var needed: TopicAssets?
  private var neededInAll: TopicAssets?
  let isJourney: Bool
  let isExchange: Bool
  /// Whether the step can be done without the journey, once looked up.
  private var doesOnline: Bool?
  /// Verdicts on partners that took long to find, by row.
  var verdicts: [Int: Verdict] = [:]
  /// What it asks of the asking school itself, once asked for.
  private var askersVerdict: PartnerVerdict?

  init(_ source: PartneringPolicy.Criterion, _ compiled: CompiledConstraint?) {
    self.source = source
    operation = source.operation
    isJourney = if case .journey? = source.operation { true } else { false }
    isExchange = if case .exchange? = source.operation { true } else { false }
    self.compiled = compiled
  }

  /// Whether the step, by its id, is one of those that can be done without the journey.
  func isOnline(_ steps: Set<String>, _ step: String) -> Bool {
    if let doesOnline { return doesOnline }
    let found = steps.contains(step)
    doesOnline = found
    return found
  }

  /// The topics needed for the step, with the strengths that count.
  func needed(_ make: () -> TopicAssets) -> TopicAssets {
    if let needed { return needed }
    let made = make()
    needed = made
    return made
  }

  /// What it asks of the asking school itself, which is the same for all partners.
  func ofAsker(_ make: () -> PartnerVerdict) -> PartnerVerdict {
    if let askersVerdict { return askersVerdict }
    let made = make()
    askersVerdict = made
    return made
  }

  /// The topics of all needs of the asking school, with the strengths that count.
  func neededInAll(_ make: () -> TopicAssets) -> TopicAssets {
    if let neededInAll { return neededInAll }
    let made = make()
    neededInAll = made
    return made
  }
}

/// Topics that a school needs, each with the strengths that would help.
struct TopicAssets {
  /// The topics, in the order of the needs; empty where no need has been shown so far.
  let topics: [String]
  /// The needs have been shown, and are not only what a card is about.
  let isShown: Bool
  /// For each topic the strengths that count, by index in ``RuleLanguage/CheckedRules/findings``.
  let assets: [[Int]]

  init(_ needs: NeedTopics.Needs, _ counting: [Int], _ rules: CheckedRules) {
    topics = needs.topics
    isShown = needs.isShown
    assets = needs.topics.map { topic in
      counting.filter { rules.findings[$0].topics.contains(topic) }
    }
  }
}
