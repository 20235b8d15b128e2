import GRDB

extension Casebook {
  /// What exports begin with.
  static let exchangeSchema = "waymark.casebook/1"

  /// What a casebook without any entry gives.
  package static var exportedEmpty: String {
    get throws(CasebookProblem) {
      try Casebook(inMemoryGuarding: TextGuard { _ in nil }).exported()
    }
  }

  /// Everything in the casebook as readable JSON, schema `waymark.casebook/1`; it ends with a line end.
  ///
  /// Lists and keys always come in the same order, so that two exports of the same entries are the same
  /// byte by byte. What is empty is left out. Numbers of entries are not in it: they are of one file.
  package func exported() throws(CasebookProblem) -> String {
    try reading { db in
      let tree = JSONTree.object([
        ("schema", .text(Self.exchangeSchema)),
        try db.list(of: ToldFact.self), try db.list(of: Decision.self),
        try db.list(of: RejectedFinding.self), try db.list(of: Note.self),
        ("sessions", .array(try db.sessions().map(\.tree))),
        (
          "aliases",
          .array(
            try db.aliases().map { .object([("name", .text($0.name)), $0.subject.member]) })
        ),
        (
          "settings",
          .array(
            try db.settings().map {
              .object([("name", .text($0.name)), ("value", .text($0.value))])
            })
        ),
      ])
      return tree.pretty() + "\n"
    }
  }
}

extension Database {
  fileprivate func list<Entry: CasebookEntry>(of sort: Entry.Type) throws -> (String, JSONTree) {
    (Entry.form.name, .array(try entries(sort, withPast: true).map(\.tree)))
  }
}

extension CaseSubject {
  /// `"school": "900104"`.
  fileprivate var member: (String, JSONTree) { (sort, .text(key)) }
}

extension CasebookEntry {
  /// Whom it is about, its own texts in the order of the form, who, when, and whether it stands.
  fileprivate var tree: JSONTree {
    let own = Self.form.fields.map { ($0.name, texts[$0.name, default: ""]) }
      .filter { !$0.1.isEmpty }
    let rest = own + [("by", by), ("at", at.text), ("state", state.rawValue)]
    return .object([about.member] + rest.map { ($0, .text($1)) })
  }
}

extension SavedSession {
  fileprivate var tree: JSONTree {
    var members: [(String, JSONTree)] = [("name", .text(name)), ("at", .text(at.text))]
    if !rules.isEmpty { members.append(("rules", .text(rules))) }
    if !facts.isEmpty { members.append(("facts", .text(facts))) }
    if !about.isEmpty { members.append(("about", .array(about.map { .object([$0.member]) }))) }
    members.append(("lines", .array(lines.map { .text($0) })))
    // The state was read as JSON before it was kept; a file that was tampered with gives a text instead.
    members.append(("state", (try? JSONReader.read(state, file: "state")) ?? .text(state)))
    return .object(members)
  }
}
