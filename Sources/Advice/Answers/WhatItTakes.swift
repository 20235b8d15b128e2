import Facts
package import Inference
import RuleLanguage

/// What would bring a recommendation, or remove it: the smallest sets of changed facts, by what people can
/// do about them.
package struct WhatItTakes: Answer {
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// `bring` or `remove`.
  package var aim: String
  /// It has already come, or gone.
  package var isReached: Bool
  /// Sets that can be changed or found out now, nearest first; three at most.
  package var now: [SetShown]
  /// Sets that take time.
  package var overTime: [SetShown]
  /// Sets of which something is as it is: who the pupils are, where the school stands.
  package var given: [SetShown]
  /// How many sets were left out because something would have to get worse, which nobody is advised.
  package var worse: Int
  /// `school` or `area`.
  package var place: String
  /// The search ended before all sets had been tried.
  package var isCutShort: Bool

  /// Facts that would have to be otherwise together.
  package struct SetShown: Encodable, Hashable, Sendable {
    package var changes: [ChangeShown]
    /// How far it is, in steps of the facts.
    package var steps: Double
  }

  /// One fact that would have to be otherwise.
  package struct ChangeShown: Encodable, Hashable, Sendable {
    package var fact: String
    package var name: String
    package var now: String
    package var value: String
    /// Nobody knows it: it would have to turn out so.
    package var isToBeFoundOut: Bool
    /// The value as it may be typed.
    package var typed: String
    package var text: String
  }
}

extension Explainer {
  /// The smallest changes that would bring an action, or remove it.
  package func whatItTakes(_ action: Int, _ aim: ChangeSearch.Aim) -> WhatItTakes {
    let search = ChangeSearch(outlook.situation, action, aim)
    let vocabulary = rules.vocabulary
    func shown(_ reach: ChangeSet.Reach) -> [WhatItTakes.SetShown] {
      search.sets.filter { $0.reach(vocabulary) == reach }.prefix(3).map { set in
        WhatItTakes.SetShown(changes: set.changes.map(change), steps: set.distance)
      }
    }
    let named = named(action)
    return WhatItTakes(
      subject: subject, action: named, aim: aim == .bring ? "bring" : "remove",
      isReached: search.isReachedAlready,
      now: shown(.now), overTime: shown(.overTime), given: shown(.given),
      worse: search.sets.count { $0.reach(vocabulary) == .worse }, place: kindOfPlace,
      isCutShort: search.isCutShort)
  }

  private func change(_ change: Change) -> WhatItTakes.ChangeShown {
    let fact = rules.vocabulary.facts[change.slot]
    return WhatItTakes.ChangeShown(
      fact: fact.id, name: fact.name, now: ValueWording.text(change.now, kind: fact.kind),
      value: ValueWording.text(change.value, kind: fact.kind), isToBeFoundOut: change.isLearning,
      typed: ValueWording.typed(change.value, kind: fact.kind),
      text: ChangeWording(rules).text(change))
  }
}

extension WhatItTakes {
  package var page: AnswerPage {
    let isBring = aim == "bring"
    let title =
      "\(subject.name) – what it would take "
      + (isBring ? "for \"\(action.name)\"" : "to need \"\(action.name)\" no more")
    if isReached {
      return AnswerPage(
        title,
        [
          AnswerPage.Line(
            isBring
              ? "Nothing: it is worth considering already."
              : "Nothing: it is not put forward as it is.")
        ], next: action.shownAt.map { ["why \($0)"] } ?? [])
    }
    var lines: [AnswerPage.Line] = []
    lines += list(now, "Could be changed or found out now:")
    lines += list(overTime, "Over time:")
    lines += list(given, "Cannot be changed, and is no aim:")
    if lines.isEmpty {
      lines.append(
        AnswerPage.Line(
          worse > 0
            ? "Nothing to work towards: something would have to get worse."
            : isCutShort
              ? "No small set of changes was found; there may be larger ones."
              : "No change of facts of this \(place) was found that would do it."
        ))
    } else if worse > 0 {
      lines.append(
        AnswerPage.Line("Other ways would need something to get worse; they are left out."))
    }
    return AnswerPage(title, lines, next: next)
  }

  private func list(_ sets: [SetShown], _ heading: String) -> [AnswerPage.Line] {
    guard !sets.isEmpty else { return [] }
    return [AnswerPage.Line(heading)]
      + sets.map { set in
        AnswerPage.Line(set.changes.map(\.text).joined(separator: "; and "), mark: "–", indent: 2)
      }
  }

  private var next: [String] {
    guard let first = (now + overTime).first else { return [] }
    let parts = first.changes.map { "\($0.name) is \($0.typed)" }
    return ["what if \(parts.joined(separator: " and "))"]
  }
}
