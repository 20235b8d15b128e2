/// Finds the name that was probably meant by a misspelt one.
///
/// One edit is forgiven in a word of 4 to 7 letters and two in a longer one, a swap of neighbours
/// counting as one; none in shorter words and none in numbers. Capitals, and whether words are
/// joined by spaces, hyphens or underscores, do not count. The same names always give the same
/// answer: the fewest edits win, then the name nearer in length, then the first by alphabet.
package enum NearestName {
  /// The name probably meant, or `nil` when none is near enough.
  package static func suggestion(
    for typed: some StringProtocol, among names: some Sequence<String>
  ) -> String? {
    candidates(for: typed, among: names, atMost: 1).first
  }

  /// The names that are near enough, the nearest first; each name once.
  package static func candidates(
    for typed: some StringProtocol, among names: some Sequence<String>, atMost limit: Int
  ) -> [String] {
    let wanted = folded(typed)
    let allowance = edits(allowedIn: wanted)
    var found: [(edits: Int, gap: Int, name: String)] = []
    for name in Set(names) where name != typed {
      let candidate = folded(name)
      if let edits = distance(wanted, candidate, atMost: allowance) {
        found.append((edits, abs(candidate.count - wanted.count), name))
      }
    }
    return found.sorted { ($0.edits, $0.gap, $0.name) < ($1.edits, $1.gap, $1.name) }
      .prefix(limit).map(\.name)
  }

  /// Names that share a word of five letters or more with what was typed, those that share most first,
  /// three at most: for a name that is remembered in other words.
  package static func sharing(aWordWith typed: String, among names: [String]) -> [String] {
    let wanted = longWords(typed)
    let shared = names.map { (name: $0, words: longWords($0).intersection(wanted).count) }
    return shared.filter { $0.words > 0 }
      .sorted { ($1.words, $0.name) < ($0.words, $1.name) }
      .prefix(3).map(\.name)
  }

  private static func longWords(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter }.filter { $0.count > 4 }.map { Substring($0) })
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours that turn one text into
  /// the other, no letter being touched twice; `nil` when it takes more than `limit`.
  ///
  /// Time is the product of the lengths, but texts that differ by more than `limit` in length are
  /// told apart at once.
  package static func distance(_ a: [Character], _ b: [Character], atMost limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for j in b.indices {
        var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      // Every later row is built on these two, so they bound what can still be reached.
      if let least = row.min(), let earlier = last.min(), min(least, earlier) > limit { return nil }
      (beforeLast, last) = (last, row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// How many edits a word may be away from what was meant.
  private static func edits(allowedIn word: [Character]) -> Int {
    guard word.contains(where: \.isLetter) else { return 0 }
    return switch word.count {
    case ..<4: 0
    case 4...7: 1
    default: 2
    }
  }

  /// A text as it is compared: small letters, single spaces between words, none at the ends.
  private static func folded(_ text: some StringProtocol) -> [Character] {
    Array(
      text.lowercased()
        .split { $0.isWhitespace || $0 == "_" || $0 == "-" }
        .joined(separator: " "))
  }
}
