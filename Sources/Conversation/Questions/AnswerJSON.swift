import Advice
import Foundation
import Understanding

/// An answered line as JSON, one object a line, keys sorted: the layout of `conversation` section 10.
package struct AnswerJSON: Encodable {
  /// The name and version of the layout.
  package static let schema = "waymark.answer/1"

  private let schema = AnswerJSON.schema
  private let line: String
  private let intent: String
  private let slots: [String: String]
  private let decide: String
  private let answer: AnyAnswer?
  private let text: String

  /// An answer of any type, encoded as its own.
  private struct AnyAnswer: Encodable {
    var answer: any Answer

    func encode(to encoder: any Encoder) throws { try answer.encode(to: encoder) }
  }

  private init(
    line: String, intent: String, slots: [String: String], decide: String,
    answer: (any Answer)?, text: String
  ) {
    self.line = line
    self.intent = intent
    self.slots = slots
    self.decide = decide
    self.answer = answer.map { AnyAnswer(answer: $0) }
    self.text = text
  }

  private func object() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The object for one question in fixed phrasing.
  package static func render(_ asked: Answering.Asked) throws -> String {
    try AnswerJSON(
      line: asked.line, intent: asked.intent, slots: asked.slots, decide: asked.decide,
      answer: asked.answer,
      text: asked.answer.map { AnswerText.render($0.page) } ?? asked.problem ?? ""
    ).object()
  }

  /// The object for one line of a conversation; a line about a child is not repeated.
  package static func render(_ reply: Reply, line: String) throws -> String {
    let read = reply.understood
    return try AnswerJSON(
      line: reply.isPersonal ? "" : line, intent: read?.intent ?? "empty",
      slots: reply.isPersonal ? [:] : read?.slots ?? [:],
      decide: reply.outcome == .cannot ? "cannot" : read?.decision.rawValue ?? "do",
      answer: reply.answer, text: reply.textWithoutNotices
    ).object()
  }
}
