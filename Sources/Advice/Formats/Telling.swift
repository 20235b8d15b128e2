/// What was told already, and the numbers of the places of figures.
struct Telling {
  var places = CellNumbers()
  /// Whether a mean of the family was told.
  private(set) var comparesWithFamily = false
  private var told: [String: Int] = [:]
  private var findings: Set<String> = []
  /// The published figures of each reason that was told in full.
  private var figures: [Set<SchoolAdvice.FigureShown>] = []

  /// A reason in full, or only named where an earlier step has told it.
  mutating func reason(_ reason: SchoolAdvice.Reason, step: Int) -> String {
    if let earlier = told[reason.text], earlier != step, reason.finding != nil {
      return "\(reason.short), as in \(earlier)"
    }
    told[reason.text] = told[reason.text] ?? step
    if reason.finding != nil, !findings.insert(reason.short).inserted {
      return "\(reason.short), as above"
    }
    return reason.finding == nil
      ? marked(reason.text, reason.facts) : inFull(reason.short, reason.text, reason.facts)
  }

  /// A finding with its facts, or with a word where an earlier one has told the same figures.
  mutating func inFull(
    _ name: String, _ text: String, _ facts: [SchoolAdvice.FigureShown]
  ) -> String {
    let own = Set(facts.filter { $0.file != nil || !["school", "area"].contains($0.whose) })
    if !own.isEmpty, figures.contains(where: { $0.isSuperset(of: own) }) {
      return "\(name), from the same figures \(places.mark(facts))"
    }
    figures.append(own)
    return marked(text, facts)
  }

  /// Notes a strength that is told in full before the steps.
  mutating func note(_ strength: SchoolAdvice.FindingStatement) {
    findings.insert("\(strength.name) (\(strength.strength))")
  }

  /// Whether a finding, named with its strength, was told in full.
  func hasTold(_ finding: String) -> Bool { findings.contains(finding) }

  /// A text with the numbers of the places of its figures.
  mutating func marked(_ text: String, _ facts: [SchoolAdvice.FigureShown]) -> String {
    if text.contains("its family") { comparesWithFamily = true }
    let mark = places.mark(facts)
    return mark.isEmpty ? text : "\(text) \(mark)"
  }
}
