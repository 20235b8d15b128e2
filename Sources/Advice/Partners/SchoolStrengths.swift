import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// What schools could bring: the one place that says when a strength, or at least a hint of one, is known.
struct SchoolStrengths {
  private let rules: CheckedRules
  /// The strengths that may be shown by a partner, by index, ascending.
  let assets: [Int]
  private let leading: [Int]
  private let isAtLeastAHint: (_ asset: Int, _ school: Int) -> Bool

  /// Signs that a head could act as a system leader: the wish to help, and settled leaders at home.
  private static let signsOfALeader = ["P_WILLING", "P_STABLE_LEADERS"]

  /// - Parameters:
  ///   - rules: The rules with the strengths that may be shown by a partner.
  ///   - isAtLeastAHint: Whether a finding, by its index, is at least a hint for a school.
  init(_ rules: CheckedRules, isAtLeastAHint: @escaping (Int, Int) -> Bool) {
    self.rules = rules
    self.isAtLeastAHint = isAtLeastAHint
    assets = Set(
      (rules.partnering.hard.values.map(\.self) + rules.partnering.soft.values.map(\.self))
        .flatMap(\.assets)
    ).sorted()
    leading = rules.findings.indices.filter { Self.signsOfALeader.contains(rules.findings[$0].id) }
  }

  /// The topics in which a school is strong, or in which figures or records point to a strength.
  func topics(of school: Int) -> Set<String> {
    var topics: Set<String> = []
    for asset in assets where isAtLeastAHint(asset, school) {
      topics.formUnion(rules.findings[asset].topics)
    }
    return topics
  }

  /// Those of the topics in which a school is strong, or in which figures or records point to a strength.
  func topics(_ wanted: TopicAssets, of school: Int) -> [String] {
    guard wanted.assets.contains(where: { $0.contains { isAtLeastAHint($0, school) } }) else {
      return []
    }
    return zip(wanted.topics, wanted.assets).filter { _, assets in
      assets.contains { isAtLeastAHint($0, school) }
    }.map(\.0)
  }

  /// Whether its people have said enough for its head to be asked as a system leader, though no register says so.
  func mayLead(_ school: Int) -> Bool {
    leading.count == Self.signsOfALeader.count && leading.allSatisfy { isAtLeastAHint($0, school) }
  }
}
