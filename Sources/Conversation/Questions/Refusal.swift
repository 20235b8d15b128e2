/// Lines that are refused, whatever else they say: what they would need is not for this tool.
package enum Refusal: Hashable, Sendable {
  /// A child is named or can be told: the line is not kept anywhere.
  case pupil
  /// A member of staff is named: the line is not kept anywhere.
  case staff
  /// A ranking for blame.
  case ranking

  /// Why a line is refused, or `nil`. Errs on the side of refusing where a child may be meant.
  package init?(_ line: String) {
    let words = line.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }
    let lower = words.map { $0.lowercased() }
    if words.contains(where: { Self.isPupilNumber($0) }) || Self.namesChild(lower) {
      self = .pupil
    } else if Self.namesStaff(words) {
      self = .staff
    } else if Self.asksForRanking(lower) {
      self = .ranking
    } else {
      return nil
    }
  }

  /// What people read.
  package var reply: String {
    switch self {
    case .pupil:
      "I hold whole-school figures only. Please leave children out: this line is not kept."
    case .staff:
      "I hold nothing about named people. Please describe it without a name: this line is not kept."
    case .ranking:
      """
      I do not rank schools. Every school has needs and strengths: "advise SCHOOL" shows both, and \
      who could help. For a list, type "list" with an authority or a phase.
      """
    }
  }

  /// What is said to a line that lies outside of what waymark does, by its kind.
  static func reply(kind: String) -> Reply {
    switch kind {
    case "pupil": Reply(Refusal.pupil.reply, .cannot, isPersonal: true)
    case "staff": Reply(Refusal.staff.reply, .cannot, isPersonal: true)
    case "safeguarding":
      Reply(
        """
        This is not for me. Please tell the designated safeguarding lead now; if somebody is in \
        danger, call 999. This line is not kept.
        """, .cannot, isPersonal: true)
    default:
      Reply(
        """
        That is outside what I do. I can say what a school could do next, and who could help: \
        "advise SCHOOL", "who could be a partner".
        """, .cannot)
    }
  }

  /// Whether the line must not be kept in the history.
  package var isPersonal: Bool { self != .ranking }

  /// A unique pupil number: a letter and twelve digits, or eleven and a letter.
  private static func isPupilNumber(_ word: Substring) -> Bool {
    guard word.count == 13, let first = word.first, first.isLetter else { return false }
    return word.dropFirst().dropLast().allSatisfy(\.isNumber)
  }

  /// "in 4b", "class 3c", "a boy called": a class or a child.
  private static func namesChild(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { first, second in
      (["in", "class", "form", "year"].contains(first) && isClass(second))
        || (["pupil", "child", "boy", "girl", "student"].contains(first)
          && ["called", "named"].contains(second))
    }
  }

  /// A year with a letter: `4b`, `10c`.
  private static func isClass(_ word: String) -> Bool {
    guard let last = word.last, last.isLetter, (2...3).contains(word.count) else { return false }
    return word.dropLast().allSatisfy(\.isNumber)
  }

  private static func namesStaff(_ words: [Substring]) -> Bool {
    let titles: Set<String> = ["mr", "mrs", "ms", "miss", "mx", "sir", "dame"]
    return zip(words, words.dropFirst()).contains { title, name in
      titles.contains(title.lowercased()) && name.first?.isUppercase == true
    }
  }

  private static func asksForRanking(_ words: [String]) -> Bool {
    if words.contains("worst") || words.contains("ranking") || words.contains("rank") {
      return true
    }
    return zip(words, words.dropFirst()).contains { first, second in
      (first == "league" && ["table", "tables"].contains(second))
        || (["best", "bottom", "failing", "bad"].contains(first)
          && ["school", "schools"].contains(second))
    }
  }
}
