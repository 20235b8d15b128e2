extension Character {
  /// How many columns of a terminal it takes: 0, 1 or 2.
  ///
  /// A letter with its accents is one column, East Asian characters and emoji are two, a mark that
  /// stands alone is none. Terminals differ on families of joined emoji; two is the commonest.
  /// A tab counts as one here: its width depends on where it stands. East Asian width follows
  /// Unicode Standard Annex 11.
  package var displayWidth: Int {
    guard let first = unicodeScalars.first else { return 0 }
    if first.value < 0x300 { return 1 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if first.properties.isEmojiPresentation || first.isEastAsianWide { return 2 }
    return unicodeScalars.contains("\u{FE0F}") ? 2 : 1
  }
}

extension StringProtocol {
  /// How many columns of a terminal the text takes, without tabs and line ends.
  package var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
  /// Whether it is wide or full-width beside East Asian text; emoji have a property of their own.
  fileprivate var isEastAsianWide: Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
      0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CD5, 0x1AFF0...0x1B2FB,
      0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      true
    default: false
    }
  }
}
