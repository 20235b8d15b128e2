import Facts
import Inference
import OrderedCollections
import Parallel
import RuleLanguage
import Schools

/// The schools of a system that need help which others can give: for each the most pressing step that the rules
/// put forward, that asks for such help, and of which it is known what help is needed with. Where nobody can help
/// with that one, the next such step may take its place.
package struct SystemNeeds {
  /// One school and what it needs.
  package struct Need: Hashable, Sendable {
    package var school: Int
    /// The action's index.
    package var action: Int
    /// Words of the list `topics`.
    package var topics: [String]
    /// Help comes from a hub, not from a school.
    package var isFromHub: Bool
  }

  /// By school, its steps that ask for help, the most pressing first; never empty.
  private(set) var needs: [[Need]] = []
  /// Schools with a step that asks for help, of which nobody can tell with what.
  private(set) var unclear: [Int] = []

  /// - Parameters:
  ///   - adviser: Rules and facts.
  ///   - schools: The schools looked at, by row, ascending; closed ones are left out.
  init(_ adviser: Adviser, of schools: [Int]) {
    let cards = Self.cards(adviser.rules)
    let closed = adviser.engine.base.schools.closedSchools
    let open = schools.filter { !closed[$0] }
    let portions = stride(from: 0, to: open.count, by: 256).map {
      Array(open[$0..<min($0 + 256, open.count)])
    }
    let found = inParallel(portions.count) { number in
      portions[number].map { ($0, Self.needs(of: $0, cards, adviser)) }
    }
    for (school, needs) in found.joined() {
      guard let needs else { continue }
      if needs.isEmpty { unclear.append(school) } else { self.needs.append(needs) }
    }
  }

  /// Cards whose partner helps the school that asks: it has to be strong in the need, or its own house has to be
  /// safe; the most pressing first, of these the least work, then by id.
  private static func cards(_ rules: CheckedRules) -> [Int] {
    let helping = rules.actions.indices.filter { index in
      let action = rules.actions[index]
      guard action.voices.contains(.school), let from = action.partner?.from,
        linksToHelper(from, rules) != nil
      else { return false }
      return rules.partnering.constraints(of: action).contains {
        if case .strength? = $0.operation { return true }
        return $0.name == homeIsSafe
      }
    }
    func order(_ action: CheckedAction) -> (Int, Int, String) {
      (
        Urgency.allCases.firstIndex(of: action.urgency) ?? 0,
        Effort.allCases.firstIndex(of: action.effort) ?? 0, action.id
      )
    }
    return helping.sorted { order(rules.actions[$0]) < order(rules.actions[$1]) }
  }

  private static let homeIsSafe = "home is safe"

  /// Whether what a card looks for among is a school or a hub.
  private static func linksToHelper(_ from: String, _ rules: CheckedRules) -> Bearer? {
    guard let relation = rules.vocabulary.relations[from] else { return nil }
    return [.school, .hub].contains(relation.linksTo) ? relation.linksTo : nil
  }

  /// `nil` where no step asks for help, empty where nobody can tell with what.
  private static func needs(of school: Int, _ cards: [Int], _ adviser: Adviser) -> [Need]? {
    let rules = adviser.rules
    let asking = cards.filter { adviser.engine.status($0, .school(school)) == .recommended }
    guard !asking.isEmpty else { return nil }
    let situation = adviser.engine.situation(of: .school(school))
    // Which members a count finds says nothing of what help is needed with, and takes nearly all the time.
    situation.detail = .verdicts
    let topics = NeedTopics(situation, rules)
    return asking.compactMap { action in
      let needed = topics.behind(situation.proof(action: action), of: school).topics
      let from = rules.actions[action].partner?.from
      return needed.isEmpty
        ? nil
        : Need(
          school: school, action: action, topics: needed,
          isFromHub: from.flatMap { linksToHelper($0, rules) } == .hub)
    }
  }
}
