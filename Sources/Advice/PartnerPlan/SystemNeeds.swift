import Facts
import Inference
import OrderedCollections
import Parallel
import RuleLanguage
import Schools

/// The schools of a system that need help which others can give. A school has up to three needs: of a school or a
/// hub, of a system leader, and of a community partner. Each can be met by a helper for one of several steps: all
/// that the rules put forward and that ask for such help, of which it is known what help is needed with.
package struct SystemNeeds {
  /// One school and what it needs of one group of helpers.
  package struct Need: Hashable, Sendable {
    package var school: Int
    /// The steps for which help would be welcome, the most pressing first; never empty, all of one group of helpers.
    package var steps: [Step]
    /// The number of the group of helpers, see ``HelperKind``.
    var group: Int { steps[0].kind.group }
  }

  /// One step that asks for help.
  package struct Step: Hashable, Sendable {
    /// The action's index.
    package var action: Int
    /// Words of the list `topics`.
    package var topics: [String]
    /// Who is asked for.
    package var kind: HelperKind
  }

  private(set) var needs: [Need] = []
  /// Schools with a step that asks a school or a hub for help, of which nobody can tell with what.
  private(set) var unclear: [Int] = []

  /// - Parameters:
  ///   - adviser: Rules and facts.
  ///   - schools: The schools looked at, by row, ascending; closed ones are left out.
  ///   - kinds: Only needs of these helpers.
  init(_ adviser: Adviser, of schools: [Int], asking kinds: Set<HelperKind> = HelperKind.all) {
    let cards = Self.cards(adviser.rules).map { $0.filter { kinds.contains($0.kind) } }
    let closed = adviser.engine.base.schools.closedSchools
    let open = schools.filter { !closed[$0] }
    let portions = stride(from: 0, to: open.count, by: 256).map {
      Array(open[$0..<min($0 + 256, open.count)])
    }
    let found = inParallel(portions.count) { number in
      portions[number].map { ($0, Self.needs(of: $0, cards, adviser)) }
    }
    for (school, groups) in found.joined() {
      for needs in groups {
        if needs.isEmpty {
          unclear.append(school)
        } else {
          self.needs.append(Need(school: school, steps: needs))
        }
      }
    }
  }

  /// A card and whom it asks for.
  private struct Card {
    var action: Int
    var kind: HelperKind
  }

  /// Cards whose partner helps the school that asks, in the order of the groups of helpers: of schools and hubs that
  /// have to be strong in the need, or whose own house has to be safe; of leaders and community partners all. In each
  /// the most pressing first, of these the least work, then by id.
  private static func cards(_ rules: CheckedRules) -> [[Card]] {
    let helping = rules.actions.indices.flatMap { index -> [Card] in
      let action = rules.actions[index]
      guard action.voices.contains(.school) else { return [] }
      return action.helpersAsked(rules).filter { kind in
        kind.group > 0 || action.asksForHelp(rules)
      }.map { Card(action: index, kind: $0) }
    }
    func order(_ action: CheckedAction) -> (Int, Int, String) {
      (
        Urgency.allCases.firstIndex(of: action.urgency) ?? 0,
        Effort.allCases.firstIndex(of: action.effort) ?? 0, action.id
      )
    }
    let sorted = helping.sorted {
      order(rules.actions[$0.action]) < order(rules.actions[$1.action])
    }
    return (0...2).map { group in sorted.filter { $0.kind.group == group } }
  }

  /// By group of helpers of which a step asks; one is empty where nobody can tell what help is needed with.
  private static func needs(of school: Int, _ cards: [[Card]], _ adviser: Adviser) -> [[Step]] {
    let rules = adviser.rules
    let asking = cards.map { group in
      group.filter { adviser.engine.status($0.action, .school(school)) == .recommended }
    }
    guard asking.contains(where: { !$0.isEmpty }) else { return [] }
    let situation = adviser.engine.situation(of: .school(school))
    // Which members a count finds says nothing of what help is needed with, and takes nearly all the time.
    situation.detail = .verdicts
    let topics = NeedTopics(situation, rules)
    return asking.filter { !$0.isEmpty }.map { group in
      group.compactMap { card in
        // A community partner comes for what the card is about, whatever need stands behind it.
        var needed =
          card.kind == .partner
          ? [] : topics.behind(situation.standing(card.action), of: school).topics
        if needed.isEmpty, card.kind.group > 0 { needed = rules.actions[card.action].topics }
        return needed.isEmpty
          ? nil : Step(action: card.action, topics: needed, kind: card.kind)
      }
    }
  }
}

extension CheckedAction {
  /// Whom the partner part of a card asks for, in its order; empty where it names no relation of helpers.
  func helpersAsked(_ rules: CheckedRules) -> [HelperKind] {
    [partner?.from, partner?.alsoFrom].compactMap { $0.flatMap { rules.vocabulary.relations[$0] } }
      .compactMap { relation in
        switch relation.linksTo {
        case .school: .school
        case .hub: .hub
        case .leader: .leader
        case .partner: .partner
        case .area, .subject, .pupilGroup, .journey: nil
        }
      }
  }

  /// Whether the partner helps the school that asks: it has to be strong in the need, or its own house safe.
  func asksForHelp(_ rules: CheckedRules) -> Bool {
    rules.partnering.constraints(of: self).contains {
      if case .strength? = $0.operation { return true }
      return $0.name == "home is safe"
    }
  }
}
