import Dispatch
import Synchronization

/// Runs a piece of work for each number on all processors; the results are in order of the numbers.
///
/// - Parameters:
///   - count: How many pieces there are.
///   - order: In which order they are begun: long pieces first keep all processors busy to the end.
///   - work: One piece; the outcome must not depend on the others.
/// - Returns: What each piece gave, by its number, whichever was done first.
package func inParallel<Value: Sendable>(
  _ count: Int, order: [Int]? = nil, _ work: @Sendable (Int) -> Value
) -> [Value] {
  guard count > 1 else { return (0..<count).map(work) }
  let results = Mutex<[Value?]>(Array(repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { turn in
    let index = order?[turn] ?? turn
    let value = work(index)
    results.withLock { $0[index] = value }
  }
  return results.withLock { $0.compactMap(\.self) }
}

/// Runs two different pieces of work side by side.
///
/// Each may use all processors itself: the first stays on the thread that asks and the second gets one
/// of its own, since the system cuts down loops that are started from within another loop.
///
/// - Returns: What each gave, once both are done.
package func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  withoutActuallyEscaping(second) { second in
    let result = Mutex<Second?>(nil)
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      let value = second()
      result.withLock { $0 = value }
    }
    let one = first()
    group.wait()
    guard let other = result.withLock({ $0 }) else {
      preconditionFailure("the second piece has run")
    }
    return (one, other)
  }
}
