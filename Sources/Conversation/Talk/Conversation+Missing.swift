import Advice
import Facts
import Schools
import Understanding

/// What was not understood, in words, with the nearest that can be done (`conversation` section 7).
extension Conversation {
  mutating func cannot(_ ask: Ask) -> Reply {
    let read = ask.read
    if case .unknownName(let typed, let slot)? = read.problem { return unknown(typed, slot, read) }
    let near = read.options.compactMap { ground.understanding.request($0)?.examples.first }
      .prefix(2).map { "\"\(example($0))\"" }
    let nearest = near.isEmpty ? "" : " The nearest I can do: \(ListWording.or(Array(near)))."
    return missed("I did not understand \"\(ask.line.shown)\".\(nearest) Nothing was done.")
  }

  /// The second miss running shows three examples, the third the help.
  mutating func missed(_ text: String) -> Reply {
    state.misses += 1
    switch state.misses {
    case 1: return stopped(Stop(text + "\n" + nextText))
    case 2:
      let examples = ["advice for SCHOOL", "which schools need help most?", "ask me"].map {
        "  \($0)"
      }
      return stopped(
        Stop(text + "\nLines I understand look like this:\n" + examples.joined(separator: "\n")))
    default:
      let help = laidOut(HelpPages(ground.understanding, example: example).overview).joined(
        separator: "\n")
      return stopped(Stop(text + "\n" + help))
    }
  }

  private var nextText: String { "Next: " + nextLines.joined(separator: "   ") }

  /// A name that nothing has: what it was taken for, and up to three near ones by number.
  private mutating func unknown(_ typed: String, _ slot: String, _ read: Understood) -> Reply {
    state.misses += 1
    switch slot {
    case "school", "school2", "partner":
      return unknownSchool(typed, slot, Ask(line: typed, read: read))
    case "area":
      var near: [String] = []
      if case .unknown(let nearest) = ground.sets.find(typed) {
        near = nearest.prefix(3).map { "  \($0.label)" }
      }
      return stopped(
        Stop(
          "I know no authority, trust or region called \"\(typed)\". Nothing was done."
            + (near.isEmpty ? "" : "\nNearest:\n" + near.joined(separator: "\n"))))
    case "term":
      return stopped(
        Stop(
          "I have no meaning for \"\(typed)\". Terms I can explain: \"what is a hub?\", \"define mobility\"."
        ))
    default:
      return stopped(Stop("I know no \(slot) called \"\(typed)\". Nothing was done.\n" + nextText))
    }
  }

  /// `I have no school called X in FILE (214 schools).` with the nearest three by number.
  mutating func unknownSchool(_ typed: String, _ slot: String, _ ask: Ask) -> Reply {
    let helpers = nearHelpers(typed, ask, slot)
    let kind = typed.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "with the number" : "called"
    let text =
      "I have no school\(slot == "partner" ? ", hub or community partner" : "") \(kind) \"\(typed)\" in \(ground.source) "
      + "(\(NumberWording.grouped(ground.directory.entries.count)) schools). Nothing was done."
    var near: [SchoolDirectory.Entry] = []
    if case .unknown(let nearest) = ground.directory.find(typed) { near = nearest }
    let schools = near.prefix(helpers.isEmpty ? 3 : 2).map { entry -> Pending.Choice in
      var chosen = ask
      chosen.read.slots[slot] = entry.name
      chosen.read.numbers[slot] = entry.urn
      chosen.read.problem = nil
      chosen.read.decision = decision(of: ask.read.intent)
      return Pending.Choice(label: entry.label, ask: chosen)
    }
    let choices = Array(helpers.prefix(3)) + schools
    guard !choices.isEmpty else { return stopped(Stop(text)) }
    state.pending = .choose(choices, question: "Nearest:")
    return stopped(Stop(text + "\n" + self.text(of: choices, "Nearest:")))
  }

  /// An example of a request with schools and an area of these data, so that it works if it is typed.
  func example(_ line: String) -> String { example(line, school: nil) }

  /// The same about a school, by its row; about the one in focus for `nil`.
  func example(_ line: String, school: Int?) -> String {
    let entries = ground.directory.entries
    let first = school ?? state.school ?? 0
    guard entries.indices.contains(first) else { return line }
    let other = entries.indices.first { $0 != first } ?? first
    return line.replacing(/oakfield high|beech lane|Ambleford/) { match -> String in
      switch match.output {
      case "Ambleford": entries[first].area
      case "beech lane": entries[other].name
      default: entries[first].name
      }
    }
  }
}
