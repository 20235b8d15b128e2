import Facts
package import RuleLanguage

/// What has to be known before a derived fact can be worked out.
extension CheckedDerivation.Operation {
  /// The slots it reads.
  package var slots: [Int] {
    switch self {
    case .difference(let a, let b), .ratio(let a, let b): [a, b]
    case .quadrant(let across, let up, _): [across, up]
    case .sum(let slots), .largest(let slots), .smallest(let slots), .firstKnown(let slots),
      .howManyKnown(let slots):
      slots
    case .weightedSum(let terms, _): terms.map(\.slot)
    case .change(let slot, _), .average(let slot, _), .total(let slot, _),
      .againstMean(let slot, _), .deviation(let slot, _), .band(let slot, _, _),
      .differentValues(let slot, _), .spread(let slot, _), .trend(let slot, _):
      [slot]
    case .yesWhen(let condition): condition.slots
    case .members(let members): members.flatMap(\.condition.slots)
    }
  }

  /// The relation whose members it looks at.
  var relation: String? {
    switch self {
    case .differentValues(_, let relation), .spread(_, let relation): relation
    default: nil
    }
  }

  /// The fact of which it looks at figures of several years, the newest included.
  var history: (slot: Int, years: Int)? {
    switch self {
    case .change(let slot, let years), .average(let slot, let years), .total(let slot, let years):
      (slot, years)
    case .trend(let slot, _): (slot, DerivedFacts.yearsOfTrend)
    default: nil
    }
  }

  /// The tests in its conditions.
  var tests: [CompiledTest] {
    switch self {
    case .yesWhen(let condition): condition.tests
    case .members(let members): members.flatMap(\.condition.tests)
    default: []
    }
  }

  /// The fact and group of schools it compares with.
  var group: (Int, BenchmarkGroup)? {
    switch self {
    case .againstMean(let slot, let group), .deviation(let slot, let group): (slot, group)
    default: nil
    }
  }
}

extension CheckedCondition {
  /// The slots of the facts tested in it, those of members left out.
  package var slots: [Int] {
    tests.flatMap { test in
      if case .set(.sharesOne(let other)) = test.phrase { [test.slot, other] } else { [test.slot] }
    }
  }

  /// The tests in it, those of members left out.
  var tests: [CompiledTest] {
    switch form {
    case .test(let test): [CompiledTest(slot: test.slot, phrase: test.phrase)]
    case .all(let parts), .any(let parts), .noneOf(let parts): parts.flatMap(\.tests)
    case .anyWhenOf(let actions): actions.flatMap(\.when.tests)
    case .count, .finding, .contraIndication: []
    }
  }
}
