import Evidence
import OrderedCollections

/// The terms of the glossary that a text uses and that call for a plain word: `EAL`, `its family`.
struct WordList {
  private let library: EvidenceLibrary

  init(_ library: EvidenceLibrary) { self.library = library }

  /// Terms used in a sheet, in the order of the glossary.
  func words(of advice: SchoolAdvice) -> [SchoolAdvice.WordShown] {
    let text = WordText(advice.sentences)
    return library.shownAs.compactMap { term, forms in
      guard forms.contains(where: text.uses), let means = library.glossary[term] else { return nil }
      return SchoolAdvice.WordShown(term: term, seenAs: forms, means: means)
    }
  }
}

/// Sentences, to be searched for whole words.
struct WordText {
  private let asWritten: String
  private let folded: String

  init(_ sentences: [String]) {
    asWritten = sentences.map(Self.words).joined(separator: " . ")
    folded = asWritten.lowercased()
  }

  /// Whether words stand in one of the sentences; capitals count only where the words have some.
  func uses(_ form: String) -> Bool {
    let hasCapitals = form.contains(where: \.isUppercase)
    return (hasCapitals ? asWritten : folded).contains(Self.words(form))
  }

  /// The words between single spaces, with one at each end.
  private static func words(_ text: String) -> String {
    " " + text.split { !($0.isLetter || $0.isNumber) }.joined(separator: " ") + " "
  }
}

extension SchoolAdvice {
  /// All that people read of it, sentence by sentence; without figures' places and sources.
  var sentences: [String] {
    (strengths + findings).flatMap { [$0.name] + $0.because.map(\.text) }
      + nextSteps.flatMap(\.sentences) + unknowns.map(\.text) + offers + remarks
      + alsoConsidered.flatMap { [$0.name] + $0.reasons }
  }
}

extension SchoolAdvice.Card {
  fileprivate var sentences: [String] {
    [name, who, partner ?? "", steps.twoWeeks, steps.term, steps.year, helperGain, check]
      + because.map(\.text) + although + unless + conditions + cautions.map(\.says) + reminders
      + monitor + evidence.map(\.says)
  }
}
