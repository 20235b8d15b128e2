import Facts
import RuleLanguage

/// A finding or strength in plain sentences.
struct FindingReadBack {
  let rules: CheckedRules

  /// The finding whose copies, one for each entry of `about`, are these.
  func lines(_ entries: [CheckedFinding]) -> [String] {
    guard let finding = entries.first else { return [] }
    let sentences = ConditionSentences(rules: rules)
    let kind = finding.kind == .asset ? "strength" : "barrier"
    let about = entries.compactMap { $0.about?.entry }.map(ListWording.word)
    var lines = [
      finding.name,
      "\(finding.id); \(kind), \(finding.ecology.rawValue); \(LifeWording.text(finding.life))", "",
    ]
    if !about.isEmpty {
      lines.append("Looked at once for each of: \(about.joined(separator: ", ")).")
      lines.append("As it reads for the first of them:")
    }
    lines.append(finding.signs.count == 1 ? "Its sign:" : "Its signs, of which each counts:")
    lines += sentences.numbered(finding.signs, level: 0)
    lines += finding.unless.map { line in
      "Not spoken of when \(sentences.sentence(line))" + (line.say.map { ": \($0)." } ?? ".")
    }
    lines.append(policy)
    lines += finding.overturnedBy.map { "Would be overturned if: \($0)" }
    if let offers = finding.offers { lines.append("The school could offer: \(offers)") }
    if let opens = finding.opens { lines.append("It opens: \(opens)") }
    let uses = RuleUses(rules: rules).of(finding: finding.id)
    lines += uses.isEmpty ? ["No rule uses it: it is there to be told."] : uses
    return lines + [""] + Citations.lines(finding.because, rules)
  }

  /// `Clear from 2 different facts, 1 of them what people say; …`
  private var policy: String {
    let parts = rules.strength.lines.map { line in
      "\(line.strength.word) from \(line.facts) \(line.facts == 1 ? "fact" : "different facts")"
        + (line.judgements == 0 ? "" : ", \(line.judgements) of them what people say")
    }
    return "Its strength, from the signs that are true: \(parts.joined(separator: "; ")). "
      + "What is not known never raises it."
  }
}
