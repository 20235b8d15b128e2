import Evidence
import Facts
import OrderedCollections
import RuleLanguage

/// The six strategies in plain sentences.
struct StrategyReadBack {
  let rules: CheckedRules

  func lines(_ entry: StrategyEntry) -> [String] {
    let place =
      rules.evidence.sources[entry.source]?.shown(entry.locator) ?? entry.locator
    let cards = rules.actions.filter { $0.strategy == entry.strategy }
    return [
      "\(ListWording.sentence(entry.strategy.rawValue)) (\(cards.count) cards)", entry.idea,
      "On condition that: \(entry.condition)", "Rests on: \(entry.source) \(place)",
    ] + left(entry)
  }

  /// Topics with one reason stand together, in the order of the file.
  private func left(_ entry: StrategyEntry) -> [String] {
    var topics: OrderedDictionary<String, [String]> = [:]
    for left in entry.leavesToOthers {
      topics[left.reason, default: []].append(ListWording.word(left.topic))
    }
    return topics.map { reason, topics in
      "Leaves to others: \(topics.joined(separator: ", ")). \(reason)"
    }
  }
}
