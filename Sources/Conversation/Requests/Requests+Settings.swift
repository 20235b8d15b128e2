import Advice
import Casebook
import Notation
import RuleLanguage
import Schools
import Understanding

/// How the conversation looks, what it keeps, and where it is.
extension Conversation {
  func question(beforeSetting ask: Ask) -> String {
    switch ask["setting"] {
    case "history": return "Empty the history of typed lines for good?"
    case "forget":
      let row = (try? namedSchool(ask)) ?? state.school
      return
        "Delete for good what was told, decided and noted about \(row.map(ground.name) ?? "this school")? It cannot be undone."
    case "alias":
      let row = (try? namedSchool(ask)) ?? state.school
      let name = Self.bareName(ask["text"] ?? "")
      return
        "From now on, call \(row.map(ground.name) ?? "this school") \(name.isEmpty ? "by that name" : "\"\(name.shown)\"")?"
    case "names": return "Show the names of schools, or hide them, as you typed?"
    default: return "Change the setting \(ask["setting"] ?? "")?"
    }
  }

  mutating func settings(_ ask: Ask) throws(Stop) -> Said {
    let before = state.settings
    let isOff = ["off", "no", "shown", "false"].contains(ask["value"] ?? "on")
    switch ask["setting"] {
    case "colour": state.settings.isColoured = !isOff
    case "projector": state.settings.isProjector = !isOff
    case "names":
      state.settings.hidesNames = ask["value"] != "shown" && !isOff || ask["value"] == "hidden"
    case "plain": state.settings.isPlain = !isOff
    case "short": (state.settings.isShort, state.settings.isLong) = (!isOff, false)
    case "long": (state.settings.isShort, state.settings.isLong) = (false, !isOff)
    case "length":
      state.settings.isShort = ask["value"] == "short"
      state.settings.isLong = ask["value"] == "long"
    case "private": state.settings.isPrivate = !isOff
    case "width":
      guard let columns = ask["value"].flatMap({ Int($0) }), (40...100).contains(columns) else {
        throw Stop("How wide? From 40 to 100 columns: width 60")
      }
      state.settings.width = columns
    case "history":
      guard ask["value"] == "forget" else {
        state.settings.isPrivate = isOff
        break
      }
      do throws(DeskProblem) { try desk.forgetHistory() } catch { throw Stop(error.text) }
      return Said("The history of typed lines is empty.")
    case "forget": return try forget(ask)
    case "alias": return try alias(ask)
    case "unalias": return try removeAlias(ask)
    case "aliases": return aliasList
    default: return whereAmI
    }
    if before != state.settings { state.changes.append(.settings(before)) }
    return Said(
      "\(Self.word(ask["setting"] ?? "", state.settings)) \"undo\" puts it back.", next: nextLines)
  }

  /// The new value in words.
  private static func word(_ setting: String, _ now: TalkSettings) -> String {
    switch setting {
    case "colour": now.isColoured ? "Colour is on where the terminal has it." : "Colour is off."
    case "projector":
      now.isProjector
        ? "Projector mode: 60 columns, 8 lines at once. Ctrl and + makes the letters larger; a light background reads best."
        : "Projector mode is off."
    case "names":
      now.hidesNames
        ? "School names are hidden: School A, School B and so on, the same all session."
        : "School names are shown."
    case "plain":
      now.isPlain ? "Plain: one label and value a line, no columns." : "Columns are back."
    case "short", "long", "length":
      now.isShort
        ? "Shorter answers: 6 lines at once."
        : now.isLong
          ? "Longer answers: 40 lines at once." : "Answers of the usual length: 12 lines at once."
    case "private", "history":
      now.isPrivate
        ? "Private: no typed line is kept from now on." : "Typed lines are kept in the history."
    case "width": "Answers are \(now.width ?? 80) columns wide."
    default: "Changed."
    }
  }

  /// Deletes for good what was told about a school.
  private mutating func forget(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let held = try keeping { () throws(CasebookProblem) in
      try casebook.forget(CaseSubject(ground.directory.entries[row]))
    }
    state.changes.removeAll()
    state.supposed = nil
    // What was typed and answered may say it too: it is neither saved nor exported later.
    state.exchanges.removeAll()
    (state.said, state.unshown) = (nil, nil)
    let count = held.entries.values.reduce(0, +)
    return Said(
      "\(ground.name(row)) – deleted for good: \(NumberWording.word(count)) entr\(count == 1 ? "y" : "ies")"
        + (held.sessions.isEmpty
          ? "." : ", and the saved sessions \(ListWording.and(held.sessions))."))
  }

  /// Where the conversation stands.
  var whereAmI: Said {
    var lines = [
      "Data: \(ground.source), \(NumberWording.grouped(ground.directory.entries.count)) schools."
    ]
    lines.append(
      "Rules: \(ground.rules.digest.prefix(8)), as of \(DateWording.day(adviser.asOf.description))."
    )
    if let school = state.school { lines.append("School in focus: \(ground.label(school)).") }
    if let area = state.area { lines.append("Area in focus: \(area.label).") }
    if let action = state.action,
      let name = ground.rules.actions.first(where: { $0.id == action })?.name
    {
      lines.append("Suggestion in focus: \(name).")
    }
    if let kept = state.school.flatMap(remembered) {
      let counts = [
        (kept.toldFacts.count, "told fact"), (kept.decisions.count, "decision"),
        (kept.notes.count, "note"),
      ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
      if !counts.isEmpty { lines.append("Kept about it: \(ListWording.and(counts)).") }
    }
    lines.append(
      "Casebook: \(casebook.path ?? "none on disk; what you tell goes with this session").")
    if !aliases.isEmpty {
      lines.append("Names of your own: \(ListWording.and(aliases.map(\.name))).")
    }
    let settings = state.settings
    let set = [
      settings.isProjector ? "projector mode" : nil,
      settings.hidesNames ? "school names hidden" : nil,
      settings.isPlain ? "plain" : nil, settings.isShort ? "shorter answers" : nil,
      settings.isLong ? "longer answers" : nil, settings.isPrivate ? "private" : nil,
      settings.isColoured ? nil : "no colour", settings.width.map { "\($0) columns" },
    ].compactMap(\.self)
    lines.append("Settings: \(set.isEmpty ? "as usual" : set.joined(separator: ", ")).")
    return Said(
      AnswerPage("Where you are", lines.map { AnswerPage.Line($0) }, next: nextLines), atOnce: 16)
  }
}
