package import Diagnostics

/// Everything that can be wrong with how a file is written down, before anyone asks what it means.
///
/// The cases hold the facts; ``message`` and ``nextStep`` are the only place with the words. Codes
/// WM10x are about the whole file, WM11x about notations that lose or change a text, WM12x and
/// WM13x about keys and the shape of their values, WM14x about structure.
package enum NotationProblem: Hashable, Sendable {
  // MARK: The whole file
  /// More bytes than the limit.
  case tooLarge(limit: Int)
  /// Bytes that are no UTF-8; `utf16` when the file seems to be in that encoding.
  case notUTF8(utf16: Bool)
  /// A character nobody types on purpose, by its Unicode number.
  case unusualCharacter(UInt32)
  /// A second document, or text after the end marker.
  case secondDocument
  /// Lists and mappings deeper than the limit.
  case tooDeep(limit: Int)
  /// More texts, lists and mappings than the limit.
  case tooManyEntries(limit: Int)
  /// A line such as `%YAML 1.2`.
  case directive
  /// There is nothing in the file.
  case emptyFile

  // MARK: Notations that lose or change a text
  /// A tab outside quotes.
  case tab
  /// A comment on a line that holds something else.
  case comment(Comment)
  /// `!name`.
  case tag(String)
  /// `&name`.
  case anchor(String)
  /// `*name`.
  case alias(String)
  /// The key `<<`.
  case mergeKey
  /// A value that begins with a character YAML keeps for itself; `meant` is the same in words.
  case symbolAtStart(Character, meant: String?)
  /// A colon and a space inside a text without quotes.
  case colonInText
  /// A question mark in a text without quotes inside brackets.
  case questionMark
  /// A key that stands in the mapping already.
  case duplicateKey(String)

  // MARK: Keys and the shape of values
  /// A key that must be there is not.
  case missingKey(String, of: String)
  /// A key that means nothing here.
  case unknownKey(String, of: String, nearest: String?, known: [String])
  /// A list where a text was expected, and the like; `key` is `nil` for the element of a list or
  /// the whole file.
  case wrongShape(key: String?, expected: Shape, found: Shape)
  /// A word that is not in the closed list.
  case unknownWord(String, key: String, nearest: String?, known: [String])
  /// A text that is no number.
  case notANumber(String, key: String)
  /// A number that is not whole.
  case notWhole(String, key: String)
  /// A text other than yes and no.
  case notYesOrNo(String, key: String)
  /// A text that is no day of the calendar.
  case notADate(String, key: String)
  /// A key without a value.
  case emptyValue(key: String)
  /// A text over several lines where one line is needed.
  case blockText(key: String?)
  /// A number outside the limits, which are given in words.
  case outOfRange(String, key: String, limits: String)

  // MARK: Structure
  /// A quotation mark that is never closed.
  case unclosedQuote(Character)
  /// A bracket that is never closed.
  case unclosedBracket(Character)
  /// Text after a closing quotation mark or bracket.
  case textAfter(Character)
  /// A line that should be `key: value` and has no colon, or no space after it.
  case missingColon(spaceOnly: Bool)
  /// A line whose indentation fits nothing above it.
  case indentation
  /// `? key`.
  case complexKey
  /// A list or mapping as a key.
  case keyIsNoText
  /// `\x` and the like in a text in double quotes, with a letter that means nothing.
  case unknownEscape
  /// A closing bracket or comma without its opening bracket.
  case strayBracket(Character)
  /// A dash that begins a list on the line of its key.
  case listOnKeyLine
  /// A colon with no key before it.
  case keyMissing
  /// A bracket or brace inside a text without quotes that stands in brackets itself.
  case bracketInText(Character)
  /// A colon after an element of a list in brackets.
  case pairInList
  /// A key of more than 1,000 bytes.
  case keyTooLong
  /// Anything else the library refuses.
  case unreadable

  /// What a comment stands after.
  package enum Comment: Hashable, Sendable {
    /// After a value, whose tail it would hide.
    case afterValue
    /// Where a value should be, which it would hide.
    case insteadOfValue
    /// After a key or dash whose value is beneath; it hides nothing, but looks as if it might.
    case afterKey
  }

  /// What a value can be.
  package enum Shape: String, Hashable, Sendable {
    case text, list, mapping, nothing
  }
}

extension NotationProblem {
  /// The problem with its place, as diagnostics are shown.
  ///
  /// - Parameters:
  ///   - location: Where it begins.
  ///   - length: How many characters the caret line underlines.
  ///   - notes: Other places that belong to it.
  /// - Returns: An error; the notation knows no warnings.
  package func diagnostic(
    at location: Source.Location?, length: Int = 1, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      code, .error, message, at: location, length: length, nextStep: nextStep, notes: notes)
  }

  /// The stable code.
  package var code: String {
    switch self {
    case .tooLarge: "WM100"
    case .notUTF8: "WM101"
    case .unusualCharacter: "WM102"
    case .secondDocument: "WM103"
    case .tooDeep: "WM104"
    case .tooManyEntries: "WM105"
    case .directive: "WM106"
    case .emptyFile: "WM107"
    case .tab: "WM110"
    case .comment: "WM111"
    case .tag: "WM112"
    case .anchor: "WM113"
    case .alias: "WM114"
    case .mergeKey: "WM115"
    case .symbolAtStart: "WM116"
    case .colonInText: "WM117"
    case .questionMark: "WM118"
    case .duplicateKey: "WM119"
    case .missingKey: "WM120"
    case .unknownKey: "WM121"
    case .wrongShape: "WM122"
    case .unknownWord: "WM123"
    case .notANumber: "WM124"
    case .notWhole: "WM125"
    case .notYesOrNo: "WM126"
    case .notADate: "WM127"
    case .emptyValue: "WM128"
    case .blockText: "WM129"
    case .outOfRange: "WM130"
    case .unclosedQuote: "WM140"
    case .unclosedBracket: "WM141"
    case .textAfter: "WM142"
    case .missingColon: "WM143"
    case .indentation: "WM144"
    case .complexKey: "WM145"
    case .keyIsNoText: "WM146"
    case .unknownEscape: "WM147"
    case .strayBracket: "WM148"
    case .unreadable: "WM149"
    case .listOnKeyLine: "WM150"
    case .keyMissing: "WM151"
    case .bracketInText: "WM152"
    case .keyTooLong: "WM153"
    case .pairInList: "WM154"
    }
  }
}
