/// A text in which places are marked with `⟦` and `⟧`, so that nobody counts columns.
///
/// ```swift
/// let marked = MarkedText("title: ⟦School: low⟧")
/// marked.text          // "title: School: low"
/// marked.places        // [Place(line: 1, column: 8, length: 11)]
/// ```
struct MarkedText {
  /// A range of characters on one line.
  struct Place: Hashable, CustomStringConvertible {
    var line: Int
    var column: Int
    var length: Int
    var description: String { "\(line):\(column)+\(length)" }
  }

  /// The text without the marks.
  private(set) var text = ""
  /// The marked places, in the order of the text; a mark with nothing in it has length 1.
  private(set) var places: [Place] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var open: (line: Int, column: Int)?
    for character in marked {
      switch character {
      case "⟦": open = (line, column)
      case "⟧":
        if let start = open {
          places.append(
            Place(line: start.line, column: start.column, length: max(1, column - start.column)))
        }
      default:
        text.append(character)
        if character == "\n" || character == "\r\n" {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
    }
  }
}
