package import Casebook
import Facts
package import RuleLanguage

/// What a casebook holds, as people read it.
package struct CasebookText {
  private let casebook: Casebook
  private let rules: CheckedRules
  private let keys: SubjectKeys

  package init(_ casebook: Casebook, _ rules: CheckedRules, _ keys: SubjectKeys) {
    self.casebook = casebook
    self.rules = rules
    self.keys = keys
  }

  /// Everything about one subject or all, a line each; what follows a label stands two spaces further in.
  ///
  /// - Parameters:
  ///   - subject: Whose; `nil` for everything, sessions, names and settings too.
  ///   - withPast: Whether what no longer stands comes too.
  /// - Returns: The lines, none when nothing is held.
  /// - Throws: What keeps the casebook from being read.
  package func lines(about subject: CaseSubject?, withPast: Bool) throws(CasebookProblem)
    -> [String]
  {
    var parts: [CaseSubject: [String]] = [:]
    for fact: ToldFact in try casebook.entries(about: subject, withPast: withPast) {
      parts[fact.about, default: []].append(line(fact))
    }
    for decision: Decision in try casebook.entries(about: subject, withPast: withPast) {
      parts[decision.about, default: []].append(line(decision))
    }
    for rejected: RejectedFinding in try casebook.entries(about: subject, withPast: withPast) {
      parts[rejected.about, default: []].append(line(rejected))
    }
    for note: Note in try casebook.entries(about: subject, withPast: withPast) {
      parts[note.about, default: []].append(
        "note: \(one(note.text)) (\(CaseWording.said(note)))\(past(note))")
    }
    var lines: [String] = []
    for (number, key) in parts.keys.sorted().enumerated() {
      if number > 0 { lines.append("") }
      lines.append(keys.label(key))
      lines += parts[key, default: []].map { "  " + $0 }
    }
    if subject == nil { lines += try general(isFirst: lines.isEmpty) }
    return lines
  }

  private func general(isFirst: Bool) throws(CasebookProblem) -> [String] {
    var lines: [String] = []
    func part(_ title: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      if !isFirst || !lines.isEmpty { lines.append("") }
      lines.append(title)
      lines += entries.map { "  " + $0 }
    }
    part(
      "Sessions",
      try casebook.sessions().map { session in
        "\(session.name): \(session.lines.count) line\(session.lines.count == 1 ? "" : "s"), saved "
          + DateWording.day(session.at.day)
      })
    part("Names", try casebook.aliases().map { "\($0.name): \(keys.label($0.subject))" })
    part("Settings", try casebook.settings().map { "\($0.name): \($0.value)" })
    return lines
  }

  private func line(_ fact: ToldFact) -> String {
    let name =
      rules.vocabulary.slot(id: fact.fact).map { rules.vocabulary.facts[$0].name } ?? fact.fact
    let source = fact.source.isEmpty ? "" : ", from \(one(fact.source))"
    return "told: \(name) \(one(fact.value)) (\(CaseWording.said(fact))\(source))\(past(fact))"
  }

  private func line(_ decision: Decision) -> String {
    "decided: " + CaseWording.sentence(decision, rules, keys) + past(decision)
  }

  private func line(_ rejected: RejectedFinding) -> String {
    let name = rules.findings.first { $0.id == rejected.finding }?.name ?? rejected.finding
    return "not accepted: \(name), because \(one(rejected.reason)) (\(CaseWording.said(rejected)))"
      + past(rejected)
  }

  private func past(_ entry: some CasebookEntry) -> String {
    switch entry.state {
    case .current: ""
    case .superseded: " – no longer: a later one stands"
    case .withdrawn: " – taken back"
    }
  }

  private func one(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
