/// One bit a row, 64 rows a word; the last word's spare bits are 0.
package struct BitColumn: Hashable, Sendable {
  /// The words; row `r` is bit `r % 64` of word `r / 64`.
  package private(set) var words: [UInt64]
  /// The number of rows.
  package let count: Int

  package init(count: Int, filledWith value: Bool = false) {
    self.count = count
    words = Array(repeating: value ? .max : 0, count: (count + 63) / 64)
    if value, count % 64 != 0, let last = words.indices.last {
      words[last] = (1 << UInt64(count % 64)) - 1
    }
  }

  /// Takes the words from a function of their place; bits past the last row are cleared.
  package init(count: Int, words word: (Int) -> UInt64) {
    self.count = count
    words = (0..<(count + 63) / 64).map(word)
    if count % 64 != 0, let last = words.indices.last {
      words[last] &= (1 << UInt64(count % 64)) - 1
    }
  }

  package subscript(row: Int) -> Bool {
    get { words[row >> 6] >> UInt64(row & 63) & 1 == 1 }
    set {
      let bit: UInt64 = 1 << UInt64(row & 63)
      if newValue { words[row >> 6] |= bit } else { words[row >> 6] &= ~bit }
    }
  }

  /// The rows that are set here and not there; both have as many rows.
  package func subtracting(_ other: BitColumn) -> BitColumn {
    BitColumn(count: count) { words[$0] & ~other.words[$0] }
  }

  /// How many rows are set.
  package var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

extension BitColumn: Packable {
  package func pack(into packer: inout Packer) {
    packer.put(count)
    packer.put(all: words)
  }
  package init(from unpacker: inout Unpacker) throws(Unpacker.Damage) {
    count = try unpacker.number()
    words = try unpacker.numbers()
    guard count >= 0, words.count == count / 64 + (count % 64 == 0 ? 0 : 1) else {
      throw Unpacker.Damage()
    }
  }
}
