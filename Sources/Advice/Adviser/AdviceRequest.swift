package import Facts
package import RuleLanguage

/// What is asked for one school.
package struct AdviceRequest: Sendable {
  /// At most this many next steps, 1 to 3.
  package var top: Int
  /// Whose advice it is; `nil`: by the fact `scope`, a school's where that is not known.
  package var voice: Voice?
  /// Cards that speak to the area are ranked beside those of the voice, as for a case told from a school
  /// about a whole region (`rule-language` 0.13).
  package var addsAreaCards = false
  /// What people know, by fact slot, for this answer only.
  package var told: [Int: FactValue]
  /// What people do not accept, with their reasons, for this answer only.
  package var rejected: [Rejection]
  /// At most this many open questions; finding the ones that matter takes most of the time.
  package var questions: Int

  package init(
    top: Int = 3, voice: Voice? = nil, told: [Int: FactValue] = [:],
    rejected: [Rejection] = [], questions: Int = 3
  ) {
    self.top = top
    self.voice = voice
    self.told = told
    self.rejected = rejected
    self.questions = questions
  }
}
