import Diagnostics
import Facts
import Notation

/// Checks the named bands of the vocabulary: each is one phrase about its own fact.
enum BandChecker {
  /// The phrase of a band; `nil` when there is something wrong with it.
  static func phrase(
    of band: NamedBand, _ fact: FactDefinition, _ vocabulary: Vocabulary
  ) -> Phrase? {
    var problems: [Diagnostic] = []
    return check(band, fact, vocabulary, &problems)
  }

  /// Everything wrong with the bands of all facts.
  static func problems(in vocabulary: Vocabulary) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for fact in vocabulary.facts {
      for band in fact.bands { _ = check(band, fact, vocabulary, &problems) }
    }
    return problems
  }

  private static func check(
    _ band: NamedBand, _ fact: FactDefinition, _ vocabulary: Vocabulary,
    _ problems: inout [Diagnostic]
  ) -> Phrase? {
    let written = Scalar(band.test, at: band.location)
    // A band of a band would be a detour, and could be a circle.
    var plain = fact
    plain.bands = []
    var checker = PhraseChecker(plain, vocabulary, ConditionScope(owner: .finding), written)
    do throws(PhraseParser.Failure) {
      let phrase = checker.check(try PhraseParser.parse(written))?.phrase
      problems += checker.problems
      return phrase
    } catch {
      problems.append(
        RuleProblem.phrase(error.fault).diagnostic(at: error.location, length: error.length))
      return nil
    }
  }
}
