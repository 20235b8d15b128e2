import Evidence
import OrderedCollections

/// The terms of the glossary that a text uses and that call for a plain word: `EAL`, `its family`.
struct WordList: Sendable {
  private let words: [SchoolAdvice.WordShown]
  private let search: WordSearch

  init(_ library: EvidenceLibrary) {
    words = library.shownAs.compactMap { term, forms in
      library.glossary[term].map {
        SchoolAdvice.WordShown(term: term, seenAs: forms, means: $0)
      }
    }
    search = WordSearch(words.map(\.seenAs))
  }

  /// Terms used in a sheet, in the order of the glossary.
  func words(of advice: SchoolAdvice) -> [SchoolAdvice.WordShown] {
    search.found(in: advice.sentences).sorted().map { words[$0] }
  }
}

extension SchoolAdvice {
  /// All that people read of it, sentence by sentence; without figures' places and sources.
  var sentences: [String] {
    (strengths + findings).flatMap { [$0.name] + $0.because.map(\.text) }
      + nextSteps.flatMap(\.sentences) + unknowns.map(\.text) + offers + remarks
      + alsoConsidered.flatMap { [$0.name] + $0.reasons } + (picture?.sentences ?? [])
  }
}

extension SchoolAdvice.Card {
  fileprivate var sentences: [String] {
    [name, who, partner ?? "", steps.twoWeeks, steps.term, steps.year, helperGain, check]
      + because.map(\.text) + although + unless + conditions + cautions.map(\.says) + reminders
      + monitor + evidence.map(\.says)
  }
}
