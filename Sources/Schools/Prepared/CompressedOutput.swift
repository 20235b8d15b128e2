import CZlib
import Foundation

/// A file cannot be written; the system's reason.
package struct Unwritable: Error, Hashable, Sendable {
  package let reason: String

  /// With what the system says now.
  init() { reason = errno == 0 ? "the disk may be full" : String(cString: strerror(errno)) }
}

/// Writes a file of gzip.
enum CompressedOutput {
  /// Quick rather than small: twice as small takes three times as long to write, and is read no sooner.
  private static let mode = "wb1"

  /// Writes pieces one behind the other; what was written stays where one fails.
  static func write(_ pieces: [UInt8]..., to path: String) throws(Unwritable) {
    errno = 0
    guard let file = gzopen(path, mode) else { throw Unwritable() }
    for piece in pieces {
      for start in stride(from: 0, to: piece.count, by: 1 << 24) {
        let part = piece[start..<min(piece.count, start + 1 << 24)]
        let written = part.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count)) }
        guard written == part.count else {
          let problem = Unwritable()
          gzclose(file)
          throw problem
        }
      }
    }
    guard gzclose(file) == Z_OK else { throw Unwritable() }
  }
}
