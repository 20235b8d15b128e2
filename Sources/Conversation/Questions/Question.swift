package import Advice
import Foundation

/// A question about the advice for one school, in fixed phrasing.
package enum Question: Hashable, Sendable {
  /// Why a step is put forward; `nil` for the first.
  case why(String?, Why.Length)
  /// A numbered part of an answer to why: `1.2`.
  case whyPart(String)
  /// Why one step stands above another.
  case whyAbove(String, String)
  /// Why a step, or a school as partner, is not put forward or not higher; for a school the step may be named.
  case whyNot(String, step: String?)
  case howSure(String?)
  /// What would bring a step; with `toLose` what would make it no longer needed.
  case whatItTakes(String, toLose: Bool)
  /// What would change if facts were otherwise.
  case whatIf([Supposed])
  /// What another rule set would say of the same school.
  case whatIfOtherRules
  /// What to ask next; at most so many.
  case questions(Int)
  /// What asking for a fact is good for; `nil` for the most useful one.
  case whyAsk(String?)
  case trace
  /// Who could be a partner, for a step; `nil` for the first that looks for a school.
  case partners(String?)

  /// A fact that is supposed to be otherwise, as typed.
  package struct Supposed: Hashable, Sendable {
    package var fact: String
    package var change: Change

    package init(fact: String, change: Change) {
      self.fact = fact
      self.change = change
    }
  }

  /// How it is supposed to be.
  package enum Change: Hashable, Sendable {
    case value(String)
    case up(by: String)
    case down(by: String)
  }

  /// The word of `conversation` 5 for what is asked.
  package var intent: String {
    switch self {
    case .why, .whyPart, .whyAbove: "why"
    case .whyNot: "why_not"
    case .howSure: "how_sure"
    case .whatItTakes: "what_would_it_take"
    case .whatIf, .whatIfOtherRules: "what_if"
    case .questions: "interview"
    case .whyAsk: "why_ask"
    case .trace: "trace"
    case .partners: "partners"
    }
  }
}

