import Diagnostics
import Foundation

/// Where the rules, the corpus and the sample stand, found from any folder.
///
/// The first place that holds both `Rules/` and `Corpus/` wins: `WAYMARK_HOME` (explicit, so nothing
/// else is tried), `../share/waymark` beside the program, the program's folder and five above it, the
/// current folder, the checkout it was compiled in. `--rules` and `--corpus` each replace one folder.
struct Home {
  /// The folder of rules.
  let rules: URL
  /// The folder of evidence, cases and samples.
  let corpus: URL
  /// The files of the sample region, by name.
  var sample: [URL] {
    let folder = corpus.appending(path: "samples", directoryHint: .isDirectory)
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? [])
      .filter {
        $0.lastPathComponent.hasSuffix(".csv") || $0.lastPathComponent.hasSuffix(".csv.gz")
      }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }

  /// Finds both folders.
  ///
  /// - Throws: ``Missing``, naming every place that was tried.
  static func find(
    rules: String?, corpus: String?,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(Missing) -> Home {
    if let rules, let corpus {
      return Home(rules: try existing(rules), corpus: try existing(corpus))
    }
    let places = candidates(environment: environment)
    guard let root = places.first(where: holdsBoth) else {
      throw Missing(tried: places.map(\.path))
    }
    return Home(
      rules: try rules.map(existing) ?? root.appending(path: "Rules", directoryHint: .isDirectory),
      corpus: try corpus.map(existing)
        ?? root.appending(path: "Corpus", directoryHint: .isDirectory))
  }

  /// Nothing was found; the message names every place that was tried.
  struct Missing: Error {
    let tried: [String]

    var diagnostic: Diagnostic {
      Diagnostic(
        "WM001", .error,
        "the folders Rules and Corpus were not found; tried "
          + tried.joined(separator: ", "),
        nextStep: "name them with --rules DIR and --corpus DIR, or set WAYMARK_HOME")
    }
  }

  private static func existing(_ path: String) throws(Missing) -> URL {
    let url = URL(filePath: path, directoryHint: .isDirectory)
    guard isFolder(url) else { throw Missing(tried: [url.path]) }
    return url
  }

  private static func candidates(environment: [String: String]) -> [URL] {
    if let home = environment["WAYMARK_HOME"], !home.isEmpty {
      return [URL(filePath: home, directoryHint: .isDirectory)]
    }
    var places: [URL] = []
    if let program = Bundle.main.executableURL?.resolvingSymlinksInPath() {
      let folder = program.deletingLastPathComponent()
      places.append(folder.deletingLastPathComponent().appending(path: "share/waymark"))
      var above = folder
      for _ in 0..<6 {
        places.append(above)
        above.deleteLastPathComponent()
      }
    }
    places.append(
      URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory))
    places.append(
      URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent())
    var seen: Set<String> = []
    return places.filter { seen.insert($0.standardizedFileURL.path).inserted }
  }

  private static func holdsBoth(_ root: URL) -> Bool {
    isFolder(root.appending(path: "Rules")) && isFolder(root.appending(path: "Corpus"))
  }

  private static func isFolder(_ url: URL) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}
