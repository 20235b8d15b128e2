import Foundation

/// A reading as `waymark parse` prints it: one object a line, keys sorted.
package enum UnderstoodJSON {
  private struct Document: Encodable {
    var id: String?
    var intent: String
    var slots: [String: String]
    var decide: String
    var options: [String]
    var then: [Document]?

    init(_ understood: Understood, id: String?) {
      self.id = id
      intent = understood.intent
      slots = understood.slots
      decide = understood.decision.rawValue
      options = understood.options
      then = understood.then.isEmpty ? nil : understood.then.map { Document($0, id: nil) }
    }
  }

  /// The object with a line end.
  package static func render(_ understood: Understood, id: String) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Document(understood, id: id)), as: UTF8.self) + "\n"
  }
}
