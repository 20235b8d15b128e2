package import Foundation
import Notation
import Parallel

/// The files of a folder of mappings as trees: as far as they can be read without the vocabulary.
package struct MappingFiles: Sendable {
  /// How the folder is called in messages.
  let folder: String
  /// The files by name, and what they hold.
  let readings: [(file: String, reading: Notation.Reading)]

  /// Reads every `.yaml` file of a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder `imports`.
  ///   - shownAs: How the folder is called in messages, for example `Rules/imports`.
  package init(folder: URL, shownAs: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted()
    self.folder = shownAs
    readings = inParallel(files.count) { index in
      let bytes = FileManager.default.contents(atPath: "\(folder.path)/\(files[index])") ?? Data()
      let file = "\(shownAs)/\(files[index])"
      return (file, Notation.read(Array(bytes), file: file))
    }
  }
}
