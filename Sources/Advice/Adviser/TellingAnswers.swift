import Facts
import Synchronization

/// The answers that last showed that a question matters, by slot: tried first for the next school, since schools are more
/// alike than not. What is found does not depend on it, only how soon.
final class TellingAnswers: Sendable {
  private let known = Mutex<[Int: FactValue]>([:])

  subscript(_ slot: Int) -> FactValue? { known.withLock { $0[slot] } }

  func note(_ slot: Int, _ answer: FactValue) { known.withLock { $0[slot] = answer } }
}
