import Advice
import Conversation
import Foundation
import TestRegions
import TestSupport

/// Lines typed one after another, and what was answered, as a transcript.
struct Script {
  var talk: Conversation
  private(set) var replies: [(line: String, reply: Reply)] = []

  init(_ lines: [String] = [], width: Int = 80, desk: (any Desk)? = nil) throws {
    talk = try Talk.onSample(desk: desk)
    talk.width = width
    for line in lines { type(line) }
  }

  /// Lines typed into a conversation that was made before.
  init(_ lines: [String], in talk: Conversation, width: Int) {
    self.talk = talk
    self.talk.width = width
    for line in lines { type(line) }
  }

  @discardableResult
  mutating func type(_ line: String) -> Reply {
    let reply = talk.step(line)
    replies.append((line, reply))
    return reply
  }

  /// `waymark> line` with its answer below, as a person sees it.
  var transcript: String {
    replies.map { line, reply in "waymark> \(line)\n\(reply.text)\n" }.joined()
  }

  /// What each answer offers to type next.
  static func offered(_ reply: Reply) -> [String] {
    let rows = reply.text.split(separator: "\n").map(String.init)
    guard let first = rows.lastIndex(where: { $0.hasPrefix("Next: ") }) else { return [] }
    var parts = [String(rows[first].dropFirst("Next: ".count))]
    for row in rows[(first + 1)...] {
      guard row.hasPrefix("  ") else { break }
      parts.append(String(row.dropFirst(2)))
    }
    return parts.flatMap { $0.components(separatedBy: "   ") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }
}
