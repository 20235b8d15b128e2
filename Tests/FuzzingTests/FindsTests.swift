import Foundation
import FuzzDoors
import TestSupport
import Testing

/// What fuzzing has found goes through its door again, and so does what fuzzing starts from.
///
/// A broken promise stops the test run with its name, as a crash would. The limit of time counts the
/// minutes spent waiting for other tests, too.
@Suite struct FindsTests {
  /// The files of `Tests/Fuzzing/finds`, each named for what was wrong.
  static let finds: [String] = {
    let folder = packageRoot.appending(path: "Tests/Fuzzing/finds")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  @Test(.timeLimit(.minutes(5)), arguments: finds)
  func whatWasMendedStaysMended(_ name: String) throws {
    let file = packageRoot.appending(path: "Tests/Fuzzing/finds/\(name)")
    Door.enter(try Data(contentsOf: file))
  }

  /// Also shows that no door is left without a seed.
  @Test(.timeLimit(.minutes(5)), arguments: Door.allCases)
  func everyDoorTakesItsSeeds(_ door: Door) {
    let seeds = Seeds.all().filter { $0.first == door.byte }
    #expect(!seeds.isEmpty)
    for seed in seeds { Door.enter(seed) }
  }

  @Test func everyByteNamesADoor() {
    #expect((UInt8.min...UInt8.max).allSatisfy { Door.allCases.contains(Door($0)) })
    #expect(Door.allCases.allSatisfy { Door($0.byte) == $0 })
  }
}
