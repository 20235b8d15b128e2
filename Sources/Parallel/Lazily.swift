import Synchronization

/// A value that is worked out when it is first asked for, and once, whoever asks.
package final class Lazily<Value: Sendable>: Sendable {
  private let made: Mutex<Value?>
  private let make: @Sendable () -> Value

  /// - Parameter make: Works the value out; it must not ask for it.
  package init(_ make: @escaping @Sendable () -> Value) {
    made = Mutex(nil)
    self.make = make
  }

  /// The value; others who ask meanwhile wait.
  package var value: Value {
    made.withLock { made in
      if let made { return made }
      let new = make()
      made = new
      return new
    }
  }
}
