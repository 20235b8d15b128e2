import Diagnostics
import Facts
import Notation

/// Holds a phrase against the kind of its fact and resolves the names in it: the one place that says
/// which phrases fit which facts.
struct PhraseChecker {
  let fact: FactDefinition
  let vocabulary: Vocabulary
  let scope: ConditionScope
  /// Where the whole phrase stands.
  let written: Scalar
  private(set) var problems: [Diagnostic] = []

  init(_ fact: FactDefinition, _ vocabulary: Vocabulary, _ scope: ConditionScope, _ written: Scalar)
  {
    self.fact = fact
    self.vocabulary = vocabulary
    self.scope = scope
    self.written = written
  }

  /// The phrase with its names resolved, and the named band it was written as; `nil` when it does
  /// not fit, which is reported.
  mutating func check(_ phrase: PhraseSyntax) -> (phrase: Phrase, band: String?)? {
    if case .known(let isKnown) = phrase, fact.kind != .text { return (.isKnown(isKnown), nil) }
    if case .word(let word) = phrase, let band = band(word) {
      // Problems in the band itself are told where it is declared.
      return BandChecker.phrase(of: band, fact, vocabulary).map { ($0, band.name) }
    }
    let resolved: Phrase? =
      switch fact.kind {
      case .number: number(phrase)
      case .ordinal(let levels): ordinal(phrase, levels)
      case .choice(let words): choice(phrase, words)
      case .yesNo: yesOrNo(phrase)
      case .set: set(phrase)
      case .year: year(phrase)
      case .label: label(phrase)
      case .text: refuse(.kind(.textIsNeverTested(fact.name)))
      }
    return resolved.map { ($0, nil) }
  }

  // MARK: - Kinds

  private mutating func number(_ phrase: PhraseSyntax) -> Phrase? {
    switch phrase {
    case .level(let comparison, let amount):
      return value(amount).map { .level(comparison, $0) }
    case .against(let comparison, let name, let amount):
      guard let benchmark = benchmark(name) else { return nil }
      guard let amount else { return .gap(comparison, benchmark, by: 0) }
      return gap(amount).map { .gap(comparison, benchmark, by: $0) }
    case .times(let comparison, let factor, let name):
      guard let benchmark = benchmark(name) else { return nil }
      guard factor.value > 0 else { return refuse(.kind(.factorNotPositive), at: factor.words) }
      return .times(comparison, factor.value, benchmark)
    case .within(let amount, let name):
      guard let benchmark = benchmark(name) else { return nil }
      return gap(amount).map { .within($0, of: benchmark) }
    case .trend(let trend, let amount, let years):
      guard let count = years.whole, (2...10).contains(count) else {
        return refuse(.kind(.yearsOutOfRange(years.words.text)), at: years.words)
      }
      return gap(amount).map { .trend(trend, by: $0, years: count) }
    case .place(let place): return .place(place)
    case .sameAs(let same, let words):
      return refuse(.kind(.sameAsNumber(fact: fact.name, same: same)), at: words)
    case .word(let word):
      guard let text = text(word) else { return nil }
      return refuse(
        .name(
          .unknownBand(text, fact: fact.name, nearest: nearest(text, bandNames), known: bandNames)),
        at: word.words)
    default: return misfit()
    }
  }

  private mutating func ordinal(_ phrase: PhraseSyntax, _ levels: [String]) -> Phrase? {
    switch phrase {
    case .against(.atLeast, let words, by: nil):
      return index(.value(words)).map { .ordinal(.atLeast, $0) }
    case .against(.atMost, let words, by: nil):
      return index(.value(words)).map { .ordinal(.atMost, $0) }
    case .word(let word): return index(word).map { .ordinal(.exactly, $0) }
    case .not(let word): return index(word).map { .ordinal(.not, $0) }
    case .sameAs(let same, let words): return sameAs(same, words)
    case .level(let comparison, let amount):
      let level = amount.number.whole.flatMap { levels.indices.contains($0) ? levels[$0] : nil }
      return refuse(
        .kind(.levelAsNumber(comparison.rawValue, fact: fact.name, level: level, levels: levels)),
        at: amount.number.words)
    case .against(let comparison, let words, by: nil):
      return refuse(.kind(.levelBeyond(comparison.rawValue, level: words.text, levels: levels)))
    default: return misfit()
    }
  }

