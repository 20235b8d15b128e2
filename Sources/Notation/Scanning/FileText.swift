import Diagnostics

/// A file's bytes as text: decoded, without byte-order mark, without characters nobody types.
struct FileText {
  /// UTF-8, with a stand-in for each character that was refused.
  private(set) var bytes: [UInt8] = []
  /// The text as it stands in the file, for excerpts.
  private(set) var text = ""
  /// What is wrong with it.
  private(set) var findings: [Finding] = []
  /// Whether it can be read any further.
  private(set) var isReadable = true

  init(_ contents: [UInt8], limits: Notation.Limits) {
    guard contents.count <= limits.bytes else {
      refuse(.tooLarge(limit: limits.bytes))
      return
    }
    if contents.starts(with: [0xFF, 0xFE]) || contents.starts(with: [0xFE, 0xFF]) {
      refuse(.notUTF8(utf16: true))
      return
    }
    let hasMark = contents.starts(with: [0xEF, 0xBB, 0xBF])
    let body = hasMark ? Array(contents.dropFirst(3)) : contents
    let valid = String(validating: body, as: UTF8.self)
    text = valid ?? String(decoding: body, as: UTF8.self)
    bytes = valid == nil ? Array(text.utf8) : body
    clean(isValid: valid != nil)
  }

  private mutating func refuse(_ problem: NotationProblem) {
    findings = [Finding(problem: problem, range: 0..<0)]
    isReadable = false
  }

  /// Reports the first refused character of each line and puts stand-ins in their places: a space
  /// for a space that is none, `�` for others.
  private mutating func clean(isValid: Bool) {
    guard hasSuspect else { return }
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(bytes.count)
    var isReported = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" { isReported = false }
      guard Self.isRefused(scalar) else {
        cleaned += UTF8.encode(scalar) ?? .init()
        continue
      }
      let start = cleaned.count
      cleaned += scalar == "\u{A0}" ? [0x20] : [0xEF, 0xBF, 0xBD]
      if !isReported {
        let problem: NotationProblem =
          scalar == "\u{FFFD}" && !isValid
          ? .notUTF8(utf16: false) : .unusualCharacter(scalar.value)
        findings.append(Finding(problem: problem, range: start..<cleaned.count))
        isReported = true
      }
    }
    bytes = cleaned
  }

  /// Whether some bytes look like a refused character. All refused characters do, and few others:
  /// accents and curved quotes do not, so that most files are not looked at character by character.
  private var hasSuspect: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for (index, byte) in bytes.enumerated() {
        if (0x20..<0x7F).contains(byte) { continue }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        switch byte {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F, 0xF3, 0xF4: return true
        case 0xC2 where next <= 0xA0: return true
        case 0xE2 where next == 0x80 || next == 0x81:
          let last = index + 2 < bytes.count ? bytes[index + 2] : 0
          if !(0x90...0xA6).contains(last) || next == 0x81 { return true }
        case 0xEF where next >= 0xBB: return true
        default: continue
        }
      }
      return false
    }
  }

  /// Whether a character has no place in these files: controls, odd line ends, invisible spaces,
  /// marks that turn the direction of writing, private and damaged characters.
  static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: false
    case 0xA0, 0x200B, 0x2060, 0xFFFD...0xFFFF, 0xF0000...0x10FFFF: true
    default: scalar.commandsTerminals
    }
  }
}
