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
  /// Word after word as written, with an empty one behind each sentence.
  private var words: [String] = []
  /// Where each word stands, whatever its capitals.
  private var places: [String: [Int]] = [:]

  init(_ sentences: [String]) {
    for sentence in sentences {
      for word in Self.words(sentence) {
        places[word.lowercased(), default: []].append(words.count)
        words.append(word)
      }
      words.append("")
    }
  }

  /// Whether words stand in one of the sentences; capitals count only where the words have some.
  func uses(_ form: String) -> Bool {
    let wanted = Self.words(form)
    guard let first = wanted.first else { return false }
    let hasCapitals = form.contains(where: \.isUppercase)
    return (places[first.lowercased()] ?? []).contains { place in
      zip(wanted, words[place...]).allSatisfy { word, written in
        hasCapitals ? word == written : word == written.lowercased()
      }
    }
  }

  /// The runs of letters and digits.
  private static func words(_ text: String) -> [String] {
    text.unicodeScalars.split { !isPartOfWord($0) }.map(String.init)
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    case "\0"..."\u{7F}": false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.isGraphemeExtend
    }
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
