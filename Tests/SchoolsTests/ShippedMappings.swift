import Facts
import Foundation
import Notation
import Schools
import TestSupport

/// The vocabulary and the import mappings as they are shipped.
enum Shipped {
  /// The vocabulary of `Rules/vocabulary`.
  static let vocabulary: Vocabulary = {
    let folder = packageRoot.appending(path: "Rules/vocabulary")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let roots = names.filter { $0.hasSuffix(".yaml") }.sorted().compactMap { name in
      let bytes = (try? Data(contentsOf: folder.appending(path: name))) ?? Data()
      return Notation.read(bytes, file: name).root
    }
    return VocabularyReader.read(roots).vocabulary
  }()

  /// The mappings of `Rules/imports`, with what is wrong with them.
  static let imports = MappingReader(vocabulary: vocabulary).read(
    folder: packageRoot.appending(path: "Rules/imports"), shownAs: "Rules/imports")

  /// Loads files of the folder of real data.
  static func load(_ names: [String]) -> SchoolData {
    let folder = sharedFolder?.appending(path: "data/real").path ?? ""
    return SchoolData.load(
      files: names.map { "\(folder)/\($0)" }, mappings: imports.mappings, vocabulary: vocabulary,
      relations: [])
  }
}
