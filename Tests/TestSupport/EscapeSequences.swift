/// Takes a stream of terminal output apart into letters, control characters and sequences.
///
/// Bytes may arrive in any portions: a letter or a sequence cut in two is put together again.
/// Covers what terminal programs of our kind write – CSI, OSC and two-character sequences – not
/// the whole of ECMA-48.
struct EscapeSequences {
  /// One thing a terminal acts on.
  enum Event: Hashable {
    /// A letter to show at the cursor.
    case letter(Unicode.Scalar)
    /// A control character, such as carriage return.
    case control(UInt8)
    /// A control sequence, `ESC [ parameters final`; missing parameters are absent.
    case sequence(parameters: [Int], isPrivate: Bool, final: UInt8)
    /// Any other sequence that shows nothing, such as a window title.
    case other
  }

  private enum State {
    case ground
    case escape
    case controlSequence([UInt8])
    case commandString
  }

  private var state = State.ground
  private var letter: [UInt8] = []

  /// The events that the next portion of bytes completes, in order.
  mutating func events(in bytes: [UInt8]) -> [Event] {
    bytes.compactMap { event(after: $0) }
  }

  private mutating func event(after byte: UInt8) -> Event? {
    switch state {
    case .ground:
      return ground(byte)
    case .escape:
      switch byte {
      case UInt8(ascii: "["): state = .controlSequence([])
      case UInt8(ascii: "]"): state = .commandString
      default:
        state = .ground
        return .other
      }
      return nil
    case .controlSequence(let collected):
      guard (0x40...0x7E).contains(byte) else {
        state = .controlSequence(collected + [byte])
        return nil
      }
      state = .ground
      let digits = collected.filter { $0 != UInt8(ascii: "?") }
      return .sequence(
        parameters: String(decoding: digits, as: UTF8.self).split(separator: ";").map {
          Int($0) ?? 0
        },
        isPrivate: digits.count < collected.count, final: byte)
    case .commandString:
      guard byte == 0x07 || byte == 0x5C else { return nil }
      state = .ground
      return .other
    }
  }

  private mutating func ground(_ byte: UInt8) -> Event? {
    if byte == 0x1B {
      state = .escape
      return nil
    }
    if letter.isEmpty, byte < 0x20 || byte == 0x7F { return .control(byte) }
    letter.append(byte)
    var decoder = UTF8()
    var iterator = letter.makeIterator()
    switch decoder.decode(&iterator) {
    case .scalarValue(let scalar):
      letter = []
      return .letter(scalar)
    default:
      // An unfinished letter looks like a wrong one; four bytes are the most it can have.
      if letter.count >= 4 { letter = [] }
      return nil
    }
  }
}
