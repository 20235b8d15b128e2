import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// The grammar of phrases, production by production.
@Suite struct PhraseParserTests {
  /// A phrase as a test writes it down: its shape in brackets.
  private static func shape(_ phrase: PhraseSyntax) -> String {
    func unit(_ amount: Amount) -> String {
      amount.number.words.text + (amount.unit.map { " [\($0.text)]" } ?? "")
    }
    func word(_ word: WordSyntax) -> String {
      switch word {
      case .value(let words): words.text
      case .parameter(let name, let column, _): "<\(name)\(column.map { ".\($0)" } ?? "")>"
      }
    }
    return switch phrase {
    case .level(let comparison, let amount): "level \(comparison.rawValue) \(unit(amount))"
    case .against(let comparison, let words, let amount):
      "against \(comparison.rawValue) [\(words.text)]" + (amount.map { " by \(unit($0))" } ?? "")
    case .times(let comparison, let number, let words):
      "times \(comparison.rawValue) \(number.words.text) [\(words.text)]"
    case .within(let amount, let words): "within \(unit(amount)) [\(words.text)]"
    case .trend(let trend, let amount, let years):
      "trend \(trend.rawValue) \(unit(amount)) \(years.words.text)"
    case .place(let place): "place \(place.end.rawValue) \(place.share.rawValue)"
    case .olderThan(let years): "older \(years.words.text)"
    case .word(let value): "word \(word(value))"
    case .not(let value): "not \(word(value))"
    case .anyOf(let words): "any \(words.map(word))"
    case .sameAs(let same, let words): "\(same ? "same" : "different") [\(words.text)]"
    case .empty(let isEmpty): isEmpty ? "empty" : "not empty"
    case .includes(let value): "includes \(word(value))"
    case .doesNotInclude(let value): "lacks \(word(value))"
    case .includesAnyOf(let words): "includes any \(words.map(word))"
    case .ofThem(let comparison, let number): "\(comparison.rawValue) \(number.words.text) of them"
    case .sharesOne(let words): "shares [\(words.text)]"
    case .known(let isKnown): isKnown ? "known" : "unknown"
    }
  }

  private static func scalar(_ text: String) -> Scalar {
    Scalar(text, at: Source.Location(file: "rule.yaml", line: 3, column: 20))
  }

  @Test(arguments: [
    ("at least 11", "level at least 11"),
    ("at most 35 percent", "level at most 35 [percent]"),
    ("above 1.5 points", "level above 1.5 [points]"),
    ("below -0.5", "level below -0.5"),
    ("at least 3 percentage points", "level at least 3 [percentage points]"),
    ("AT LEAST 3", "level at least 3"),
    ("above national", "against above [national]"),
    ("below family mean by at least 1.0 points", "against below [family mean] by 1.0 [points]"),
    ("above local authority mean by at least 3", "against above [local authority mean] by 3"),
    ("at least national", "against at least [national]"),
    ("at most medium", "against at most [medium]"),
    ("at least well below", "against at least [well below]"),
    ("at least 1.25 times national", "times at least 1.25 [national]"),
    ("below 2 times family mean", "times below 2 [family mean]"),
    ("within 2 points of family mean", "within 2 [points] [family mean]"),
    ("within 2 of this school", "within 2 [this school]"),
    ("rising by at least 5 points over 3 years", "trend rising 5 [points] 3"),
    ("falling by at least 5 over 1 year", "trend falling 5 1"),
    ("in the highest fifth nationally", "place highest fifth"),
    ("in the lowest third nationally", "place lowest third"),
    ("older than 2 years", "older 2"),
    ("weak", "word weak"), ("well below", "word well below"), ("yes", "word yes"),
    ("no", "word no"), ("high", "word high"), ("very high", "word very high"),
    ("above", "word above"), ("below", "word below"), ("rising", "word rising"),
    ("falling", "word falling"), ("rising fast", "word rising fast"),
    ("rising_fast", "word rising_fast"), ("not strong", "not strong"), ("not", "word not"),
    ("the subject", "word <subject>"), ("the need's hub", "word <need.hub>"),
    ("the big need’s hub type", "word <big need.hub type>"), ("the", "word the"),
    ("any of [primary, secondary]", "any [\"primary\", \"secondary\"]"),
    ("any of [ well below ,below]", "any [\"well below\", \"below\"]"),
    ("any of [the subject]", "any [\"<subject>\"]"),
    ("same as this school", "same [this school]"),
    ("different from this school", "different [this school]"),
    ("empty", "empty"), ("not empty", "not empty"), ("includes maths", "includes maths"),
    ("includes the subject", "includes <subject>"),
    ("does not include the need's hub", "lacks <need.hub>"),
    ("includes any of [maths, science]", "includes any [\"maths\", \"science\"]"),
    ("at least 2 of them", "at least 2 of them"), ("at most 0 of them", "at most 0 of them"),
    ("shares one with declared priorities", "shares [declared priorities]"),
    ("known", "known"), ("unknown", "unknown"), ("known expertise", "word known expertise"),
  ])
  func isRead(text: String, shape: String) throws {
    #expect(Self.shape(try PhraseParser.parse(Self.scalar(text))) == shape)
  }

