import Diagnostics
import Foundation
import Notation
import TestSupport
import Testing

/// Every YAML file that ships, by its path in the package.
private let shippedFiles: [String] = ["Rules", "Corpus"].flatMap { folder in
  let root = packageRoot.appending(path: folder)
  let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
  return files.filter { $0.hasSuffix(".yaml") }.map { "\(folder)/\($0)" }
}.sorted()

@Suite struct ShippedNotationTests {
  @Test(arguments: shippedFiles) func everyFileIsInTheStrictSubset(_ path: String) throws {
    let bytes = try Data(contentsOf: packageRoot.appending(path: path))
    let reading = Notation.read([UInt8](bytes), file: path)
    #expect(reading.problems.map { "\($0.location?.line ?? 0): \($0.code) \($0.message)" } == [])
  }
}
