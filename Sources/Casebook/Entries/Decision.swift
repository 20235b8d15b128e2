package import Notation

/// What was decided about a suggestion for a school or an area: taken up or not, why, and when to look again.
package struct Decision: CasebookEntry {
  /// Taken up or not.
  package enum Verdict: String, Hashable, Sendable, CaseIterable { case accepted, declined }

  package var mark: EntryMark
  /// The action's id.
  package var action: String
  /// The URN of the school that was accepted or ruled out as partner; `nil` for the action as a whole.
  package var partner: String?
  package var verdict: Verdict
  /// Why, in the words of who decided; may be empty.
  package var reason: String
  /// When to look at it again; `nil` where nobody said.
  package var review: CalendarDate?
  /// The digest of the rules at that moment.
  package var rules: String
  /// The digest of the facts behind the action at that moment: what has to change for a declined action
  /// to come back.
  package var facts: String

  package static let form = EntryForm(
    name: "decisions", noun: "decision",
    fields: [
      EntryField("action", .id), EntryField("partner", .words, isRequired: false),
      EntryField("verdict", .oneOf(Verdict.allCases.map(\.rawValue))),
      EntryField("reason", .words, isRequired: false),
      EntryField("review", .day, isRequired: false),
      EntryField("rules", .id, isRequired: false), EntryField("facts", .id, isRequired: false),
    ],
    topic: ["action", "partner"])

  /// - Parameters:
  ///   - about: The school or area that was advised.
  ///   - action: The action's id.
  ///   - verdict: Taken up or not.
  ///   - reason: Why; may be empty.
  ///   - by: Who decided: `the head`.
  ///   - at: When.
  ///   - partner: The school meant as partner; `nil` for the action as a whole.
  ///   - review: When to look at it again.
  ///   - rules: The digest of the rules.
  ///   - facts: The digest of the facts behind the action.
  package init(
    about: CaseSubject, action: String, _ verdict: Verdict, because reason: String = "",
    by: String, at: Moment, partner: String? = nil, review: CalendarDate? = nil,
    rules: String = "", facts: String = ""
  ) {
    mark = EntryMark(about: about, by: by, at: at)
    self.action = action
    self.partner = partner
    self.verdict = verdict
    self.reason = reason
    self.review = review
    self.rules = rules
    self.facts = facts
  }

  package init(_ mark: EntryMark, _ texts: [String: String]) {
    self.mark = mark
    action = texts["action", default: ""]
    partner = texts["partner"].flatMap { $0.isEmpty ? nil : $0 }
    verdict = texts["verdict"].flatMap(Verdict.init) ?? .declined
    reason = texts["reason", default: ""]
    review = texts["review"].flatMap { CalendarDate($0) }
    rules = texts["rules", default: ""]
    facts = texts["facts", default: ""]
  }

  package var texts: [String: String] {
    [
      "action": action, "partner": partner ?? "", "verdict": verdict.rawValue, "reason": reason,
      "review": review?.description ?? "", "rules": rules, "facts": facts,
    ]
  }
}
