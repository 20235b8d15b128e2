import ArgumentParser
import Foundation
import SampleRegion

/// Writes the invented region's files into a folder, for example `Corpus/samples`.
struct WriteSample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waymark-sample",
    abstract: "Writes the files of the invented region; the same seed gives the same bytes.")

  @Argument(help: "The folder to write into.")
  var folder: String

  @Option(help: "Another seed gives another region.")
  var seed: UInt64 = SampleRegion.shippedSeed

  func run() throws {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in SampleRegion.files(seed: seed) {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name), options: .atomic)
      print(file.name)
    }
  }
}

WriteSample.main()
