extension FactKind {
  /// The index of a word of a closed list; capitals, and whether words are joined by spaces,
  /// hyphens or underscores, do not count: `well below` finds `well_below`.
  package func index(ofWord word: some StringProtocol) -> Int? {
    let words = words
    if let exact = words.firstIndex(where: { $0 == word }) { return exact }
    let folded = Self.folded(word)
    return words.firstIndex { Self.folded($0) == folded }
  }

  /// A word as it is compared.
  package static func folded(_ word: some StringProtocol) -> String {
    word.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" }.joined(separator: " ")
  }

  /// How people name the kind.
  package var name: String {
    switch self {
    case .number: "number"
    case .yesNo: "yes or no"
    case .choice: "choice"
    case .ordinal: "ordinal"
    case .set: "set"
    case .year: "year"
    case .label: "label"
    case .text: "text"
    }
  }
}
