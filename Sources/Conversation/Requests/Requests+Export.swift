import Advice
import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// What was said, as a file.
extension Conversation {
  mutating func export(_ ask: Ask) throws(Stop) -> Said {
    let format: TranscriptWriter.Format
    switch ask["format"] {
    case nil, "text": format = ask["file"].flatMap(Self.format) ?? .text
    case "markdown": format = .markdown
    case "html": format = .html
    case "json": format = .json
    case let other?:
      throw Stop("A transcript is text, Markdown, HTML or JSON, not \(other): transcript as html")
    }
    guard !state.exchanges.isEmpty else { throw Stop("Nothing was said yet.") }
    let file = ask["file"] ?? "waymark-transcript.\(format.rawValue)"
    if desk.exists(file), !ask.isConfirmed {
      throw Stop(confirming: ask, "\(file) is there already. Write over it?")
    }
    let isOver = desk.exists(file)
    try write(TranscriptWriter.render(state.exchanges, format, about: provenance), file)
    guard !isOver else { return Said("Wrote over \(file).", next: ["save"]) }
    state.changes.append(.wrote([file]))
    return Said(
      "Wrote \(file) here: \(state.exchanges.count) lines with their answers. undo removes it.",
      next: ["undo", "save"])
  }

  static func format(_ file: String) -> TranscriptWriter.Format? {
    TranscriptWriter.Format.allCases.first { file.lowercased().hasSuffix(".\($0.rawValue)") }
  }

  /// Data and rules of the session, in sentences.
  var provenance: [String] {
    [
      "A conversation with waymark of \(DateWording.day(desk.now.day)).",
      "Data: \(ground.source), \(NumberWording.grouped(ground.directory.entries.count)) schools, facts \(adviser.digestOfAllFacts().prefix(16)).",
      "Rules: \(ground.rules.digest.prefix(16)), ages as of \(DateWording.day(adviser.asOf.description)).",
    ]
  }
}
