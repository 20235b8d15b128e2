import Foundation
import Parallel
import TestSupport
import Testing
import Understanding

/// Lines as officers, trusts, clerks, trainers and others type them, each with what it means: how many are read right,
/// and how many would do what nobody asked for.
///
/// Phrases were written with most sets at hand, and `ministry` without sight of it, which says more of lines that nobody
/// has thought of. Before phrases were written for them, 186 of the 260 of `desk` were read right and 8 acted wrongly, of
/// the 250 of `counties` 161 and 9, and 190 once requests that a line comes near to were offered, and of the 160 of
/// `offices`, which came last, 135 and 4.
@Suite struct LabelledLinesTests {
  struct Labelled: Sendable {
    var context: String
    var line: String
    /// The request meant; several where either is right.
    var intents: [String]
    /// What may be done.
    var decisions: [String]
    /// What fills the slots.
    var slots: String
  }

  struct Score: Sendable {
    var lines = 0
    var right = 0
    /// Acts on another reading than the one meant, or where nothing should be done.
    var unsafe = 0
    /// The same, and would change something.
    var wronglyChanged: [String] = []
  }

  static func lines(of set: String) throws -> [Labelled] {
    let file = packageRoot.appending(path: "Tests/UnderstandingTests/Lines/\(set).tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { row in
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 6, "\(row)")
      return Labelled(
        context: cells[1], line: cells[2],
        intents: cells[3].split(separator: "|").map(String.init),
        decisions: cells[4].split(separator: "|").map(String.init), slots: cells[5])
    }
  }

  /// Sets that name schools of the sample region.
  static let ofSample: Set = ["desk", "counties", "offices"]

  static let changing: Set<String> = [
    "load", "tell", "reload", "note", "accept", "decline", "sheet", "export", "save", "settings",
    "resume", "undo", "quit",
  ]

  /// - Returns: The score, and how often each request was read as which.
  private static func score(_ set: String) throws -> (Score, [String: Int]) {
    let lines = try lines(of: set)
    let understanding = try Self.ofSample.contains(set) ? Talk.ofSample.get() : Talk.understanding
    let read = inParallel(lines.count) {
      understanding.read(lines[$0].line, in: TalkContext.read(lines[$0].context).context)
    }
    var score = Score()
    var confusion: [String: Int] = [:]
    for (labelled, read) in zip(lines, read) {
      score.lines += 1
      let isRight = labelled.intents.contains(read.intent)
      if isRight { score.right += 1 }
      confusion[
        "\(labelled.intents[0]) as \(isRight ? labelled.intents[0] : read.intent)", default: 0] += 1
      let acts = [.do, .say].contains(read.decision)
      let mayAct = !Set(labelled.decisions).isDisjoint(with: ["do", "say"])
      guard acts, !isRight || !mayAct else { continue }
      score.unsafe += 1
      if changing.contains(read.intent) { score.wronglyChanged.append(labelled.line) }
    }
    return (score, confusion)
  }

  /// The least share of lines read right and the greatest share that act wrongly, in percent.
  @Test(arguments: [
    ("officers", 93, 2), ("trusts", 95, 2), ("clerks", 88, 3), ("trainers", 85, 3),
    ("ministry", 70, 3), ("forty", 95, 3), ("desk", 93, 2), ("counties", 90, 3),
    ("offices", 93, 2),
  ])
  func mostAreReadRightAndFewActWrongly(set: String, right: Int, unsafe: Int) throws {
    let (score, confusion) = try Self.score(set)
    #expect(score.right * 100 >= right * score.lines, "\(score.right) of \(score.lines)")
    #expect(score.unsafe * 100 <= unsafe * score.lines, "\(score.unsafe) of \(score.lines)")
    // What phrases were written with must change nothing wrongly; lines that nobody saw may fail to be asked about.
    let unseen = ["trainers", "ministry"].contains(set)
    #expect(score.wronglyChanged.count <= (unseen ? 2 : 0), "\(score.wronglyChanged)")
    let table = confusion.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    expectGolden(
      "\(score.right) of \(score.lines) read right, \(score.unsafe) act wrongly\n"
        + table.joined(separator: "\n") + "\n", set, in: "Understanding")
  }
}
