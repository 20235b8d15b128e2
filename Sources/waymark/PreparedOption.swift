import ArgumentParser
import Diagnostics
import Foundation
import RuleLanguage
import Schools

/// Data that was read before, in place of data files.
struct PreparedOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Data that \"waymark data prepare\" wrote, in place of --data.", valueName: "file"))
  var prepared: String?

  /// Says that data comes from one place or from the other.
  func validate(beside data: DataOptions) throws {
    guard prepared == nil || data.data.isEmpty else {
      throw ValidationError(
        "--prepared holds the data already; leave --data out, or prepare it anew.")
    }
  }
}

extension Waymark {
  /// What a prepared file says made it, and must have made it.
  static var preparer: String { "waymark \(configuration.version)" }
}

extension Home {
  /// A digest of what facts are called and what Families are grouped by: prepared data is read by the same words only.
  var digestOfWords: String {
    let folder = rules.appending(path: "vocabulary", directoryHint: .isDirectory)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files =
      names.filter { $0.hasSuffix(".yaml") }.sorted().map { folder.appending(path: $0) }
      + [rules.appending(path: "families.yaml")]
    var hash = SHA256()
    for file in files {
      let bytes = FileManager.default.contents(atPath: file.path) ?? Data()
      hash.update("\(file.lastPathComponent) \(bytes.count)\n".utf8)
      hash.update(bytes)
    }
    return hash.finish()
  }
}
