package import Diagnostics
package import Facts

/// A test phrase as it is written: its shape told by ``PhraseParser``, nothing resolved.
///
/// Where two shapes look the same (`at least medium`, `at least national`) there is one case, and
/// the fact's kind decides in ``PhraseChecker``.
package enum PhraseSyntax: Hashable, Sendable {
  /// `at least 30 percent`.
  case level(Phrase.Comparison, Amount)
  /// `below family mean by at least 1.0 points`, `at least national`; on an ordered fact `at least medium`.
  case against(Phrase.Comparison, WrittenWords, by: Amount?)
  /// `at least 1.25 times national`.
  case times(Phrase.Comparison, WrittenNumber, WrittenWords)
  /// `within 2 points of family mean`.
  case within(Amount, of: WrittenWords)
  /// `rising by at least 5 points over 3 years`.
  case trend(Phrase.Trend, by: Amount, years: WrittenNumber)
  /// `in the highest fifth nationally`.
  case place(Place)
  /// `older than 2 years`.
  case olderThan(years: WrittenNumber)
  /// `primary`, `high`, `yes`, `the subject`.
  case word(WordSyntax)
  /// `not strong`.
  case not(WordSyntax)
  /// `any of [primary, secondary]`.
  case anyOf([WordSyntax])
  /// `same as this school` or, when false, `different from this school`.
  case sameAs(Bool, WrittenWords)
  /// `empty` or, when false, `not empty`.
  case empty(Bool)
  /// `includes maths`.
  case includes(WordSyntax)
  /// `does not include maths`.
  case doesNotInclude(WordSyntax)
  /// `includes any of [maths, science]`.
  case includesAnyOf([WordSyntax])
  /// `at least 2 of them`.
  case ofThem(Phrase.Comparison, WrittenNumber)
  /// `shares one with declared priorities`.
  case sharesOne(with: WrittenWords)
  /// `known` or, when false, `unknown`.
  case known(Bool)
}

/// Words of a line with their place.
package struct WrittenWords: Hashable, Sendable {
  /// The words with single spaces between them.
  package var text: String
  /// Where the first one starts.
  package var location: Source.Location
  /// From the first character of the first word to the last of the last.
  package var length: Int

  package init(_ text: String, at location: Source.Location, length: Int? = nil) {
    self.text = text
    self.location = location
    self.length = max(1, length ?? text.count)
  }
}

/// A number as written.
package struct WrittenNumber: Hashable, Sendable {
  package var value: Double
  package var words: WrittenWords

  package init(_ value: Double, _ words: WrittenWords) {
    self.value = value
    self.words = words
  }

  /// The number, if it is a whole one that fits.
  package var whole: Int? { Int(exactly: value) }
}

/// A number with the unit that stands behind it, if one does.
package struct Amount: Hashable, Sendable {
  package var number: WrittenNumber
  package var unit: WrittenWords?

  package init(_ number: WrittenNumber, unit: WrittenWords? = nil) {
    self.number = number
    self.unit = unit
  }
}

/// A value in a phrase: itself, or a parameter bound by `about`.
package enum WordSyntax: Hashable, Sendable {
  /// `maths`.
  case value(WrittenWords)
  /// `the subject`, `the need's hub`; the words are the whole of it.
  case parameter(name: String, column: String?, WrittenWords)

  /// The words with their place.
  package var words: WrittenWords {
    switch self {
    case .value(let words), .parameter(_, _, let words): words
    }
  }
}
