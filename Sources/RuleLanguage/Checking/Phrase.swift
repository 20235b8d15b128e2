package import Facts

/// A test phrase with its names resolved and its numbers in the fact's own unit (`rule-language`,
/// "Phrase grammar"). What each case means for every state of a value stands in section 5.2 there.
///
/// ``PhraseParser`` reads it, ``PhraseChecker`` holds it against the kind of its fact, Inference
/// evaluates it, Advice words it.
package enum Phrase: Hashable, Sendable {
  /// `at least 30 percent`: the fact against a number.
  case level(Comparison, Double)
  /// `below family mean by at least 1.0 points`, `at least national`; `by` is 0 or more.
  case gap(Comparison, Benchmark, by: Double)
  /// `at least 1.25 times national`.
  case times(Comparison, Double, Benchmark)
  /// `within 2 points of family mean`.
  case within(Double, of: Benchmark)
  /// `rising by at least 5 points over 3 years`: the change over that many years' figures.
  case trend(Trend, by: Double, years: Int)
  /// `in the highest fifth nationally`.
  case place(Place)
  /// `older than 2 years`, against the as-of date.
  case olderThan(years: Int)
  /// `at least medium`, `weak`, `not strong`: the index of a level.
  case ordinal(OrdinalComparison, Int)
  /// `primary`, `any of [a, b]`, `yes`: one of these words. Never empty.
  case oneOf(ValueSet)
  /// `not primary`: known, and none of these words.
  case noneOf(ValueSet)
  /// `same as this school`; only inside `where`.
  case sameAsThisSchool
  /// `different from this school`; only inside `where`.
  case differentFromThisSchool
  /// A test of a set.
  case set(SetPhrase)
  /// `known`, or `unknown` when false.
  case isKnown(Bool)

  /// The four ways a number can stand to another.
  package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "at least"
    case atMost = "at most"
    case above, below
  }

  /// The ways a level can stand to a named one.
  package enum OrdinalComparison: Hashable, Sendable { case exactly, atLeast, atMost, not }

  /// The direction of a change.
  package enum Trend: String, Hashable, Sendable { case rising, falling }

  /// What a number is compared with; the school itself is left out of means.
  package enum Benchmark: String, Hashable, Sendable, CaseIterable {
    case familyMean = "family mean"
    case national
    case localAuthorityMean = "local authority mean"
    /// Inside `where`: the same fact of the school that asks.
    case thisSchool = "this school"

    /// The group behind a mean; `nil` for `this school`.
    package var group: BenchmarkGroup? {
      switch self {
      case .familyMean: .family
      case .national: .national
      case .localAuthorityMean: .localAuthority
      case .thisSchool: nil
      }
    }
  }

  /// What can be asked of a set.
  package enum SetPhrase: Hashable, Sendable {
    case empty, notEmpty
    /// At least one of these is a member.
    case includesAny(ValueSet)
    /// None of these is a member.
    case includesNone(ValueSet)
    case atLeast(Int)
    case atMost(Int)
    /// A member in common with another set fact, by its slot; both have the same list of words.
    case sharesOne(with: Int)
  }
}
