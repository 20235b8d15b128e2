import Foundation
import Notation
import TestSupport

/// The texts that ship, with the place they stand in.
enum ShippedTexts {
  /// Every scalar of every YAML file under a folder, keys left out.
  static func values(under folder: String, skipping: Set<String> = []) throws -> [Scalar] {
    try files(under: folder, ending: ".yaml").flatMap { path in
      let bytes = try Data(contentsOf: packageRoot.appending(path: path))
      return Notation.read([UInt8](bytes), file: path).root.map { values($0, skipping) } ?? []
    }
  }

  /// Paths below a folder of the package, sorted.
  static func files(under folder: String, ending: String) -> [String] {
    let root = packageRoot.appending(path: folder)
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(ending) }.map { "\(folder)/\($0)" }.sorted()
  }

  private static func values(_ node: Node, _ skipping: Set<String>) -> [Scalar] {
    switch node {
    case .scalar(let scalar): [scalar]
    case .list(let items, _): items.flatMap { values($0, skipping) }
    case .mapping(let mapping):
      mapping.entries.filter { !skipping.contains($0.key.text) }
        .flatMap { values($0.value, skipping) }
    }
  }
}
