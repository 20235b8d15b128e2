import Synchronization

/// How much of some files has been read.
package struct ReadingProgress: Hashable, Sendable {
  /// Bytes on disk that were read, of all files.
  package var read: Int
  /// Bytes on disk that there are, of all files.
  package var total: Int

  package init(read: Int, total: Int) {
    self.read = read
    self.total = total
  }
}

/// Adds up what is read of several files at once, and tells it.
final class ReadingMeter: Sendable {
  private let total: Int
  private let read = Atomic<Int>(0)
  private let tell: @Sendable (ReadingProgress) -> Void

  init(total: Int, tell: @escaping @Sendable (ReadingProgress) -> Void) {
    self.total = total
    self.tell = tell
  }

  /// Notes that some more bytes were read.
  func advance(by bytes: Int) {
    guard bytes > 0 else { return }
    let now = read.add(bytes, ordering: .relaxed).newValue
    tell(ReadingProgress(read: min(now, total), total: total))
  }
}

/// A file whose reading is metered.
///
/// A reference, since the reader works on a copy and the rest is told when that is done.
final class MeteredFile: ByteStream {
  private let file: CompressedFile
  private let meter: (ReadingMeter, bytes: Int)?
  private var told = 0

  init(_ file: CompressedFile, meter: (ReadingMeter, bytes: Int)?) {
    self.file = file
    self.meter = meter
  }

  func read(into space: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
    let count = try file.read(into: space)
    if let meter {
      // A file that grows while it is read must not count for more than was expected.
      let position = min(file.position, meter.bytes)
      meter.0.advance(by: position - told)
      told = max(told, position)
    }
    return count
  }

  /// Counts what was not read as done, since nobody will read it.
  func finish() {
    guard let meter else { return }
    meter.0.advance(by: meter.bytes - told)
    told = meter.bytes
  }
}
