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
package final class Adviser: Sendable {
  package let engine: Engine
  /// The date that ages are measured against.
  package let asOf: CalendarDate
  package let directory: SchoolDirectory
  /// Names in ``directory`` and in the facts are made up (``HiddenNames``): nothing else may tell a school either.
  package let hidesNames: Bool
  /// The facts that each action and finding looks at.
  let factsRead: FactsRead
  /// The words that sheets explain.
  let wordList: WordList
  /// Which schools need help, as far as that was found out for areas.
  let needMemory = NeedMemory()
  /// What looking for partners needs of all schools, once somebody has looked.
  let partnerMemory = PartnerMemory()
  /// What the reports of all Families have in common, once one was asked for.
  let familyMemory = FamilyMemory()
  /// How old all the data are, once somebody has asked.
  let ageMemory = AgeMemory()
  /// Plans of partners for areas, and what they have in common.
  let planMemory = PlanMemory()
  /// Which answers showed that a question matters.
  let tellingAnswers = TellingAnswers()
  /// What the pages of all areas have in common.
  let areaMemory = AreaMemory()

  /// - Parameters:
  ///   - engine: Rules and facts.
  ///   - asOf: The date that ages are measured against.
  ///   - directory: The names of the schools; made from the engine's facts when `nil`.
  ///   - hidesNames: Whether names are made up, here and in the facts.
  package init(
    engine: Engine, asOf: CalendarDate, directory: SchoolDirectory? = nil, hidesNames: Bool = false
  ) {
    self.hidesNames = hidesNames
    self.engine = engine
    self.asOf = asOf
    self.directory = directory ?? SchoolDirectory(engine.base.schools)
    factsRead = FactsRead(engine.rules)
    wordList = WordList(engine.rules.checked.evidence)
  }

  /// What is asked of a school makes no sense of an area as a whole; what is said of who asks, and what for,
  /// does.
  private var factsOfSchools: [Int: FactValue] {
    let slots = vocabulary.facts.indices.filter { slot in
      let fact = vocabulary.facts[slot]
      let isAboutAsking =
        fact.topic == "asking"
        && (fact.level == nil || fact.level == .system || fact.id == "declared_priorities")
      return fact.bearer == .school && fact.derivation == nil && !isAboutAsking
    }
    return Dictionary(uniqueKeysWithValues: slots.map { ($0, .doesNotApply) })
  }

  package var rules: CheckedRules { engine.rules.checked }
  package var vocabulary: Vocabulary { rules.vocabulary }

  /// Everything to be said about a school.
  package func advice(for school: Int, _ request: AdviceRequest = AdviceRequest()) -> SchoolAdvice {
    advice(for: .school(school), request)
  }

  /// Everything to be said about a school, or in the voice of an area about the area.
  package func advice(for subject: Subject, _ request: AdviceRequest = AdviceRequest())
    -> SchoolAdvice
  {
    SheetMaker(adviser: self, outlook: outlook(for: subject, request)).sheet()
  }

  /// The ranked and shown actions of a school with the situation they come from.
  package func outlook(for school: Int, _ request: AdviceRequest = AdviceRequest()) -> Outlook {
    outlook(for: .school(school), request)
  }

  /// The same for a school or an area, which is advised in its own voice.
  package func outlook(for subject: Subject, _ request: AdviceRequest = AdviceRequest())
    -> Outlook
  {
    var request = request
    if case .area = subject {
      request.voice = request.voice ?? .area
      if let slot = vocabulary.slot(id: "scope"), request.told[slot] == nil,
        let word = vocabulary.facts[slot].kind.words.firstIndex(of: "local_authority")
      {
        request.told[slot] = .known(.word(word))
      }
    }
    let situation = situation(of: subject, request)
    situation.detail = .verdicts
    request = leavingOutDeclined(request, situation)
    return Outlook(situation, rules: rules, request: request)
  }

  /// The same school if one more fact were known.
  package func outlook(_ outlook: Outlook, learning slot: Int, _ value: FactValue) -> Outlook {
    self.outlook(outlook, learning: [slot: value])
  }

  /// The same school if facts were known, or otherwise, by slot. It tells what would be shown, not which
  /// members of a relation stand behind it; only what the facts can bear on is worked out anew.
  ///
  /// `earlier` is another outlook of the same school that is nearer to the result, where there is one.
  package func outlook(
    _ outlook: Outlook, learning values: [Int: FactValue], since earlier: Outlook? = nil
  ) -> Outlook {
    Learning(self, outlook, values, since: earlier ?? outlook).outlook()
  }

  /// A school with what people said for this answer.
  package func situation(of school: Int, _ request: AdviceRequest) -> Situation {
    situation(of: .school(school), request)
  }

  /// A school or an area with what people said for this answer: facts, and findings that they reject.
  package func situation(of subject: Subject, _ request: AdviceRequest) -> Situation {
    var facts = request.told
    if case .area = subject { facts.merge(factsOfSchools) { told, _ in told } }
    var supposition = Supposition(
      facts: facts, rejected: Set(request.rejected.flatMap(\.findings)))
    supposition.origins = request.origins
    supposition.isOneBearer = request.isOneBearer
    return engine.situation(of: subject, supposing: supposition)
  }
}
