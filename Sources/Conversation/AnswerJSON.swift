import Advice
import Foundation

/// Answers as JSON, one object a line, keys sorted: the layout of `conversation` section 10.
package enum AnswerJSON {
  /// The name and version of the layout.
  package static let schema = "waymark.answer/1"

  private struct Document: Encodable {
    var schema = AnswerJSON.schema
    var line: String
    var intent: String
    var slots: [String: String]
    var decide: String
    var answer: AnyAnswer?
    var text: String
  }

  /// An answer of any type, encoded as its own.
  private struct AnyAnswer: Encodable {
    var answer: any Answer

    func encode(to encoder: any Encoder) throws { try answer.encode(to: encoder) }
  }

  /// The object for one line that was typed.
  package static func render(_ asked: Answering.Asked) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let document = Document(
      line: asked.line, intent: asked.intent, slots: asked.slots, decide: asked.decide,
      answer: asked.answer.map { AnyAnswer(answer: $0) },
      text: asked.answer.map { AnswerText.render($0.page) } ?? asked.problem ?? "")
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
