package import Facts
package import RuleLanguage

/// What a phrase means for every state of a value (`rule-language` 5.2). The one place: the verdict
/// pass over all schools and the proof of one both come here.
package enum PhraseEvaluation {
  /// What a phrase about a number looks at.
  package enum Line: Hashable, Sendable {
    /// The fact itself.
    case fact
    /// The fact minus a number of times a benchmark.
    case margin(times: Double, Phrase.Benchmark)
    /// The fact minus a cut-off of the national spread.
    case pastPlace(Place)
    /// The newest figure minus an earlier one.
    case change(years: Int)
  }

  /// The line and the test of a phrase about a number, year or level; `nil` for other phrases.
  package static func lineTest(of phrase: Phrase, asOfYear: Int) -> (line: Line, test: LineTest)? {
    switch phrase {
    case .level(let comparison, let number): (.fact, test(comparison, number))
    case .gap(let comparison, let benchmark, let by):
      (.margin(times: 1, benchmark), gapTest(comparison, by))
    case .times(let comparison, let number, let benchmark):
      (.margin(times: number, benchmark), test(comparison, 0))
    case .within(let distance, let benchmark):
      (.margin(times: 1, benchmark), .inside(-distance, distance))
    case .trend(.rising, let by, let years): (.change(years: years), .atLeast(by))
    case .trend(.falling, let by, let years): (.change(years: years), .atMost(-by))
    case .place(let place):
      (.pastPlace(place), place.end == .highest ? .atLeast(0) : .atMost(0))
    // Older than n years: as-of year − year > n.
    case .olderThan(let years): (.fact, .below(Double(asOfYear - years)))
    case .ordinal(.exactly, let level): (.fact, .inside(Double(level), Double(level)))
    case .ordinal(.atLeast, let level): (.fact, .atLeast(Double(level)))
    case .ordinal(.atMost, let level): (.fact, .atMost(Double(level)))
    case .ordinal(.not, let level): (.fact, .not(Double(level)))
    case .oneOf, .noneOf, .sameAsThisSchool, .differentFromThisSchool, .set, .isKnown: nil
    }
  }

  private static func test(_ comparison: Phrase.Comparison, _ number: Double) -> LineTest {
    switch comparison {
    case .atLeast: .atLeast(number)
    case .atMost: .atMost(number)
    case .above: .above(number)
    case .below: .below(number)
    }
  }

  /// "Above the mean" is strict; "above the mean by at least 2" includes 2.
  private static func gapTest(_ comparison: Phrase.Comparison, _ by: Double) -> LineTest {
    switch comparison {
    case .above: by > 0 ? .atLeast(by) : .above(0)
    case .below: by > 0 ? .atMost(-by) : .below(0)
    case .atLeast: .atLeast(by)
    case .atMost: .atMost(-by)
    }
  }

  /// How far the limits of a fact lie from a number of times the limits of what it is compared with.
  package static func margin(_ fact: Bounds, times: Double, _ other: Bounds) -> Bounds {
    fact - (times == 1 ? other : times * other)
  }

  /// The verdict on a line: false where the question does not apply.
  package static func verdict(_ test: LineTest, _ bounds: Bounds) -> Verdict {
    Verdict(
      certain: test.isCertain(bounds.low, bounds.high),
      possible: test.isPossible(bounds.low, bounds.high))
  }

  /// The verdict of a phrase that is not about a number. `other` is the reading the phrase compares
  /// with: the second set, or the same fact of the school that asks.
  package static func verdict(_ phrase: Phrase, _ reading: Reading, other: Reading?) -> Verdict {
    if case .isKnown(let wanted) = phrase {
      return reading.extent != .doesNotApply && reading.isSupplied == wanted ? .yes : .no
    }
    if reading.extent == .doesNotApply || other?.extent == .doesNotApply { return .no }
    switch (phrase, reading.extent) {
    case (.oneOf(let wanted), .words(let words)): return among(words, wanted)
    case (.noneOf(let unwanted), .words(let words)): return !among(words, unwanted)
    case (.set(let phrase), .set(let certain, let possible)):
      return verdict(phrase, certain, possible, other: other)
    case (.sameAsThisSchool, let extent): return same(extent, other?.extent)
    case (.differentFromThisSchool, let extent): return !same(extent, other?.extent)
    default: preconditionFailure("the checker gives a phrase only to facts of its kind")
    }
  }

  /// Whether the word is one of the wanted: certain when no other word is left, possible when one is.
  private static func among(_ words: ValueSet, _ wanted: ValueSet) -> Verdict {
    Verdict(
      certain: words.isSubset(of: wanted), possible: !words.intersection(wanted).isEmpty)
  }

  private static func verdict(
    _ phrase: Phrase.SetPhrase, _ certain: ValueSet, _ possible: ValueSet, other: Reading?
  ) -> Verdict {
    switch phrase {
    case .empty: return Verdict(certain: possible.isEmpty, possible: certain.isEmpty)
    case .notEmpty: return Verdict(certain: !certain.isEmpty, possible: !possible.isEmpty)
    case .includesAny(let words): return meet(certain, possible, words, words)
    case .includesNone(let words): return !meet(certain, possible, words, words)
    case .atLeast(let n): return Verdict(certain: certain.count >= n, possible: possible.count >= n)
    case .atMost(let n): return Verdict(certain: possible.count <= n, possible: certain.count <= n)
    case .sharesOne:
      guard case .set(let sure, let maybe)? = other?.extent else { return .unknown }
      return meet(certain, possible, sure, maybe)
    }
  }

  /// Whether two sets have a member in common.
  private static func meet(
    _ certain: ValueSet, _ possible: ValueSet, _ otherCertain: ValueSet, _ otherPossible: ValueSet
  ) -> Verdict {
    Verdict(
      certain: !certain.intersection(otherCertain).isEmpty,
      possible: !possible.intersection(otherPossible).isEmpty)
  }

  /// Whether two facts have the same value; unknown compared with unknown is unknown.
  private static func same(_ a: Reading.Extent, _ b: Reading.Extent?) -> Verdict {
    switch (a, b) {
    case (.line(let low, let high), .line(let otherLow, let otherHigh)?):
      let isOne = low == high && otherLow == otherHigh && low == otherLow
      return Verdict(certain: isOne, possible: low <= otherHigh && otherLow <= high)
    case (.words(let words), .words(let others)?):
      return Verdict(
        certain: words.count == 1 && words == others,
        possible: !words.intersection(others).isEmpty)
    case (.label(let text?), .label(let other?)?): return text == other ? .yes : .no
    default: return .unknown
    }
  }
}
