package import Foundation

/// The folder of real data and specifications that stands beside a checkout, where there is one.
///
/// Looked for in `WAYMARK_SHARED`, then beside the package root. Tests that need it are disabled,
/// saying so, when it is `nil`.
package let sharedFolder: URL? = {
  let fileManager = FileManager.default
  if let named = ProcessInfo.processInfo.environment["WAYMARK_SHARED"] {
    return URL(filePath: named, directoryHint: .isDirectory)
  }
  let beside = packageRoot.deletingLastPathComponent().appending(path: "shared")
  return fileManager.fileExists(atPath: beside.path) ? beside : nil
}()

/// The root of this package: three levels above this file.
package let packageRoot: URL = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
