/// Columns that wait to be looked into, the nearest first: a heap in which each has four below it, which is
/// flatter than two and so asks for less memory (Johnson 1975, "Priority queues with update").
struct NearestFirst: ~Copyable {
  struct Waiting: BitwiseCopyable {
    var distance: Int
    var column: Int32
  }

  private var heap: UnsafeMutableBufferPointer<Waiting> = .allocate(capacity: 256)
  private var count = 0

  deinit { heap.deallocate() }

  mutating func removeAll() { count = 0 }

  @inline(__always) mutating func insert(_ new: Waiting) {
    if count == heap.count { grow() }
    var hole = count
    count += 1
    while hole > 0 {
      let above = (hole - 1) >> 2
      if heap[above].distance <= new.distance { break }
      heap[hole] = heap[above]
      hole = above
    }
    heap[hole] = new
  }

  /// Takes the nearest one out, if it is nearer than a limit.
  @inline(__always) mutating func popNearest(before limit: Int) -> Waiting? {
    guard count > 0, heap[0].distance < limit else { return nil }
    let nearest = heap[0]
    count -= 1
    let last = heap[count]
    var hole = 0
    while true {
      let first = 4 * hole + 1
      guard first < count else { break }
      var least = first
      for below in first + 1..<max(first + 1, min(first + 4, count))
      where heap[below].distance < heap[least].distance { least = below }
      if heap[least].distance >= last.distance { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
    return nearest
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Waiting>.allocate(capacity: 2 * heap.count)
    _ = larger.initialize(fromContentsOf: heap)
    heap.deallocate()
    heap = larger
  }
}
