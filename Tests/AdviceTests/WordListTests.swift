import Foundation
import TestSupport
import Testing

@testable import Advice

/// Terms that a sheet uses are explained on it, and no others.
@Suite struct WordListTests {
  @Test(arguments: ["900104", "900233", "900212"])
  func termsOfTheSheetAreExplained(_ urn: String) throws {
    let advice = try SampleAdviser.advice(urn, AdviceRequest(questions: 0))
    let text = AdviceText.render(advice, width: 100)
    let page = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let parts = page.components(separatedBy: " Words - ")
    try #require(parts.count == 2)
    if parts[0].contains(" its family") { #expect(parts[1].contains("- family of schools: ")) }
    for word in advice.words {
      #expect(!word.means.isEmpty && !word.seenAs.isEmpty)
      let isUsed = word.seenAs.contains { parts[0].lowercased().contains($0.lowercased()) }
      #expect(isUsed || !parts[1].contains("- \(word.term): "), "\(word.term) is not on the page")
    }
    #expect(parts[0].contains("EAL") == parts[1].contains("EAL: English as an additional"))
  }

  /// Terms with a capital are found as they are written, within words nothing is.
  @Test func aSheetWithoutATermDoesNotExplainIt() throws {
    let advice = try AdviceTests.advice([
      "school_name": "Meadow", "phase": "secondary", "isolation": "medium",
    ])
    #expect(!advice.words.contains { ["Attainment 8", "KS2 combined result"].contains($0.term) })
  }

  /// Of several terms those are found that stand there, in any of their forms, however often they do.
  @Test func termsAreToldApart() {
    let search = WordSearch([["SEN", "special needs"], ["family"], [], ["special school", "PRU"]])
    #expect(search.found(in: ["Special needs; its family", "another family"]) == [0, 1])
    #expect(search.found(in: ["A PRU is special", "needs help"]) == [3])
  }

  @Test(arguments: [
    ("Pupils with EAL do well.", "EAL", true), ("Pupils with eal do well.", "EAL", false),
    ("Its Family, by name", "its family", true), ("its familys", "its family", false),
    ("This is its. Family matters.", "its family", true),
    ("caf\u{E9} d\u{E9}j\u{E0}", "D\u{E9}j\u{E0}", false),
    ("caf\u{E9} d\u{E9}j\u{E0}", "d\u{E9}j\u{E0}", true), ("KS2–KS4", "KS4", true),
    ("x", "", false),
    ("one", "one two", false), ("It is his and its family.", "its family", true),
  ])
  func wholeWordsAreFound(_ sentence: String, _ form: String, _ isUsed: Bool) {
    #expect(WordSearch([[form]]).found(in: [sentence, "two three"]).contains(0) == isUsed)
  }
}
