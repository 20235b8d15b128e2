import CZlib
import Foundation

/// A file on disk, plain or gzip: its bytes as they were before compression.
package final class CompressedFile: ByteStream {
  private let handle: gzFile

  /// Opens a file.
  ///
  /// - Throws: ``FileProblem/cannotOpen(reason:)`` or ``FileProblem/isFolder``.
  package init(path: String) throws(FileProblem) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw .isFolder
    }
    errno = 0
    guard let handle = gzopen(path, "rb") else {
      throw .cannotOpen(reason: errno == 0 ? "no memory left" : String(cString: strerror(errno)))
    }
    // Larger pieces than zlib's 8 KB: fewer turns for files of many megabytes.
    gzbuffer(handle, 1 << 17)
    self.handle = handle
  }

  deinit { gzclose(handle) }

  /// How many bytes of the file on disk have been read, packed ones as they are.
  package var position: Int { max(0, Int(gzoffset(handle))) }

  /// Fills as much of `space` as it can.
  ///
  /// - Throws: ``FileProblem/damaged(cut:)`` when a gzip file is cut off or its checksum is wrong.
  package func read(into space: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
    let count = gzread(handle, space.baseAddress, UInt32(min(space.count, 1 << 30)))
    guard count <= 0 else { return Int(count) }
    var code: Int32 = 0
    let words = gzerror(handle, &code)
    switch code {
    case Z_OK, Z_STREAM_END: return 0
    // zlib's way of saying that the file ended before its own end mark.
    case Z_BUF_ERROR: throw .damaged(cut: true)
    case Z_DATA_ERROR, Z_STREAM_ERROR: throw .damaged(cut: false)
    default: throw .cannotOpen(reason: words.map { String(cString: $0) } ?? "it cannot be read")
    }
  }
}
