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
  /// Who told it and when, by fact slot; what has no entry is given for this answer only.
  package var origins: [Int: Origin] = [:]
  /// What the casebook holds of the subject.
  package var record = CaseRecord()
  /// Actions that are left out as they were declined and their facts have not changed: by action, in
  /// words. An adviser finds them by the ``record``.
  var declined: [String: String] = [:]
  /// What people do not accept, with their reasons, for this answer only.
  package var rejected: [Rejection]
  /// The subject is school and area in one, as in a case that somebody told: what is told holds for both.
  package var isOneBearer = false
  /// How it will be read.
  package var form = Form.sheet
  /// At most this many open questions; finding the ones that matter takes most of the time.
  package var questions: Int

  /// What is to be made of it.
  package enum Form: Sendable {
    /// Everything that people read.
    case sheet
    /// What differs from school to school, for programs (``AdviceLine``); the rest is left empty.
    case line
  }

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
