package import Casebook
import Notation
package import RuleLanguage

/// Who said what and when, in words.
package enum CaseWording {
  /// `the head, 3 May 2026`.
  package static func said(_ entry: some CasebookEntry) -> String {
    "\(entry.by), \(DateWording.day(entry.at.day))"
  }

  /// `"Work with an EAL hub school": declined by the head, 3 May 2026, because no room; look again on 31 January 2027`.
  package static func sentence(_ decision: Decision, _ rules: CheckedRules, _ keys: SubjectKeys)
    -> String
  {
    let name = rules.actions.first { $0.id == decision.action }?.name ?? decision.action
    let partner = decision.partner.map { " with \(keys.label(.school($0)))" } ?? ""
    return "\"\(name)\"\(partner): \(clause(decision))"
  }

  /// `declined by the head, 3 May 2026, because no room; look again on 31 January 2027`.
  package static func clause(_ decision: Decision) -> String {
    let reason = decision.reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let verdict =
      switch decision.verdict {
      case .accepted: "taken up"
      case .declined: "declined"
      }
    return "\(verdict) by \(said(decision))"
      + (reason.isEmpty ? "" : ", because \(ListWording.clause(reason))")
      + (decision.review.map { "; look again on \(DateWording.day($0.description))" } ?? "")
  }
}
