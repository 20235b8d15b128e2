import Diagnostics
import Facts
import Notation

/// The parts that phrases are made of: benchmarks, numbers with units, words, other sets, bands.
extension PhraseChecker {
  mutating func sameAs(_ same: Bool, _ words: WrittenWords) -> Phrase? {
    guard words.text.lowercased() == Phrase.Benchmark.thisSchool.rawValue else {
      return refuse(
        .kind(.onlyThisSchool(words.text, nearest: nearest(words.text, ["this school"]))), at: words
      )
    }
    guard scope.isInsideWhere else { return refuse(.kind(.thisSchoolOutsideWhere), at: words) }
    return same ? .sameAsThisSchool : .differentFromThisSchool
  }

  mutating func ofThem(
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

  mutating func sharesOne(_ name: WrittenWords) -> Phrase? {
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

  mutating func benchmark(_ name: WrittenWords) -> Phrase.Benchmark? {
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

  mutating func value(_ amount: Amount) -> Double? {
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

  mutating func gap(_ amount: Amount) -> Double? {
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

  mutating func index(_ word: WordSyntax) -> Int? {
    guard let text = text(word) else { return nil }
    if let index = fact.kind.index(ofWord: text) { return index }
    let words = fact.kind.words
    return refuse(
      .name(
        .unknownValue(
          text, fact: fact.name, nearest: nearest(text, words + bandNames), known: words)),
      at: word.words)
  }

  mutating func indices(_ words: [WordSyntax]) -> ValueSet? {
    let found = words.map { index($0) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return ValueSet(found.compactMap { $0 })
  }

  mutating func text(_ word: WordSyntax) -> String? {
    switch WordResolver(vocabulary: vocabulary, binding: scope.binding).text(of: word) {
    case .success(let text): return text
    case .failure(let problem): return refuse(problem, at: word.words)
    }
  }

  // MARK: - Bands

  var bandNames: [String] { fact.bands.map(\.name) }

  /// The named band that a word is.
  func band(_ word: WordSyntax) -> NamedBand? {
    guard case .value(let words) = word else { return nil }
    let folded = FactKind.folded(words.text)
    return fact.bands.first { FactKind.folded($0.name) == folded }
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
