import Facts
import Inference
package import Notation
package import RuleLanguage
import Schools

/// Asks the rules what they would advise in a case.
///
/// The facts of a case hold for one bearer that is school and area in one; its scope is what the advice
/// is for, unless its facts say otherwise.
package struct CaseRun: Sendable {
  /// Which facts of a case are used.
  package struct Setting: Hashable, Sendable {
    /// What follows from the source counts beside what it says.
    package var includesImplied: Bool
    /// What people most want to change counts; without it the fact is taken as not supplied.
    package var includesPriorities: Bool

    package init(includesImplied: Bool = true, includesPriorities: Bool = true) {
      self.includesImplied = includesImplied
      self.includesPriorities = includesPriorities
    }

    /// All four, the most facts first.
    package static let all = [true, false].flatMap { implied in
      [true, false].map { Setting(includesImplied: implied, includesPriorities: $0) }
    }
  }

  /// The rules.
  package let rules: CheckedRules
  private let engine: Engine

  /// - Parameters:
  ///   - rules: The rules.
  ///   - asOfYear: The year that ages are measured against.
  package init(_ rules: CheckedRules, asOfYear: Int) {
    self.rules = rules
    engine = Engine.ofOneBearer(CompiledRules(rules), asOfYear: asOfYear)
  }

  /// The year that ages are measured against where nobody says: that of the newest figure to compare
  /// with, as cases bring no data with a year.
  package static func usualYear(_ rules: CheckedRules) -> Int? {
    rules.vocabulary.benchmarks.map(\.year).max()
  }

  /// What stands before the school or area of a case.
  package func outlook(_ story: CaseStory, _ setting: Setting) -> Outlook {
    var supposition = Supposition(facts: facts(story, setting))
    supposition.isOneBearer = true
    return Outlook(
      engine.situation(of: .school(0), supposing: supposition), rules: rules,
      request: request(story, setting))
  }

  /// The school or area of a case, to be asked about like any other; it is called by a name of its own.
  package func explainer(
    _ story: CaseStory, _ setting: Setting, called name: String, asOf: CalendarDate
  ) -> Explainer {
    let entry = SchoolDirectory.Entry(row: 0, name: name, area: "", urn: "", phase: "")
    let adviser = Adviser(
      engine: engine, asOf: asOf, directory: SchoolDirectory([entry]))
    return Explainer(adviser, adviser.outlook(for: .school(0), request(story, setting)))
  }

  private func request(_ story: CaseStory, _ setting: Setting) -> AdviceRequest {
    var request = AdviceRequest(voice: story.perspective.voice, told: facts(story, setting))
    request.addsAreaCards = story.addsAreaCards
    request.isOneBearer = true
    return request
  }

  private func facts(_ story: CaseStory, _ setting: Setting) -> [Int: FactValue] {
    var facts = setting.includesImplied ? story.implied : [:]
    facts.merge(story.stated) { _, stated in stated }
    if let slot = rules.vocabulary.slot(id: "scope"), facts[slot] == nil,
      let word = rules.vocabulary.facts[slot].kind.index(ofWord: story.scope.rawValue)
    {
      facts[slot] = .known(.word(word))
    }
    if !setting.includesPriorities, let slot = rules.vocabulary.slot(id: "declared_priorities") {
      facts[slot] = nil
    }
    return facts
  }
}
