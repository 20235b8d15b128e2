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
    case .word(let word): return index(word).map { .oneOf(ValueSet(only: $0)) }
    case .not(let word): return index(word).map { .noneOf(ValueSet(only: $0)) }
    case .anyOf(let list): return indices(list).map { .oneOf($0) }
    case .sameAs(let same, let words): return sameAs(same, words)
    default: return misfit()
    }
  }

  private mutating func yesOrNo(_ phrase: PhraseSyntax) -> Phrase? {
    switch phrase {
    case .word(let word): return index(word).map { .oneOf(ValueSet(only: $0)) }
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
    case .includes(let word): return index(word).map { .set(.includesAny(ValueSet(only: $0))) }
    case .doesNotInclude(let word):
      return index(word).map { .set(.includesNone(ValueSet(only: $0))) }
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

  // MARK: - Problems

  func nearest(_ text: String, _ names: [String]) -> String? {
    NearestName.suggestion(for: text, among: names)
  }

  mutating func misfit<Value>() -> Value? {
    refuse(.kind(.phraseDoesNotFit(written.text, fact: fact.name, kind: fact.kind.name)))
  }

  mutating func refuse<Value>(_ problem: RuleProblem) -> Value? {
    problems.append(problem.diagnostic(at: written.location, length: written.length))
    return nil
  }

  mutating func refuse<Value>(_ problem: RuleProblem, at words: WrittenWords) -> Value? {
    problems.append(problem.diagnostic(at: words.location, length: words.length))
    return nil
  }
}
