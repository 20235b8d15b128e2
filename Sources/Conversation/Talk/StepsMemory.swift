import Advice
import Synchronization

/// Keeps which steps were put forward for a school last: every exchange notes them, and most lines change nothing
/// about the school in focus.
final class StepsMemory: Sendable {
  /// What the steps rest on. The adviser itself is kept, so that no other can come to stand in its place.
  private struct Known {
    var adviser: Adviser
    var row: Int
    var kept: Remembered?
    var steps: [String]
  }

  private let known = Mutex<Known?>(nil)

  /// The steps of a school; `nil` where they were not worked out last, or of something else that is known of it.
  func steps(of row: Int, _ kept: Remembered?, _ adviser: Adviser) -> [String]? {
    known.withLock { known in
      guard let known, known.adviser === adviser, known.row == row, known.kept == kept else {
        return nil
      }
      return known.steps
    }
  }

  func keep(_ steps: [String], of row: Int, _ kept: Remembered?, _ adviser: Adviser) {
    let new = Known(adviser: adviser, row: row, kept: kept, steps: steps)
    known.withLock { $0 = new }
  }
}
