package import Diagnostics
package import Foundation
import Parallel

/// Where rule and corpus files come from; tests give texts, commands a folder.
package protocol FileProviding: Sendable {
  /// All files with their paths as people should see them, such as `Rules/ranking.yaml`.
  ///
  /// - Returns: The files in any order; problems for those that could not be read.
  func files() -> (files: [RuleFile], problems: [Diagnostic])
}

/// One file: where it stands and its bytes.
package struct RuleFile: Hashable, Sendable {
  /// The path from the folder that holds `Rules` and `Corpus`, with `/` between its parts.
  package var path: String
  /// Its content.
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file with a text.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// Files held in memory.
package struct FilesInMemory: FileProviding {
  private let contents: [RuleFile]

  package init(_ files: [RuleFile]) {
    contents = files
  }

  /// Texts by path.
  package init(_ texts: [String: String]) {
    contents = texts.map { RuleFile(path: $0.key, text: $0.value) }
  }

  package func files() -> (files: [RuleFile], problems: [Diagnostic]) { (contents, []) }
}

/// The YAML files of a folder of rules and a folder of the corpus, shown as `Rules/…` and `Corpus/…`.
package struct FilesOnDisk: FileProviding {
  private let folders: [(shown: String, folder: URL)]

  /// - Parameters:
  ///   - rules: The folder of rules, for example `…/Rules`.
  ///   - corpus: The folder of the corpus.
  package init(rules: URL, corpus: URL) {
    folders = [("Rules", rules), ("Corpus", corpus)]
  }

  package func files() -> (files: [RuleFile], problems: [Diagnostic]) {
    var files: [RuleFile] = []
    var problems: [Diagnostic] = []
    for (shown, folder) in folders {
      guard let paths = Self.paths(in: folder) else {
        problems.append(RuleProblem.file(.folderMissing(shown)).diagnostic(at: nil))
        continue
      }
      let known = paths.filter { RuleFileRole(path: "\(shown)/\($0)") != nil }
      let contents = inParallel(known.count) { index in
        FileManager.default.contents(atPath: "\(folder.path)/\(known[index])").map { Array($0) }
      }
      for (path, bytes) in zip(known, contents) {
        let name = "\(shown)/\(path)"
        if let bytes {
          files.append(RuleFile(path: name, bytes: bytes))
        } else {
          problems.append(
            RuleProblem.file(.fileUnreadable(name)).diagnostic(
              at: Source.Location(file: name, line: 1, column: 1)))
        }
      }
    }
    return (files, problems)
  }

  private static func paths(in folder: URL) -> [String]? {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue,
      let names = try? manager.subpathsOfDirectory(atPath: folder.path)
    else { return nil }
    return names.filter { path in
      path.hasSuffix(".yaml") && !path.hasPrefix(".") && !path.contains("/.")
    }.sorted()
  }
}

/// What a file holds, told by where it stands.
package enum RuleFileRole: Hashable, Sendable {
  case vocabulary, finding, action, contraIndications, cautions, strength, ranking, partnering
  case programmes, cases, families, strategies, areas, figures
  case corpus

  /// `nil` for files that belong to other chapters, such as import mappings.
  package init?(path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard path.hasSuffix(".yaml"), parts.count >= 2 else { return nil }
    switch (parts[0], parts[1]) {
    case ("Rules", "vocabulary"): self = .vocabulary
    case ("Rules", "ecology"): self = .finding
    case ("Rules", "strategies"): self = .action
    case ("Rules", "contraindications.yaml"): self = .contraIndications
    case ("Rules", "cautions.yaml"): self = .cautions
    case ("Rules", "strength.yaml"): self = .strength
    case ("Rules", "ranking.yaml"): self = .ranking
    case ("Rules", "partnering.yaml"): self = .partnering
    case ("Rules", "families.yaml"): self = .families
    case ("Rules", "programmes"): self = .programmes
    case ("Rules", "strategies.yaml"): self = .strategies
    case ("Rules", "areas.yaml"): self = .areas
    case ("Rules", "figures.yaml"): self = .figures
    case ("Corpus", "sources.yaml"), ("Corpus", "glossary.yaml"), ("Corpus", "evidence"),
      ("Corpus", "resources.yaml"), ("Corpus", "disputes.yaml"):
      self = .corpus
    case ("Corpus", "cases"): self = .cases
    default: return nil
    }
  }
}
