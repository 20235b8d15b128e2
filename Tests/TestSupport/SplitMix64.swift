/// A small random generator that gives the same numbers for the same seed, everywhere.
///
/// For property tests: name the seed in the failure message and the case can be run again. Not for
/// secrets.
///
/// ```swift
/// var random = SplitMix64(seed: 7)
/// let shuffled = facts.shuffled(using: &random)
/// ```
///
/// Source: Guy Steele, Doug Lea and Christine Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator at the start of the sequence that belongs to `seed`.
  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
