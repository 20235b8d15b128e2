package import Facts
package import RuleLanguage

/// One fact that would have to be otherwise.
package struct Change: Hashable, Sendable {
  /// The fact.
  package var slot: Int
  /// What it would be: the nearest value that turns the test.
  package var value: FactValue
  /// What is known of it now.
  package var now: FactValue
  /// How far that is, in steps of the fact; 0 for what is not known yet.
  package var distance: Double
  /// On which side of the value others turn the test too; `nil` where only the value itself was tried.
  package var side: Side?
  /// The test it turns, and the verdict it gives it.
  package var test: CompiledTest
  package var wanted: Verdict

  /// Larger values, or smaller ones.
  package enum Side: Hashable, Sendable { case more, less }

  /// Nothing is changed, something is found out: a value that is possible still.
  package var isLearning: Bool { distance == 0 }
}

/// Facts that together bring a recommendation, or remove it, and none of which can be left out.
package struct ChangeSet: Sendable {
  /// In the order of the rule.
  package var changes: [Change]

  /// All distances added.
  package var distance: Double { changes.reduce(0) { $0 + $1.distance } }

  /// What can be done about the facts: the slowest of them decides.
  package func reach(_ vocabulary: Vocabulary) -> Reach {
    changes.map { $0.reach(vocabulary) }.max() ?? .now
  }

  /// Whether people can do something, and may be advised to.
  package enum Reach: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// It can be changed, or found out, now.
    case now
    case overTime
    /// It is as it is: who the pupils are, where the school stands.
    case given
    /// A figure or judgement would have to get worse, which nobody is advised.
    case worse

    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }
}

extension Change {
  /// What can be done about this fact.
  package func reach(_ vocabulary: Vocabulary) -> ChangeSet.Reach {
    let fact = vocabulary.facts[slot]
    // What nobody is asked for stands in figures, or nowhere.
    if isLearning { return fact.question == nil && fact.role == .figure ? .given : .now }
    if worsens(fact) { return .worse }
    return switch fact.canChange {
    case .now: .now
    case .overTime: .overTime
    case .no: .given
    }
  }

  /// Whether the new value is worse than the known one, by the direction the vocabulary declares good.
  private func worsens(_ fact: FactDefinition) -> Bool {
    guard case .known(let new) = value else { return false }
    let move: Double
    switch (new, now) {
    case (.number(let new), .known(.number(let old))): move = new - old
    case (.number(let new), .between(let low, let high)):
      move = new > high ? new - high : new < low ? new - low : 0
    case (.word(let new), .known(.word(let old))): move = Double(new - old)
    case (.set(let new), .known(.set(let old))): move = Double(new.count - old.count)
    default: return false
    }
    return switch fact.better {
    case .higher: move < 0
    case .lower: move > 0
    case .neither: false
    }
  }
}
