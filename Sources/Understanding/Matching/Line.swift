/// A line ready to be matched: words with what leaving each out costs, and everything spotted in it.
struct MatchLine: Sendable {
  let words: [Word]
  /// The number of each word among the words of phrases; -1 where no phrase has it.
  let numbers: [Int32]
  /// What leaving each word out costs.
  let skips: [Double]
  /// Spans by their end (exclusive).
  let spansByEnd: [[Span]]
  /// Spans in the order of the line.
  let spans: [Span]
  /// Starts of courtesies by their end (exclusive).
  let courtesies: [[Int]]
  /// Whether each word stands in a courtesy.
  private let isPolite: [Bool]
  /// What each word may stand for, alone or with others.
  private let kindsAt: [KindSet]
  /// What anything in the line may stand for.
  let kinds: KindSet
  /// Whether each word of the phrases, by its number, stands in the line.
  private let isThere: [Bool]

  init(_ words: [Word], spans: [Span], lexicon: Lexicon, forms: WordForms) {
    self.words = words
    self.spans = spans
    numbers = words.map { lexicon.number($0.text) ?? -1 }
    var ends = Array(repeating: [Span](), count: words.count + 1)
    var things = Array(repeating: false, count: words.count)
    for span in spans {
      ends[span.range.upperBound].append(span)
      let weighs = span.things.contains { !Self.light.contains($0.kind) }
      if weighs { for index in span.range { things[index] = true } }
    }
    spansByEnd = ends
    skips = words.indices.map { index in
      let word = words[index]
      if forms.negatives.contains(word.text) { return Cost.negative }
      if forms.fillers.contains(word.text) { return 0 }
      // "What if they refuse" asks nothing that a phrase without "if" answers.
      if forms.soft.contains(word.text), !forms.lists.has(word.text, .decide) { return Cost.soft }
      if things[index] { return Cost.thing }
      // A short word that nobody knows is a slip of the fingers rather than a name.
      return word.isKnown ? Cost.word : word.text.count < 4 ? Cost.slip : Cost.unknown
    }
    var polite = Array(repeating: [Int](), count: words.count + 1)
    for run in forms.politeRuns(in: words.map(\.text)) {
      polite[run.upperBound].append(run.lowerBound)
    }
    courtesies = polite
    var isPolite = Array(repeating: false, count: words.count)
    for (end, starts) in polite.enumerated() {
      for start in starts { for index in start..<end { isPolite[index] = true } }
    }
    self.isPolite = isPolite
    var kinds = Array(repeating: KindSet(), count: words.count)
    for span in spans {
      for index in span.range { kinds[index].formUnion(span.kinds) }
    }
    kindsAt = kinds
    self.kinds = kinds.reduce(into: []) { $0.formUnion($1) }
    var isThere = Array(repeating: false, count: lexicon.words.count)
    for number in numbers where number >= 0 { isThere[Int(number)] = true }
    self.isThere = isThere
  }

  /// Whether a word of the phrases, by its number, stands in the line.
  func holds(_ number: Int32) -> Bool { isThere[Int(number)] }

  /// A cost that no reading by a phrase can be below: that of the words which the phrase has no place for.
  func leastCost(_ graph: PhraseGraph, free: KindSet, limit: Double) -> Double {
    if graph.hasFreeSlot { return 0 }
    let fillable = graph.kinds.union(free)
    var cost = 0.0
    for index in words.indices where skips[index] > Cost.soft {
      if graph.words.contains(numbers[index]) || isPolite[index] { continue }
      if !kindsAt[index].isDisjoint(with: fillable) { continue }
      cost += skips[index]
      if cost >= limit { return cost }
    }
    return cost
  }

  /// Kinds that single words of speech fall under too, so that leaving them out costs no more than a word.
  private static let light: Set<NamedThing.Kind> = [
    .thisSchool, .thisAction, .level, .direction, .setting, .kind, .topic, .term, .format,
    .index, .session, .strategy,
  ]
}
