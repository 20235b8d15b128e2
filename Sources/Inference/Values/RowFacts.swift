import Facts
import RuleLanguage

/// The facts of one row as rules see them, whether they stand in the tables or are supposed.
protocol RowFacts {
  var vocabulary: Vocabulary { get }
  /// The as-of year, for "older than".
  var asOfYear: Int { get }
  /// What a fact can still be.
  func reading(_ slot: Int) -> Reading
  /// Whether somebody or something supplied a fact.
  func isSupplied(_ slot: Int) -> Bool
  /// The year of a fact's current figure; `nil` for what people told and what was worked out.
  func year(_ slot: Int) -> Int?
  /// The figures of the newest year and of the years before it, newest first; not supplied where
  /// there is none.
  func figures(_ slot: Int, years: Int) -> [Bounds]
  /// What a fact is compared with.
  func benchmark(_ slot: Int, _ group: BenchmarkGroup) -> BenchmarkReading
  /// The standard deviation among the others of a group; `nil` where it is not known or may be 0.
  func deviation(_ slot: Int, _ group: BenchmarkGroup) -> ClosedRange<Double>?
  /// The cut-off of an end of the national spread.
  func placeFigure(_ slot: Int, _ place: Place) -> BenchmarkFigures.Figure?
  /// A fact of the members of a relation, the school itself included; `nil` where the link is
  /// unknown or more members may exist.
  func among(_ relation: String, _ slot: Int) -> [Reading]?
  /// The limits that kinds on a line declare.
  func range(_ slot: Int) -> ClosedRange<Double>
  /// Whether people gave the fact.
  func isTold(_ slot: Int) -> Bool
}

extension RowFacts {
  /// Whether people gave a fact that can be figure or judgement; possibly also as long as it is not one
  /// known value, since they may still say.
  func mayBeTold(_ slot: Int, _ plane: Plane) -> Bool {
    isTold(slot) || (plane == .possible && !reading(slot).isOneValue)
  }

  /// A fact of those members of a relation that have the school's own phase; `nil` where the members or
  /// that phase are not known.
  func ofOwnPhase(_ slot: Int, among relation: String) -> [Reading]? {
    guard let phase = vocabulary.slot(id: "phase") else { return among(relation, slot) }
    guard case .known = reading(phase).value, let phases = among(relation, phase),
      let readings = among(relation, slot)
    else { return nil }
    let own = reading(phase).extent
    return zip(readings, phases).filter { $1.extent == own }.map(\.0)
  }

  /// The limits of a fact on a line.
  func bounds(_ slot: Int) -> Bounds { reading(slot).bounds }

  /// The limits of what a phrase about a number looks at, beside the school that asks where it does.
  func bounds(of line: PhraseEvaluation.Line, _ slot: Int, asker: (any RowFacts)? = nil) -> Bounds {
    switch line {
    case .fact: return bounds(slot)
    case .margin(let times, let benchmark):
      let other = benchmark.group.map { self.benchmark(slot, $0).bounds } ?? asker?.bounds(slot)
      return PhraseEvaluation.margin(
        bounds(slot), times: times, other ?? Bounds(open: range(slot)))
    case .pastPlace(let place):
      let cut = placeFigure(slot, place).map { Bounds($0.value) } ?? Bounds(open: range(slot))
      return PhraseEvaluation.margin(bounds(slot), times: 1, cut)
    case .change(let years):
      let figures = figures(slot, years: years)
      return (figures.first ?? Bounds(open: range(slot)))
        - (figures.last ?? Bounds(open: range(slot)))
    }
  }

  /// The verdict of a test of this row.
  func verdict(of test: CompiledTest, asker: (any RowFacts)? = nil) -> Verdict {
    if let (line, lineTest) = PhraseEvaluation.lineTest(of: test.phrase, asOfYear: asOfYear) {
      return PhraseEvaluation.verdict(lineTest, bounds(of: line, test.slot, asker: asker))
    }
    let other: Reading? =
      switch test.phrase {
      case .set(.sharesOne(let with)): reading(with)
      case .sameAsThisSchool, .differentFromThisSchool: asker?.reading(test.slot)
      default: nil
      }
    return PhraseEvaluation.verdict(test.phrase, reading(test.slot), other: other)
  }

  /// The verdict of a condition on facts alone, as derived facts have them; `if unknown` lines are
  /// honoured. Findings and counts are not known to derived facts.
  func verdict(of condition: CheckedCondition) -> Verdict {
    Self.verdicts(of: condition, [self], isFavourable: true)[0]
  }

  /// The verdicts of such a condition for some rows: its form is looked at once, outside of the rows.
  static func verdicts(of condition: CheckedCondition, _ rows: [Self], isFavourable: Bool = true)
    -> [Verdict]
  {
    let found: [Verdict]
    switch condition.form {
    case .test(let test):
      let test = CompiledTest(slot: test.slot, phrase: test.phrase)
      found = rows.map { $0.verdict(of: test) }
    case .all(let parts):
      found = joined(parts, rows, isFavourable) { Verdict.all($0) }
    case .any(let parts):
      found = joined(parts, rows, isFavourable) { Verdict.any($0) }
    case .noneOf(let parts):
      found = joined(parts, rows, !isFavourable) { !Verdict.any($0) }
    case .count, .finding, .contraIndication, .anyWhenOf:
      found = Array(repeating: .unknown, count: rows.count)
    }
    let assumed: Verdict =
      switch condition.stance {
      case .wait: .unknown
      case .carryOn: isFavourable ? .yes : .no
      case .stop: isFavourable ? .no : .yes
      }
    return found.map { $0 == .unknown ? assumed : $0 }
  }

  /// The verdicts of the parts of a condition, brought together row by row.
  private static func joined(
    _ parts: [CheckedCondition], _ rows: [Self], _ isFavourable: Bool,
    _ join: ([Verdict]) -> Verdict
  ) -> [Verdict] {
    let verdicts = parts.map { Self.verdicts(of: $0, rows, isFavourable: isFavourable) }
    return rows.indices.map { row in join(verdicts.map { $0[row] }) }
  }
}
