import Facts
import Inference
import RuleLanguage
import Schools

/// Answers questions about what stands before one school or area: why, why not, what would it take, what
/// if, how sure, what to ask next. Everything is worked out from the proofs of the rules when it is asked.
///
/// ```swift
/// let explainer = Explainer(adviser, adviser.outlook(for: row))
/// print(AnswerText.render(explainer.why(action, .usual).page))
/// ```
package struct Explainer {
  package let adviser: Adviser
  package let outlook: Outlook

  /// - Parameters:
  ///   - adviser: Rules, facts and names.
  ///   - outlook: The school or area with what people said of it.
  package init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
  }

  var rules: CheckedRules { adviser.rules }
  /// The subject with nothing left out of its proofs.
  var situation: Situation { outlook.situation.telling(.whole) }

  package var subject: AnswerSubject {
    switch outlook.situation.subject {
    case .school(let row):
      let entry = adviser.directory.entries[row]
      guard !entry.name.isEmpty else {
        return AnswerSubject(urn: entry.urn, name: "A school without a name in the data")
      }
      let named = entry.area.isEmpty || entry.name.hasSuffix(", \(entry.area)")
      return AnswerSubject(
        urn: entry.urn.isEmpty ? nil : entry.urn,
        name: named ? entry.name : "\(entry.name), \(entry.area)")
    case .area(let row):
      guard let slot = adviser.vocabulary.slot(id: "la_name"),
        case .known(.text(let name)) = adviser.engine.base.areas.value(slot, row)
      else { return AnswerSubject(name: "An area without a name in the data") }
      return AnswerSubject(name: name)
    }
  }

  /// `school` or `area`.
  var kindOfPlace: String {
    if case .area = outlook.situation.subject { "area" } else { "school" }
  }

  func named(_ action: Int, in outlook: Outlook? = nil) -> ActionNamed {
    let outlook = outlook ?? self.outlook
    let id = rules.actions[action].id
    let place = { (list: [Candidate]) in list.firstIndex { $0.id == id }.map { $0 + 1 } }
    return ActionNamed(
      id: id, name: rules.actions[action].name, status: outlook.status(of: action).rawValue,
      shownAt: place(outlook.list.shown), place: place(outlook.list.ordered))
  }

  package func name(ofAction id: String) -> String {
    rules.actions.first { $0.id == id }?.name ?? id
  }

  func index(ofAction id: String) -> Int? { rules.actions.firstIndex { $0.id == id } }

  /// What an action is ranked by; `nil` where it is not ranked.
  func candidate(_ action: Int) -> Candidate? {
    outlook.list.ordered.first { $0.id == rules.actions[action].id }
  }
}

extension Outlook {
  /// The status of an action, also of one that does not speak to the voice asked for.
  func status(of action: Int) -> Status {
    statuses.first { $0.action == action }?.status ?? situation.status(action)
  }
}
