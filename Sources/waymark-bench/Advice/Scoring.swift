import Inference
import RuleLanguage

/// The score of every action that is indicated, and the best five: added by the host, as for the other
/// engines that only say which actions fire.
///
/// A school's actions are ranked by one number each: score × 64 + 63 − the action's index; 0 for none.
struct Scoring {
  private struct Card {
    /// The node of "its condition is true".
    var when: Int
    var base: Int16
    var severity: Severity?
    /// Where its supports begin in `supports`.
    var supports: Range<Int>
  }

  /// A finding that adds points.
  private struct Support {
    var node: Int
    var points: Int16
  }

  private struct Severity {
    var column: [Double]
    var direction: Double
    var at: Double
    var step: Double
    var cap: Double
  }

  private var cards: [Card] = []
  private var supports: [Support] = []
  private let top: Int
  /// Rows handled together: one word of each plane.
  private static let rows = 64
  private typealias Eight = SIMD8<Int16>

  init(
    _ workload: Workload, _ rules: CompiledRules, _ lowering: Lowering, _ schools: WorkloadSchools
  ) {
    top = workload.top
    for (index, action) in workload.actions.enumerated() {
      let start = supports.count
      for (id, points) in action.support {
        guard let finding = lowering.findings[id] else { continue }
        supports.append(
          Support(
            node: rules.strengths[finding].hint.certain, points: Int16(points)))
      }
      let severity = action.severity.flatMap { severity in
        lowering.slots[severity.of].flatMap { schools.numbers[$0] }.map {
          Severity(
            column: $0, direction: severity.direction, at: severity.at, step: severity.step,
            cap: Double(severity.cap))
        }
      }
      cards.append(
        Card(
          when: rules.actions[index].instances[0].when.planes.honoured.certain,
          base: Int16(action.base), severity: severity, supports: start..<supports.count))
    }
  }

  /// The nodes that have to be decided: every finding, and every action's condition.
  static func nodes(_ rules: CompiledRules) -> Set<Int> {
    Set(
      rules.strengths.map(\.hint.certain)
        + rules.actions.map { $0.instances[0].when.planes.honoured.certain })
  }

  /// The best actions of every school, best first.
  func best(_ planes: DecidedPlanes) -> [Int16] {
    var result = [Int16](repeating: 0, count: planes.count * top)
    let whens = cards.map { planes.place(of: $0.when) ?? 0 }
    let places = supports.map { planes.place(of: $0.node) ?? 0 }
    var keys = [Int16](repeating: 0, count: cards.count * Self.rows)
    for part in planes.parts {
      part.words.withUnsafeBufferPointer { words in
        for word in 0..<(part.rows.count + 63) / 64 {
          let first = part.rows.lowerBound + word * 64
          let count = min(64, planes.count - first)
          let mask: UInt64 = count == 64 ? .max : (1 << UInt64(count)) - 1
          for index in cards.indices {
            let when = words[whens[index] * part.wordsPerPlane + word] & mask
            keys.withUnsafeMutableBufferPointer { keys in
              let own = UnsafeMutableBufferPointer(
                rebasing: keys[index * Self.rows..<(index + 1) * Self.rows])
              own.update(repeating: 0)
              score(cards[index], when, first, own) {
                words[places[$0] * part.wordsPerPlane + word]
              }
              Self.each(when) { own[$0] = own[$0] * 64 + Int16(63 - index) }
            }
          }
          rank(keys, first..<first + count, &result)
        }
      }
    }
    return result
  }

  /// Calls `body` for each bit that is set.
  @inline(__always) private static func each(_ bits: UInt64, _ body: (Int) -> Void) {
    var left = bits
    while left != 0 {
      body(left.trailingZeroBitCount)
      left &= left &- 1
    }
  }

  /// The scores of one action for 64 rows from `first` on.
  @inline(__always) private func score(
    _ card: Card, _ when: UInt64, _ first: Int, _ scores: UnsafeMutableBufferPointer<Int16>,
    _ found: (Int) -> UInt64
  ) {
    Self.each(when) { scores[$0] = card.base }
    for support in card.supports {
      let points = supports[support].points
      Self.each(when & found(support)) { scores[$0] += points }
    }
    guard let severity = card.severity else { return }
    severity.column.withUnsafeBufferPointer { column in
      Self.each(when) { row in
        let steps = severity.direction * (column[first + row] - severity.at) / severity.step
        // Above 0 the whole part is the floor; NaN is not above 0.
        if steps > 0 { scores[row] += Int16(min(steps, severity.cap)) }
      }
    }
  }

  /// The best of the keys of 64 rows, eight rows at a time: each action in turn sinks to its place.
  private func rank(_ keys: [Int16], _ rows: Range<Int>, _ result: inout [Int16]) {
    keys.withUnsafeBytes { keys in
      withUnsafeTemporaryAllocation(of: Eight.self, capacity: top) { best in
        for start in stride(from: 0, to: rows.count, by: 8) {
          best.initialize(repeating: Eight())
          for card in cards.indices {
            var key = keys.loadUnaligned(
              fromByteOffset: (card * Self.rows + start) * 2, as: Eight.self)
            for place in best.indices {
              let other = best[place]
              let isBetter = key .> other
              best[place] = other.replacing(with: key, where: isBetter)
              key = key.replacing(with: other, where: isBetter)
            }
          }
          for row in start..<min(start + 8, rows.count) {
            for place in 0..<top {
              result[(rows.lowerBound + row) * top + place] = best[place][row - start]
            }
          }
        }
      }
    }
  }
}
