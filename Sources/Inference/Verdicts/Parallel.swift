import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Changes every element, several at once where that pays. Each call has its element to itself, so
  /// the outcome does not depend on their order.
  mutating func changeEach(
    isParallel: Bool, _ change: @Sendable (Int, inout Element) -> Void
  ) {
    guard isParallel, count > 1 else {
      for index in indices { change(index, &self[index]) }
      return
    }
    // An element is taken out of its box while it is changed, so that it is never copied.
    let boxes = Mutex(map { Optional($0) })
    self = []
    let count = boxes.withLock { $0.count }
    DispatchQueue.concurrentPerform(iterations: count) { index in
      guard var element = boxes.withLock({ $0[index].take() }) else { return }
      change(index, &element)
      let changed = element
      boxes.withLock { $0[index] = changed }
    }
    self = boxes.withLock { $0.compactMap(\.self) }
  }
}
