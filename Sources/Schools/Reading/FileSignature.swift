/// Recognises files that are no CSV text by their first bytes, so that the message can say what
/// they are.
enum FileSignature {
  /// Looks at the first bytes of a file (some hundred are enough).
  ///
  /// - Throws: What is wrong with it; nothing when it may well be a CSV text.
  static func check(_ bytes: FieldBytes) throws(FileProblem) {
    if bytes.isEmpty { throw .empty }
    if starts(bytes, with: [0xFF, 0xFE]) || starts(bytes, with: [0xFE, 0xFF]) { throw .utf16 }
    if starts(bytes, with: [0x50, 0x4B, 0x03, 0x04]) { throw .otherKind(zipKind(bytes)) }
    if starts(bytes, with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .otherKind(.excelBinary) }
    if starts(bytes, with: Array("%PDF".utf8)) { throw .otherKind(.pdf) }
    if starts(bytes, with: Array("PAR1".utf8)) { throw .otherKind(.parquet) }
    if starts(bytes, with: Array("{\\rtf".utf8)) { throw .otherKind(.richText) }
    if packed.contains(where: { starts(bytes, with: $0) }) { throw .otherKind(.packed) }
    // UTF-16 without a mark: every other byte of plain letters is 0.
    let nulls = bytes.prefix(512).count { $0 == 0 }
    if nulls * 4 > min(512, bytes.count) { throw .utf16 }
    if nulls > 0 || isMostlyControls(bytes) { throw .otherKind(.binary) }
    try checkText(bytes)
  }

  /// How files begin that were packed: gzip (within gzip), bzip2, xz, Zstandard, 7-Zip, RAR.
  private static let packed: [[UInt8]] = [
    [0x1F, 0x8B], Array("BZh".utf8) + [0x39], [0xFD] + Array("7zXZ".utf8),
    [0x28, 0xB5, 0x2F, 0xFD], Array("7z".utf8) + [0xBC, 0xAF], Array("Rar!".utf8) + [0x1A],
  ]

  /// Whether there are too many control characters for a text, one in 32 and at least 8: random
  /// bytes have one in nine.
  private static func isMostlyControls(_ bytes: FieldBytes) -> Bool {
    let opening = bytes.prefix(512)
    let controls = opening.count { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    return controls >= 8 && controls * 32 > opening.count
  }

  private static func checkText(_ bytes: FieldBytes) throws(FileProblem) {
    var position = starts(bytes, with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
    guard position < bytes.count else { throw .empty }
    let opening = Array(bytes[position..<min(bytes.count, position + 200)])
      .map(\.asciiLowercased)
    if opening.first == 0x3C {
      let words = String(decoding: opening, as: UTF8.self)
      throw .otherKind(words.hasPrefix("<?xml") && !words.contains("html") ? .xml : .webPage)
    }
    if opening.first == 0x7B || (opening.first == 0x5B && opening.contains(0x7B)) {
      throw .otherKind(.json)
    }
  }

  private static func zipKind(_ bytes: FieldBytes) -> FileProblem.OtherKind {
    let words = String(decoding: bytes.prefix(4096).map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
    if words.contains("opendocument.spreadsheet") { return .openDocument }
    if words.contains("[Content_Types].xml") || words.contains("xl/") { return .excel }
    return .zip
  }

  private static func starts(_ bytes: FieldBytes, with signature: [UInt8]) -> Bool {
    bytes.count >= signature.count && bytes.prefix(signature.count).elementsEqual(signature)
  }
}