  private mutating func choice(_ phrase: PhraseSyntax, _ words: [String]) -> Phrase? {
    switch phrase {
    case .word(let word): return index(word).map { .oneOf(ValueSet([$0])) }
    case .not(let word): return index(word).map { .noneOf(ValueSet([$0])) }
    case .anyOf(let list): return indices(list).map { .oneOf($0) }
    case .sameAs(let same, let words): return sameAs(same, words)
    default: return misfit()
    }
  }

  private mutating func yesOrNo(_ phrase: PhraseSyntax) -> Phrase? {
    switch phrase {
    case .word(let word): return index(word).map { .oneOf(ValueSet([$0])) }
    case .not(let word):
      let other = word.words.text.lowercased() == "yes" ? "no" : "yes"
      return refuse(.kind(.writeInstead("not \(word.words.text)", instead: other)), at: word.words)
    case .sameAs(let same, let words): return sameAs(same, words)
    default: return misfit()
    }
  }

  private mutating func set(_ phrase: PhraseSyntax) -> Phrase? {
    switch phrase {
    case .empty(true): return .set(.empty)
    case .empty(false): return .set(.notEmpty)
    case .includes(let word): return index(word).map { .set(.includesAny(ValueSet([$0]))) }
    case .doesNotInclude(let word): return index(word).map { .set(.includesNone(ValueSet([$0]))) }
    case .includesAnyOf(let list): return indices(list).map { .set(.includesAny($0)) }
    case .ofThem(let comparison, let number): return ofThem(comparison, number)
    case .sharesOne(let name): return sharesOne(name)
    case .word(let word):
      return refuse(
        .kind(.writeInstead(word.words.text, instead: "includes \(word.words.text)")),
        at: word.words)
    case .anyOf(let list):
      let words = list.map(\.words.text).joined(separator: ", ")
      return refuse(
        .kind(.writeInstead("any of [\(words)]", instead: "includes any of [\(words)]")))
    case .not(let word):
      return refuse(
        .kind(
          .writeInstead("not \(word.words.text)", instead: "does not include \(word.words.text)")))
    case .level(let comparison, let amount) where amount.unit == nil:
      let number = amount.number.words.text
      return refuse(
        .kind(
          .writeInstead(
            "\(comparison.rawValue) \(number)", instead: "\(comparison.rawValue) \(number) of them")
        ))
    default: return misfit()
    }
  }

  private mutating func year(_ phrase: PhraseSyntax) -> Phrase? {
    switch phrase {
    case .olderThan(let years):
      guard let count = years.whole, (0...200).contains(count) else {
        return refuse(.kind(.yearsOutOfRange(years.words.text)), at: years.words)
      }
      return .olderThan(years: count)
    case .sameAs(let same, let words): return sameAs(same, words)
    default: return misfit()
    }
  }

  private mutating func label(_ phrase: PhraseSyntax) -> Phrase? {
    if case .sameAs(let same, let words) = phrase { return sameAs(same, words) }
    return misfit()
  }

  // MARK: - Parts of phrases

  private mutating func sameAs(_ same: Bool, _ words: WrittenWords) -> Phrase? {
    guard words.text.lowercased() == Phrase.Benchmark.thisSchool.rawValue else {
      return refuse(
        .kind(.onlyThisSchool(words.text, nearest: nearest(words.text, ["this school"]))), at: words
      )
    }
    guard scope.isInsideWhere else { return refuse(.kind(.thisSchoolOutsideWhere), at: words) }
    return same ? .sameAsThisSchool : .differentFromThisSchool
  }

  private mutating func ofThem(
    _ comparison: Phrase.Comparison, _ number: WrittenNumber
  ) -> Phrase? {
    guard let count = number.whole, (0...ValueSet.capacity).contains(count) else {
      return refuse(
        .kind(
          .outsideRange(number.words.text, fact: fact.name, limits: "0 to \(ValueSet.capacity)")))
    }
    switch comparison {
    case .atLeast: return .set(.atLeast(count))
    case .atMost: return .set(.atMost(count))
    case .above:
      return refuse(
        .kind(.writeInstead("above \(count) of them", instead: "at least \(count + 1) of them")))
    case .below:
      return refuse(
        .kind(
          .writeInstead("below \(count) of them", instead: "at most \(max(0, count - 1)) of them")))
    }
  }

  private mutating func sharesOne(_ name: WrittenWords) -> Phrase? {
    guard let slot = vocabulary.slot(named: name.text) else {
      let sets = vocabulary.facts.filter { if case .set = $0.kind { true } else { false } }
      return refuse(
        .name(
          .unknownFact(
            name.text, nearest: NearestFact(for: name.text, among: sets))), at: name)
    }
    let other = vocabulary.facts[slot]
    guard case .set(let words) = other.kind else {
      return refuse(.kind(.notASet(other.name)), at: name)
    }
    // The words are compared by their place in the list, so the shared ones must stand alike.
    guard case .set(let own) = fact.kind, own == words || Self.isPrefix(own, words) else {
      return refuse(.kind(.differentLists(fact.name, other.name)), at: name)
    }
    return .set(.sharesOne(with: slot))
  }

