import Foundation

/// Numbers in digits as people type them: `38%`, `10-15`, `£1,200`. Numbers in words are in ``WordForms``.
enum NumberWords {
  /// A number with what was typed beside it.
  struct Value: Hashable {
    /// Canonical: `38`, `10-15`.
    var text: String
    var isPercent: Bool
  }

  /// A number in digits: `38`, `38%`, `4.5`, `1,200`, `10-15%`.
  static func digits(_ word: String) -> Value? {
    var text = word.replacing(",", with: "").replacing("–", with: "-")
    let isPercent = text.hasSuffix("%")
    if isPercent { text.removeLast() }
    if text.hasPrefix("£") { text.removeFirst() }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(ends.count), ends.allSatisfy({ isNumber($0) }) else { return nil }
    return Value(text: ends.joined(separator: "-"), isPercent: isPercent)
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count < 12 && text.first != "." && text.last != "."
      && text.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
      && text.filter { $0 == "." }.count < 2
  }
}

extension WordForms {
  /// A number in digits or as a word: `38`, `twelve`.
  func number(_ word: String) -> String? {
    NumberWords.digits(word)?.text ?? numbers[word].map(String.init)
  }

  /// A place in a list: `second`, `2nd`.
  func place(_ word: String) -> Int? {
    if let place = places[word] { return place }
    for ending in lists[.placeEndings].sorted() where word.hasSuffix(ending) {
      return Int(word.dropLast(ending.count))
    }
    return nil
  }
}
