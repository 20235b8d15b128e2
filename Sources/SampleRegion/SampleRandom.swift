import Draws

/// Random numbers that are the same on every machine for the same seed.
///
/// The standard library's own helpers may change their way of drawing between versions; a sample
/// that is committed must not, so every draw is spelt out here.
struct SampleRandom: Sendable {
  private var numbers: SplitMix64

  init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

  /// Evenly between 0 (included) and 1 (excluded).
  mutating func unit() -> Double { numbers.unit() }

  /// Evenly between two numbers.
  mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// A whole number from a closed range.
  mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(unit() * Double(range.count))
  }

  /// Yes with a chance.
  mutating func chance(_ share: Double) -> Bool { unit() < share }

  /// About a bell curve with mean 0 and deviation 1: the sum of twelve even draws, less 6. Exact to
  /// the last bit everywhere, as it needs no logarithm.
  mutating func bell() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return sum
  }

  /// One of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[whole(0...(list.count - 1))] }

  /// How many of `trials` come out, each with the same chance.
  mutating func successes(_ trials: Int, chance share: Double) -> Int {
    var count = 0
    for _ in 0..<max(0, trials) where chance(share) { count += 1 }
    return count
  }
}
