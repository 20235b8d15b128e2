import Advice
import RuleLanguage
import Schools
import Understanding

/// Moves on what was shown: pick, more, again, shorter; and help.
extension Conversation {
  func help(_ ask: Ask) -> Said {
    let pages = HelpPages(ground.understanding, example: example)
    if let topic = ask["topic"] ?? ask["text"] ?? ask["action"] ?? ask["term"] {
      return pages.page(about: topic) ?? pages.overview
    }
    let rest = ask.line.lowercased().split { !$0.isLetter }.map(String.init)
      .filter { !["help", "me", "with", "on", "about", "please", "the"].contains($0) }
    if !rest.isEmpty, let page = pages.page(about: rest.joined(separator: " ")) { return page }
    return pages.overview
  }

  /// The rest of a long answer, the last answer again, or shorter.
  mutating func more(_ ask: Ask) throws(Stop) -> Said {
    switch ask["mode"] {
    case "again", "back":
      guard let said = state.said else { throw Stop("Nothing was said yet.") }
      return Said(rows: [said.title] + said.blocks, next: said.next, atOnce: said.size)
    case "shorter":
      guard let said = state.said else { throw Stop("Nothing was said yet.") }
      return Said(rows: [said.title] + said.blocks.prefix(4), next: said.next)
    case "all":
      guard let left = state.unshown else { throw Stop("There is no more to show.") }
      return Said(rows: left.blocks, next: left.next, atOnce: .max)
    default:
      if state.unshown == nil, state.tourStep != nil { return try tour() }
      guard let left = state.unshown else { throw Stop("There is no more to show.") }
      return Said(rows: left.blocks, next: left.next, atOnce: left.size)
    }
  }

  /// Picks from the last list and takes its natural next step.
  mutating func select(_ ask: Ask) throws(Stop) -> Said {
    let typed = ask["index"] ?? ask["value"]
    let isSchoolListed = if case .schools = state.list { true } else { false }
    // Where no school can be picked by its area, the area itself is meant.
    if !isSchoolListed, let set = try area(ask) { return advise(set) }
    switch state.list {
    case .none: throw Stop("There is no list to pick from. \"list schools\" makes one.")
    case .schools(let rows):
      if let area = ask["area"] {
        let fitting = rows.filter { ground.directory.entries[$0].area == area }
        guard fitting.count == 1 else {
          throw Stop(
            "\(fitting.isEmpty ? "None" : "Several") of the list in \(area). Please give its number."
          )
        }
        focus(fitting[0])
        return profile(fitting[0])
      }
      let row = rows[try place(typed, rows.count)]
      focus(row)
      return profile(row)
    case .steps(let ids):
      let id = ids[try place(typed, ids.count)]
      state.action = id
      let explainer = try explainer(ask)
      guard let index = ground.rules.actions.firstIndex(where: { $0.id == id }) else {
        throw Stop("That suggestion is gone: ask for advice again.")
      }
      tellsWhy(index, .usual, explainer)
      return Said(explainer.why(index, .usual))
    case .records: throw Stop("Say what to do with it: \"undo\", or tell the fact anew.")
    case .cases: throw Stop("Type \"case\" and its id.")
    }
  }

  private func place(_ typed: String?, _ count: Int) throws(Stop) -> Int {
    switch typed {
    case "last": return count - 1
    case "middle": return count / 2
    case "none": throw Stop("None of them. Nothing was done.")
    case "other": return count == 2 ? 1 : 0
    default:
      guard let number = typed.flatMap({ Int($0) }), (1...max(1, count)).contains(number), count > 0
      else { throw Stop("The list has \(count) entries; please type a number from 1 to \(count).") }
      return number - 1
    }
  }
}

extension Said {
  /// Rows that were laid out before.
  init(rows: [[String]], next: [String], atOnce: Int? = nil) {
    self.init(AnswerPage("", [], next: next), atOnce: atOnce)
    laid = rows
  }

  /// An answer of the questions in fixed phrasing.
  init(page: AnswerPage, _ answer: any Answer) {
    self.init(page)
    self.answer = answer
  }
}
