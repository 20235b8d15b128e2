import Draws

/// A small random generator that gives the same numbers for the same seed, everywhere.
///
/// For property tests: name the seed in the failure message and the case can be run again. Not for
/// secrets.
///
/// ```swift
/// var random = SplitMix64(seed: 7)
/// let shuffled = facts.shuffled(using: &random)
/// ```
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var numbers: Draws.SplitMix64

  /// A generator at the start of the sequence that belongs to `seed`.
  package init(seed: UInt64) { numbers = Draws.SplitMix64(seed: seed) }

  package mutating func next() -> UInt64 { numbers.next() }
}
