/// The words of phrases as numbers, in the forms in which they are compared.
///
/// Phrases hold tens of thousands of words, of which few thousand differ: each is looked up once, and compared as a
/// number ever after. Numbers are given in the order in which words are met, so that the same phrases give the same.
struct WordNumbers {
  /// The words by their numbers, in their head forms.
  private(set) var words: [String] = []
  private var numbers: [String: Int32] = [:]
  /// How each word is read that was met so far.
  private var known: [String: Reading] = [:]
  private let forms: WordForms

  /// How a word is read.
  private struct Reading {
    /// The number of its head form; -1 as long as no phrase has it where nothing is rewritten.
    var head: Int32 = -1
    /// Whether a run of words that is read as others may begin with it.
    var mayBegin: Bool
  }

  init(_ forms: WordForms) {
    self.forms = forms
    words.reserveCapacity(Self.usual)
    numbers.reserveCapacity(Self.usual)
    known.reserveCapacity(Self.usual)
  }

  /// About so many words differ.
  private static let usual = 4_000

  /// The number of a word in its head form.
  mutating func number(ofHead head: String) -> Int32 {
    if let number = numbers[head] { return number }
    let number = Int32(words.count)
    words.append(head)
    numbers[head] = number
    return number
  }

  /// Runs through the numbers of the head forms of a run of words, in the order of reading.
  mutating func forEachHead(of run: [String], _ body: (Int32) -> Void) {
    var index = 0
    while index < run.count {
      let word = run[index]
      let reading = known[word] ?? Reading(mayBegin: forms.rewritings[word] != nil)
      if reading.mayBegin, let rewriting = forms.rewriting(of: run, at: index) {
        for meant in rewriting.meant { body(number(ofHead: forms.heads[meant] ?? meant)) }
        index += rewriting.run.count
      } else {
        body(reading.head >= 0 ? reading.head : note(word, reading))
        index += 1
      }
    }
  }

  /// The number of the head form of a word that is met for the first time.
  private mutating func note(_ word: String, _ reading: Reading) -> Int32 {
    let head = number(ofHead: forms.heads[word] ?? word)
    known[word] = Reading(head: head, mayBegin: reading.mayBegin)
    return head
  }

  /// Hands over the numbers of all words.
  consuming func table() -> [String: Int32] { numbers }
}

/// A set of words by their numbers: small, and made once.
struct NumberSet: Sendable {
  /// Ascending, each once.
  private(set) var numbers: [Int32] = []
  /// A bit for the last digits of each number: most words are in no set, and are told by it.
  private var bits: UInt64 = 0

  init(_ unsorted: [Int32] = []) {
    numbers.reserveCapacity(unsorted.count)
    for number in unsorted.sorted() where numbers.last != number {
      numbers.append(number)
      bits |= Self.bit(number)
    }
  }

  func contains(_ number: Int32) -> Bool {
    guard bits & Self.bit(number) != 0 else { return false }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low] == number
  }

  private static func bit(_ number: Int32) -> UInt64 { 1 << UInt64(number & 63) }
}
