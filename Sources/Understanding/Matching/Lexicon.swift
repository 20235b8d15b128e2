/// The words of all phrases with what each weighs: a word that few requests use tells more.
struct Lexicon: Sendable {
  /// The words, by number.
  let words: [String]
  private let numbers: [String: Int32]
  /// What leaving a phrase's word out costs, by number.
  private(set) var weights: [Double] = []

  /// - Parameters:
  ///   - numbers: The words with their numbers.
  ///   - uses: In how many requests each word occurs, by its number.
  ///   - forms: Which words weigh little.
  init(_ numbers: consuming WordNumbers, uses: [Int], forms: WordForms) {
    weights.reserveCapacity(uses.count)
    for (word, few) in zip(numbers.words, uses) {
      let weight = few < 2 ? 1.3 : few < 4 ? 1.1 : few < 9 ? 0.95 : 0.8
      let isSoft =
        (forms.soft.contains(word) || forms.fillers.contains(word))
        && !forms.lists.has(word, .decide)
      weights.append(
        forms.negatives.contains(word) ? Cost.negative : isSoft ? Cost.soft : weight)
    }
    words = numbers.words
    self.numbers = numbers.table()
  }

  /// Whether a word is one of grammar.
  func isSoft(_ number: Int) -> Bool { weights[number] <= Cost.soft }

  /// The number of a word that some phrase has.
  func number(_ word: String) -> Int32? { numbers[word] }
}

/// What a mismatch between a line and a phrase costs; 0 is a line that a phrase stands for word by word.
enum Cost {
  /// A word of grammar too many or missing.
  static let soft = 0.12
  /// A word with a meaning that the phrase does not have.
  static let word = 1.0
  /// A word that nobody knows.
  static let unknown = 1.25
  /// A short word that nobody knows.
  static let slip = 0.3
  /// A name, number or other thing that is left over: a slot that cannot be filled never widens the question.
  static let thing = 1.7
  /// A word that turns the request round.
  static let negative = 6.0
  /// A thing bound to a slot that the phrase does not name.
  static let bound = 0.08
  /// A step that would be part of a reason.
  static let stepInReason = 0.1
  /// A word whose spelling was repaired.
  static let repaired = 0.1
  /// A name that nothing has, standing where a name should.
  static let unknownName = 0.5
  /// A word of grammar missing from a phrase that may have no other words.
  static let missingHollow = 0.45
  /// What each part of a phrase costs, so that of two that fit alike the plainer is taken.
  static let part = 0.0002
  /// A word missing from a phrase that takes any text.
  static let missingBesideText = 3.0
  /// A cue in place of a phrase.
  static let cue = 0.4
  /// Beyond this nobody means it.
  static let limit = 2.4
}
