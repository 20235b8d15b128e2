/// Terms that are looked for in text as whole words, each in some forms: `EAL`, `its family`.
///
/// Capitals count only where a form has some.
struct WordSearch: Sendable {
  private struct Form {
    var term: Int
    var words: [String]
    var hasCapitals: Bool

    func isWritten(_ word: String, _ written: Substring) -> Bool {
      hasCapitals ? word == written : word == written.lowercased()
    }
  }

  /// By their first word in small letters.
  private var forms: [String: [Form]] = [:]
  /// The ASCII letters and digits that a first word in small letters may begin with, so that most words of a text are
  /// passed over without being looked up.
  private var initials: Set<UInt8> = []

  /// - Parameter terms: The forms of each term.
  init(_ terms: [[String]]) {
    for (term, forms) in terms.enumerated() {
      for form in forms {
        let words = Self.places(of: form).map { String(form[$0]) }
        guard let first = words.first?.lowercased(), let initial = first.utf8.first else {
          continue
        }
        initials.insert(initial)
        let hasCapitals = form.contains(where: \.isUppercase)
        self.forms[first, default: []].append(
          Form(term: term, words: words, hasCapitals: hasCapitals))
      }
    }
  }

  /// The terms that stand in some sentences, by their numbers; none goes from one sentence on into the next.
  func found(in sentences: [String]) -> Set<Int> {
    var found: Set<Int> = []
    for sentence in sentences {
      let places = Self.places(of: sentence)
      for (number, place) in places.enumerated() where mayBegin(sentence.utf8[place.lowerBound]) {
        for form in forms[sentence[place].lowercased()] ?? [] where !found.contains(form.term) {
          let written = places[number...].prefix(form.words.count)
          if written.count == form.words.count,
            zip(form.words, written).allSatisfy({ form.isWritten($0, sentence[$1]) })
          {
            found.insert(form.term)
          }
        }
      }
    }
    return found
  }

  /// Whether a word with this first byte may be the first of a form; capitals are 32 before small letters, and of letters
  /// beyond ASCII nothing is told.
  private func mayBegin(_ byte: UInt8) -> Bool {
    byte >= 0x80 || initials.contains((0x41...0x5A).contains(byte) ? byte + 32 : byte)
  }

  /// Where the runs of letters and digits stand.
  private static func places(of text: String) -> [Range<String.Index>] {
    text.unicodeScalars.split { !isPartOfWord($0) }.map { $0.startIndex..<$0.endIndex }
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    // As numbers: it is asked of every letter of every sheet.
    if value < 0x80 { return (value | 0x20) &- 0x61 < 26 || value &- 0x30 < 10 }
    let properties = scalar.properties
    return properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
  }
}
