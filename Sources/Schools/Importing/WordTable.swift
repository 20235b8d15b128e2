/// Finds what a word of a cell means, capitals and outer blanks aside, without making a `String`.
struct WordTable<Meaning: Sendable>: Sendable {
  private var entries: [(word: [UInt8], meaning: Meaning)] = []
  /// Positions in `entries` by the length of their word, so that most cells compare with few.
  private var byLength: [[Int]] = []

  init() {}

  /// The number of words.
  var count: Int { entries.count }

  /// The words as they were added, in that order.
  private(set) var words: [String] = []

  /// Adds a word; one that is there already keeps its meaning.
  mutating func add(_ word: String, _ meaning: Meaning) {
    let folded = Self.folded(word)
    while byLength.count <= folded.count { byLength.append([]) }
    guard !byLength[folded.count].contains(where: { entries[$0].word == folded }) else { return }
    byLength[folded.count].append(entries.count)
    entries.append((folded, meaning))
    words.append(word)
  }

  /// The position and meaning of a trimmed cell; `nil` when the word is not listed.
  func find(_ field: FieldBytes) -> (position: Int, meaning: Meaning)? {
    guard field.count < byLength.count else { return nil }
    for position in byLength[field.count] where field.equalsFolded(entries[position].word) {
      return (position, entries[position].meaning)
    }
    return nil
  }

  private static func folded(_ word: String) -> [UInt8] {
    Array(word.utf8).withUnsafeBufferPointer { $0.trimmed.map(\.asciiLowercased) }
  }
}
