/// A finding that people who know a school or an area do not accept, with their reason (`domain` 8, point 5).
package struct RejectedFinding: CasebookEntry {
  package var mark: EntryMark
  /// The finding's id.
  package var finding: String
  /// In people's own words; never empty.
  package var reason: String

  package static let form = EntryForm(
    name: "rejections", noun: "rejected finding",
    fields: [EntryField("finding", .id), EntryField("reason", .words)], topic: ["finding"])

  /// - Parameters:
  ///   - about: The school or area.
  ///   - finding: The finding's id.
  ///   - reason: Why it is not accepted.
  ///   - by: Who says so: `the head`.
  ///   - at: When.
  package init(
    about: CaseSubject, finding: String, because reason: String, by: String, at: Moment
  ) {
    mark = EntryMark(about: about, by: by, at: at)
    self.finding = finding
    self.reason = reason
  }

  package init(_ mark: EntryMark, _ texts: [String: String]) {
    self.mark = mark
    finding = texts["finding", default: ""]
    reason = texts["reason", default: ""]
  }

  package var texts: [String: String] { ["finding": finding, "reason": reason] }
}
