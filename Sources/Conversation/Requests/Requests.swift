import Advice
import Casebook
import Understanding

/// The table of requests: the word of `conversation` section 5 to what answers it.
extension Conversation {
  mutating func answer(_ ask: Ask) throws(Stop) -> Said {
    switch ask.intent {
    // Schools and figures
    case "list": try list(ask)
    case "find": try find(ask)
    case "rank": try rank(ask)
    case "context": try figures(ask)
    case "compare": try compare(ask)
    case "data_check": try dataCheck(ask)
    // Advice and what stands behind it
    case "advise": try advise(ask)
    case "why": try why(ask)
    case "why_not": try whyNot(ask)
    case "how_sure": try howSure(ask)
    case "what_if": try whatIf(ask)
    case "what_would_it_take": try whatItTakes(ask)
    case "trace": try trace(ask)
    case "cautions": try cautions(ask)
    case "evidence": try evidence(ask)
    case "rules": try rules(ask)
    case "strategies": strategies(ask)
    case "define": try define(ask)
    // Who could help
    case "partners": try partners(ask)
    case "hubs": try hubs(ask)
    case "community": try community(ask)
    case "family": try family(ask)
    case "chart": try chart(ask)
    // Asking the user
    case "interview": try interview(ask)
    case "why_ask": try whyAsk(ask)
    // What people tell
    case "tell": try tell(ask)
    case "review": try review(ask)
    case "note": try note(ask)
    case "accept": try accept(ask)
    case "decline": try decline(ask)
    case "undo": try undo(ask)
    case "settings": try settings(ask)
    // Files and sessions
    case "sheet": try sheet(ask)
    case "export": try export(ask)
    case "save": try save(ask)
    case "resume": try resume(ask)
    case "replay": try replay(ask)
    case "load": try load(ask)
    case "reload": try reload(ask)
    // Workshops
    case "cases": try cases(ask)
    case "tour": try tour()
    // Moves and help
    case "help": help(ask)
    case "greet": Said("At your service.", next: nextLines)
    case "more": try more(ask)
    case "select": try select(ask)
    case "stop": stop()
    case "skip":
      if state.tourStep != nil {
        try tour()
      } else {
        Said("There is nothing to skip.", next: nextLines)
      }
    case "quit": try quit(ask)
    default: throw Stop("I cannot do that yet: \(ask.intent).")
    }
  }
}

extension Conversation {
  /// Leaves; what would be lost is said first.
  private func quit(_ ask: Ask) throws(Stop) -> Said {
    let isLost = casebook.path == nil && !state.settings.isPrivate && !isScript
    guard isLost, state.changes.contains(where: \.isOfCasebook), !ask.isConfirmed else {
      return Said("", outcome: .quit)
    }
    let question =
      "What you told and decided goes with this session, as no casebook is open on disk. Leave all the same?"
    throw Stop(confirming: ask, question)
  }

  /// Ends the tour, where one is on its way.
  private mutating func stop() -> Said {
    guard state.tourStep != nil else { return Said("There is nothing to stop.", next: nextLines) }
    state.tourStep = nil
    return Said("The tour is over.", next: nextLines)
  }
}
