import Advice
import Casebook
import Schools
import Understanding

/// Names that people set for schools themselves: kept in the casebook, known in every line from then on.
extension Conversation {
  /// All of them that stand for a school of the data, by name.
  var aliases: [TalkContext.Alias] {
    guard let kept = try? casebook.aliases() else { return [] }
    return kept.compactMap { name, subject in
      guard case .school(let key) = subject, let entry = ground.directory.find(key).entry,
        entry.urn == key
      else { return nil }
      return TalkContext.Alias(name, urn: entry.urn, school: entry.name)
    }
  }

  /// Another name for a school.
  mutating func alias(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    let name = Self.bareName(ask["text"] ?? "")
    guard ground.directory.entries[row].urn.isEmpty == false else {
      throw Stop(
        "\(ground.name(row)) has no number in the data, so that no name can be kept for it.")
    }
    guard (2...40).contains(name.count), name.contains(where: \.isLetter) else {
      throw Stop("Under which name, of 2 to 40 letters? For example: call \(ground.name(row)) Oaks")
    }
    try refuseTaken(name, row)
    let before = keptAlias(name)
    let subject = subject(row)
    try keeping { () throws(CasebookProblem) in try casebook.setAlias(name, to: subject) }
    state.changes.append(.named(name, before: before))
    forgetNames()
    return Said(
      "From now on \"\(name)\" is \(ground.label(row)). undo takes it back.",
      next: ["tell me about \(name)", "list my aliases", "undo"])
  }

  /// A name that is something else already would be met in lines that mean that.
  private func refuseTaken(_ name: String, _ row: Int) throws(Stop) {
    let read = ground.understanding.read(name)
    let isRequest =
      ["do", "confirm", "ask"].contains(read.decision.rawValue) && read.problem == nil
      && !["find", "cannot", "answer", "select"].contains(read.intent)
    if isRequest || Int(name) != nil {
      throw Stop("\"\(name)\" means something here already. Please choose another name.")
    }
    if case .found(let entry) = ground.directory.find(name), entry.row != row,
      SchoolName(entry.name).words == SchoolName(name).words
    {
      throw Stop("\(entry.label) is called so. Please choose another name.")
    }
  }

  /// Takes a name away again.
  mutating func removeAlias(_ ask: Ask) throws(Stop) -> Said {
    let typed = Self.bareName(ask["text"] ?? "")
    guard let before = keptAlias(typed) else {
      throw Stop(
        "No school is called \"\(typed.shown)\" by you. Nothing was done."
          + (aliases.isEmpty ? "" : " Your names: \(ListWording.and(aliases.map(\.name)))."))
    }
    try keeping { () throws(CasebookProblem) in try casebook.setAlias(before.name, to: nil) }
    state.changes.append(.named(before.name, before: before))
    forgetNames()
    return Said("\"\(before.name)\" is no name any more. undo puts it back.", next: ["undo"])
  }

  /// The names with the schools they stand for.
  var aliasList: Said {
    let aliases = aliases
    guard !aliases.isEmpty else {
      return Said(
        "You have set no names of your own. For example: call \(ground.directory.entries.first?.name ?? "SCHOOL") Oaks"
      )
    }
    return Said(
      AnswerPage(
        "Names of your own",
        aliases.map { alias in
          let row = ground.directory.find(alias.urn).entry?.row
          return AnswerPage.Line(
            "\(alias.name): \(row.map(ground.label) ?? alias.school)", mark: "–")
        }, next: ["undo"]), atOnce: Said.list)
  }

  /// A name as it is kept, with whom it stands for; however its letters were typed.
  func keptAlias(_ name: String) -> (name: String, subject: CaseSubject)? {
    let words = SchoolName(name).words
    return (try? casebook.aliases())?.first { SchoolName($0.name).words == words }
  }

  /// Puts a name back as it was before.
  mutating func takeBack(name: String, _ before: (name: String, subject: CaseSubject)?)
    throws(Stop) -> String
  {
    try keeping { () throws(CasebookProblem) in
      try casebook.setAlias(name, to: nil)
      if let before { try casebook.setAlias(before.name, to: before.subject) }
    }
    forgetNames()
    return before == nil
      ? "\"\(name)\" is no name any more." : "\"\(before?.name ?? name)\" is what it was before."
  }

  private mutating func forgetNames() {
    // Hidden names are found anew, with those that people set among them.
    state.mask = nil
  }

  /// Without quotation marks, and without what people say around a name.
  static func bareName(_ text: String) -> String {
    var name = text.trimmingQuotes
    for start in ["just ", "simply "] where name.lowercased().hasPrefix(start) {
      name = String(name.dropFirst(start.count))
    }
    for end in [" for short", " from now on", " please"] where name.lowercased().hasSuffix(end) {
      name = String(name.dropLast(end.count))
    }
    return name.trimmingQuotes
  }
}
