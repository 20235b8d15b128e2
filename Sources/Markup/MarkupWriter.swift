/// Writes a page or a drawing as bytes, element by element.
///
/// Escaped by construction: names of elements and attributes are literals of the source, everything else is text. There
/// is no way to put a text into the bytes as markup. Elements end where their closure ends, so that they nest.
///
/// No template engine: of those for Swift one does not escape unless it is asked to, and each takes longer for a page
/// than waymark takes to work out what stands on it.
package struct MarkupWriter: Sendable {
  /// What has been written, UTF-8.
  package private(set) var bytes: [UInt8] = []

  /// - Parameter capacity: How many bytes are expected.
  package init(capacity: Int = 16_384) { bytes.reserveCapacity(capacity) }

  /// Begins a document of HTML.
  package mutating func doctype() { literal("<!DOCTYPE html>\n") }

  /// An element with what a closure writes into it.
  package mutating func element(
    _ tag: Tag, _ attributes: Attribute..., content: (inout MarkupWriter) -> Void
  ) {
    element(tag, attributes, content: content)
  }

  /// The same with attributes that somebody put together.
  package mutating func element(
    _ tag: Tag, _ attributes: [Attribute], content: (inout MarkupWriter) -> Void
  ) {
    open(tag, attributes)
    content(&self)
    if !tag.isVoid { close(tag) }
  }

  /// An element with a text.
  package mutating func element(_ tag: Tag, _ attributes: Attribute..., text: String) {
    open(tag, attributes)
    self.text(text)
    if !tag.isVoid { close(tag) }
  }

  /// An element without content.
  package mutating func element(_ tag: Tag, _ attributes: Attribute...) {
    open(tag, attributes)
    if !tag.isVoid { close(tag) }
  }

  /// A text; its signs of markup are escaped.
  ///
  /// Tabs become spaces, other control characters, which no page may hold, U+FFFD. Characters that turn the direction of what follows
  /// them are left out: a name must not turn the sentence around it.
  package mutating func text(_ text: String) { escape(text, quotes: false) }

  /// A line end, for those who read the source.
  package mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

  /// The style of a page.
  package mutating func style(_ sheet: StyleSheet) {
    literal("<style>\n")
    bytes.append(contentsOf: sheet.css.utf8)
    literal("</style>\n")
  }

  /// A script that is part of the product.
  package mutating func script(_ source: StaticString) {
    literal("<script>\n")
    literal(source)
    literal("</script>\n")
  }

  // MARK: Bytes

  private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
    bytes.append(UInt8(ascii: "<"))
    literal(tag.name)
    for attribute in attributes {
      bytes.append(UInt8(ascii: " "))
      literal(attribute.name)
      guard let value = attribute.value else { continue }
      literal("=\"")
      escape(value, quotes: true)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ tag: Tag) {
    literal("</")
    literal(tag.name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func literal(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: String, quotes: Bool) {
    var text = text
    text.withUTF8 { source in
      var start = 0
      var index = 0
      while index < source.count {
        var width = 1
        let replacement: StaticString? =
          switch source[index] {
          case UInt8(ascii: "<"): "&lt;"
          case UInt8(ascii: ">"): "&gt;"
          case UInt8(ascii: "&"): "&amp;"
          case UInt8(ascii: "\"") where quotes: "&quot;"
          case 0x0A: nil
          case 0x09: " "
          case 0..<0x20, 0x7F: "\u{FFFD}"
          // U+0080–U+009F.
          case 0xC2 where index + 1 < source.count && source[index + 1] < 0xA0:
            { () -> StaticString in
              width = 2
              return "\u{FFFD}"
            }()
          // U+FFFE and U+FFFF are no characters, and no document may hold them.
          case 0xEF
          where index + 2 < source.count && source[index + 1] == 0xBF && source[index + 2] >= 0xBE:
            { () -> StaticString in
              width = 3
              return "\u{FFFD}"
            }()
          // U+200E, U+200F, U+202A–U+202E, U+2066–U+2069.
          case 0xE2 where Self.turns(source, index):
            { () -> StaticString in
              width = 3
              return ""
            }()
          default: nil
          }
        if let replacement {
          bytes.append(contentsOf: source[start..<index])
          literal(replacement)
          start = index + width
        }
        index += width
      }
      bytes.append(contentsOf: source[start..<source.count])
    }
  }

  /// Whether three bytes are a mark that turns the direction of a text.
  private static func turns(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index + 2 < source.count else { return false }
    switch (source[index + 1], source[index + 2]) {
    case (0x80, 0x8E...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return true
    default: return false
    }
  }
}
