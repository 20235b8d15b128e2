import Facts
import RuleLanguage

/// The hash of what is known of somebody: the same facts with the same values, told in the same order, have the same.
struct FactsHash {
  private var hash = SHA256()
  private let facts: [FactDefinition]

  init(_ vocabulary: Vocabulary) { facts = vocabulary.facts }

  /// Takes in the value of a fact, unless nothing is supplied.
  mutating func take(_ value: FactValue, of slot: Int) {
    if case .notSupplied = value { return }
    // Field by field: a copy of a definition costs more than the hash of its value.
    var text = facts[slot].id
    text += "="
    text += ValueWording.text(value, kind: facts[slot].kind)
    text += ";"
    take(text)
  }

  mutating func take(_ text: String) { hash.update(text.utf8) }

  /// The digest in hexadecimal.
  consuming func finish() -> String { hash.finish() }
}
