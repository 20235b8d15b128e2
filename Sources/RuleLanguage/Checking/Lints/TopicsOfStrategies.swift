import Diagnostics
import Facts
import OrderedCollections

/// WM347 and WM348: topics that a strategy never reaches, and topics it leaves to others but reaches.
///
/// Only where `Rules/strategies.yaml` says what each strategy leaves to others.
enum TopicsOfStrategies {
  static func check(_ rules: CheckedRules, _ log: inout ProblemLog) {
    let topics = rules.vocabulary.lists["topics"] ?? []
    for entry in rules.strategies {
      var cards: [String: [String]] = [:]
      for action in rules.actions
      where action.strategy == entry.strategy && action.life.status != .retired {
        for topic in action.topics { cards[topic, default: []].append(action.id) }
      }
      let left = Set(entry.leavesToOthers.map(\.topic))
      for topic in topics where cards[topic] == nil && !left.contains(topic) {
        log.report(
          .set(.topicNotReached(topic, strategy: entry.strategy.rawValue)), at: entry.location,
          length: entry.strategy.id.count)
      }
      for topic in entry.leavesToOthers {
        guard let reached = cards[topic.topic] else { continue }
        log.report(
          .set(
            .topicLeftButReached(
              topic.topic, strategy: entry.strategy.rawValue, cards: reached.sorted())),
          at: topic.location, length: topic.length)
      }
    }
  }
}
