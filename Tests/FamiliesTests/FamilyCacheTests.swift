import Facts
import Families
import Foundation
import Testing

@Suite struct FamilyCacheTests {
  /// A folder of one test, taken away at the end.
  private static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "waymark-family-cache-\(UUID().uuidString)", directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private static func digest(_ numbers: Int...) -> FamilyDigest {
    var digest = FamilyDigest()
    for number in numbers { digest.add(number) }
    return digest
  }

  @Test func whatIsKeptIsFoundAgain() throws {
    try Self.withFolder { folder in
      let cache = FamilyCache(folder: folder.appending(path: "deeper"))
      let families: [Int32] = [0, 3, 2, 1, 70_000, -1]
      #expect(cache.families(of: Self.digest(1)) == nil)
      #expect(cache.keep(families, of: Self.digest(1)) == nil)
      #expect(cache.families(of: Self.digest(1)) == families)
      #expect(cache.families(of: Self.digest(2)) == nil)
    }
  }

  @Test func digestsTellTasksApart() {
    let all = [
      Self.digest(), Self.digest(0), Self.digest(0, 0), Self.digest(1, 2), Self.digest(2, 1),
    ]
    #expect(Set(all.map(\.description)).count == all.count)
    #expect(all.allSatisfy { $0.description.count == 32 })
  }

  /// A file that was cut short, changed or put under another name counts as none.
  @Test func brokenFilesCountAsNone() throws {
    try Self.withFolder { folder in
      let cache = FamilyCache(folder: folder)
      let digest = Self.digest(7)
      _ = cache.keep([0, 1, 2, 0, 1, 2], of: digest)
      let file = folder.appending(path: "\(digest).families")
      let whole = try Data(contentsOf: file)
      for length in [0, 5, whole.count - 9, whole.count - 4, whole.count - 1] {
        try whole.prefix(length).write(to: file)
        #expect(cache.families(of: digest) == nil)
      }
      var changed = whole
      changed[whole.count - 12] ^= 1
      try changed.write(to: file)
      #expect(cache.families(of: digest) == nil)
      try whole.write(to: folder.appending(path: "\(Self.digest(8)).families"))
      #expect(cache.families(of: Self.digest(8)) == nil)
      #expect(cache.keep([5], of: digest) == nil)
      #expect(cache.families(of: digest) == [5])
    }
  }

  @Test func theNewestStay() throws {
    try Self.withFolder { folder in
      let cache = FamilyCache(folder: folder)
      for number in 0..<FamilyCache.most + 15 { _ = cache.keep([0], of: Self.digest(number)) }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.count == FamilyCache.most)
    }
  }

  /// Families are the same with and without a cache, with a broken one and with one that cannot be written.
  @Test func theAnswerIsTheSameWithAnyCache() throws {
    try Self.withFolder { folder in
      let base = InventedSchool.base(InventedSchool.region(60, authorities: 5, seed: 2))
      let plain = SearchedCut().families(of: base)
      #expect(plain.notKept == nil)
      let cache = FamilyCache(folder: folder)
      for _ in 0..<2 {
        let cut = SearchedCut(remembering: cache).families(of: base)
        #expect(cut.familyOfSchool == plain.familyOfSchool)
        #expect(cut.notes == plain.notes)
        #expect(cut.notKept == nil)
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        try Data("broken".utf8).write(to: folder.appending(path: name))
      }
      #expect(
        SearchedCut(remembering: cache).families(of: base).familyOfSchool == plain.familyOfSchool)
      // A file stands where the folder should be.
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let blocked = FamilyCache(folder: file.appending(path: "families"))
      let cut = SearchedCut(remembering: blocked).families(of: base)
      #expect(cut.familyOfSchool == plain.familyOfSchool)
      #expect(cut.notKept?.contains("file") == true)
    }
  }

  /// What was kept of a task that another version would read otherwise is not believed.
  @Test func keptFamiliesThatDoNotFitAreNotTaken() {
    struct Wrong: FamilyMemory {
      func families(of digest: FamilyDigest) -> [Int32]? { Array(repeating: 9, count: 60) }
      func keep(_ families: [Int32], of digest: FamilyDigest) -> String? { nil }
    }
    let base = InventedSchool.base(InventedSchool.region(60, authorities: 5, seed: 2))
    let plain = SearchedCut().families(of: base)
    #expect(
      SearchedCut(remembering: Wrong()).families(of: base).familyOfSchool == plain.familyOfSchool)
  }
}
