import Diagnostics

extension NotationProblem {
  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .tooLarge(let limit):
      "the file is larger than \(limit / 1024) KB, the most a file of this kind may hold"
    case .notUTF8(utf16: true): "the file is saved as UTF-16, which waymark does not read"
    case .notUTF8(utf16: false): "the file is not saved as UTF-8: a letter here cannot be read"
    case .unusualCharacter(let number):
      "there is an invisible or unusual character here (\(Self.unicodeName(number)))"
    case .secondDocument: "a second document begins here; a file holds one"
    case .tooDeep(let limit): "lists and keys are nested more than \(limit) levels deep here"
    case .tooManyEntries(let limit): "the file holds more than \(limit) entries"
    case .directive: "lines that begin with % are not used in these files"
    case .emptyFile: "there is nothing in this file"
    case .tab: "there is a tab here, which looks like spaces but is read differently"
    case .comment(.afterValue): "everything after the # on this line would be lost"
    case .comment(.insteadOfValue): "the whole value after the # would be lost"
    case .comment(.afterKey): "a comment must stand on a line of its own"
    case .tag(let name): "tags such as \(name.quoted()) are not used in these files"
    case .anchor(let name): "anchors such as \(name.quoted()) are not used in these files"
    case .alias(let name): "references such as \(name.quoted()) are not used in these files"
    case .mergeKey: "the merge key << is not used in these files"
    case .symbolAtStart(let symbol, _): "a value cannot begin with \(String(symbol).quoted())"
    case .colonInText: "a text without quotes cannot contain a colon followed by a space"
    case .questionMark: "a text without quotes inside brackets cannot contain a question mark"
    case .duplicateKey(let key): "the key \(key.quoted()) stands here a second time"
    case .missingKey(let key, let subject): "\(subject) has no \(key.quoted())"
    case .unknownKey(let key, let subject, _, _): "\(subject) has no key called \(key.quoted())"
    case .wrongShape(let key?, let expected, let found):
      "\(key.quoted()) must be \(expected.inWords), not \(found.inWords)"
    case .wrongShape(nil, let expected, let found):
      "\(expected.inWords) is needed here, not \(found.inWords)"
    case .unknownWord(let word, let key, _, _):
      "\(word.quoted()) is not one of the words for \(key.quoted())"
    case .notANumber(let text, let key): "\(key.quoted()) must be a number, not \(text.quoted())"
    case .notWhole(let text, let key):
      "\(key.quoted()) must be a whole number, not \(text.quoted())"
    case .notYesOrNo(let text, let key):
      "\(key.quoted()) must be yes or no, not \(text.quoted())"
    case .notADate(let text, let key): "\(key.quoted()) must be a date, not \(text.quoted())"
    case .emptyValue(let key): "nothing stands after \(key.quoted())"
    case .blockText(let key?): "\(key.quoted()) must stand on one line"
    case .blockText(nil): "this text must stand on one line"
    case .outOfRange(let text, let key, let limits):
      "\(key.quoted()) must be \(limits), not \(text.quoted())"
    case .unclosedQuote(let mark): "the quotation mark \(mark) is never closed"
    case .unclosedBracket(let bracket): "the bracket \(bracket) is never closed"
    case .textAfter("-"): "there is text after the document marker ---"
    case .textAfter("\""), .textAfter("'"): "there is text after the closing quotation mark"
    case .textAfter(let bracket): "there is text after the closing bracket \(bracket)"
    case .missingColon(spaceOnly: false): "a key needs a colon after it"
    case .missingColon(spaceOnly: true): "a colon after a key needs a space after it"
    case .indentation: "this line is indented in a way that fits no line above it"
    case .complexKey: "keys marked with ? are not used in these files"
    case .keyIsNoText: "a key must be a text, not a list or a mapping"
    case .unknownEscape: "the letter after this backslash has no meaning"
    case .strayBracket(let symbol): "the \(symbol) here belongs to no opening bracket"
    case .listOnKeyLine: "a list cannot begin on the line of its key"
    case .keyMissing: "there is no key before this colon"
    case .bracketInText(let bracket):
      "a text without quotes inside brackets cannot contain \(bracket)"
    case .pairInList: "a colon does not fit here, inside brackets"
    case .keyTooLong: "this key is longer than 1,000 letters"
    case .unreadable: "the structure of the file cannot be told from here on"
    }
  }

  /// What to do about it.
  package var nextStep: String? {
    switch self {
    case .tooLarge, .tooManyEntries: "split it into several files"
    case .notUTF8: "save it again as UTF-8 (in most editors: Save as, Encoding)"
    case .unusualCharacter: "delete it, and type the text round it again if need be"
    case .secondDocument: "move what follows into a file of its own, named after its id"
    case .tooDeep: "give the inner part a name of its own, for example as a finding"
    case .directive: "delete the line"
    case .emptyFile: "fill it or delete it"
    case .tab: "use spaces"
    case .comment(.afterKey): "move it to the line above"
    case .comment:
      "put the comment on its own line, or the whole value in quotes if the # belongs to it"
    case .tag, .anchor: "put quotes round the text if it is meant as it stands"
    case .alias: "name a finding instead, or put quotes round the text"
    case .mergeKey: "repeat the keys, or name a finding that holds what is shared"
    case .symbolAtStart(_, let meant?): "write it in words: \(meant.quoted())"
    case .symbolAtStart(_, nil): "put quotes round the text"
    case .colonInText: "put quotes round a text that contains a colon and a space"
    case .questionMark: "put quotes round it"
    case .duplicateKey: "delete one of the two, or join them"
    case .missingKey(let key, _): "add a line \"\(key): …\""
    case .unknownKey(_, _, let nearest?, _): "did you mean \(nearest.quoted())?"
    case .unknownKey(_, _, nil, let known): Self.choice(of: known, from: "the keys are")
    case .wrongShape(_, let expected, _): expected.advice
    case .unknownWord(_, _, let nearest?, _): "did you mean \(nearest.quoted())?"
    case .unknownWord(_, _, nil, let known): Self.choice(of: known, from: "choose from")
    case .notANumber: "write digits, with a full stop before decimals: -12 or 2.5"
    case .notWhole: "write digits only: 12"
    case .notYesOrNo: "write yes or no"
    case .notADate: "write year, month and day: 2027-09-01"
    case .emptyValue: "write a value, or delete the line"
    case .blockText: "write it after the colon; long prose alone may use | or >"
    case .outOfRange: "correct the number"
    case .unclosedQuote("'"): "close it, or put the text in double quotes if it is an apostrophe"
    case .unclosedQuote: "close it at the end of the text"
    case .unclosedBracket(let bracket): "close it with \(bracket == "[" ? "]" : "}")"
    case .textAfter("-"): "begin it on the next line"
    case .textAfter("\""), .textAfter("'"): "put quotes round the whole text"
    case .textAfter: "put quotes round the whole text, or delete what follows the bracket"
    case .missingColon(spaceOnly: false): "write \"key: value\""
    case .missingColon(spaceOnly: true): "write \"key: value\" with a space after the colon"
    case .indentation:
      "line it up with the lines it belongs to; a text that goes on here needs quotes round it"
    case .complexKey: "write \"key: value\""
    case .keyIsNoText: "put quotes round it, or write \"key: value\""
    case .unknownEscape: "write two backslashes, or use single quotes"
    case .strayBracket: "delete it, or put quotes round the text"
    case .listOnKeyLine: "begin it on the next line, indented by two spaces"
    case .keyMissing: "write \"key: value\""
    case .bracketInText: "put quotes round it"
    case .pairInList: "put quotes round the text, or write {key: value}"
    case .keyTooLong: "shorten it, or close the quotes or brackets before it"
    case .unreadable: "check indentation, quotes and colons here and on the line above"
    }
  }

  /// The known words if they are few enough to read.
  private static func choice(of known: [String], from opening: String) -> String? {
    known.isEmpty || known.count > 12 ? nil : "\(opening) \(known.joinedInWords("and"))"
  }

  /// `U+00A0`.
  private static func unicodeName(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension NotationProblem.Shape {
  /// As it stands in a sentence.
  var inWords: String {
    switch self {
    case .text: "a text"
    case .list: "a list"
    case .mapping: "a group of \"key: value\" lines"
    case .nothing: "nothing"
    }
  }

  /// How to write one.
  var advice: String {
    switch self {
    case .text: "write it on one line after the colon, without brackets"
    case .list: "put each item on a line of its own after \"- \", or all in brackets: [a, b]"
    case .mapping: "write \"key: value\" lines beneath, indented by two spaces"
    case .nothing: "delete it"
    }
  }
}

extension Node {
  /// What it is, for messages.
  package var shape: NotationProblem.Shape {
    switch self {
    case .scalar(let scalar): scalar.isEmpty ? .nothing : .text
    case .list: .list
    case .mapping: .mapping
    }
  }
}
