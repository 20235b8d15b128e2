package import Foundation
package import Testing

/// Compares a whole text with the one kept in `Tests/Golden/<folder>/<name>.txt`.
///
/// When they differ, or the file is not there, an issue is recorded that shows the difference. Run
/// the test with `WAYMARK_RECORD_GOLDEN=1` to write the file; the test **fails while recording**, so
/// that nobody records by accident. Read the difference before you commit it.
///
/// - Parameters:
///   - actual: The text as it is now.
///   - name: The file's name, without `.txt`.
///   - folder: The folder under `Tests/Golden`; it may have several parts (`Advice/text`).
///   - sourceLocation: Where the issue is reported.
package func expectGolden(
  _ actual: String, _ name: String, in folder: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = packageRoot.appending(path: "Tests/Golden/\(folder)/\(name).txt")
  let isRecording = ProcessInfo.processInfo.environment["WAYMARK_RECORD_GOLDEN"] == "1"
  if let problem = goldenProblem(actual, file: file, isRecording: isRecording) {
    Issue.record("\(problem)", sourceLocation: sourceLocation)
  }
}

/// What is wrong between a text and its golden file, or `nil`; the file is written when recording.
package func goldenProblem(_ actual: String, file: URL, isRecording: Bool) -> String? {
  let shown = "\(file.deletingLastPathComponent().lastPathComponent)/\(file.lastPathComponent)"
  if isRecording {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual.utf8).write(to: file, options: .atomic)
      return "Recorded \(shown). Read it, then run again without WAYMARK_RECORD_GOLDEN."
    } catch {
      return "Could not record \(shown): \(error)"
    }
  }
  guard let data = try? Data(contentsOf: file) else {
    return "There is no \(shown) yet. Run once with WAYMARK_RECORD_GOLDEN=1.\n\(actual)"
  }
  let expected = String(decoding: data, as: UTF8.self)
  guard expected.utf8.elementsEqual(actual.utf8) else {
    return "\(shown) differs (- golden, + now):\n"
      + lineDifference(expected: expected, actual: actual)
  }
  return nil
}
