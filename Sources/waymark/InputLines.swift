import Foundation
import Sheets

/// Lines of standard input as they come: as many as are there, without waiting for more once there are some.
///
/// A program that writes a line and waits for its answer gets it; one that writes all at once has them answered
/// side by side.
struct InputLines {
  /// A line longer than this names no school, and is not kept.
  private static let longest = 1 << 20
  private static let pieceSize = 1 << 16

  private var rest = Data()
  /// Whether the beginning of the line in ``rest`` was left out.
  private var isCut = false
  private var isAtEnd = false
  private var count = 0
  private let descriptor: Int32

  init(_ descriptor: Int32 = FileHandle.standardInput.fileDescriptor) {
    self.descriptor = descriptor
  }

  /// The next lines, at least one and about as many as are asked for; none at the end.
  ///
  /// Lines without anything in them are counted and left out.
  mutating func next(atMost most: Int) -> [AdviceFilter.Line] {
    var lines: [AdviceFilter.Line] = []
    while !isAtEnd, lines.isEmpty || (lines.count < most && hasMore) {
      take(readPiece(), into: &lines)
    }
    return lines
  }

  /// Whether something can be read without waiting.
  private var hasMore: Bool {
    var question = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&question, 1, 0) > 0
  }

  private func readPiece() -> Data {
    var piece = Data(count: Self.pieceSize)
    while true {
      let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return piece.prefix(count) }
      // Interrupted by a signal, it is asked again; nothing else comes of what cannot be read.
      guard errno == EINTR else { return Data() }
    }
  }

  private mutating func take(_ piece: Data, into lines: inout [AdviceFilter.Line]) {
    guard !piece.isEmpty else {
      isAtEnd = true
      if isCut || !rest.isEmpty { end(into: &lines) }
      return
    }
    var start = piece.startIndex
    while let newline = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
      keep(piece[start..<newline])
      end(into: &lines)
      start = newline + 1
    }
    keep(piece[start...])
  }

  private mutating func keep(_ part: Data) {
    guard !isCut, !part.isEmpty else { return }
    rest += part
    if rest.count > Self.longest {
      isCut = true
      rest = Data()
    }
  }

  private mutating func end(into lines: inout [AdviceFilter.Line]) {
    count += 1
    defer { (rest, isCut) = (Data(), false) }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if count == 1, rest.starts(with: mark) { rest = rest.dropFirst(mark.count) }
    let isBlank = rest.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
    if isCut || !isBlank {
      lines.append(AdviceFilter.Line(number: count, text: isCut ? nil : rest))
    }
  }
}
