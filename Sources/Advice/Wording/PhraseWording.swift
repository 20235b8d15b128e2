package import Facts
package import RuleLanguage

/// Test phrases read back in plain words, to stand after a fact's name and a colon.
package enum PhraseWording {
  /// What a phrase asks of a fact: `at least 30%`, `below the mean of its family by at least 1 point`.
  package static func text(_ phrase: Phrase, fact: FactDefinition, vocabulary: Vocabulary) -> String
  {
    let kind = fact.kind
    switch phrase {
    case .level(let comparison, let number):
      return "\(comparison.rawValue) \(ValueWording.number(number, kind: kind))"
    case .gap(let comparison, let benchmark, let gap):
      let side = "\(comparison.rawValue) \(text(benchmark, of: fact))"
      return gap == 0 ? side : side + " by at least \(difference(gap, kind: kind))"
    case .times(let comparison, let factor, let benchmark):
      return
        "\(comparison.rawValue) \(NumberWording.text(factor)) times \(text(benchmark, of: fact))"
    case .within(let gap, let benchmark):
      return "within \(difference(gap, kind: kind)) of \(text(benchmark, of: fact))"
    case .trend(let trend, let gap, let years):
      return "\(trend.rawValue) by at least \(difference(gap, kind: kind)) over \(years) years"
    case .place(let place):
      return "in the \(place.end.rawValue) \(place.share.rawValue) nationally"
    case .olderThan(let years):
      return "more than \(years) year\(years == 1 ? "" : "s") old"
    case .ordinal(let comparison, let level):
      return ordinal(comparison, ValueWording.number(Double(level), kind: kind), level, kind: kind)
    case .oneOf(let words): return ListWording.or(ValueWording.words(words, kind: kind))
    case .noneOf(let words): return "not " + ListWording.or(ValueWording.words(words, kind: kind))
    case .sameAsThisSchool: return "the same as at this school"
    case .differentFromThisSchool: return "different from this school"
    case .set(let test): return set(test, kind: kind, vocabulary: vocabulary)
    case .isKnown(let known): return known ? "known" : "not known"
    }
  }

  /// The group or school that a benchmark stands for.
  package static func text(_ benchmark: Phrase.Benchmark, of fact: FactDefinition) -> String {
    switch benchmark {
    case .familyMean: "the mean of its family"
    case .national: "the national figure"
    case .localAuthorityMean: "the mean of its local authority"
    case .thisSchool: "this school"
    }
  }

  /// A difference in the fact's unit; one that was worked out is rounded like the values it lies between.
  package static func difference(_ gap: Double, kind: FactKind, isRounded: Bool = false) -> String {
    guard case .number(let unit, _, _) = kind else { return NumberWording.text(gap) }
    return NumberWording.gap(
      isRounded ? ValueWording.rounding(gap, unit: unit) : gap, unit: unit)
  }

  /// A limit as a noun: `35% or more`.
  package static func limit(_ comparison: Phrase.Comparison, _ number: String) -> String {
    switch comparison {
    case .atLeast: "\(number) or more"
    case .atMost: "\(number) or less"
    case .above: "more than \(number)"
    case .below: "less than \(number)"
    }
  }

  private static func ordinal(
    _ comparison: Phrase.OrdinalComparison, _ word: String, _ level: Int, kind: FactKind
  ) -> String {
    switch comparison {
    case .exactly: word
    case .not: "not \(word)"
    case .atLeast: level == kind.words.count - 1 ? word : "\(word) or more"
    case .atMost: level == 0 ? word : "\(word) or less"
    }
  }

  private static func set(
    _ test: Phrase.SetPhrase, kind: FactKind, vocabulary: Vocabulary
  ) -> String {
    switch test {
    case .empty: "none named"
    case .notEmpty: "at least one named"
    case .includesAny(let words):
      "includes " + ListWording.or(ValueWording.words(words, kind: kind))
    case .includesNone(let words):
      "does not include " + ListWording.or(ValueWording.words(words, kind: kind))
    case .atLeast(let number): "at least \(number) of them"
    case .atMost(let number): "at most \(number) of them"
    case .sharesOne(let slot): "one in common with \(vocabulary.facts[slot].name)"
    }
  }
}
