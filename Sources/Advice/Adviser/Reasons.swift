import Facts
import Inference
import RuleLanguage

/// Proofs told as reasons: what counted, each with its figures and their places.
///
/// Within one card a finding or fact is told once. Make one for each card.
final class Reasons {
  private let rules: CheckedRules
  private let figures: FigureWording
  private let conditions: ConditionWording
  /// It is the area itself that is spoken of, not what a school's area is like.
  private let isAboutArea: Bool
  private var told: Set<Int> = []
  private var toldFindings: Set<Int> = []

  init(_ situation: Situation, _ rules: CheckedRules) {
    self.rules = rules
    figures = FigureWording(situation, rules: rules)
    conditions = ConditionWording(rules)
    isAboutArea = situation.subject.row.bearer == .area
  }

  /// Why a condition holds: one reason for each part that made it true, each once. Mere records (a
  /// phase, a role) are no reason by themselves and are left out.
  func because(_ proof: ConditionProof) -> [SchoolAdvice.Reason] {
    guard proof.verdict == .yes, !proof.isAssumed else { return [] }
    switch proof.form {
    case .test(let test):
      guard rules.vocabulary.facts[test.test.slot].role != .record,
        told.insert(test.test.slot).inserted
      else { return [] }
      return [joined([figures.told(test)])]
    case .all(let parts), .any(let parts): return distinct(parts.flatMap(because))
    case .noneOf: return []
    // None of no schools is no reason.
    case .count(let count): return count.tally.registered > 0 ? [joined([told(count)])] : []
    case .finding(let use):
      let entries = use.entries.filter {
        use.test.verdict($0.strength) == .yes && toldFindings.insert($0.finding).inserted
      }
      return grouped(entries)
    case .contraIndication(let index, _):
      let says = rules.contraIndications[index].says
      return [SchoolAdvice.Reason(text: says, short: says)]
    case .anyWhenOf(let cards):
      return distinct(cards.filter { $0.when.verdict == .yes }.flatMap { self.because($0.when) })
    }
  }

  /// A finding with the facts that gave it its strength; of one about several things all entries of the
  /// same strength together.
  func statement(_ entries: [FindingProof]) -> SchoolAdvice.FindingStatement? {
    guard let first = entries.first else { return nil }
    let finding = rules.findings[first.finding]
    let signs = distinct(entries.flatMap(signs))
    return SchoolAdvice.FindingStatement(
      id: finding.id, name: name(entries),
      level: finding.ecology.rawValue, strength: first.strength.certain.word,
      because: signs.isEmpty ? [] : [joined(signs)], overturnedBy: finding.overturnedBy)
  }

  /// Signs of a finding that were asked about and do not hold, where the card has not told the same
  /// fact as a reason: what speaks against it.
  func against(_ proof: FindingProof) -> [String] {
    proof.signs.filter { $0.verdict == .no }.compactMap { sign in
      guard case .test(let test) = sign.form, test.fact.value.isKnownOrBetween,
        rules.vocabulary.facts[test.test.slot].role != .record,
        !test.isOfOpenSet, told.insert(test.test.slot).inserted
      else { return nil }
      return joined([figures.told(test)]).text
    }
  }

  private func name(_ entries: [FindingProof]) -> String {
    Self.name(entries.map { rules.findings[$0.finding] }, ofAreaItself: isAboutArea)
  }

  /// What a finding is called, with the entries it is about: `A subject needs attention (maths)`. What
  /// belongs to the area says so.
  static func name(
    _ findings: [CheckedFinding], ofAreaItself: Bool = false, naming namesEntries: Bool = true
  ) -> String {
    guard let finding = findings.first else { return "" }
    let about = namesEntries ? findings.compactMap(\.about?.entry).map(ListWording.word) : []
    let name = finding.name + (about.isEmpty ? "" : " (\(ListWording.and(about)))")
    return finding.ecology == .system && !ofAreaItself
      ? "In the area: \(ListWording.clause(name))" : name
  }

