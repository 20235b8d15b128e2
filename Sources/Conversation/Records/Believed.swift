import Casebook

/// What stood in the casebook about a school when somebody was last answered: what they take to stand there.
///
/// A record passes this to the store, and not what stands by now: what another prompt wrote in between is then not
/// written over but told.
struct Believed: Sendable {
  let subject: CaseSubject
  private var told: [ToldFact]
  private var decisions: [Decision]
  private var rejected: [RejectedFinding]

  /// - Parameters:
  ///   - casebook: Where it is kept.
  ///   - subject: The school.
  /// - Throws: What keeps the casebook from being read.
  init(_ casebook: Casebook, _ subject: CaseSubject) throws(CasebookProblem) {
    self.subject = subject
    told = try casebook.entries(about: subject)
    decisions = try casebook.entries(about: subject)
    rejected = try casebook.entries(about: subject)
  }

  /// The entry that is taken to stand where another would; `nil` for none.
  func standing<Entry: CasebookEntry>(like entry: Entry) -> Entry? {
    let all: [any CasebookEntry] = told + decisions + rejected
    return all.lazy.compactMap { $0 as? Entry }.first { Self.isAlike($0, entry) }
  }

  /// Notes an entry of one's own.
  mutating func note(_ entry: some CasebookEntry) {
    switch entry {
    case let fact as ToldFact: Self.put(fact, into: &told)
    case let decision as Decision: Self.put(decision, into: &decisions)
    case let finding as RejectedFinding: Self.put(finding, into: &rejected)
    default: break
    }
  }

  private static func put<Entry: CasebookEntry>(_ entry: Entry, into entries: inout [Entry]) {
    entries.removeAll { isAlike($0, entry) }
    entries.append(entry)
  }

  /// Whether two entries are about the same, so that one of them stands.
  private static func isAlike<Entry: CasebookEntry>(_ one: Entry, _ other: Entry) -> Bool {
    Entry.form.topic.allSatisfy {
      one.texts[$0, default: ""] == other.texts[$0, default: ""]
    }
  }
}

extension Conversation {
  /// Records an entry in place of what whoever speaks takes to stand there.
  mutating func record<Entry: CasebookEntry>(_ entry: Entry) throws(Stop) -> Entry {
    let believed = state.believed?.subject == entry.about ? state.believed : nil
    let kept = try keeping { () throws(CasebookProblem) in
      let standing =
        if let believed { believed.standing(like: entry) } else {
          try casebook.current(like: entry)
        }
      return try casebook.record(entry, replacing: standing)
    }
    state.believed?.note(kept)
    return kept
  }

  /// Notes what stands about the school in focus, once an answer was given.
  ///
  /// - Returns: Why the casebook could not be read, the first time that it could not.
  mutating func believe() -> String? {
    guard let row = state.school else {
      state.believed = nil
      return nil
    }
    do throws(CasebookProblem) {
      state.believed = try Believed(casebook, subject(row))
      state.isUnreadable = false
      return nil
    } catch {
      state.believed = nil
      defer { state.isUnreadable = true }
      return state.isUnreadable
        ? nil : "\(text(error)) Until then, answers leave out what was told and decided."
    }
  }

  /// What another prompt wrote where somebody wanted to record something: `pupils with EAL: 12% (told by the head, 3
  /// May 2026)`.
  func text(ofStanding standing: CasebookProblem.Standing, _ noun: String) -> String {
    switch noun {
    case ToldFact.form.noun:
      "\(text(of: ToldFact(standing.mark, standing.texts))) (\(by(standing.mark)))"
    case Decision.form.noun: text(of: Decision(standing.mark, standing.texts))
    default:
      standing.texts.values.filter { !$0.isEmpty }.sorted().joined(separator: ", ")
        + " (\(by(standing.mark)))"
    }
  }
}
