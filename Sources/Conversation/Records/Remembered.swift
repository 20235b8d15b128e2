package import Advice
package import Casebook
package import Facts
import Inference
import Notation
package import RuleLanguage
package import Schools

/// What a casebook holds of one school, as advice needs it: told values by fact, findings that people do not accept,
/// decisions by action. What names no fact, finding or action of the rules is left aside and said.
package struct Remembered: Hashable, Sendable {
  package var told: [Int: FactValue] = [:]
  /// Who told each and when, by fact.
  package var origins: [Int: Origin] = [:]
  package var toldFacts: [ToldFact] = []
  package var rejections: [Rejection] = []
  package var decisions: [Decision] = []
  package var notes: [Note] = []
  /// Entries that the rules of today have no name for.
  package var leftAside: [String] = []

  /// - Parameters:
  ///   - casebook: Where it is kept.
  ///   - subject: The school or area.
  ///   - rules: The rules of today.
  /// - Throws: What keeps the casebook from being read.
  package init(_ casebook: Casebook, _ subject: CaseSubject, _ rules: CheckedRules)
    throws(CasebookProblem)
  {
    toldFacts = try casebook.entries(ToldFact.self, about: subject)
    for fact in toldFacts {
      guard let slot = rules.vocabulary.slot(id: fact.fact) else {
        leftAside.append("told fact \(fact.fact)")
        continue
      }
      switch ValuePhrase.read(fact.value, of: rules.vocabulary.facts[slot]) {
      case .success(let value):
        told[slot] = value
        origins[slot] = .told(by: fact.by, on: fact.at.day)
      case .failure: leftAside.append("told fact \(fact.fact): \(fact.value)")
      }
    }
    for rejected in try casebook.entries(RejectedFinding.self, about: subject) {
      do {
        rejections.append(
          try Rejection(of: rejected.finding, because: rejected.reason, in: rules))
      } catch {
        leftAside.append("finding \(rejected.finding)")
      }
    }
    decisions = try casebook.entries(Decision.self, about: subject)
    notes = try casebook.entries(Note.self, about: subject)
  }

  /// What was decided of an action as a whole; `nil` where nothing was.
  package func decision(on action: String) -> Decision? {
    decisions.last { $0.action == action && $0.partner == nil }
  }
}

extension CaseSubject {
  /// The school of an entry of the directory: by its URN, or by its name where the data give none.
  package init(_ entry: SchoolDirectory.Entry) {
    self = .school(entry.urn.isEmpty ? entry.name : entry.urn)
  }
}
