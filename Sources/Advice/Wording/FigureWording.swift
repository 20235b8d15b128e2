package import Facts
package import Inference
package import RuleLanguage

/// Figures and judgements with both sides of their comparison, and where they stand.
package struct FigureWording {
  private let situation: Situation
  private let rules: CheckedRules

  package init(_ situation: Situation, rules: CheckedRules) {
    self.situation = situation
    self.rules = rules
  }

  /// A test that holds, as a reason: `KS2 combined result: 51%, 11 percentage points below the mean
  /// of its family (62%; 14 of 15 schools) (ks2-2025.csv, row 12, column PTRWM_EXP, 2024-25)`.
  package func sentence(_ proof: TestProof) -> String {
    "\(rules.vocabulary.facts[proof.test.slot].name): \(finding(proof))"
  }

  /// The same without where it stands, for a figure that a page has named already.
  package func short(_ proof: TestProof) -> String {
    let fact = rules.vocabulary.facts[proof.test.slot]
    return "\(fact.name): \(value(proof.fact, of: proof.test, fact))"
  }

  /// The same without the fact's name.
  package func finding(_ proof: TestProof) -> String {
    let fact = rules.vocabulary.facts[proof.test.slot]
    var text = value(proof.fact, of: proof.test, fact)
    if let comparison = comparison(proof, fact) { text += ", " + comparison }
    return text + " (\(origin(proof)))"
  }

  /// A value for a sentence: of a set only the members that count here, of a value that is narrowed but
  /// not supplied its limits.
  private func value(_ proof: FactProof, of test: CheckedTest, _ fact: FactDefinition) -> String {
    if case .set(.includesAny(let wanted)) = test.phrase,
      case .set(let certain, _) = proof.reading.extent, !certain.intersection(wanted).isEmpty
    {
      return ListWording.and(ValueWording.words(certain.intersection(wanted), kind: fact.kind))
    }
    if case .set(let certain, let possible) = proof.reading.extent, certain != possible,
      !certain.isEmpty
    {
      return ListWording.and(ValueWording.words(certain, kind: fact.kind))
    }
    if case .set(let certain, let possible) = proof.reading.extent, certain.isEmpty,
      possible.count > 4
    {
      return "none named so far"
    }
    guard case .notSupplied = proof.value, let limits = fact.kind.limits,
      case .line(let low, let high) = proof.reading.extent,
      low > limits.lowerBound || high < limits.upperBound
    else { return ValueWording.text(proof.value, kind: fact.kind) }
    if low == high { return ValueWording.number(low, kind: fact.kind) }
    if high == limits.upperBound { return "\(ValueWording.number(low, kind: fact.kind)) or more" }
    if low == limits.lowerBound { return "\(ValueWording.number(high, kind: fact.kind)) or less" }
    return ValueWording.text(.between(low, high), kind: fact.kind)
  }

  /// The figures behind a test: the fact itself where it was published or told, else the published
  /// figures that it was worked out from.
  package func figures(_ proof: TestProof) -> [SchoolAdvice.FigureShown] {
    let fact = rules.vocabulary.facts[proof.test.slot]
    let benchmark = comparison(proof, fact)
    if isDerived(proof) {
      let beneath = Underlying(situation, rules).figures(of: proof.test.slot, at: proof.row)
      return [
        shown(fact, proof.fact.value, nil, benchmark: benchmark, isDerived: true)
      ] + beneath
    }
    return [shown(fact, proof.fact.value, proof.fact.origin, benchmark: benchmark)]
  }

  /// One value with its place.
  package func shown(
    _ fact: FactDefinition, _ value: FactValue, _ origin: Origin?, benchmark: String? = nil,
    isDerived: Bool = false
  ) -> SchoolAdvice.FigureShown {
    var figure = SchoolAdvice.FigureShown(
      fact: fact.id, value: ValueWording.text(value, kind: fact.kind), benchmark: benchmark,
      origin: isDerived ? OriginWording.text(.derived) : origin.map(OriginWording.text) ?? "")
    if case .published(let file, let row, let column, let heading, let year)? = origin {
      figure.file = file
      figure.row = row
      figure.column = column
      figure.heading = heading
      figure.year = year
    }
    return figure
  }

  /// Where the value of a test came from, in words; of a derived one the figures beneath.
  private func origin(_ proof: TestProof) -> String {
    guard isDerived(proof) else {
      return proof.fact.origin.map(OriginWording.text) ?? OriginWording.text(.supposed)
    }
    let beneath = Underlying(situation, rules).figures(of: proof.test.slot, at: proof.row)
    guard !beneath.isEmpty else { return OriginWording.text(.derived) }
    return "from " + grouped(Array(beneath.prefix(4)))
      + (beneath.count > 4 ? "; and \(beneath.count - 4) more figures" : "")
  }

  /// Figures of one row of one file are named together: `ks2-2025.csv, row 2, 2024-25: KS2 result of
  /// other pupils 75% (PTRWM_EXP_NotFSM6CLA1A), …`.
  private func grouped(_ figures: [SchoolAdvice.FigureShown]) -> String {
    var groups: [(place: String, figures: [String])] = []
    for figure in figures {
      let name = rules.vocabulary.fact(named: figure.fact)?.name ?? figure.fact
      guard let file = figure.file, let row = figure.row else {
        groups.append((figure.origin, ["\(name) \(figure.value)"]))
        continue
      }
      let year = figure.year.map { ", \(DateWording.academicYear($0))" } ?? ""
      let place = "\(file.split(separator: "/").last ?? ""), row \(row)\(year)"
      let text = "\(name) \(figure.value) (\(figure.heading ?? ""))"
      if let index = groups.firstIndex(where: { $0.place == place }) {
        groups[index].figures.append(text)
      } else {
        groups.append((place, [text]))
      }
    }
    return groups.map { "\($0.place): \($0.figures.joined(separator: ", "))" }
      .joined(separator: "; ")
  }

  /// Whether a value was worked out, also where its parts only narrow it.
  private func isDerived(_ proof: TestProof) -> Bool {
    if proof.fact.origin == .derived { return true }
    return proof.fact.origin == nil && situation.supposition.facts[proof.test.slot] == nil
      && rules.derivations.contains { $0.slot == proof.test.slot }
  }

  /// The other side of a comparison; `nil` where the phrase says all.
  private func comparison(_ proof: TestProof, _ fact: FactDefinition) -> String? {
    let kind = fact.kind
    switch proof.other {
    case .benchmark(let benchmark, let reading)?:
      let name = PhraseWording.text(benchmark, of: fact)
      let figure =
        reading.bounds.isExact
        ? ValueWording.number(reading.bounds.low, kind: kind)
        : "between \(ValueWording.number(reading.bounds.low, kind: kind)) and \(ValueWording.number(reading.bounds.high, kind: kind))"
      if case .times(_, let factor, _) = proof.test.phrase {
        return "beside \(NumberWording.text(factor)) times \(name) of \(figure)"
          + (behind(reading).isEmpty ? "" : " (\(behind(reading).dropFirst(2)))")
      }
      return side(proof.margin, kind: kind, of: name) + " (\(figure)\(behind(reading)))"
    case .earlier(let bounds)?:
      guard bounds.isExact else { return nil }
      return "from \(ValueWording.number(bounds.low, kind: kind)) earlier"
    case .place(let figure?)?:
      return "the national cut-off is \(ValueWording.number(figure.value, kind: kind))"
    case .asker, .set, .place(nil), nil: break
    }
    switch proof.test.phrase {
    case .level:
      let phrase = PhraseWording.text(proof.test.phrase, fact: fact, vocabulary: rules.vocabulary)
      return "where \(phrase) counts" + (proof.test.band.map { " as \($0)" } ?? "")
    default: return nil
    }
  }

  private func side(_ margin: Bounds?, kind: FactKind, of name: String) -> String {
    guard let margin, margin.isExact else { return "beside \(name)" }
    if margin.low == 0 { return "the same as \(name)" }
    let gap = PhraseWording.difference(margin.low, kind: kind)
    let plain = gap.hasPrefix("-") ? String(gap.dropFirst()) : gap
    return "\(plain) \(margin.low < 0 ? "below" : "above") \(name)"
  }

  /// Who stands behind a benchmark: so many of so many schools, or a source and year.
  private func behind(_ reading: BenchmarkReading) -> String {
    if let figure = reading.figure {
      let year = figure.year.map { ", \(DateWording.academicYear($0))" } ?? ""
      switch figure.origin {
      case .published(let origin): return "; \(OriginWording.text(origin))"
      case .vocabulary(let source, _): return "; \(source)\(year)"
      }
    }
    return reading.members > 0
      ? "; mean of \(reading.known) of \(reading.members) other schools" : ""
  }
}
