import Schools

/// Names that only the conversation knows: a school in focus that the data does not hold, options of a question.
struct ContextNames: Sendable {
  private var schools = SchoolNames()
  private var tree = NameTree()
  /// Names that people set for schools themselves.
  private var aliases = NameTree()
  private var isEmpty = true

  /// - Parameters:
  ///   - context: What a line is said into.
  ///   - names: What is known anyway.
  init(_ context: TalkContext, beside names: NameBook) {
    for name in [context.school].compactMap({ $0 }) + context.list {
      let words = SchoolName(name).words
      guard words.count > 1, !name.contains("_") else { continue }
      let found = names.schools.names(in: words, at: 0) { !SchoolName.common.contains($0) }
      if found.last?.end == words.count { continue }
      schools.insert(.init(id: "", label: name, area: "", phase: ""))
      isEmpty = false
    }
    for id in [context.action].compactMap({ $0 }) + context.list where id.contains("_") {
      // An id is called by its own words too: `sl_peer_review` is "peer review".
      let parts = id.split(separator: "_").map(String.init)
      let words = names.forms.read(Array(parts.dropFirst())).map(\.word)
      for kind in [NamedThing.Kind.action, .rule] {
        tree.insert([id], NamedThing(kind, id))
        if !names.tree.holds(words, .action) { tree.insert(words, NamedThing(kind, id)) }
      }
      isEmpty = false
    }
    for alias in context.aliases {
      let words = names.forms.read(TypedLine.words(of: alias.name).map(\.folded)).map(\.word)
      aliases.insert(words, NamedThing(.school, alias.urn, alias.school))
      isEmpty = false
    }
    if case .options(let options) = context.pending?.kind {
      for option in options {
        let words = names.forms.read(TypedLine.foldedWords(of: option)).map(\.word)
        tree.insert(words, NamedThing(.level, option))
        isEmpty = false
      }
    }
  }

  func holds(_ word: String) -> Bool {
    !isEmpty
      && (schools.holds(word) || tree.words.contains(word) || aliases.words.contains(word))
  }

  /// The word of these names that a word probably is.
  func near(_ word: String) -> String? {
    guard !isEmpty else { return nil }
    return SpellingRepair([
      aliases.words.sorted(), tree.words.sorted(), schools.tellingWords.sorted(),
    ]).nearest(to: word)
  }

  /// Names that people set: what they set says which school is meant, whatever other schools are called.
  func aliases(in words: [Word]) -> [Span] {
    words.indices.flatMap { start in
      aliases.names(in: words, at: start).map { Span(start..<$0.end, $0.things) }
    }
  }

  func spans(in words: [Word]) -> [Span] {
    guard !isEmpty else { return [] }
    let typed = words.map(\.name)
    return words.indices.flatMap { start in
      schools.names(in: typed, at: start) { !SchoolName.common.contains($0) }.map { name in
        Span(
          start..<name.end,
          name.rows.map { NamedThing(.school, "", schools.entries[$0].label) },
          isExact: name.isExact)
      } + tree.names(in: words, at: start).map { Span(start..<$0.end, $0.things) }
    }
  }
}
