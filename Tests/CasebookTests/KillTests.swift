import Casebook
import Foundation
import TestSupport
import Testing

/// Writers that are killed at random moments: nothing acknowledged is lost, and the file always opens.
@Suite struct KillTests {
  /// Casebooks, and kills on each; 240 in all.
  static let books = 12
  static let kills = 20

  @Test(arguments: 0..<books)
  func nothingAcknowledgedIsLost(book: Int) throws {
    let folder = try TemporaryFolder()
    let url = folder.file("casebook.sqlite")
    var random = SplitMix64(seed: UInt64(book) + 1)
    var said: [String] = []
    var killed = 0
    for number in 0..<Self.kills {
      // Every fourth is killed from its start on: while it opens the file, or makes it.
      let isEarly = number % 4 == 0
      let run = try KilledRun(
        builtProgram("casebook-writer"), [url.path, "b\(book)n\(number)", "1000"],
        after: Int.random(in: 0..<(isEarly ? 40_000 : 15_000), using: &random), fromStart: isEarly)
      #expect(
        !run.lines.contains { $0.hasPrefix("refused") }, "kill \(number): \(run.lines.last ?? "")")
      said += run.lines
      killed += run.wasKilled ? 1 : 0
      let casebook = try Fixtures.open(url)
      try casebook.check()
      try expectAll(said, in: casebook, "book \(book), kill \(number)")
    }
    #expect(killed == Self.kills)
  }

  /// Two writers at once, both killed, again and again.
  @Test(arguments: 0..<3)
  func twoWritersLoseNothing(book: Int) async throws {
    let folder = try TemporaryFolder()
    let url = folder.file("casebook.sqlite")
    var random = SplitMix64(seed: UInt64(book) + 100)
    var said: [String] = []
    for number in 0..<5 {
      let moments = (0..<2).map { _ in Int.random(in: 0..<15_000, using: &random) }
      said += try await withThrowingTaskGroup(of: [String].self) { group in
        for (writer, moment) in moments.enumerated() {
          group.addTask {
            try KilledRun(
              builtProgram("casebook-writer"), [url.path, "w\(writer)n\(number)", "1000"],
              after: moment
            ).lines
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      let casebook = try Fixtures.open(url)
      try casebook.check()
      try expectAll(said, in: casebook, "book \(book), kill \(number)")
    }
    #expect(!said.contains { $0.hasPrefix("refused") })
  }

  /// Two writers to their ends: all that both said is there.
  @Test func twoWritersToTheirEnds() async throws {
    let folder = try TemporaryFolder()
    let url = folder.file("casebook.sqlite")
    let said = try await withThrowingTaskGroup(of: ProcessRun.self) { group in
      for writer in 0..<2 {
        group.addTask {
          try ProcessRun(builtProgram("casebook-writer"), [url.path, "w\(writer)", "40"])
        }
      }
      return try await group.reduce(into: [String]()) { lines, run in
        #expect(run.status == .exited(0), "\(run.output.suffix(200))")
        lines += run.output.split(separator: "\n").map(String.init)
      }
    }
    let casebook = try Fixtures.open(url)
    try casebook.check()
    let lines = 1 + 40 * 3 + 40 / 5
    #expect(said.count == 2 * lines)
    try expectAll(said, in: casebook, "two writers")
  }

  /// Everything that was said is in the file.
  private func expectAll(_ said: [String], in casebook: Casebook, _ when: String) throws {
    let told = try Set(casebook.entries(ToldFact.self, withPast: true).map { "told \($0.value)" })
    let decided = try Set(
      casebook.entries(Decision.self, withPast: true).map { "decided \($0.reason)" })
    let noted = try Set(casebook.entries(Note.self, withPast: true).map { "noted \($0.text)" })
    let saved = try Set(casebook.sessions().map { "saved \($0.name)" })
    let kept = told.union(decided).union(noted).union(saved)
    let lost = said.filter { $0 != "open" && !kept.contains($0) }
    #expect(lost.isEmpty, "\(when): \(lost.count) of \(said.count) lost, \(lost.prefix(3))")
    // Of one topic one stands, whatever the kill interrupted.
    let standing = try casebook.entries(ToldFact.self).map { "\($0.about.key) \($0.fact)" }
    #expect(Set(standing).count == standing.count, "\(when)")
  }
}
