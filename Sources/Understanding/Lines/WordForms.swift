/// How words are read, whatever they are about: `Corpus/phrases/words.yaml`.
///
/// Typed lines and phrases go through the same forms, so that a phrase written once is met by all its spellings.
package struct WordForms: Hashable, Sendable {
  /// A run of words that is read as others: `how come` as `why`, `didnt` as `did not`.
  struct Rewriting: Hashable, Sendable {
    var run: [String]
    var meant: [String]
  }

  /// By the first word of their runs, the longest run first: most words begin none.
  private(set) var rewritings: [String: [Rewriting]] = [:]
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
    let new = Rewriting(run: run, meant: meant)
    var known = rewritings[first] ?? []
    if let same = known.firstIndex(where: { $0.run == run }) {
      known[same] = new
    } else {
      known.insert(new, at: known.firstIndex { $0.run.count < run.count } ?? known.endIndex)
    }
    rewritings[first] = known
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
      if let rewriting = rewriting(of: words, at: index) {
        let (length, meant) = (rewriting.run.count, rewriting.meant)
        let source = index..<index + length
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

  /// The longest rewriting that begins at a word.
  func rewriting(of words: [String], at start: Int) -> Rewriting? {
    guard let known = rewritings[words[start]] else { return nil }
    let longest = min(Self.longestRewriting, words.count - start)
    return known.first { rewriting in
      rewriting.run.count <= longest && words[start...].starts(with: rewriting.run)
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
    for rewriting in rewritings.values.joined() {
      words.formUnion(rewriting.run + rewriting.meant)
    }
    for (form, head) in heads { words.formUnion([form, head]) }
    for courtesy in courtesies { words.formUnion(courtesy) }
    words.formUnion(numbers.keys)
    words.formUnion(places.keys)
    for part in parts.keys { words.formUnion(part) }
    return words
  }
}
