import LineEditor
import Schools

extension ProgressBar {
  /// Shows how much of the data files has been read.
  func show(_ progress: ReadingProgress) {
    let part = progress.total > 0 ? Double(progress.read) / Double(progress.total) : 1
    show(
      part, "Reading \(max(1, progress.total / 1_000_000)) MB of data",
      then: "Joining what was read")
  }
}
