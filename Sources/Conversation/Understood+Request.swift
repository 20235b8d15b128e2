import Advice
import Understanding

extension Understood {
  /// The request of the table of commands that a reading comes to; `nil` where the prompt has no answer to it.
  var request: Request? {
    switch intent {
    case "advise": slots["mode"] == nil ? .advise(numbers["school"] ?? slots["school"]) : nil
    case "why": .question(.why(step, .usual))
    case "why_not":
      (numbers["partner"] ?? slots["action"]).map { .question(.whyNot($0, step: nil)) }
    case "how_sure": .question(.howSure(step))
    case "what_would_it_take":
      step.map { .question(.whatItTakes($0, toLose: slots["aim"] == "remove")) }
    case "what_if": supposed.map { .question(.whatIf([$0])) }
    case "interview": .question(.questions(3))
    case "trace": .question(.trace)
    case "partners": slots["area"] == nil ? .question(.partners(nil)) : nil
    case "rules": .rules(slots["rule"] ?? slots["action"])
    case "list":
      slots["op"] == nil
        ? .list([slots["area"], slots["phase"]].compactMap { $0 }.joined(separator: " ")) : nil
    case "more": ["next", nil].contains(slots["mode"]) ? .more : nil
    case "help": .help
    case "quit": .quit
    default: nil
    }
  }

  /// The step that is meant: its place on the page, or its id.
  private var step: String? { slots["index"] ?? slots["action"] }

  /// What is supposed: a fact and a value that were both typed.
  private var supposed: Question.Supposed? {
    guard let fact = slots["fact"], let value = slots["value"] else { return nil }
    let change: Question.Change =
      switch slots["op"] {
      case "up": .up(by: value)
      case "down": .down(by: value)
      default: .value(value)
      }
    return Question.Supposed(fact: fact, change: change)
  }
}
