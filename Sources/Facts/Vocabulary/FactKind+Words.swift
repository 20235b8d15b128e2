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
    let word = String(word)
    return foldedASCII(word)
      ?? word.lowercased().split { $0.isWhitespace || $0 == "_" || $0 == "-" }
      .joined(separator: " ")
  }

  /// A word of plain letters, folded byte by byte; `nil` for others.
  private static func foldedASCII(_ word: String) -> String? {
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: word.utf8.count) { folded in
      var count = 0
      var isBetween = false
      for byte in word.utf8 {
        switch byte {
        case 0x09...0x0D, 0x20, UInt8(ascii: "_"), UInt8(ascii: "-"): isBetween = count > 0
        default:
          if isBetween {
            folded[count] = 0x20
            count += 1
            isBetween = false
          }
          let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          folded[count] = isCapital ? byte | 0x20 : byte
          count += 1
        }
      }
      return count
    }
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
