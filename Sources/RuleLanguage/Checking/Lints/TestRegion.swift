import Facts

/// The values of a fact for which a test is true, where that can be told without knowing any school.
///
/// Numbers are compared as intervals, words as sets. Two tests with a benchmark have comparable
/// regions only when it is the same benchmark: then the region is one of distances from it.
enum TestRegion: Hashable {
  /// Numbers, years or distances between ends that may be open.
  case interval(Line, low: End, high: End)
  /// Words of a choice, or levels.
  case words(ValueSet)
  /// The number of members a set may have.
  case size(ClosedRange<Int>)

  /// What the numbers of an interval are measured on.
  enum Line: Hashable {
    case value
    case distance(Phrase.Benchmark)
    case change(years: Int)
    case spread
  }

  /// An end of an interval.
  struct End: Hashable {
    var value: Double
    var isOpen: Bool
    static let lowest = End(value: -.infinity, isOpen: true)
    static let highest = End(value: .infinity, isOpen: true)
  }

  /// The region of a phrase; `nil` where there is none to compare.
  init?(_ phrase: Phrase, of fact: FactDefinition) {
    let words = fact.kind.words.count
    switch phrase {
    case .level(let comparison, let number): self = Self.beyond(comparison, number, .value)
    case .gap(let comparison, let benchmark, let gap):
      let isDown = comparison == .below || comparison == .atMost
      let distance = isDown ? -gap : gap
      // `below by at least 3` includes the distance 3; plain `below` leaves out 0.
      let inclusive: Phrase.Comparison =
        gap > 0 ? (isDown ? .atMost : .atLeast) : comparison
      self = Self.beyond(inclusive, distance, .distance(benchmark))
    case .within(let distance, let benchmark):
      self = .interval(
        .distance(benchmark), low: End(value: -distance, isOpen: false),
        high: End(value: distance, isOpen: false))
    case .trend(let trend, let by, let years):
      self = Self.beyond(
        trend == .rising ? .atLeast : .atMost, trend == .rising ? by : -by, .change(years: years))
    case .place(let place):
      self =
        place.end == .highest
        ? Self.beyond(.atLeast, 1 - place.share.fraction, .spread)
        : Self.beyond(.atMost, place.share.fraction, .spread)
    case .ordinal(.atLeast, let level): self = .words(ValueSet(min(level, words)..<words))
    case .ordinal(.atMost, let level): self = .words(ValueSet(0...level))
    case .ordinal(.exactly, let level): self = .words(ValueSet(only: level))
    case .ordinal(.not, let level):
      self = .words(ValueSet.all(words).subtracting(ValueSet(only: level)))
    case .oneOf(let set): self = .words(set)
    case .noneOf(let set): self = .words(ValueSet.all(words).subtracting(set))
    case .set(.empty): self = .size(0...0)
    case .set(.notEmpty): self = .size(1...max(1, words))
    case .set(.atLeast(let count)): self = .size(count...max(count, words))
    case .set(.atMost(let count)): self = .size(0...count)
    case .set(.includesAny), .set(.includesNone), .set(.sharesOne), .times, .olderThan,
      .sameAsThisSchool, .differentFromThisSchool, .isKnown:
      return nil
    }
  }

  private static func beyond(
    _ comparison: Phrase.Comparison, _ number: Double, _ line: Line
  ) -> TestRegion {
    switch comparison {
    case .atLeast: .interval(line, low: End(value: number, isOpen: false), high: .highest)
    case .above: .interval(line, low: End(value: number, isOpen: true), high: .highest)
    case .atMost: .interval(line, low: .lowest, high: End(value: number, isOpen: false))
    case .below: .interval(line, low: .lowest, high: End(value: number, isOpen: true))
    }
  }

  /// Whether no value lies in both; `false` where that cannot be told.
  func excludes(_ other: TestRegion) -> Bool {
    switch (self, other) {
    case (.interval(let a, let lowA, let highA), .interval(let b, let lowB, let highB)):
      guard a == b else { return false }
      return Self.isBefore(highA, lowB) || Self.isBefore(highB, lowA)
    case (.words(let a), .words(let b)): return a.intersection(b).isEmpty
    case (.size(let a), .size(let b)): return !a.overlaps(b)
    case (.interval, _), (.words, _), (.size, _): return false
    }
  }

  /// Whether each of these values lies in the other too; `false` where that cannot be told.
  func isPart(of other: TestRegion) -> Bool {
    switch (self, other) {
    case (.interval(let a, let lowA, let highA), .interval(let b, let lowB, let highB)):
      guard a == b else { return false }
      return Self.startsAtOrAfter(lowA, lowB) && Self.endsAtOrBefore(highA, highB)
    case (.words(let a), .words(let b)): return a.isSubset(of: b)
    case (.size(let a), .size(let b)):
      return a.lowerBound >= b.lowerBound && a.upperBound <= b.upperBound
    case (.interval, _), (.words, _), (.size, _): return false
    }
  }

  /// Whether an upper end lies before a lower one, so that nothing is in between.
  private static func isBefore(_ high: End, _ low: End) -> Bool {
    high.value < low.value || (high.value == low.value && (high.isOpen || low.isOpen))
  }

  private static func startsAtOrAfter(_ a: End, _ b: End) -> Bool {
    a.value > b.value || (a.value == b.value && (a.isOpen || !b.isOpen))
  }

  private static func endsAtOrBefore(_ a: End, _ b: End) -> Bool {
    a.value < b.value || (a.value == b.value && (a.isOpen || !b.isOpen))
  }
}
