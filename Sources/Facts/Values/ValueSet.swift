/// A set of words of one closed list, as bits: bit *i* stands for word *i*.
package struct ValueSet: Hashable, Sendable {
  /// How many words a closed list may have.
  package static let capacity = 128

  /// Words 0 to 63.
  package var low: UInt64
  /// Words 64 to 127.
  package var high: UInt64

  package init(low: UInt64 = 0, high: UInt64 = 0) {
    self.low = low
    self.high = high
  }

  /// The set of the words with these indices, each below ``capacity``.
  package init(_ indices: some Sequence<Int>) {
    self.init()
    for index in indices { insert(index) }
  }

  /// The set of one word, below ``capacity``.
  package init(only index: Int) {
    self.init()
    insert(index)
  }

  /// The first `count` words.
  package static func all(_ count: Int) -> ValueSet {
    func first(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(max(0, count))) - 1 }
    return ValueSet(low: first(count), high: first(count - 64))
  }

  package mutating func insert(_ index: Int) {
    if index < 64 { low |= 1 << UInt64(index) } else { high |= 1 << UInt64(index - 64) }
  }

  package func contains(_ index: Int) -> Bool {
    index < 64 ? low >> UInt64(index) & 1 == 1 : high >> UInt64(index - 64) & 1 == 1
  }

  package var isEmpty: Bool { low | high == 0 }
  package var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

  package func union(_ other: ValueSet) -> ValueSet {
    ValueSet(low: low | other.low, high: high | other.high)
  }

  package func intersection(_ other: ValueSet) -> ValueSet {
    ValueSet(low: low & other.low, high: high & other.high)
  }

  package func subtracting(_ other: ValueSet) -> ValueSet {
    ValueSet(low: low & ~other.low, high: high & ~other.high)
  }

  package func isSubset(of other: ValueSet) -> Bool { subtracting(other).isEmpty }

  /// The indices, ascending.
  package var indices: [Int] {
    var indices: [Int] = []
    indices.reserveCapacity(count)
    for (start, word) in [(0, low), (64, high)] {
      var rest = word
      while rest != 0 {
        indices.append(start + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return indices
  }
}
