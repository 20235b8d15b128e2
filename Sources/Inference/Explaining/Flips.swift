import RuleLanguage

/// A condition that would have to come out otherwise.
package struct Flip: Sendable {
  /// The condition as it stands now.
  package var condition: ConditionProof
  /// What it would have to be: yes or no.
  package var wanted: Verdict
  /// How far it is from that, in steps; infinite where no value gets there.
  package var distance: Double
  /// The nodes of its verdict, before and after its own stance.
  var nodes: [Int]
}

/// *Why not*, as the nearest conditions that would have to come out otherwise.
extension Situation {
  /// The conditions whose flipping makes an action recommended, nearest first, for the entry that is
  /// nearest; empty when it is recommended already, `nil` when no flipping does it (a test that
  /// would have to be true and false at once).
  package func flips(_ action: Int) -> [Flip]? {
    nearestFlips(action)?.flips
  }

  /// The same with the index of the entry.
  package func nearestFlips(_ action: Int) -> (instance: Int, flips: [Flip])? {
    rules.actions[action].instances.indices
      .compactMap { instance in flips(action, instance: instance).map { (instance, $0) } }
      .min { $0.1.isNearer(than: $1.1) }
  }

  /// The subject as it would stand if these conditions came out as wanted.
  package func flipping(_ flips: [Flip]) -> Situation {
    var forced: [Int: Bool] = [:]
    for flip in flips {
      for node in flip.nodes { forced[node] = flip.wanted == .yes }
    }
    return Situation(engine, subject, supposing: supposition, forcing: forced)
  }

  /// The same for one entry.
  package func flips(_ action: Int, instance: Int) -> [Flip]? {
    var found: [Flip] = []
    var forced: [Int: Bool] = [:]
    // Each round flips at least one condition for good, so there are no more rounds than nodes.
    while true {
      let situation = Situation(engine, subject, supposing: supposition, forcing: forced)
      if situation.status(action, instance: instance) == .recommended {
        return found.enumerated()
          .sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
          .map(\.element)
      }
      guard let new = situation.flips(of: action, instance, avoiding: forced), !new.isEmpty else {
        return nil
      }
      for flip in new {
        for node in flip.nodes {
          if let before = forced[node], before != (flip.wanted == .yes) { return nil }
          forced[node] = flip.wanted == .yes
        }
      }
      found += new
    }
  }

  private func flips(of action: Int, _ number: Int, avoiding forced: [Int: Bool]) -> [Flip]? {
    let compiled = rules.actions[action]
    let instance = compiled.instances[number]
    var wanted: [(CompiledCondition, Verdict)] =
      compiled.appliesTo.map { ($0, .yes) } + [(instance.when, .yes)]
      + instance.unless.map { ($0, .no) }
    for reach in instance.contraIndications {
      let effect = rules.checked.contraIndications[reach.index].effect
      guard effect == .block || effect == .defer else { continue }
      guard let test = reach.test else { continue }
      if proof(reach, at: subject.row).bears { wanted.append((test, .no)) }
    }
    var flips: [Flip] = []
    for (condition, verdict) in wanted {
      guard let needed = cheapest(condition, verdict, forced) else { return nil }
      flips += needed
    }
    var seen: Set<[Int]> = []
    return flips.filter { seen.insert($0.nodes).inserted }
  }

  /// The nearest flips that give a condition a verdict without any stance; `nil` when a forced one
  /// stands against it.
  private func cheapest(
    _ condition: CompiledCondition, _ wanted: Verdict, _ forced: [Int: Bool]
  ) -> [Flip]? {
    if verdict(condition.planes.ignored, at: subject.row) == wanted { return [] }
    func every(_ parts: [CompiledCondition], _ wanted: Verdict) -> [Flip]? {
      var flips: [Flip] = []
      for part in parts {
        guard let needed = cheapest(part, wanted, forced) else { return nil }
        flips += needed
      }
      return flips
    }
    func one(_ parts: [CompiledCondition], _ wanted: Verdict) -> [Flip]? {
      parts.compactMap { cheapest($0, wanted, forced) }.min { $0.isNearer(than: $1) }
    }
    switch condition.form {
    case .all(let parts):
      return wanted == .yes ? every(parts, .yes) : one(parts, .no)
    case .any(let parts):
      return wanted == .yes ? one(parts, .yes) : every(parts, .no)
    case .anyWhenOf(let actions):
      let parts = actions.map(\.when)
      return wanted == .yes ? one(parts, .yes) : every(parts, .no)
    case .noneOf(let parts):
      return wanted == .yes ? every(parts, .no) : one(parts, .yes)
    case .contraIndication(_, let test?): return cheapest(test, wanted, forced)
    case .contraIndication(_, nil): return nil
    case .test, .count, .finding:
      let nodes = unique([
        condition.beforeStance.certain, condition.beforeStance.possible,
        condition.planes.ignored.certain, condition.planes.ignored.possible,
      ])
      guard !nodes.contains(where: { forced[$0] != nil }) else { return nil }
      return [
        Flip(
          condition: proof(condition, at: subject.row), wanted: wanted,
          distance: distance(condition, to: wanted), nodes: nodes)
      ]
    }
  }
}

extension [Flip] {
  /// Less far in all; of equally far ones the fewer.
  fileprivate func isNearer(than other: Self) -> Bool {
    let (own, others) = (distance, other.distance)
    return own == others ? count < other.count : own < others
  }

  private var distance: Double { reduce(0) { $0 + $1.distance } }
}
