/// Writes JSON as bytes, for what is written thousands of times: no tree is built and no key is sorted, so the writer's
/// caller gives keys in the order in which they are to stand.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma is due before the next key or value.
  private var isBehindAnother = false

  // MARK: Values

  mutating func text(_ text: String) {
    separate()
    quote(text)
  }

  mutating func number(_ number: Int) {
    separate()
    bytes += String(number).utf8
  }

  /// JSON that is whole already.
  mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes += json
  }

  mutating func object(_ fill: (inout Self) -> Void) {
    enclosed("{", "}", fill)
  }

  mutating func list<Element>(
    _ elements: some Sequence<Element>, _ each: (inout Self, Element) -> Void
  ) {
    enclosed("[", "]") { writer in
      for element in elements { each(&writer, element) }
    }
  }

  // MARK: Keys

  mutating func key(_ key: StaticString, _ fill: (inout Self) -> Void) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes += $0 }
    bytes += [UInt8(ascii: "\""), UInt8(ascii: ":")]
    isBehindAnother = false
    fill(&self)
  }

  /// A key with a text; nothing where there is none.
  mutating func key(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    self.key(key) { $0.text(text) }
  }

  /// A key with a number; nothing where there is none.
  mutating func key(_ key: StaticString, _ number: Int?) {
    guard let number else { return }
    self.key(key) { $0.number(number) }
  }

  mutating func key(_ key: StaticString, _ texts: [String]) {
    self.key(key) { $0.list(texts) { $0.text($1) } }
  }

  // MARK: Bytes

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isBehindAnother = false
  }

  private mutating func enclosed(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ fill: (inout Self) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    isBehindAnother = false
    fill(&self)
    bytes.append(UInt8(ascii: close))
    isBehindAnother = true
  }

  private mutating func separate() {
    if isBehindAnother { bytes.append(UInt8(ascii: ",")) }
    isBehindAnother = true
  }

  private mutating func quote(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { characters in
      var start = 0
      for (place, byte) in characters.enumerated() where Self.needsEscape(byte) {
        bytes += characters[start..<place]
        bytes += Self.escaped(byte)
        start = place + 1
      }
      bytes += characters[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "\n"): Array("\\n".utf8)
    case UInt8(ascii: "\t"): Array("\\t".utf8)
    case UInt8(ascii: "\r"): Array("\\r".utf8)
    case 0..<0x10: Array("\\u000\(String(byte, radix: 16))".utf8)
    case 0x10..<0x20: Array("\\u00\(String(byte, radix: 16))".utf8)
    default: [UInt8(ascii: "\\"), byte]
    }
  }
}
