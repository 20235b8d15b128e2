import Foundation
import TestSupport
import Testing

/// A copy of the shipped rules, in the folder `Rules` of the answer, where the first `old` in the file at
/// `path` reads `new`.
func shippedRules(
  changing path: String, _ old: String, to new: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try FileManager.default.copyItem(
    at: packageRoot.appending(path: "Rules"), to: folder.file("Rules"))
  let file = folder.file("Rules/" + path)
  let text = try String(contentsOf: file, encoding: .utf8)
  try #require(text.contains(old), sourceLocation: sourceLocation)
  try text.replacing(old, with: new, maxReplacements: 1)
    .write(to: file, atomically: true, encoding: .utf8)
  return folder
}
