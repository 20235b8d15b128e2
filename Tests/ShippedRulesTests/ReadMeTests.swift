import Foundation
import TestSupport
import Testing

/// The README leads newcomers to files, which move.
@Suite struct ReadMeTests {
  @Test func everyFileItNamesIsThere() throws {
    let readMe = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
    let named = readMe.split(separator: "`").map(String.init)
      .filter { $0.hasSuffix(".swift") && !$0.contains(" ") }
    #expect(named.count >= 4)
    for name in named {
      let file = packageRoot.appending(path: "Sources/\(name)")
      #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
    }
  }

  /// Where a phrase is parsed, checked, evaluated and worded, all kinds of phrases are, in one place.
  @Test(arguments: [
    ("RuleLanguage/Syntax/PhraseParser.swift", "static func parse("),
    ("RuleLanguage/Checking/PhraseChecker.swift", "struct PhraseChecker"),
    ("Inference/Verdicts/PhraseEvaluation.swift", "static func lineTest("),
    ("Advice/Wording/PhraseWording.swift", "static func text(_ phrase: Phrase"),
  ])
  func theFourPlacesOfAPhraseAreNamed(_ file: String, declaration: String) throws {
    let readMe = try String(contentsOf: packageRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readMe.contains("`\(file)`"))
    let text = try String(
      contentsOf: packageRoot.appending(path: "Sources/\(file)"), encoding: .utf8)
    #expect(text.contains(declaration))
  }
}
