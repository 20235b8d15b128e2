/// Lists inside sentences.
package enum ListWording {
  /// `a`, `a and b`, `a, b and c`.
  package static func and(_ items: [String]) -> String { joined(items, "and") }

  /// `a`, `a or b`, `a, b or c`.
  package static func or(_ items: [String]) -> String { joined(items, "or") }

  /// A word of a closed list as people read it: `special_measures` becomes `special measures`, `eal`
  /// becomes `EAL`.
  package static func word(_ word: String) -> String {
    WordNames.name(of: word) ?? String(word.map { $0 == "_" ? " " : $0 })
  }

  /// The text with its first letter as a capital.
  package static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// A sentence as a part of another: no full stop, a small first letter unless it opens a name or
  /// an abbreviation.
  package static func clause(_ sentence: String) -> String {
    var text = sentence
    while text.last == "." || text.last == " " { text.removeLast() }
    let first = text.prefix { $0 != " " }
    let isName = first.dropFirst().contains(where: \.isUppercase) || names.contains(String(first))
    return isName ? text : text.prefix(1).lowercased() + text.dropFirst()
  }

  /// Words that keep their capital inside a sentence.
  private static let names: Set<String> = ["English", "England", "Ainscow", "Wales", "I", "Year"]

  /// Each text once, where it stands first.
  package static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  private static func joined(_ items: [String], _ word: String) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(word) " + last
  }
}
