import ArgumentParser
import Diagnostics
import Facts
import Foundation
import Schools

/// Which data files to read; without any, the sample region.
struct DataOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "CSV files, plain or gzip, in any published layout or with columns named by fact.",
      valueName: "file"))
  var data: [String] = []

  /// The files to read, and what to call them.
  func files(_ home: Home) -> (paths: [String], called: String) {
    guard data.isEmpty else {
      return (data, data.count == 1 ? name(data[0]) : "\(data.count) files")
    }
    return (home.sample.map(\.path), "the invented sample region Westmarch")
  }

  private func name(_ path: String) -> String { URL(filePath: path).lastPathComponent }
}
