/// Numbers that look random and are the same on every machine (SplitMix64: Steele, Lea and Flood 2014).
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  @inline(__always) mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `count`.
  @inline(__always) mutating func below(_ count: Int) -> Int {
    Int(((next() >> 32) &* UInt64(count)) >> 32)
  }

  /// A waiting time of mean about 1: nearly -ln of a number between 0 and 1, its curve drawn in straight
  /// pieces from one power of two to the next, since logarithms differ in the last bit from system to system.
  @inline(__always) mutating func patience() -> Double {
    let number = next()
    let zeros = number.leadingZeroBitCount
    let rest = zeros >= 63 ? 0 : Double((number << UInt64(zeros + 1)) >> 11) * 0x1p-53
    return 0.6931471805599453 * (Double(zeros) + 1 - rest)
  }
}
