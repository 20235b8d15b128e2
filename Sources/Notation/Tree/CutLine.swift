/// A line whose characters are not its scalars, cut into characters one by one.
struct CutLine {
  private let text: Substring
  /// For each scalar the character it belongs to, both from 0; one more for the end.
  private let characters: [Int32]
  /// Where the last place asked for stands, so that places in rising order cost no more than the
  /// way between them.
  private var last: (column: Int, index: Substring.Index)

  init(_ text: Substring) {
    self.text = text
    last = (1, text.startIndex)
    var characters: [Int32] = []
    for (index, character) in text.enumerated() {
      characters.append(
        contentsOf: repeatElement(Int32(index), count: character.unicodeScalars.count))
    }
    characters.append((characters.last ?? -1) + 1)
    self.characters = characters
  }

  /// The column in characters of a column in scalars, both from 1.
  func column(ofScalar column: Int) -> Int {
    Int(characters[min(column, characters.count) - 1]) + 1
  }

  /// How many characters a text takes on this line, and whether it goes on beneath.
  mutating func extent(
    of value: String, style: Scalar.Style, from column: Int
  ) -> (length: Int, goesOn: Bool) {
    let rest = text[index(ofColumn: column)...]
    switch style {
    case .literal, .folded:
      return (rest.prefix { !$0.isWhitespace }.count, true)
    case .singleQuoted, .doubleQuoted:
      guard let end = Self.closing(rest) else { return (Self.trimmedCount(rest), true) }
      return (rest.distance(from: rest.startIndex, to: end), false)
    case .plain:
      guard rest.utf8.starts(with: value.utf8) else { return (Self.trimmedCount(rest), true) }
      return (value.count, false)
    }
  }

  private mutating func index(ofColumn column: Int) -> Substring.Index {
    if column < last.column { last = (1, text.startIndex) }
    let index =
      text.index(last.index, offsetBy: column - last.column, limitedBy: text.endIndex)
      ?? text.endIndex
    last = (column, index)
    return index
  }

  /// How many characters stand on the rest of a line, at most 200 being looked at: a line may hold
  /// many such texts.
  private static func trimmedCount(_ text: Substring) -> Int {
    var text = text.prefix(200)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text.count
  }

  /// The index behind the closing quotation mark of a text that begins with its opening one.
  private static func closing(_ text: Substring) -> Substring.Index? {
    guard let mark = text.utf8.first else { return nil }
    let bytes = text.utf8
    var index = bytes.index(after: bytes.startIndex)
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      if mark == Ascii.doubleQuote, bytes[index] == Ascii.backslash, next < bytes.endIndex {
        index = bytes.index(after: next)
      } else if bytes[index] == mark {
        if mark == Ascii.singleQuote, next < bytes.endIndex, bytes[next] == mark {
          index = bytes.index(after: next)
        } else {
          return next
        }
      } else {
        index = next
      }
    }
    return nil
  }
}
