/// What all steps of a sheet have in common, to be said once.
struct SharedParts {
  let although: [String]
  let unless: [String]
  let reminders: [String]

  init(_ cards: [SchoolAdvice.Card]) {
    although = Self.common(cards.map(\.although))
    unless = Self.common(cards.map(\.unless))
    reminders = Self.common(cards.map(\.reminders))
  }

  var parts: [AdvicePage.Part] {
    [
      AdvicePage.Part(label: "although", texts: Self.joined(although)),
      AdvicePage.Part(label: "unless", texts: Self.joined(unless)),
      AdvicePage.Part(label: "remember", texts: [reminders.joined(separator: " ")]),
    ].filter { !$0.texts.joined().isEmpty }
  }

  /// The lines of one step that are its own.
  func own(_ lines: [String], among shared: [String]) -> [String] {
    Self.joined(lines.filter { !shared.contains($0) })
  }

  private static func joined(_ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [lines.joined(separator: "; ")]
  }

  /// The lines that each of two or three lists has, in the order of the first.
  private static func common(_ lists: [[String]]) -> [String] {
    guard lists.count > 1, let first = lists.first else { return [] }
    return first.filter { line in lists.allSatisfy { $0.contains(line) } }
  }
}
