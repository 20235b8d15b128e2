/// A line on which places counted in Unicode scalars are turned into characters.
struct CountedLine {
  /// The line, from 1.
  let number: Int
  /// For each scalar the character it belongs to, both from 0; empty when they are the same.
  private let characters: [Int32]

  init(number: Int, text: Substring) {
    self.number = number
    guard text.utf8.contains(where: { $0 >= 0x80 }) else {
      characters = []
      return
    }
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
    guard let last = characters.last else { return column }
    return characters.indices.contains(column - 1)
      ? Int(characters[column - 1]) + 1 : Int(last) + 1
  }
}
