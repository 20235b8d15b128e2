import Facts
import Inference
import Schools
import Synchronization

/// What the pages of all areas of the same data have in common, found out once.
final class AreaMemory: Sendable {
  private let known = Mutex<SubtractionGuard?>(nil)
  private let states = Mutex<[String: [UInt8]]>([:])
  private let needed = Mutex<[Int: Set<String>]>([:])
  private let digest = Mutex<String?>(nil)

  /// Which numbers may be said on the page of an area.
  func guardOfNumbers(_ adviser: Adviser, _ counts: GuardedCount) -> SubtractionGuard {
    known.withLock { known in
      if let rules = known { return rules }
      let base = adviser.engine.base
      let types = Self.types(adviser)
      let rules = SubtractionGuard(
        SchoolSets(base).entries, schools: base.schools.count, counts
      ) { types[$0] }
      known = rules
      return rules
    }
  }

  /// The state of a school for a count, where nothing is supposed.
  ///
  /// - Parameters:
  ///   - count: What is counted; the same name always means the same.
  ///   - school: Its row.
  ///   - schools: How many schools the data has.
  ///   - decide: Finds the state out, the first time.
  /// - Returns: The state.
  func state(
    _ count: String, _ school: Int, of schools: Int, _ decide: () -> SchoolState
  ) -> SchoolState {
    let known = states.withLock { $0[count].flatMap { SchoolState(rawValue: $0[school]) } }
    if let known { return known }
    let state = decide()
    states.withLock { states in
      states[count, default: Array(repeating: 0, count: schools)][school] = state.rawValue
    }
    return state
  }

  /// The topics that a school needs help in, where nothing is supposed.
  func topics(neededBy school: Int, _ find: () -> Set<String>) -> Set<String> {
    if let known = needed.withLock({ $0[school] }) { return known }
    let topics = find()
    needed.withLock { $0[school] = topics }
    return topics
  }

  /// ``Adviser/digestOfAllFacts()``, worked out once.
  func digest(_ find: () -> String) -> String {
    if let known = digest.withLock({ $0 }) { return known }
    let found = find()
    digest.withLock { $0 = found }
    return found
  }

  /// The type of every school by its row; empty where nobody knows it.
  static func types(_ adviser: Adviser) -> [String] {
    let base = adviser.engine.base
    guard let slot = adviser.vocabulary.slot(id: "school_type") else {
      return Array(repeating: "", count: base.schools.count)
    }
    return (0..<base.schools.count).map { row in
      if case .known(.text(let type)) = base.schools.value(slot, row) { type } else { "" }
    }
  }
}
