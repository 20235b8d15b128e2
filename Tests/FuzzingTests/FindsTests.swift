import Foundation
import FuzzDoors
import TestSupport
import Testing

/// What fuzzing has found goes through its door again, and so does what fuzzing starts from.
@Suite struct FindsTests {
  /// The files of `Tests/Fuzzing/finds`, each named for what was wrong.
  static let finds: [String] = {
    let folder = packageRoot.appending(path: "Tests/Fuzzing/finds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  /// A broken promise stops the test run with its name, which is what a crash would do.
  @Test(.timeLimit(.minutes(1)), arguments: finds)
  func everyFindStaysMended(_ name: String) throws {
    let file = packageRoot.appending(path: "Tests/Fuzzing/finds/\(name)")
    Door.enter(try Data(contentsOf: file))
  }
}
