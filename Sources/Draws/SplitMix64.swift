/// Numbers that look random and are the same for the same seed on every machine and in every run.
///
/// Not for secrets. Source: Guy Steele, Doug Lea and Christine Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  /// A generator at the start of the sequence that belongs to `seed`.
  @inlinable package init(seed: UInt64) { state = seed }

  /// 64 bits.
  @inlinable package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Evenly between 0 (included) and 1 (excluded).
  @inlinable package mutating func unit() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }
}
