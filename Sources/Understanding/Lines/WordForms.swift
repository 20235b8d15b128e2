/// How words are read, whatever they are about: `Corpus/phrases/words.yaml`.
///
/// Typed lines and phrases go through the same forms, so that a phrase written once is met by all its spellings.
package struct WordForms: Hashable, Sendable {
  /// Runs of words that are read as others: `how come` as `why`, `didnt` as `did not`.
  package private(set) var rewritten: [[String]: [String]] = [:]
  /// The length of the longest run of ``rewritten`` by its first word: most words begin none.
  private(set) var longest: [String: Int] = [:]
  /// Words that mean the same everywhere, by form: `recommend` as `suggest`.
  package var heads: [String: String] = [:]
  /// Words that add nothing wherever they stand: `just`, `actually`.
  package var fillers: Set<String> = []
  /// Words of grammar, which may be missing or too many at a small price: `the`, `of`.
  package var soft: Set<String> = []
  /// Words that turn a request round: a phrase without them is not meant by a line with them.
  package var negatives: Set<String> = []
  /// Runs of words said out of politeness: `could you please`.
  package var courtesies: Set<[String]> = []
  /// Numbers in words: `twelve`.
  package var numbers: [String: Int] = [:]
  /// Places in words: `second`.
  package var places: [String: Int] = [:]
  /// Parts of a whole in percent: `a third`.
  package var parts: [[String]: String] = [:]
  /// Words that steer how a line is read.
  package var lists = WordLists()

  package init() {}

  /// Has a run of words read as others.
  package mutating func rewrite(_ run: [String], as meant: [String]) {
    guard let first = run.first else { return }
    rewritten[run] = meant
    longest[first] = max(longest[first] ?? 0, min(run.count, Self.longestRewriting))
  }

  /// Words as they are compared.
  ///
  /// - Parameter words: Folded words of a line or a phrase.
  /// - Returns: Words in their head form, each as it was typed – what was rewritten as several words by these – and
  ///   with the run of `words` it comes from.
  package func read(_ words: [String]) -> [(word: String, plain: String, source: Range<Int>)] {
    var read: [(word: String, plain: String, source: Range<Int>)] = []
    var index = 0
    while index < words.count {
      if let length = rewritingLength(words, at: index) {
        let source = index..<index + length
        let meant = rewritten[Array(words[source])] ?? []
        for word in meant {
          let isOther = length > 1 || meant.count > 1
          read.append((heads[word] ?? word, isOther ? word : words[index], source))
        }
        index += length
      } else {
        let word = words[index]
        read.append((heads[word] ?? word, word, index..<index + 1))
        index += 1
      }
    }
    return read
  }

  /// The length of the longest rewriting that begins at a word.
  private func rewritingLength(_ words: [String], at start: Int) -> Int? {
    guard let most = longest[words[start]] else { return nil }
    let longest = min(most, words.count - start)
    return (1...longest).reversed().first {
      rewritten[Array(words[start..<start + $0])] != nil
    }
  }

  private static let longestRewriting = 6

  /// Runs of words that are said out of politeness.
  func politeRuns(in words: [String]) -> [Range<Int>] {
    courtesies.flatMap { courtesy -> [Range<Int>] in
      guard courtesy.count <= words.count else { return [] }
      return (0...(words.count - courtesy.count)).map { $0..<$0 + courtesy.count }
        .filter { Array(words[$0]) == courtesy }
    }
  }

  /// Every word that stands in a form.
  package var allWords: Set<String> {
    var words = fillers.union(soft).union(negatives)
    for (typed, meant) in rewritten { words.formUnion(typed + meant) }
    for (form, head) in heads { words.formUnion([form, head]) }
    for courtesy in courtesies { words.formUnion(courtesy) }
    words.formUnion(numbers.keys)
    words.formUnion(places.keys)
    for part in parts.keys { words.formUnion(part) }
    return words
  }
}
