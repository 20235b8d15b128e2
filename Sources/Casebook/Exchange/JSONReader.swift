import Diagnostics

/// Reads JSON (RFC 8259), with the place of every value; a key that stands twice is refused.
struct JSONReader {
  /// What is wrong, and where: a sentence without a full stop.
  struct Fault: Error, Hashable {
    let words: String
    let place: Source.Location
  }

  /// How deep lists and objects may stand in each other.
  static let depthLimit = 64

  private let file: String
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var line = 1
  private var column = 1

  /// - Parameters:
  ///   - text: The whole text.
  ///   - file: What it is called in places.
  /// - Returns: The one value it holds.
  /// - Throws: The first thing that is no JSON.
  static func read(_ text: String, file: String) throws(Fault) -> JSONTree {
    var reader = JSONReader(text, file)
    let tree = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.peek == nil else { throw reader.fault("there is more behind the end") }
    return tree
  }

  private init(_ text: String, _ file: String) {
    self.file = file
    let all = Array(text.unicodeScalars)
    // Some programs write a mark before the first letter.
    scalars = all.first == "\u{FEFF}" ? Array(all.dropFirst()) : all
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var place: Source.Location { Source.Location(file: file, line: line, column: column) }
  private func fault(_ words: String) -> Fault { Fault(words: words, place: place) }

  @discardableResult
  private mutating func take() -> Unicode.Scalar? {
    guard let scalar = peek else { return nil }
    index += 1
    if scalar == "\n" {
      line += 1
      column = 1
    } else {
      column += 1
    }
    return scalar
  }

  private mutating func skipSpace() {
    while let scalar = peek, [" ", "\t", "\n", "\r"].contains(scalar) { take() }
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONTree {
    guard depth < Self.depthLimit else {
      throw fault("lists and objects stand too deep in each other")
    }
    skipSpace()
    let start = place
    switch peek {
    case "{": return JSONTree(.object(try members(depth)), at: start)
    case "[": return JSONTree(.array(try items(depth)), at: start)
    case "\"": return JSONTree(.text(try text()), at: start)
    case let scalar? where scalar == "-" || ("0"..."9").contains(scalar):
      return JSONTree(.number(try number()), at: start)
    case nil: throw fault("the file ends where a value is expected")
    default:
      for (word, content) in [
        ("true", JSONTree.Content.bool(true)), ("false", .bool(false)), ("null", .null),
      ]
      where takes(word) {
        return JSONTree(content, at: start)
      }
      throw fault("no JSON value begins here")
    }
  }

  private mutating func takes(_ word: String) -> Bool {
    let letters = Array(word.unicodeScalars)
    guard scalars[index...].starts(with: letters) else { return false }
    for _ in letters { take() }
    return true
  }

  private mutating func members(_ depth: Int) throws(Fault) -> [JSONTree.Member] {
    take()
    var members: [JSONTree.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if takes("}") { return [] }
    while true {
      skipSpace()
      let start = place
      guard peek == "\"" else { throw fault("a key in double quotes is expected") }
      let key = try text()
      guard keys.insert(key).inserted else {
        throw Fault(words: "the key \(key.quoted()) stands twice", place: start)
      }
      skipSpace()
      guard takes(":") else { throw fault("a colon is expected") }
      members.append(JSONTree.Member(key: key, place: start, value: try value(depth: depth + 1)))
      skipSpace()
      if takes("}") { return members }
      guard takes(",") else { throw fault("a comma or a closing brace is expected") }
    }
  }

  private mutating func items(_ depth: Int) throws(Fault) -> [JSONTree] {
    take()
    skipSpace()
    if takes("]") { return [] }
    var items: [JSONTree] = []
    while true {
      items.append(try value(depth: depth + 1))
      skipSpace()
      if takes("]") { return items }
      guard takes(",") else { throw fault("a comma or a closing bracket is expected") }
    }
  }

  private mutating func number() throws(Fault) -> String {
    let start = place
    var text = ""
    while let scalar = peek, "+-.eE0123456789".unicodeScalars.contains(scalar) {
      text.unicodeScalars.append(scalar)
      take()
    }
    guard text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/) != nil else {
      throw Fault(words: "this is no number", place: start)
    }
    return text
  }

  private mutating func text() throws(Fault) -> String {
    let start = place
    take()
    var text = String.UnicodeScalarView()
    while let scalar = take() {
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try escaped())
      case _ where scalar.value < 0x20:
        throw Fault(
          words: "a text goes over the end of its line or holds a control character", place: start)
      default: text.append(scalar)
      }
    }
    throw Fault(words: "a text is not closed", place: start)
  }

  private mutating func escaped() throws(Fault) -> Unicode.Scalar {
    switch take() {
    case "\"": return "\""
    case "\\": return "\\"
    case "/": return "/"
    case "b": return "\u{8}"
    case "f": return "\u{C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      let first = try unit()
      if let scalar = Unicode.Scalar(first) { return scalar }
      // A letter beyond the first plane is written as two units.
      guard (0xD800..<0xDC00).contains(first), takes("\\u") else { throw fault("half a letter") }
      let second = try unit()
      let code = 0x10000 + ((first - 0xD800) << 10) + (second &- 0xDC00)
      guard (0xDC00..<0xE000).contains(second), let scalar = Unicode.Scalar(code) else {
        throw fault("half a letter")
      }
      return scalar
    default: throw fault("no such escape")
    }
  }

  private mutating func unit() throws(Fault) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = take().flatMap(Self.hexadecimal) else {
        throw fault("four hexadecimal digits are expected")
      }
      code = (code << 4) + digit
    }
    return code
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar.value {
    case 0x30...0x39: scalar.value - 0x30
    case 0x41...0x46: scalar.value - 0x37
    case 0x61...0x66: scalar.value - 0x57
    default: nil
    }
  }
}
