import Facts
package import Inference
package import RuleLanguage

/// Figures and judgements with both sides of their comparison.
package struct FigureWording {
  private let situation: Situation
  private let rules: CheckedRules

  package init(_ situation: Situation, rules: CheckedRules) {
    self.situation = situation
    self.rules = rules
  }

  /// A test told as a reason: its words, and the figures behind them.
  struct Told {
    /// The everyday name of the fact, with which the texts begin; empty for what is no fact.
    var name: String
    /// `KS2 combined result: 51%, 11 percentage points below the mean of its family (62%,
    /// mean of 14 of 15 other schools)`; without file and row, which ``figures`` carry.
    var text: String
    /// The same in a word: `KS2 combined result: 51%`.
    var short: String
    /// Who said it and when, to be put behind it in brackets; `nil` for figures.
    var speaker: String?
    /// The value, what it is compared with, and all it was worked out from.
    var figures: [SchoolAdvice.FigureShown]

    /// A text of it without the name of the fact.
    func withoutName(_ text: String) -> String {
      text.hasPrefix("\(name): ") ? String(text.dropFirst(name.count + 2)) : text
    }
  }

  /// A test as a reason on a sheet.
  func told(_ proof: TestProof) -> Told {
    let fact = definition(proof)
    let value = value(proof)
    let opening = isWorkedOut(proof) ? opening(proof) : nil
    let (side, detail) = comparison(proof)
    if fact.isInDeviations, let opening, !opening.clauses.isEmpty {
      // Nobody thinks in standard deviations: both sides of the comparison say it.
      return Told(
        name: fact.name, text: opening.clauses.joined(separator: "; "), short: opening.clauses[0],
        speaker: OriginWording.speaker(proof.fact.origin, of: fact.bearer),
        figures: figures(proof, opening))
    }
    let details = [detail].compactMap(\.self) + (opening?.clauses ?? [])
    let short = "\(fact.name): \(value)"
    return Told(
      name: fact.name,
      text: short + (side.map { ", " + $0 } ?? "")
        + (details.isEmpty ? "" : " (\(details.joined(separator: "; ")))"),
      short: short, speaker: OriginWording.speaker(proof.fact.origin, of: fact.bearer),
      figures: figures(proof, opening))
  }

  /// Both sides of a test, for an explanation.
  struct Sides {
    /// `51%, 11 percentage points below the mean of its family (62%, mean of 14 of 15 other schools)`; why
    /// there is no value where there is none.
    var found: String
    /// `ks2-2025.csv, row 12, column PTRWM_EXP, 2024-25`, or who said it; of a worked-out value what it was
    /// worked out from; `nil` where there is no value.
    var origin: String?
    var figures: [SchoolAdvice.FigureShown]
  }

  /// A test with its value, what that is compared with, and the place each side comes from.
  func sides(_ proof: TestProof) -> Sides {
    guard proof.fact.value.isKnownOrBetween || isWorkedOut(proof) else {
      let kind = definition(proof).kind
      return Sides(found: ValueWording.text(proof.fact.value, kind: kind), figures: [])
    }
    let (side, detail) = comparison(proof)
    var details = [detail].compactMap(\.self)
    if case .benchmark(_, let reading)? = proof.other, reading.bounds.isExact {
      details = [
        [benchmarkValue(reading, definition(proof).kind), BenchmarkWording.origin(reading)]
          .compactMap(\.self).joined(separator: ", ")
      ]
    }
    let opening = isWorkedOut(proof) ? opening(proof) : nil
    return Sides(
      found: value(proof) + (side.map { ", " + $0 } ?? "") + details.map { " (\($0))" }.joined(),
      origin: origin(proof), figures: figures(proof, opening))
  }

  // MARK: The value

  private func definition(_ proof: TestProof) -> FactDefinition {
    rules.vocabulary.facts[proof.test.slot]
  }

  /// A value for a sentence: of a set only the members that count here, of a value that is narrowed but
  /// not supplied its limits.
  private func value(_ proof: TestProof) -> String {
    let kind = definition(proof).kind
    if let wanted = wanted(proof) { return ListWording.and(ValueWording.words(wanted, kind: kind)) }
    if case .set(_, let possible) = proof.fact.reading.extent, possible.count > 4,
      !proof.fact.isOneValue
    {
      return "none named so far"
    }
    guard case .notSupplied = proof.fact.value, let limits = kind.limits,
      case .line(let low, let high) = proof.fact.reading.extent,
      low > limits.lowerBound || high < limits.upperBound
    else {
      return ValueWording.text(proof.fact.value, kind: kind, isRounded: isWorkedOut(proof))
    }
    if low == high { return ValueWording.rounded(low, kind: kind) }
    if high == limits.upperBound { return "\(ValueWording.rounded(low, kind: kind)) or more" }
    if low == limits.lowerBound { return "\(ValueWording.rounded(high, kind: kind)) or less" }
    return ValueWording.text(.between(low, high), kind: kind)
  }

  /// The members of a set that the test counted: those it asks for, else all that are certain.
  private func wanted(_ proof: TestProof) -> ValueSet? {
    guard case .set(let certain, let possible) = proof.fact.reading.extent, !certain.isEmpty else {
      return nil
    }
    if case .set(.includesAny(let wanted)) = proof.test.phrase,
      !certain.intersection(wanted).isEmpty
    {
      return certain.intersection(wanted)
    }
    return certain == possible ? nil : certain
  }

  /// Whether a value was worked out, also where its parts only narrow it.
  private func isWorkedOut(_ proof: TestProof) -> Bool {
    if proof.fact.origin == .derived { return true }
    return proof.fact.origin == nil && situation.supposition.facts[proof.test.slot] == nil
      && situation.engine.facts.derivation(of: proof.test.slot) != nil
  }

  private func opening(_ proof: TestProof) -> Opening {
    Opening(situation, rules, proof.test.slot, at: proof.row, wanted: wanted(proof))
  }

  // MARK: The comparison

  /// What is said beside a value, and what belongs in brackets behind it.
  private func comparison(_ proof: TestProof) -> (side: String?, detail: String?) {
    let fact = definition(proof)
    let kind = fact.kind
    switch proof.other {
    case .benchmark(let benchmark, let reading)?:
      let name = PhraseWording.text(benchmark, of: fact)
      let detail = [benchmarkValue(reading, kind), BenchmarkWording.behind(reading)]
        .compactMap(\.self).joined(separator: ", ")
      if case .times(_, let factor, _) = proof.test.phrase {
        return (times(proof, reading, factor, name), detail)
      }
      return (side(proof.margin, kind, of: name), detail)
    case .earlier(let bounds)?:
      guard bounds.isExact else { return (nil, nil) }
      return ("from \(ValueWording.number(bounds.low, kind: kind)) earlier", nil)
    case .place(let figure?)?:
      return (nil, "the national cut-off is \(ValueWording.number(figure.value, kind: kind))")
    case .asker, .set, .place(nil), nil: break
    }
    guard case .level(let comparison, let number) = proof.test.phrase,
      let band = proof.test.band
    else { return (nil, nil) }
    let limit = PhraseWording.limit(comparison, ValueWording.number(number, kind: kind))
    // A limit that nobody has published is ours, and says so (`domain` 0).
    let isOurs = fact.bands.first { $0.name == band }?.origin == .designDefault
    return (nil, isOurs ? "waymark counts \(limit) as \(band)" : "\(limit) counts as \(band)")
  }

  private func benchmarkValue(_ reading: BenchmarkReading, _ kind: FactKind) -> String {
    let text = { (number: Double) in
      reading.figure == nil
        ? ValueWording.rounded(number, kind: kind) : ValueWording.number(number, kind: kind)
    }
    return reading.bounds.isExact
      ? text(reading.bounds.low)
      : "between \(text(reading.bounds.low)) and \(text(reading.bounds.high))"
  }

  /// `1.66 times the national figure`; where either side is not one number, what was asked.
  private func times(
    _ proof: TestProof, _ reading: BenchmarkReading, _ factor: Double, _ name: String
  ) -> String {
    let own = proof.fact.reading.bounds
    guard own.applies, own.isExact, reading.bounds.isExact, reading.bounds.low > 0 else {
      return "beside \(NumberWording.text(factor)) times \(name)"
    }
    return "\(NumberWording.text(own.low / reading.bounds.low)) times \(name)"
  }

  private func side(_ margin: Bounds?, _ kind: FactKind, of name: String) -> String {
    guard let margin, margin.isExact else { return "beside \(name)" }
    let gap = PhraseWording.difference(margin.low.magnitude, kind: kind, isRounded: true)
    if gap.prefix(2) == "0 " || gap == "0" { return "the same as \(name)" }
    return "\(gap) \(margin.low < 0 ? "below" : "above") \(name)"
  }

  // MARK: The figures

  private func figures(_ proof: TestProof, _ opening: Opening?) -> [SchoolAdvice.FigureShown] {
    let fact = definition(proof)
    var figures = [FigureShowing.figure(fact, proof.fact.value, proof.fact.origin)]
    if case .benchmark(let benchmark, let reading)? = proof.other, let group = benchmark.group {
      figures.append(FigureShowing.benchmark(fact, reading, group))
    }
    figures += opening?.figures ?? []
    var seen: Set<SchoolAdvice.FigureShown> = []
    return figures.filter { seen.insert($0).inserted }
  }

  /// Where the value of a test came from, in words; of a worked-out one what it was worked out from.
  private func origin(_ proof: TestProof) -> String {
    guard isWorkedOut(proof) else { return OriginWording.text(proof.fact.origin ?? .supposed) }
    let opening = opening(proof)
    guard !opening.clauses.isEmpty else { return OriginWording.text(.derived) }
    let places = CellNumbers(opening.figures)
    return "from " + opening.clauses.joined(separator: "; ")
      + (places.lines.isEmpty ? "" : ": " + places.lines.joined(separator: "; "))
  }
}

extension FactDefinition {
  /// Measured in standard deviations of a group.
  fileprivate var isInDeviations: Bool {
    guard case .number(let unit, _, _) = kind else { return false }
    return unit.name == "standard deviations"
  }
}
