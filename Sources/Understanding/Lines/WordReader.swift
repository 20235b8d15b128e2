/// Reads the words of many phrases and names by the same forms.
///
/// A class: forms are a score of tables, and a copy for each phrase, on several threads, took longer than the reading.
final class WordReader: Sendable {
  private let forms: WordForms
  private let headOf: [String: String]
  private let rewritings: [String: [WordForms.Rewriting]]

  init(_ forms: WordForms) {
    self.forms = forms
    headOf = forms.heads
    rewritings = forms.rewritings
  }

  /// Words in their head forms.
  func heads(_ words: [String]) -> [String] {
    isRewritten(words) ? forms.read(words).map(\.word) : words.map { headOf[$0] ?? $0 }
  }

  /// Words as they are typed, with abbreviations written out.
  func plain(_ words: [String]) -> [String] {
    isRewritten(words) ? forms.read(words).map(\.plain) : words
  }

  private func isRewritten(_ words: [String]) -> Bool {
    words.contains { rewritings[$0] != nil }
  }
}
