/// Somewhere bytes come from, piece by piece.
package protocol ByteStream {
  /// Fills as much of `space` as it can and returns the number of bytes; 0 at the end.
  mutating func read(into space: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int
}

/// Bytes that are in memory already, handed out in pieces of at most `step`; for tests and fuzzing.
package struct MemoryBytes: ByteStream {
  private let bytes: [UInt8]
  private var position = 0
  private let step: Int

  /// Bytes in pieces of at most `step`; small pieces exercise the seams of a reader.
  package init(_ bytes: [UInt8], step: Int = .max) {
    self.bytes = bytes
    self.step = max(1, step)
  }

  package mutating func read(
    into space: UnsafeMutableRawBufferPointer
  ) throws(FileProblem) -> Int {
    let count = min(step, space.count, bytes.count - position)
    guard count > 0 else { return 0 }
    space.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}
