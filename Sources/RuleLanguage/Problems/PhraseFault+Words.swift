import Diagnostics

extension PhraseFault {
  /// The stable code.
  var code: String {
    switch self {
    case .nothingWritten: "WM230"
    case .writtenOtherwise, .sign: "WM231"
    case .numberExpected, .wholeNumberExpected: "WM232"
    case .expected, .gapAfter: "WM233"
    case .leftover, .joined: "WM234"
    case .listNotClosed, .listEntryMissing, .listNotOpened: "WM235"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .nothingWritten: "there is no test here"
    case .writtenOtherwise(let text, _): "\(text.quoted()) is not how a test is written"
    case .sign(let sign): "a test cannot begin with \(sign.quoted())"
    case .numberExpected(let after, nil): "a number is missing after \(after.quoted())"
    case .numberExpected(let after, let found?):
      "a number is needed after \(after.quoted()), not \(found.quoted())"
    case .wholeNumberExpected(let text): "a whole number is needed here, not \(text.quoted())"
    case .expected(let words, "", let found):
      "\(Self.choice(words)) is needed here" + Self.not(found)
    case .expected(let words, let after, let found):
      "after \(after.quoted()), \(Self.choice(words)) is needed" + Self.not(found)
    case .leftover(let text, "") where text == "]": "there is a ] that closes nothing"
    case .leftover(let text, let after):
      "after \(after.quoted()) the test is complete, but \(text.quoted()) follows"
    case .joined(let word): "a line holds one test; it cannot be joined with \(word.quoted())"
    case .listNotClosed: "the list is not closed"
    case .listEntryMissing: "a word is missing in this list"
    case .listNotOpened(let after): "a list in brackets is needed after \(after.quoted())"
    case .gapAfter(let comparison):
      "\"by at least\" goes with above and below, not with \(comparison.quoted())"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .nothingWritten: "write a test, for example \"at least 11\" or \"yes\""
    case .writtenOtherwise(_, let instead): "write \(instead.quoted())"
    case .sign: "write the test in words, for example \"above 3\""
    case .numberExpected: "write digits, with a full stop before decimals: 2.5"
    case .wholeNumberExpected: "write digits only: 3"
    case .expected: nil
    case .leftover: "delete it, or put a second test on a line of its own under \"all\""
    case .joined("or"):
      "write \"any of [a, b]\" for words, or two lines under \"any\""
    case .joined: "write two lines under \"all\""
    case .listNotClosed: "close it with ]"
    case .listEntryMissing: "write words with one comma between them: [a, b]"
    case .listNotOpened: "write, for example, \"any of [a, b]\""
    case .gapAfter("at least"): "write \"above … by at least …\""
    case .gapAfter: "write \"below … by at least …\""
    }
  }

  /// Words of the grammar in quotes, descriptions as they are.
  private static func choice(_ words: [String]) -> String {
    words.map { $0.hasPrefix("a ") ? $0 : $0.quoted() }.joinedInWords()
  }

  private static func not(_ found: String?) -> String {
    found.map { ", not \($0.quoted())" } ?? ""
  }
}
