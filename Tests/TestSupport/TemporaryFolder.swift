package import Foundation

/// A new empty folder that is deleted, with all it holds, when the last reference to it goes.
///
/// ```swift
/// let folder = try TemporaryFolder()
/// try "urn,name".write(to: folder.url.appending(path: "school.csv"), …)
/// ```
package final class TemporaryFolder: Sendable {
  /// Where the folder is.
  package let url: URL

  /// Makes the folder, readable by its owner only.
  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(path: "waymark-test-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    // Nothing a test could do about a folder that will not go; the system empties its own.
    try? FileManager.default.removeItem(at: url)
  }

  /// The place of a file or folder inside this one; nothing is made.
  package func file(_ path: String) -> URL {
    url.appending(path: path)
  }
}
