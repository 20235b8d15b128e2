/// Repairs the spelling of unknown words against the words the program knows.
///
/// One edit for 4 to 7 letters, two for 8 and more, a swap of neighbours counting as one, none for shorter words
/// and none in numbers: `conversation` section 2. Words of phrases come before names where both are as near.
package struct SpellingRepair: Sendable {
  private struct Known: Sendable {
    var letters: [UInt8]
    var word: String
    /// Its group: words of phrases before names of schools.
    var order: Int
  }

  private var byLength: [Int: [Known]] = [:]

  /// - Parameter groups: Known words; those of an earlier group are meant rather than those of a later one.
  package init(_ groups: [some Sequence<String>]) {
    var seen: Set<String> = []
    for (order, group) in groups.enumerated() {
      for word in group where word.utf8.count > 2 && word.utf8.allSatisfy({ $0 > 0x40 }) {
        guard seen.insert(word).inserted else { continue }
        byLength[word.utf8.count, default: []].append(
          Known(letters: Array(word.utf8), word: word, order: order))
      }
    }
  }

  /// The word that was probably meant; `nil` where none is near enough.
  package func nearest(to word: String) -> String? {
    let letters = Array(word.utf8)
    guard letters.count > 3, letters.allSatisfy({ $0 > 0x40 }) else { return nil }
    let allowed = letters.count < 8 ? 1 : 2
    // Letters in the wrong order are the likelier slip, and the first letter is seldom wrong.
    let sorted = letters.sorted()
    var best: (edits: Int, likeness: Int, order: Int, gap: Int, word: String)?
    for length in letters.count - allowed...letters.count + allowed {
      for known in byLength[length] ?? [] {
        // Words of three letters have too many neighbours.
        guard known.letters.count > 3 || letters.count > 3 && allowed == 1,
          let edits = Self.distance(letters, known.letters, atMost: allowed)
        else { continue }
        let found = (
          edits,
          (known.letters.sorted() == sorted ? 0 : 2) + (known.letters[0] == letters[0] ? 0 : 1),
          known.order, abs(known.letters.count - letters.count), known.word
        )
        if best.map({ found < ($0.edits, $0.likeness, $0.order, $0.gap, $0.word) }) ?? true {
          best = found
        }
      }
    }
    return best?.word
  }

  /// Edits from one word to the other; `nil` when more than `limit`.
  static func distance(_ a: [UInt8], _ b: [UInt8], atMost limit: Int) -> Int? {
    // Most words differ at both ends; a few letters tell most pairs apart.
    if limit == 1, a.count > 2, b.count > 2, a[0] != b[0], a[1] != b[1], a[0] != b[1] { return nil }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      var least = i + 1
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
        row.append(best)
        least = min(least, best)
      }
      if least > limit, i > 0, (last.min() ?? 0) > limit { return nil }
      (before, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
