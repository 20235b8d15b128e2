import Dispatch
import Synchronization

/// Work that is begun at once on another thread, and waited for where its outcome is asked for.
///
/// ```swift
/// let engine = Deferred { Engine(compiling: rules, base: base, asOfYear: 2026) }
/// print("ready")
/// print(engine.value.base.newestYear)
/// ```
package final class Deferred<Value: Sendable>: Sendable {
  private let group = DispatchGroup()
  private let outcome: Outcome

  /// Where the thread that works leaves what it made; it outlives whoever asked for it.
  private final class Outcome: Sendable {
    let made = Mutex<Value?>(nil)
  }

  /// - Parameter work: What is worked out; it must not depend on who waits for it.
  package init(_ work: @escaping @Sendable () -> Value) {
    let outcome = Outcome()
    self.outcome = outcome
    DispatchQueue.global(qos: .userInitiated).async(group: group) {
      let value = work()
      outcome.made.withLock { $0 = value }
    }
  }

  /// What came of the work; waits until it is done.
  package var value: Value {
    group.wait()
    guard let value = outcome.made.withLock({ $0 }) else {
      preconditionFailure("the work has been done")
    }
    return value
  }
}
