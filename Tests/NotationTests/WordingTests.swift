import Diagnostics
import Notation
import Testing

/// The words of every problem, and the codes that documentation and tests rely on.
@Suite struct WordingTests {
  static let all: [NotationProblem] = [
    .tooLarge(limit: 4096), .notUTF8(utf16: true), .notUTF8(utf16: false), .unusualCharacter(7),
    .secondDocument, .tooDeep(limit: 64), .tooManyEntries(limit: 9), .directive, .emptyFile, .tab,
    .comment(.afterValue), .comment(.insteadOfValue), .comment(.afterKey), .tag("!x"),
    .anchor("&x"), .alias("*x"), .mergeKey, .symbolAtStart(">", meant: "above 3"),
    .symbolAtStart("@", meant: nil), .colonInText, .questionMark, .duplicateKey("k"),
    .missingKey("k", of: "it"), .unknownKey("k", of: "it", nearest: "key", known: []),
    .unknownKey("k", of: "it", nearest: nil, known: ["a", "b"]),
    .wrongShape(key: "k", expected: .text, found: .list),
    .wrongShape(key: nil, expected: .nothing, found: .mapping),
    .unknownWord("w", key: "k", nearest: "word", known: []),
    .unknownWord("w", key: "k", nearest: nil, known: ["a", "b", "c"]),
    .notANumber("x", key: "k"), .notWhole("1.5", key: "k"), .notYesOrNo("true", key: "k"),
    .notADate("today", key: "k"), .emptyValue(key: "k"), .blockText(key: "k"),
    .blockText(key: nil), .outOfRange("11", key: "k", limits: "1 to 10"), .unclosedQuote("'"),
    .unclosedQuote("\""), .unclosedBracket("["), .unclosedBracket("{"), .textAfter("-"),
    .textAfter("'"), .textAfter("]"), .missingColon(spaceOnly: false),
    .missingColon(spaceOnly: true), .indentation, .complexKey, .keyIsNoText, .unknownEscape,
    .strayBracket("]"), .listOnKeyLine, .keyMissing, .bracketInText("["), .keyTooLong,
    .pairInList, .unreadable,
  ]

  @Test(arguments: all)
  func everyProblemSaysWhatIsWrongAndWhatToDo(_ problem: NotationProblem) throws {
    #expect(problem.code.wholeMatch(of: /WM1[0-5][0-9]/) != nil)
    #expect(!problem.message.isEmpty)
    #expect(problem.message.last != ".")
    let step = try #require(problem.nextStep)
    #expect(step.first?.isLowercase == true)
    let libraryWords = ["scalar", "token", "mapping values", "flow", "block ", "yaml"]
    for word in libraryWords {
      #expect(!(problem.message + step).lowercased().contains(word), "\(problem.message)")
    }
    let diagnostic = problem.diagnostic(at: nil)
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.length == 1)
  }

  @Test func codesMeanOneThing() {
    // Cases that differ only in what they hold share a code; two kinds of case never do.
    let kinds = Dictionary(grouping: Self.all, by: \.code)
      .mapValues { Set($0.map { "\($0)".prefix { $0 != "(" } }) }
    #expect(kinds.values.allSatisfy { $0.count == 1 })
  }

  @Test func longListsOfWordsAreNotPrinted() {
    let known = (1...13).map { "word \($0)" }
    #expect(NotationProblem.unknownWord("x", key: "k", nearest: nil, known: known).nextStep == nil)
    #expect(NotationProblem.unknownKey("x", of: "it", nearest: nil, known: []).nextStep == nil)
  }
}
