import Foundation

/// Numbers as people type them: `38%`, `a third`, `10 to 15`, `second`, `about a dozen`.
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

  /// `2nd`, `3rd`.
  static func ordinalDigits(_ word: String) -> Int? {
    for ending in ["st", "nd", "rd", "th"] where word.hasSuffix(ending) {
      return Int(word.dropLast(2))
    }
    return nil
  }

  static let cardinals: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "zero": 0, "nil": 0, "dozen": 12,
  ]

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "top": 1,
  ]

  /// Parts of a whole, in per cent.
  static let parts: [(words: [String], percent: String)] = [
    (["half"], "50"), (["a", "half"], "50"), (["a", "third"], "33"), (["one", "third"], "33"),
    (["third"], "33"),
    (["two", "thirds"], "67"), (["a", "quarter"], "25"), (["quarter"], "25"),
    (["one", "quarter"], "25"),
    (["three", "quarters"], "75"), (["a", "fifth"], "20"), (["one", "fifth"], "20"),
    (["a", "tenth"], "10"), (["one", "in", "ten"], "10"), (["one", "in", "five"], "20"),
    (["1", "in", "10"], "10"), (["1", "in", "5"], "20"), (["1", "in", "4"], "25"),
    (["1", "in", "3"], "33"),
    (["one", "in", "four"], "25"), (["one", "in", "three"], "33"),
  ]
}
