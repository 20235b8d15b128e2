/// The few nearest of many that are offered one by one: a heap with the farthest on top. Of equally near
/// ones those with the smaller index stay.
struct NearestFew {
  typealias Member = (squared: Double, index: Int)

  private let count: Int
  private var heap: [Member] = []

  init(count: Int) {
    self.count = count
    heap.reserveCapacity(count)
  }

  /// The squared distance that nobody may exceed any more; infinite until there are enough.
  var farthest: Double { heap.count < count ? .infinity : heap[0].squared }

  /// Nearest first.
  var sorted: [Member] { heap.sorted { Self.isNearer($0, $1) } }

  /// Takes one in if it is nearer than the farthest.
  mutating func offer(_ index: Int, _ squared: Double) {
    let new: Member = (squared, index)
    if heap.count < count {
      guard squared.isFinite else { return }
      heap.append(new)
      rise(heap.count - 1)
    } else if Self.isNearer(new, heap[0]) {
      heap[0] = new
      sink()
    }
  }

  private static func isNearer(_ a: Member, _ b: Member) -> Bool {
    (a.squared, a.index) < (b.squared, b.index)
  }

  private mutating func rise(_ start: Int) {
    var child = start
    while child > 0 {
      let parent = (child - 1) / 2
      guard Self.isNearer(heap[parent], heap[child]) else { return }
      heap.swapAt(parent, child)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var farthest = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && Self.isNearer(heap[farthest], heap[child]) {
        farthest = child
      }
      guard farthest != parent else { return }
      heap.swapAt(parent, farthest)
      parent = farthest
    }
  }
}
