/// Names a task by everything that decides its answer: 128 bits, the same on every machine.
///
/// Two streams of multiplying and mixing with different constants (as in SplitMix64). Not for secrets.
package struct FamilyDigest: Hashable, Sendable, CustomStringConvertible {
  private var first: UInt64 = 0x243f_6a88_85a3_08d3
  private var second: UInt64 = 0x1319_8a2e_0370_7344

  /// A digest of nothing.
  package init() {}

  package mutating func add(_ number: UInt64) {
    first = (first ^ number) &* 0x9e37_79b9_7f4a_7c15
    first ^= first >> 29
    second = (second &+ number) &* 0xbf58_476d_1ce4_e5b9
    second ^= second >> 32
  }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ number: Double) { add(number.bitPattern) }

  /// 32 hexadecimal digits.
  package var description: String {
    [first, second].map { number in
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// Where families are kept from one run to the next.
package protocol FamilyMemory: Sendable {
  /// The family of each school of a task, if it was kept.
  func families(of digest: FamilyDigest) -> [Int32]?
  /// Keeps them; says why, if they cannot be kept.
  func keep(_ families: [Int32], of digest: FamilyDigest) -> String?
}
