import Dispatch
import Synchronization

/// Runs a piece of work for each number on all processors; the results are in order of the numbers.
///
/// Work is begun in the given order: long pieces first keep all processors busy to the end.
func inParallel<Value: Sendable>(
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
