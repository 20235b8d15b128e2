import RuleLanguage

/// Gathers what differs, action by action.
struct ChangeCollection {
  private var byAction: [RuleComparison.Change]
  private let places: [String: Int]
  /// By action: other changes of status.
  private var transitions: [[Transition: Int]]

  private struct Transition: Hashable {
    var from: Status?
    var to: Status?
  }

  init(_ sides: Sides) {
    byAction = sides.actions.map {
      RuleComparison.Change(
        action: $0.id, name: $0.name, isNew: $0.old == nil, isGone: $0.new == nil)
    }
    places = Dictionary(
      uniqueKeysWithValues: sides.actions.enumerated().map { ($1.id, $0) })
    transitions = Array(repeating: [:], count: sides.actions.count)
  }

  /// The statuses of a school.
  mutating func add(_ statuses: BeforeAndAfter<[Status?]>, _ school: String) {
    guard statuses.old != statuses.new else { return }
    for (action, (from, to)) in zip(statuses.old, statuses.new).enumerated() where from != to {
      switch (Self.isRecommended(from), Self.isRecommended(to)) {
      case (false, true): byAction[action].gained.append(school)
      case (true, false): byAction[action].lost.append(school)
      case (true, true), (false, false): break
      }
      transitions[action][Transition(from: from, to: to), default: 0] += 1
    }
  }

  /// The steps shown to a school.
  mutating func add(_ lists: BeforeAndAfter<[String]>, _ school: String) {
    for id in lists.new where !lists.old.contains(id) { note(id) { $0.shown.append(school) } }
    for id in lists.old where !lists.new.contains(id) { note(id) { $0.hidden.append(school) } }
    for (place, id) in lists.new.enumerated() {
      guard let before = lists.old.firstIndex(of: id), before != place else { continue }
      note(id) { $0.moved.append(school) }
    }
  }

  /// What differs, by id of the action.
  var changes: [RuleComparison.Change] {
    byAction.indices.compactMap { index in
      var change = byAction[index]
      change.statuses = transitions[index].sorted {
        ($1.value, Self.name($0.key)) < ($0.value, Self.name($1.key))
      }
      .map { ($0.key.from, $0.key.to, $0.value) }
      return change.isEmpty && !change.isNew && !change.isGone ? nil : change
    }
  }

  private mutating func note(
    _ id: String, _ write: (inout RuleComparison.Change) -> Void
  ) {
    if let place = places[id] { write(&byAction[place]) }
  }

  private static func name(_ transition: Transition) -> String {
    "\(transition.from?.rawValue ?? "")>\(transition.to?.rawValue ?? "")"
  }

  private static func isRecommended(_ status: Status?) -> Bool {
    status == .recommended || status == .recommendedOnAnAssumption
  }
}
