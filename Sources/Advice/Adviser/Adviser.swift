import Evidence
package import Facts
package import Inference
package import Notation
package import RuleLanguage
package import Schools

/// Turns verdicts into advice: what is put forward for a school, in which order, and in what words.
///
/// ```swift
/// let adviser = Adviser(engine: engine, asOf: date)
/// let advice = adviser.advice(for: row)
/// print(AdviceText.render(advice))
/// ```
package struct Adviser: Sendable {
  package let engine: Engine
  /// The date that ages are measured against.
  package let asOf: CalendarDate
  package let directory: SchoolDirectory
  private let factsRead: FactsRead

  /// - Parameters:
  ///   - engine: Rules and facts.
  ///   - asOf: The date that ages are measured against.
  ///   - directory: The names of the schools; made from the engine's facts when `nil`.
  package init(engine: Engine, asOf: CalendarDate, directory: SchoolDirectory? = nil) {
    self.engine = engine
    self.asOf = asOf
    self.directory = directory ?? SchoolDirectory(engine.base.schools)
    factsRead = FactsRead(engine.rules)
  }

  package var rules: CheckedRules { engine.rules.checked }
  package var vocabulary: Vocabulary { rules.vocabulary }

  /// Everything to be said about a school.
  package func advice(for school: Int, _ request: AdviceRequest = AdviceRequest()) -> SchoolAdvice {
    let outlook = outlook(for: school, request)
    return SheetMaker(adviser: self, outlook: outlook).sheet()
  }

  /// The ranked and shown actions of a school with the situation they come from.
  package func outlook(for school: Int, _ request: AdviceRequest = AdviceRequest()) -> Outlook {
    Outlook(situation(of: school, request), rules: rules, request: request)
  }

  /// The same school if one more fact were known. It tells what would be shown, not which members of a
  /// relation stand behind it; only what the fact can bear on is worked out anew.
  package func outlook(_ outlook: Outlook, learning slot: Int, _ value: FactValue) -> Outlook {
    var request = outlook.request
    request.told[slot] = value
    let situation = situation(of: outlook.situation.subject.row.row, request)
    situation.isBrief = true
    let learnt = situation.factsLearnt(since: outlook.situation, bySupposing: slot)
    guard let learnt else { return Outlook(situation, rules: rules, request: request) }
    situation.takeOver(from: outlook.situation, learning: slot) {
      factsRead.byFinding[$0].isDisjoint(with: learnt)
    }
    let same = rules.actions.indices.filter { factsRead.byAction[$0].isDisjoint(with: learnt) }
    return Outlook(situation, rules: rules, request: request, since: (outlook, Set(same)))
  }

  /// A school with what people said for this answer: facts, and findings that they reject.
  package func situation(of school: Int, _ request: AdviceRequest) -> Situation {
    engine.situation(
      of: .school(school),
      supposing: Supposition(
        facts: request.told, rejected: Set(request.rejected.flatMap(\.findings))))
  }
}
