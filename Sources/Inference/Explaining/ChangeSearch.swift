import Facts
import RuleLanguage

/// What it would take: the smallest sets of changed facts that bring a recommendation, or remove it.
///
/// The search grows sets one change at a time, fewest changes first, and looks in each set's situation
/// at what still stands in the way: of parts that have to hold together at the first, of parts of which
/// one is enough at all. Every set that is returned was tried out by re-running the rules, with and
/// without each of its changes. Where no set of at most ``mostChanges`` does it, one larger set is given, from
/// which nothing can be left out either.
package struct ChangeSearch {
  /// Whether an action is to come or to go.
  package enum Aim: Hashable, Sendable { case bring, remove }

  /// Sets found, the nearest first: fewest changes, then least far, then in the order of the rule.
  package private(set) var sets: [ChangeSet] = []
  /// The search ended before every set of at most ``mostChanges`` had been looked at.
  package private(set) var isCutShort = false

  /// Nothing has to change.
  package var isReachedAlready: Bool { isReached(situation) }

  /// Sets have at most so many changes: more than that is no answer anybody could act on.
  package static let mostChanges = 4
  /// Where no such set is found, one larger set is looked for, of at most so many changes.
  package static let mostChangesFar = 12
  /// Of a card about many things so many are looked at for it.
  private static let mostEntriesFar = 4
  /// How often the rules are run before the search ends, so that nobody waits.
  private static let mostTrials = 200
  /// Sets wanted.
  private static let wantedSets = 12

  private let situation: Situation
  private let action: Int
  private let aim: Aim
  private let goal: Set<Status>
  private var trials = 0

  /// - Parameters:
  ///   - situation: The school or area as it is.
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - aim: Whether it is to come or to go.
  package init(_ situation: Situation, _ action: Int, _ aim: Aim) {
    self.situation = situation
    self.action = action
    self.aim = aim
    goal = Self.goal(aim, from: situation.status(action))
    search()
  }

  private struct Path {
    var changes: [Change]
    var instance: Int
  }

  /// What has been tried.
  private struct Seen: Hashable {
    var instance: Int
    var changes: Set<Change.Key>
  }

  private mutating func search() {
    guard !isReachedAlready else { return }
    // What an action is removed by takes all of its entries, so they are looked at as one.
    let instances = aim == .bring ? Array(rules.actions[action].instances.indices) : [-1]
    var level = instances.map { Path(changes: [], instance: $0) }
    var seen: Set<Seen> = []
    // A fact that has to move twice takes two rounds, so there is one round more than changes.
    rounds: for round in 1...Self.mostChanges + 1 {
      var next: [Path] = []
      for path in level {
        let here = supposing(path.changes)
        for change in obstacles(here, path.instance) {
          guard trials < Self.mostTrials else {
            isCutShort = true
            break rounds
          }
          // A fact that was changed before takes the newer value, which turns this test too, or neither.
          var changes = path.changes.filter { $0.slot != change.slot }
          var change = change
          change.now = situation.fact(change.slot).value
          change.distance = distance(change)
          changes.append(change)
          guard changes.count <= Self.mostChanges else { continue }
          let key = Seen(instance: path.instance, changes: Set(changes.map(\.key)))
          guard seen.insert(key).inserted, !sets.contains(where: { $0.isPart(of: changes) }) else {
            continue
          }
          trials += 1
          if isReached(supposing(changes)) {
            add(changes)
          } else {
            next.append(Path(changes: changes, instance: path.instance))
          }
        }
      }
      if let smallest = sets.map(\.changes.count).min(),
        sets.count >= Self.wantedSets || round > smallest
      {
        break
      }
      level = next.sorted { $0.changes.distance < $1.changes.distance }
      if level.isEmpty { break }
    }
    if sets.isEmpty { searchFar(instances) }
    finish()
  }

  /// More has to change than small sets hold: one way from obstacle to obstacle, each time by what people can
  /// soonest do something about, then without everything that proves not to be needed.
  private mutating func searchFar(_ instances: [Int]) {
    for instance in instances.prefix(Self.mostEntriesFar) {
      var changes: [Change] = []
      // A fact may have to move twice, and never to and fro for ever.
      for _ in 0...Self.mostChangesFar {
        let here = supposing(changes)
        if isReached(here) {
          add(changes)
          return
        }
        guard var next = soonest(obstacles(here, instance), after: changes) else { break }
        next.now = situation.fact(next.slot).value
        next.distance = distance(next)
        changes.removeAll { $0.slot == next.slot }
        changes.append(next)
      }
    }
  }

  /// What people can do something about first; a fact that was changed before only where nothing else is left.
  private func soonest(_ found: [Change], after changes: [Change]) -> Change? {
    let fresh = found.filter { change in !changes.contains { $0.slot == change.slot } }
    let vocabulary = rules.checked.vocabulary
    return (fresh.isEmpty ? found : fresh)
      .min { ($0.reach(vocabulary), $0.distance) < ($1.reach(vocabulary), $1.distance) }
  }

  private var rules: CompiledRules { situation.rules }

  private func distance(_ change: Change) -> Double {
    situation.distanceOfValue(change.slot, change.value)
  }

  private func supposing(_ changes: [Change]) -> Situation {
    situation.answering(
      Dictionary(changes.map { ($0.slot, $0.value) }) { _, last in last })
  }

  private func isReached(_ situation: Situation) -> Bool {
    goal.contains(situation.status(action))
  }

  /// The statuses that are aimed at. What is put forward is gone as soon as it is that no more; what only
  /// may be is gone when nothing can lead to it.
  private static func goal(_ aim: Aim, from status: Status) -> Set<Status> {
    switch (aim, status) {
    case (.bring, _): [.recommended]
    case (.remove, .recommended), (.remove, .recommendedOnAnAssumption):
      [.notIndicated, .doesNotApply, .possible, .cannotTell]
    case (.remove, _): [.notIndicated, .doesNotApply, .ruledOut, .deferred]
    }
  }

  private func obstacles(_ here: Situation, _ instance: Int) -> [Change] {
    Obstacles(here, action, instance, aim, isUnknownEnough: goal.contains(.possible)).changes()
  }

  /// Keeps of a set that works what is needed: as long as one change can be left out, it is.
  private mutating func add(_ changes: [Change]) {
    var needed = changes
    while needed.count > 1, let rest = smaller(needed) { needed = rest }
    sets.removeAll { needed.isPart(of: $0.changes) }
    if !sets.contains(where: { $0.isPart(of: needed) }) { sets.append(ChangeSet(changes: needed)) }
  }

  /// The same without one change that is not needed; `nil` where all are.
  private mutating func smaller(_ changes: [Change]) -> [Change]? {
    for change in changes {
      let rest = changes.filter { $0 != change }
      trials += 1
      if isReached(supposing(rest)) { return rest }
    }
    return nil
  }

  private mutating func finish() {
    sets = sets.enumerated().sorted { a, b in
      (a.element.changes.count, a.element.distance, a.offset)
        < (b.element.changes.count, b.element.distance, b.offset)
    }.map(\.element)
  }
}

extension Change {
  /// What tells two changes apart: the fact and its value.
  fileprivate struct Key: Hashable {
    var slot: Int
    var value: FactValue
  }

  fileprivate var key: Key { Key(slot: slot, value: value) }
}

extension [Change] {
  fileprivate var distance: Double { reduce(0) { $0 + $1.distance } }

  /// Whether each of its facts is changed in another set too.
  fileprivate func isPart(of other: [Change]) -> Bool {
    allSatisfy { own in other.contains { $0.slot == own.slot } }
  }
}

extension ChangeSet {
  /// Whether a larger set changes the same facts and more, so that it says nothing new.
  fileprivate func isPart(of other: [Change]) -> Bool { changes.isPart(of: other) }
}
