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

  package init(engine: Engine, asOf: CalendarDate) {
    self.engine = engine
    self.asOf = asOf
    directory = SchoolDirectory(engine.base.schools)
  }

  package var rules: CheckedRules { engine.rules.checked }
  package var vocabulary: Vocabulary { rules.vocabulary }

  /// Everything to be said about a school.
  package func advice(for school: Int, _ request: AdviceRequest = AdviceRequest()) -> SchoolAdvice {
    let outlook = outlook(for: school, request)
    return SheetMaker(adviser: self, outlook: outlook).sheet()
  }

  /// The ranked and shown actions of a school with the situation they come from.
  ///
  /// A brief one tells what is shown, not which members of a relation stand behind it.
  package func outlook(
    for school: Int, _ request: AdviceRequest = AdviceRequest(), isBrief: Bool = false
  ) -> Outlook {
    let situation = situation(of: school, request)
    situation.isBrief = isBrief
    return Outlook(situation, rules: rules, request: request)
  }

  /// A school with what people said for this answer: facts, and findings that they reject.
  package func situation(of school: Int, _ request: AdviceRequest) -> Situation {
    engine.situation(
      of: .school(school),
      supposing: Supposition(
        facts: request.told, rejected: Set(request.rejected.flatMap(\.findings))))
  }
}
