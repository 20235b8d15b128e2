/// What a line is said into: what is in focus, what was shown, and what waits for an answer.
package struct TalkContext: Hashable, Sendable {
  /// A request with what filled its slots.
  package struct Last: Hashable, Sendable {
    package var intent: String
    package var slots: [String: String]

    package init(intent: String, slots: [String: String]) {
      self.intent = intent
      self.slots = slots
    }
  }

  /// A question that waits for its answer.
  package struct Pending: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case yesNo, percent, number, text
      case options([String])
    }

    /// What is asked for.
    package var fact: String
    package var kind: Kind

    package init(fact: String, kind: Kind) {
      self.fact = fact
      self.kind = kind
    }
  }

  /// A name that people set for a school themselves.
  package struct Alias: Hashable, Sendable {
    /// What they call it.
    package var name: String
    /// The school's number, and the name it goes by.
    package var urn: String
    package var school: String

    package init(_ name: String, urn: String, school: String) {
      self.name = name
      self.urn = urn
      self.school = school
    }
  }

  /// Names that people set themselves.
  package var aliases: [Alias] = []
  /// The school in focus: its number or its name.
  package var school: String?
  /// The suggestion in focus.
  package var action: String?
  /// The last list: schools or suggestions.
  package var list: [String] = []
  package var last: Last?
  package var pending: Pending?

  package init() {}
}

extension TalkContext {
  /// Reads a context as `waymark parse` is given it: `school=Meadow Primary; pending=eal-lead(yesno)`; `-` is none.
  ///
  /// - Returns: The context; parts that are no context are named.
  package static func read(_ text: String) -> (context: TalkContext, unread: [String]) {
    var context = TalkContext()
    var unread: [String] = []
    for part in text.split(separator: ";").map(\.trimmed) where !part.isEmpty && part != "-" {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else {
        unread.append(part)
        continue
      }
      let value = sides[1][...].trimmed
      switch sides[0][...].trimmed {
      case "school": context.school = value
      case "action": context.action = value
      case "list": context.list = value.split(separator: "|").map(\.trimmed)
      case "last":
        let (name, inner) = named(value)
        var slots: [String: String] = [:]
        for pair in inner.split(separator: ",") {
          let ends = pair.split(separator: ":", maxSplits: 1).map(\.trimmed)
          if ends.count == 2 { slots[ends[0]] = ends[1] }
        }
        context.last = Last(intent: name, slots: slots)
      case "pending":
        let (name, inner) = named(value)
        context.pending = Pending(fact: name, kind: kind(inner))
      default: unread.append(part)
      }
    }
    return (context, unread)
  }

  /// `rank(area:Oldham)` as its name and what stands in the brackets.
  private static func named(_ text: String) -> (String, String) {
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return (text, "") }
    return (text[..<open].trimmed, String(text[text.index(after: open)...].dropLast()))
  }

  private static func kind(_ text: String) -> Pending.Kind {
    switch text[...].trimmed.lowercased() {
    case "yesno", "yes/no", "yes|no": .yesNo
    case "percent": .percent
    case "number": .number
    case "", "text": .text
    default:
      .options(
        (text.hasPrefix("options ") ? text.dropFirst(8) : text[...]).split(separator: "|")
          .map(\.trimmed))
    }
  }
}
