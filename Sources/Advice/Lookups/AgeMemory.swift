import Facts
import Inference
import RuleLanguage
import Synchronization

/// Keeps how old all the data are: every figure of every school is looked at for it.
final class AgeMemory: Sendable {
  /// A topic with the newest year of its figures, 0 where none is known, and how many schools have the one of them
  /// that most have.
  typealias Topic = (topic: String, found: (year: Int, known: Int))

  private let known = Mutex<[Topic]?>(nil)

  /// The topics of figures in the order of the vocabulary, by rules and facts that are always the same.
  func topics(_ adviser: Adviser) -> [Topic] {
    known.withLock { known in
      if let known { return known }
      let made = Self.made(adviser)
      known = made
      return made
    }
  }

  private static func made(_ adviser: Adviser) -> [Topic] {
    let table = adviser.engine.base.schools
    var topics: [Topic] = []
    for (slot, fact) in adviser.vocabulary.facts.enumerated()
    where fact.role == .figure && fact.bearer == .school && !fact.topic.isEmpty
      && fact.derivation == nil && fact.topic != "identity"
    {
      var (newest, known) = (0, 0)
      for row in 0..<table.count {
        guard table.value(slot, row).isKnownOrBetween else { continue }
        known += 1
        if let year = table.year(slot, row) { newest = max(newest, year) }
      }
      guard known > 0 else { continue }
      if let place = topics.firstIndex(where: { $0.topic == fact.topic }) {
        let before = topics[place].found
        topics[place].found = (max(before.year, newest), max(before.known, known))
      } else {
        topics.append((fact.topic, (newest, known)))
      }
    }
    return topics
  }
}
