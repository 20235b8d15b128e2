import Facts
import RuleLanguage

/// The hash of what is known of somebody: the same facts with the same values, told in the same order, have the same.
struct FactsHash {
  private let facts: [FactDefinition]
  /// All that was taken in, to be hashed at once: many short pieces take longer.
  private var text = ""

  init(_ vocabulary: Vocabulary) { facts = vocabulary.facts }

  /// Takes in the value of a fact, unless nothing is supplied.
  mutating func take(_ value: FactValue, of slot: Int) {
    if case .notSupplied = value { return }
    // Field by field: a copy of a definition costs more than the hash of its value.
    text += facts[slot].id
    text += "="
    text += ValueWording.text(value, kind: facts[slot].kind)
    text += ";"
  }

  mutating func take(_ text: String) { self.text += text }

  /// SHA-256 in hexadecimal.
  func finish() -> String { SHA256.digest(of: text.utf8) }
}
