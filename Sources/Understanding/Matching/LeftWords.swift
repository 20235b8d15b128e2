/// Which words of a line a reading leaves out, by their places; of very long lines only the first 64 words.
package struct LeftWords: Hashable, Sendable {
  private var bits: UInt64 = 0

  package init() {}

  mutating func insert(_ place: Int) {
    if place < UInt64.bitWidth { bits |= 1 << UInt64(place) }
  }

  /// Whether the word at a place is left out.
  func contains(_ place: Int) -> Bool { place < UInt64.bitWidth && bits & 1 << UInt64(place) != 0 }
}
