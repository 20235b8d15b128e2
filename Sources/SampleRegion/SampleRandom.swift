/// Random numbers that are the same on every machine for the same seed.
///
/// The standard library's own helpers may change their way of drawing between versions; a sample
/// that is committed must not, so every draw is spelt out here. Source of the generator: Steele, Lea
/// and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SampleRandom: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// 64 random bits.
  mutating func bits() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly between 0 (included) and 1 (excluded).
  mutating func unit() -> Double { Double(bits() >> 11) / 9_007_199_254_740_992 }

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