  @Test(
    arguments: [
      ("", "there is no test here", "write a test, for example \"at least 11\" or \"yes\""),
      ("   ", "there is no test here", "write a test, for example \"at least 11\" or \"yes\""),
      ("> 3", "\"> 3\" is not how a test is written", "write \"above 3\""),
      (">=3", "\">=3\" is not how a test is written", "write \"at least 3\""),
      ("≤ 10", "\"≤ 10\" is not how a test is written", "write \"at most 10\""),
      ("= primary", "\"= primary\" is not how a test is written", "write \"primary\""),
      ("!= primary", "\"!= primary\" is not how a test is written", "write \"not primary\""),
      ("more than 3", "\"more than 3\" is not how a test is written", "write \"above 3\""),
      ("fewer than 3", "\"fewer than 3\" is not how a test is written", "write \"below 3\""),
      ("no more than 3", "\"no more than 3\" is not how a test is written", "write \"at most 3\""),
      ("is weak", "\"is weak\" is not how a test is written", "write \"weak\""),
      (
        "contains maths", "\"contains maths\" is not how a test is written",
        "write \"includes maths\""
      ),
      (
        "one of [a, b]", "\"one of [a, b]\" is not how a test is written", "write \"any of [a, b]\""
      ),
      ("[a, b]", "\"[a, b]\" is not how a test is written", "write \"any of [a, b]\""),
      ("* 3", "a test cannot begin with \"*\"", "write the test in words, for example \"above 3\""),
      ("at least 30%", "\"30%\" is not how a test is written", "write \"30 percent\""),
      ("above 15km", "\"15km\" is not how a test is written", "write \"15 km\""),
      ("within 2% of national", "\"2%\" is not how a test is written", "write \"2 percent\""),
      ("below −0.5", "\"−0.5\" is not how a test is written", "write \"-0.5\""),
      ("at least", "after \"at least\", a benchmark such as family mean is needed", nil),
      ("at least 2 of", "after \"at least 2 of\", \"them\" is needed", nil),
      ("at least 2 of us", "after \"at least 2 of\", \"them\" is needed, not \"us\"", nil),
      (
        "at least 2.5 of them", "a whole number is needed here, not \"2.5\"", "write digits only: 3"
      ),
      (
        "at least 2 times", "after \"at least 2 times\", a benchmark such as family mean is needed",
        nil
      ),
      (
        "below family mean by 3", "after \"family mean by\", \"at least\" is needed, not \"3\"", nil
      ),
      (
        "below family mean by at 3", "after \"family mean by at\", \"least\" is needed, not \"3\"",
        nil
      ),
      (
        "below family mean by at least", "a number is missing after \"by at least\"",
        "write digits, with a full stop before decimals: 2.5"
      ),
      (
        "below family mean by at least some",
        "a number is needed after \"by at least\", not \"some\"",
        "write digits, with a full stop before decimals: 2.5"
      ),
      (
        "at least national by at least 3",
        "\"by at least\" goes with above and below, not with \"at least\"",
        "write \"above … by at least …\""
      ),
      (
        "at most national by at least 3",
        "\"by at least\" goes with above and below, not with \"at most\"",
        "write \"below … by at least …\""
      ),
      (
        "within of national", "a number is needed after \"within\", not \"of\"",
        "write digits, with a full stop before decimals: 2.5"
      ),
      ("within 2 points", "after \"points\", \"of\" is needed", nil),
      (
        "within 2 points of",
        "after \"within 2 points of\", a benchmark such as family mean is needed", nil
      ),
      ("rising by at least 5 points", "after \"points\", \"over\" is needed", nil),
      ("rising 5 over 3 years", "after \"rising\", \"by at least\" is needed, not \"5\"", nil),
      (
        "rising by at least 5 over three years", "a number is needed after \"over\", not \"three\"",
        "write digits, with a full stop before decimals: 2.5"
      ),
      (
        "rising by at least 5 over 3 months", "after \"3\", \"years\" is needed, not \"months\"",
        nil
      ),
      (
        "rising by at least 5 over 2.5 years", "a whole number is needed here, not \"2.5\"",
        "write digits only: 3"
      ),
      (
        "in the top fifth nationally",
        "after \"in the\", \"highest\" or \"lowest\" is needed, not \"top\"", nil
      ),
      (
        "in the highest sixth nationally",
        "after \"in the highest\", \"tenth\", \"fifth\", \"quarter\" or \"third\" is needed, not \"sixth\"",
        nil
      ),
      ("in the highest fifth", "after \"in the highest fifth\", \"nationally\" is needed", nil),
      (
        "older than two years", "a number is needed after \"older than\", not \"two\"",
        "write digits, with a full stop before decimals: 2.5"
      ),
      (
        "weak or absent", "a line holds one test; it cannot be joined with \"or\"",
        "write \"any of [a, b]\" for words, or two lines under \"any\""
      ),
      (
        "at least 3 and at most 5", "a line holds one test; it cannot be joined with \"and\"",
        "write two lines under \"all\""
      ),
      (
        "maths, science", "after \"maths\" the test is complete, but \", science\" follows",
        "delete it, or put a second test on a line of its own under \"all\""
      ),
      (
        "at least 1,000", "after \"at least 1\" the test is complete, but \", 000\" follows",
        "delete it, or put a second test on a line of its own under \"all\""
      ),
      (
        "weak ]", "after \"weak\" the test is complete, but \"]\" follows",
        "delete it, or put a second test on a line of its own under \"all\""
      ),
      (
        "any of primary, secondary", "a list in brackets is needed after \"any of\"",
        "write, for example, \"any of [a, b]\""
      ),
      (
        "any of", "a list in brackets is needed after \"any of\"",
        "write, for example, \"any of [a, b]\""
      ),
      ("any of [", "the list is not closed", "close it with ]"),
      ("any of [a", "the list is not closed", "close it with ]"),
      ("any of [a, b", "the list is not closed", "close it with ]"),
      ("any of [a [b]]", "the list is not closed", "close it with ]"),
      (
        "any of []", "a word is missing in this list",
        "write words with one comma between them: [a, b]"
      ),
      (
        "any of [a,, b]", "a word is missing in this list",
        "write words with one comma between them: [a, b]"
      ),
      (
        "any of [a] b", "after \"any of [a]\" the test is complete, but \"b\" follows",
        "delete it, or put a second test on a line of its own under \"all\""
      ),
      ("includes", "after \"includes\", a value is needed", nil),
      (
        "includes any of maths", "a list in brackets is needed after \"includes any of\"",
        "write, for example, \"any of [a, b]\""
      ),
      ("does not include", "after \"does not include\", a value is needed", nil),
      ("shares one with", "after \"shares one with\", a set to compare with is needed", nil),
      ("same as", "after \"same as\", \"this school\" is needed", nil),
    ] as [(String, String, String?)])
  func isRefused(text: String, message: String, nextStep: String?) {
    #expect {
      _ = try PhraseParser.parse(Self.scalar(text))
    } throws: { error in
      guard let failure = error as? PhraseParser.Failure else { return false }
      let problem = RuleProblem.phrase(failure.fault)
      #expect(problem.message == message)
      #expect(problem.nextStep == nextStep)
      return true
    }
  }

  @Test(arguments: [
    ("below famly mean by 3", 20 + 20, 1), ("at least 30%", 20 + 9, 3),
    ("any of [a,, b]", 20 + 10, 1),
    ("any of [a", 20 + 9, 1), ("weak or absent", 20 + 5, 2), ("é at", 20, 4),
  ])
  func placesAreThoseOfTheWords(text: String, column: Int, length: Int) {
    do throws(PhraseParser.Failure) {
      let phrase = try PhraseParser.parse(Self.scalar(text))
      guard case .word(let word) = phrase else {
        Issue.record("\(phrase)")
        return
      }
      #expect(word.words.location.column == column)
      #expect(word.words.length == length)
    } catch {
      #expect(error.location.column == column)
      #expect(error.length == length)
    }
  }

  @Test func aPlaceInsideQuotesCountsTheQuote() throws {
    let quoted = Scalar(
      "below famly mean", at: .init(file: "a", line: 1, column: 5), length: 18,
      style: .doubleQuoted)
    guard case .against(_, let words, _) = try PhraseParser.parse(quoted) else {
      Issue.record("not read as a comparison")
      return
    }
    #expect(words.location.column == 12)
    #expect(words.length == 10)
  }

  @Test func aPhraseOfAnyLengthTakesTimeInProportion() {
    let long = Array(repeating: "[ at least by of", count: 50_000).joined(separator: " ")
    #expect(throws: PhraseParser.Failure.self) { try PhraseParser.parse(Self.scalar(long)) }
    let list = "any of [" + String(repeating: "a, ", count: 50_000) + "b]"
    #expect(throws: Never.self) { try PhraseParser.parse(Self.scalar(list)) }
  }
}
