/// Reads the notation of ``PhrasePattern``, byte by byte: its signs are all ASCII, and there are thousands of phrases
/// to read before the first line can be taken.
struct PhraseNotation {
  private let text: [UInt8]
  private var place = 0

  init(_ text: some StringProtocol) { self.text = Array(text.utf8) }

  mutating func whole() throws(PhrasePattern.Trouble) -> PhrasePattern.Node {
    let node = try alternatives()
    if place < text.count { throw .unexpected(character(at: place), at: column(place)) }
    return node
  }

  /// `a b|c d`, to the end or a closing bracket.
  private mutating func alternatives() throws(PhrasePattern.Trouble) -> PhrasePattern.Node {
    var all = [try sequence()]
    while place < text.count, text[place] == Sign.either {
      place += 1
      all.append(try sequence())
    }
    return all.count == 1 ? all[0] : .oneOf(all)
  }

  private mutating func sequence() throws(PhrasePattern.Trouble) -> PhrasePattern.Node {
    var nodes: [PhrasePattern.Node] = []
    var run: [String] = []
    while place < text.count, text[place] != Sign.either, text[place] != Sign.close {
      switch text[place] {
      case Sign.space: place += 1
      case Sign.slot, Sign.open:
        if !run.isEmpty { nodes.append(.words(run)) }
        run = []
        nodes.append(text[place] == Sign.slot ? .slot(try slot()) : try group())
      default: try addWords(to: &run)
      }
    }
    if !run.isEmpty { nodes.append(.words(run)) }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func group() throws(PhrasePattern.Trouble) -> PhrasePattern.Node {
    let open = place
    place += 1
    let inner = try alternatives()
    guard place < text.count, text[place] == Sign.close else { throw .unclosed(at: column(open)) }
    place += 1
    guard place < text.count, text[place] == Sign.maybe else { return inner }
    place += 1
    return .oneOf([inner, .sequence([])])
  }

  private mutating func slot() throws(PhrasePattern.Trouble) -> Slot {
    let open = place
    guard let close = text[place...].firstIndex(of: Sign.endOfSlot) else {
      throw .unclosed(at: column(open))
    }
    let name = String(decoding: text[open + 1..<close], as: UTF8.self)
    guard let slot = Slot(rawValue: name) else { throw .unknownSlot(name, at: column(open)) }
    place = close + 1
    return slot
  }

  /// A run of letters up to the next sign.
  private mutating func addWords(to run: inout [String]) throws(PhrasePattern.Trouble) {
    let start = place
    if text[place] == Sign.maybe {
      place += 1
      return run.append("?")
    }
    var isPlain = true
    while place < text.count, !Sign.all.contains(text[place]) {
      isPlain = isPlain && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place])
      place += 1
    }
    // Signs that a typed line may hold stand for themselves.
    if start == place { throw .unexpected(character(at: start), at: column(start)) }
    let typed = String(decoding: text[start..<place], as: UTF8.self)
    if isPlain { run.append(typed) } else { run += TypedLine.foldedWords(of: typed) }
  }

  /// Signs of the notation.
  private enum Sign {
    static let space = UInt8(ascii: " ")
    static let slot = UInt8(ascii: "<")
    static let endOfSlot = UInt8(ascii: ">")
    static let open = UInt8(ascii: "(")
    static let close = UInt8(ascii: ")")
    static let either = UInt8(ascii: "|")
    static let maybe = UInt8(ascii: "?")
    /// What no word holds.
    static let all = [space, slot, endOfSlot, open, close, either]
  }

  private func character(at place: Int) -> Character {
    String(decoding: text[place...], as: UTF8.self).first ?? " "
  }

  /// How many characters stand before a byte.
  private func column(_ place: Int) -> Int {
    String(decoding: text[..<place], as: UTF8.self).count
  }
}