/// Reads questions in fixed phrasing: `why 2 in full`, `what if EAL expertise is weak and mobility is high`.
/// Case, spaces and a closing question mark do not count.
package enum QuestionPhrase {
  /// What may be typed, for help.
  package static let usages: [(usage: String, does: String)] = [
    ("why 2", "what counted; also \"why 2 briefly\" and \"why 2 in full\""),
    ("why 1.2", "a part of that answer alone, and what would change it"),
    ("why 1 above 2", "what puts one step above another"),
    ("why not STEP", "what stands in the way, nearest first; also a school, hub or other helper"),
    ("how sure 2", "chance, what is unknown, and the evidence, each for itself"),
    ("what if FACT is VALUE", "before and after; several with \"and\"; nothing is saved"),
    ("what would it take for STEP", "the smallest changes; also \"to lose STEP\""),
    ("ask me", "the questions whose answers would change most"),
    ("why ask about FACT", "what each answer would do"),
    ("who could be a partner", "two or three unlike schools; also \"for STEP\""),
    ("trace", "every rule tried, step by step"),
    (
      "what would the other rules say", "the same school under another rule set, where one is given"
    ),
  ]

  /// The question a line asks; `nil` for other lines.
  package static func parse(_ line: String) -> Question? {
    var text = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    while let last = text.last, "?!. ".contains(last) { text.removeLast() }
    text = String(text.map { $0 == "’" ? "'" : $0 })
    let lower = text.lowercased()
    func rest(_ starts: String...) -> String? {
      let start = starts.sorted { $0.count > $1.count }
        .first { lower == $0 || lower.hasPrefix($0 + " ") }
      return start.map { String(text.dropFirst($0.count).drop { $0 == " " }) }
    }
    if rest("trace", "show your working", "step by step") == "" { return .trace }
    if let rest = rest(
      "who could be a partner", "who could we partner with", "who could it partner with",
      "who could be our partner", "which school could be a partner")
    {
      let step = rest.lowercased().hasPrefix("for ") ? String(rest.dropFirst(4)) : rest
      return .partners(step.isEmpty ? nil : step)
    }
    if let rest = rest(
      "ask me", "what to ask next", "what to ask", "what do you need to know", "ask")
    {
      return rest.isEmpty ? .questions(3) : Int(rest).map { .questions(max(1, $0)) }
    }
    if let rest = rest("why ask about", "why do you ask about", "why ask", "why do you ask") {
      return .whyAsk(rest.isEmpty ? nil : rest)
    }
    if let rest = rest(
      "how sure are you of", "how sure are you about", "how sure are you", "how sure is",
      "how sure of", "how sure")
    {
      return .howSure(rest.isEmpty ? nil : rest)
    }
    if let rest = rest(
      "what would it take to lose", "what would it take to drop",
      "what would it take to need no more")
    {
      return rest.isEmpty ? nil : .whatItTakes(rest, toLose: true)
    }
    if let rest = rest("what would it take for", "what would it take to get", "what would it take")
    {
      return rest.isEmpty ? nil : .whatItTakes(rest, toLose: false)
    }
    if rest("what would the other rules say", "what if the other rules held") == "" {
      return .whatIfOtherRules
    }
    if let rest = rest("what if", "suppose", "if") { return supposition(rest) }
    if let rest = rest("why not") { return rest.isEmpty ? nil : whyNot(rest) }
    if let rest = rest("why isn't", "why is") { return whyIs(rest) }
    if let rest = rest("why") { return why(rest) }
    return nil
  }

  private static func why(_ rest: String) -> Question {
    if let parts = parts(rest, by: " above ") { return .whyAbove(parts.0, parts.1) }
    let lengths: [(String, Why.Length)] = [
      ("briefly", .brief), ("in short", .brief), ("in brief", .brief), ("in full", .full),
      ("full", .full), ("the whole rule", .full),
    ]
    for (words, length) in lengths
    where rest.lowercased() == words || rest.lowercased().hasSuffix(" " + words) {
      let step = rest.dropLast(words.count).trimmingSpaces
      return .why(step.isEmpty ? nil : step, length)
    }
    if PartNumber(rest) != nil { return .whyPart(rest) }
    return .why(rest.isEmpty ? nil : rest, .usual)
  }

  /// `is 2 above 1`, `is 2 not higher`, `isn't Oakfield on the list`.
  private static func whyIs(_ rest: String) -> Question? {
    if let parts = parts(rest, by: " above ") { return .whyAbove(parts.0, parts.1) }
    let lower = rest.lowercased()
    for ending in [
      " not higher", " not first", " not on the list", " on the list", " higher", " first",
    ]
    where lower.hasSuffix(ending) {
      return whyNot(rest.dropLast(ending.count).trimmingSpaces)
    }
    return nil
  }

  private static func whyNot(_ rest: String) -> Question {
    let lower = rest.lowercased()
    if let range = lower.range(of: " as partner for ") {
      let name = String(rest[..<range.lowerBound])
      return .whyNot(name, step: String(rest[range.upperBound...]))
    }
    for ending in [" as a partner", " as partner"] where lower.hasSuffix(ending) {
      return .whyNot(rest.dropLast(ending.count).trimmingSpaces, step: nil)
    }
    return .whyNot(rest, step: nil)
  }

  /// `EAL expertise is weak and attendance drops by 2`; `nil` where a part has no value.
  private static func supposition(_ rest: String) -> Question? {
    var supposed: [Question.Supposed] = []
    // A value may hold an "and" of its own (`between 10 and 20`), so a part without a verb goes with the one
    // before it.
    var open = ""
    for part in rest.components(separatedBy: " and ") {
      let text = open.isEmpty ? part : open + " and " + part
      if let one = one(part), !open.isEmpty {
        guard let before = self.one(open) else { return nil }
        supposed.append(before)
        open = part
        _ = one
      } else {
        open = text
      }
    }
    guard let last = one(open) else { return nil }
    return .whatIf(supposed + [last])
  }

  private static let verbs: [(String, @Sendable (String) -> Question.Change)] = [
    (" goes up by ", { .up(by: $0) }), (" rises by ", { .up(by: $0) }),
    (" went up by ", { .up(by: $0) }),
    (" rose by ", { .up(by: $0) }), (" up by ", { .up(by: $0) }),
    (" goes down by ", { .down(by: $0) }), (" drops by ", { .down(by: $0) }),
    (" falls by ", { .down(by: $0) }), (" went down by ", { .down(by: $0) }),
    (" dropped by ", { .down(by: $0) }), (" fell by ", { .down(by: $0) }),
    (" down by ", { .down(by: $0) }),
    (" were ", { .value($0) }), (" was ", { .value($0) }), (" is ", { .value($0) }),
    (" are ", { .value($0) }), (" = ", { .value($0) }), ("=", { .value($0) }),
  ]

  private static func one(_ text: String) -> Question.Supposed? {
    let found = verbs.compactMap { verb, change in
      parts(text, by: verb).map {
        (at: $0.0.count, supposed: Question.Supposed(fact: $0.0, change: change($0.1)))
      }
    }
    return found.min { $0.at < $1.at }?.supposed
  }

  private static func parts(_ text: String, by word: String) -> (String, String)? {
    guard let range = text.range(of: word, options: .caseInsensitive) else { return nil }
    let parts = (text[..<range.lowerBound].trimmingSpaces, text[range.upperBound...].trimmingSpaces)
    return parts.0.isEmpty || parts.1.isEmpty ? nil : parts
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
