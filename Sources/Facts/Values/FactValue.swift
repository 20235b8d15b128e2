/// What is known of one fact of one bearer: exactly one of five states (`rule-language` 5.1).
package enum FactValue: Hashable, Sendable {
  /// One value.
  case known(Datum)
  /// A number, level or year within limits that are certain.
  case between(Double, Double)
  /// A choice among what is still possible, or a set between its certain and its possible members.
  case among(certain: ValueSet, possible: ValueSet)
  /// Nobody has been asked, or the figure is not there; with the reason where one is known.
  case notSupplied(Absence?)
  /// Somebody was asked and does not know or will not say.
  case notKnown
  /// The question makes no sense here.
  case doesNotApply

  /// One value of a kind.
  package enum Datum: Hashable, Sendable {
    /// Numbers, years and levels (by index).
    case number(Double)
    /// A word of a choice, or `no` (0) and `yes` (1), by index.
    case word(Int)
    /// The members of a set.
    case set(ValueSet)
    /// A label or a text.
    case text(String)
  }

  /// Why a figure is not there.
  package enum Absence: String, Hashable, Sendable, CaseIterable {
    /// Hidden by the publisher because few pupils are behind it.
    case suppressed
    /// Fewer pupils than we show or use.
    case tooFewPupils = "too few pupils"
    /// Not published for this kind of school.
    case notPublished = "not published"
    /// Too few pupils with earlier results.
    case lowCoverage = "low coverage"
    /// A new school without results.
    case newSchool = "new school"
    /// No pupil was entered.
    case noEntries = "no entries"
    /// The group to compare with has too few known figures.
    case groupTooSmall = "too few schools to compare with"
    /// The figure lies outside the limits of its fact.
    case outOfRange = "out of range"
  }

  /// Whether rules see something: known, or within limits.
  package var isKnownOrBetween: Bool {
    switch self {
    case .known, .between, .among: true
    case .notSupplied, .notKnown, .doesNotApply: false
    }
  }
}