  /// The facts of true signs; a fact that several signs test is told once, and records, such as a phase,
  /// only where nothing else is.
  private func signs(_ proof: FindingProof) -> [FigureWording.Told] {
    var seen: Set<Int> = []
    let all = proof.signs.flatMap(\.trueTests).filter { seen.insert($0.test.slot).inserted }
    let telling = all.filter { rules.vocabulary.facts[$0.test.slot].role != .record }
    let tests = telling.isEmpty ? all : telling
    return withoutRepetition(tests.map(figures.told)) + proof.signs.flatMap(\.trueCounts).map(told)
  }

  /// Without what only says the figures of an earlier one in another way.
  private func withoutRepetition(_ told: [FigureWording.Told]) -> [FigureWording.Told] {
    var shown: Set<SchoolAdvice.FigureShown> = []
    return told.filter { one in
      let leaves = one.figures.filter { $0.file != nil || !["school", "area"].contains($0.whose) }
      defer { shown.formUnion(leaves) }
      return leaves.isEmpty || !shown.isSuperset(of: leaves)
    }
  }

  /// Entries of one finding about several things are one reason.
  private func grouped(_ entries: [FindingProof]) -> [SchoolAdvice.Reason] {
    guard let first = entries.first else { return [] }
    for test in entries.flatMap(\.signs).flatMap(\.trueTests) { told.insert(test.test.slot) }
    let signs = distinct(entries.flatMap(signs))
    let strength = entries.map(\.strength.certain).max() ?? .hint
    let short = name(entries) + " (\(strength.word))"
    let facts = joined(signs)
    return [
      SchoolAdvice.Reason(
        text: short + (signs.isEmpty ? "" : ": \(facts.text)"), short: short,
        finding: rules.findings[first.finding].id, strength: strength.word, facts: facts.facts)
    ]
  }

  /// Facts in one sentence; what the same person said on the same day carries the name once.
  private func joined(_ told: [FigureWording.Told]) -> SchoolAdvice.Reason {
    var text = ""
    var short = ""
    for (index, one) in told.enumerated() {
      let isLast = index + 1 == told.count || told[index + 1].speaker != one.speaker
      let speaker = isLast ? one.speaker.map { " (\($0))" } ?? "" : ""
      // Several values of one fact, such as two strong subjects, name the fact once.
      let isMore = index > 0 && one.name == told[index - 1].name && !one.name.isEmpty
      let separator = index == 0 ? "" : isMore ? ", " : "; "
      text += separator + (isMore ? one.withoutName(one.text) : one.text) + speaker
      short += separator + (isMore ? one.withoutName(one.short) : one.short)
    }
    return SchoolAdvice.Reason(text: text, short: short, facts: told.flatMap(\.figures))
  }

  /// `schools with the need: 4 of 10 schools in the area`.
  private func told(_ count: CountProof) -> FigureWording.Told {
    let tally = count.tally
    if isAboutArea, let known = CountWording.known(count, rules.vocabulary) {
      let text = "\(count.count.name): \(known) \(count.count.relation)"
      return FigureWording.Told(name: "", text: text, short: text, speaker: nil, figures: [])
    }
    let total = tally.mayBeMore ? "" : " of \(tally.registered)"
    let undecided =
      tally.undecided > 0 ? ", and \(tally.undecided) more that cannot be told yet" : ""
    let text =
      "\(count.count.name): \(tally.certain)\(total) \(count.count.relation)\(undecided)"
    return FigureWording.Told(name: "", text: text, short: text, speaker: nil, figures: [])
  }

  private func distinct(_ told: [FigureWording.Told]) -> [FigureWording.Told] {
    var seen: Set<String> = []
    return told.filter { seen.insert($0.text).inserted }
  }

  private func distinct(_ reasons: [SchoolAdvice.Reason]) -> [SchoolAdvice.Reason] {
    var seen: Set<String> = []
    return reasons.filter { seen.insert($0.text).inserted }
  }
}

extension ConditionProof {
  /// The counts that make it true.
  fileprivate var trueCounts: [CountProof] {
    guard verdict == .yes else { return [] }
    return switch form {
    case .count(let count): [count]
    case .all, .any, .anyWhenOf, .contraIndication: parts.flatMap(\.trueCounts)
    case .test, .noneOf, .finding: []
    }
  }
}

extension TestProof {
  /// A set of which other members are possible still: that one is not among them says little.
  fileprivate var isOfOpenSet: Bool {
    if case .set = fact.reading.extent { return !fact.isOneValue }
    return false
  }
}