  /// Whether one list begins with the other: then a word has the same index in both.
  private static func isPrefix(_ a: [String], _ b: [String]) -> Bool {
    zip(a, b).allSatisfy { $0 == $1 }
  }

  private mutating func benchmark(_ name: WrittenWords) -> Phrase.Benchmark? {
    guard let benchmark = Phrase.Benchmark(rawValue: name.text.lowercased()) else {
      let known = Phrase.Benchmark.allCases.map(\.rawValue)
      return refuse(
        .name(.unknownBenchmark(name.text, nearest: nearest(name.text, known), known: known)),
        at: name)
    }
    if benchmark == .thisSchool, !scope.isInsideWhere {
      return refuse(.kind(.thisSchoolOutsideWhere), at: name)
    }
    return benchmark
  }

  private mutating func value(_ amount: Amount) -> Double? {
    let words = amount.number.words
    if let (problem, place) = UnitChecker.problem(inValue: amount, of: fact) {
      return refuse(problem, at: place)
    }
    guard case .number(_, let whole, let range) = fact.kind else { return nil }
    if whole, amount.number.whole == nil {
      return refuse(.kind(.wholeNumber(words.text, fact: fact.name)), at: words)
    }
    guard range.contains(amount.number.value) else {
      return refuse(
        .kind(.outsideRange(words.text, fact: fact.name, limits: range.inWords)), at: words)
    }
    return amount.number.value
  }

  private mutating func gap(_ amount: Amount) -> Double? {
    let words = amount.number.words
    if let (problem, place) = UnitChecker.problem(inGap: amount, of: fact) {
      return refuse(problem, at: place)
    }
    guard case .number(_, _, let range) = fact.kind else { return nil }
    let widest = range.upperBound - range.lowerBound
    guard (0...widest).contains(amount.number.value) else {
      return refuse(
        .kind(.gapOutsideRange(words.text, fact: fact.name, limits: (0...widest).inWords)),
        at: words)
    }
    return amount.number.value
  }

  private mutating func index(_ word: WordSyntax) -> Int? {
    guard let text = text(word) else { return nil }
    if let index = fact.kind.index(ofWord: text) { return index }
    let words = fact.kind.words
    return refuse(
      .name(
        .unknownValue(
          text, fact: fact.name, nearest: nearest(text, words + bandNames), known: words)),
      at: word.words)
  }

  private mutating func indices(_ words: [WordSyntax]) -> ValueSet? {
    let found = words.map { index($0) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return ValueSet(found.compactMap { $0 })
  }

  private mutating func text(_ word: WordSyntax) -> String? {
    switch WordResolver(vocabulary: vocabulary, binding: scope.binding).text(of: word) {
    case .success(let text): return text
    case .failure(let problem): return refuse(problem, at: word.words)
    }
  }

  // MARK: - Bands

  private var bandNames: [String] { fact.bands.map(\.name) }

  /// The named band that a word is.
  private func band(_ word: WordSyntax) -> NamedBand? {
    guard case .value(let words) = word else { return nil }
    let folded = FactKind.folded(words.text)
    return fact.bands.first { FactKind.folded($0.name) == folded }
  }

  // MARK: - Problems

  private func nearest(_ text: String, _ names: [String]) -> String? {
    NearestName.suggestion(for: text, among: names)
  }

  private mutating func misfit<Value>() -> Value? {
    refuse(.kind(.phraseDoesNotFit(written.text, fact: fact.name, kind: fact.kind.name)))
  }

  private mutating func refuse<Value>(_ problem: RuleProblem) -> Value? {
    problems.append(problem.diagnostic(at: written.location, length: written.length))
    return nil
  }

  private mutating func refuse<Value>(_ problem: RuleProblem, at words: WrittenWords) -> Value? {
    problems.append(problem.diagnostic(at: words.location, length: words.length))
    return nil
  }
}

extension ClosedRange<Double> {
  /// `0 to 100`.
  var inWords: String { "\(lowerBound.written) to \(upperBound.written)" }
}

extension Double {
  /// Without a needless `.0`.
  var written: String { Int(exactly: self).map(String.init) ?? "\(self)" }
}
