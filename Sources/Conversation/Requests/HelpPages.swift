import Advice
import Understanding

/// Help: six example lines by job, or one request with its examples.
struct HelpPages {
  let understanding: Understanding

  /// Puts schools of the data into an example.
  let example: (String) -> String

  init(_ understanding: Understanding, example: @escaping (String) -> String) {
    self.understanding = understanding
    self.example = example
  }

  /// One line for each thing that people come for.
  private static let jobs: [(job: String, request: String, line: String)] = [
    ("next steps", "advise", "advice for SCHOOL"), ("the reasons", "why", "why 1?"),
    ("who could help", "partners", "who could it partner with?"),
    ("an area", "rank", "which schools need help most?"),
    ("what you know", "interview", "ask me"), ("paper", "sheet", "make the sheet"),
  ]

  var overview: Said {
    var lines = Self.jobs.map { AnswerPage.Line($0.job, cells: [$0.line]) }
    lines.append(
      AnswerPage.Line(
        "Say it in your own words. \"help partners\", \"help sheets\" and so on tell more; quit leaves, and so does Ctrl-D.",
        indent: 0))
    lines.append(
      AnswerPage.Line("For workshops: cases   case S04   tour", indent: 0))
    return Said(AnswerPage("What I can do – six lines to start with", lines))
  }

  /// What a request of a name does, with examples; `nil` for a name of none.
  func page(about typed: String) -> Said? {
    let folded = typed.lowercased().split { !$0.isLetter }.joined(separator: "_")
    let single = folded.hasSuffix("s") ? String(folded.dropLast()) : folded
    let names = understanding.requests.filter { $0.variant == nil && $0.effect != .refuses }
    let found =
      names.first { $0.id == folded || $0.id == single || $0.id == folded + "s" }
      ?? names.first { request in
        request.id.split(separator: "_").contains { $0 == folded || $0 == single }
      }
      ?? names.first { request in
        request.does.lowercased().split { !$0.isLetter }.contains { $0 == folded || $0 == single }
      }
    guard let found else { return nil }
    return Said(
      AnswerPage(
        "\(found.id.replacing("_", with: " ")): \(found.does)",
        found.examples.prefix(6).map { AnswerPage.Line(example($0), mark: "–") }))
  }
}
