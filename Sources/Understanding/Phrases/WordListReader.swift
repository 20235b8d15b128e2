import Diagnostics
import Notation

/// Reads number words and the lists of words that steer how a line is read.
struct WordListReader {
  private(set) var forms: WordForms

  init(_ forms: WordForms) { self.forms = forms }

  /// Reads the keys that `words.yaml` has of both; other files have none.
  mutating func read(_ fields: inout Fields) {
    forms.numbers.merge(numbers("numbers", &fields)) { first, _ in first }
    forms.places.merge(numbers("places", &fields)) { first, _ in first }
    for (words, percent) in numbers("parts of a whole", &fields) {
      forms.parts[words.split(separator: " ").map(String.init)] = String(percent)
    }
    let lists = fields.within("lists", .optional) { inner in
      var lists: [WordLists.Purpose: Set<String>] = [:]
      for purpose in WordLists.Purpose.allCases {
        let texts = inner.texts(purpose.rawValue) ?? []
        lists[purpose] = Set(
          texts.map { TypedLine.foldedWords(of: $0.text).joined(separator: " ") }
            .map { $0.isEmpty ? "-" : $0 })
      }
      return lists
    }
    if let lists { forms.lists.lists = lists }
  }

  /// Words with the whole numbers they stand for.
  private func numbers(_ key: String, _ fields: inout Fields) -> [String: Int] {
    guard let section = fields.mapping(key, .optional) else { return [:] }
    var inner = Fields(section, of: "\"\(key)\"")
    var numbers: [String: Int] = [:]
    for entry in section.entries {
      numbers[entry.key.text] = inner.wholeNumber(entry.key.text)
    }
    fields.report(inner.finish())
    return numbers
  }
}
