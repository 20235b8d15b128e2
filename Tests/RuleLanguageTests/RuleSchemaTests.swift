import Facts
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// The JSON Schema for editors: made from the vocabulary, current, and true to the grammar.
@Suite struct RuleSchemaTests {
  private func schema(for vocabulary: Vocabulary) throws -> [String: Any] {
    let data = Data(RuleSchema.text(for: vocabulary).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func definitions() throws -> [String: [String: Any]] {
    try #require(
      try schema(for: try SmallSet.rules().vocabulary)["$defs"] as? [String: [String: Any]])
  }

  private func facts() throws -> [String: [String: Any]] {
    try #require(try definitions()["item"]?["properties"] as? [String: [String: Any]])
  }

  /// Writes the file when recording golden files, and fails then, as they do.
  @Test func theCommittedSchemaIsCurrent() throws {
    let files = FilesOnDisk(
      rules: packageRoot.appending(path: "Rules"), corpus: packageRoot.appending(path: "Corpus"))
    let roots = files.files().files.filter { $0.path.hasPrefix("Rules/vocabulary/") }
      .sorted { $0.path < $1.path }
      .compactMap { Notation.read($0.bytes, file: $0.path).root }
    let text = RuleSchema.text(for: VocabularyReader.read(roots).vocabulary)
    let file = packageRoot.appending(path: "Rules/.schema/rule.schema.json")
    let isRecording = ProcessInfo.processInfo.environment["WAYMARK_RECORD_GOLDEN"] == "1"
    if let problem = goldenProblem(text, file: file, isRecording: isRecording) {
      Issue.record("The schema is stale: record it anew with WAYMARK_RECORD_GOLDEN=1.\n\(problem)")
    }
  }

  @Test func theSameVocabularyGivesTheSameBytes() throws {
    let vocabulary = try SmallSet.rules().vocabulary
    #expect(RuleSchema.text(for: vocabulary) == RuleSchema.text(for: vocabulary))
  }

  @Test func aFactHasItsMeaningAsHoverTextAndThePatternOfItsKind() throws {
    let facts = try facts()
    #expect(
      facts["reading progress"]?["description"] as? String
        == "Average reading progress from age 7 to 11, compared with similar pupils nationally (points, -12 to 12)"
    )
    #expect(facts["reading progress"]?["$ref"] as? String == "#/$defs/number test")
    #expect(facts["isolation"]?["$ref"] as? String == "#/$defs/level test: problem")
    #expect(
      facts["isolation"]?["description"] as? String == "Works alone (none < low < medium < high)")
    #expect(facts["in a reading partnership"]?["$ref"] as? String == "#/$defs/yes or no")
    #expect(facts["phase"]?["$ref"] as? String == "#/$defs/word test: phases")
    #expect(facts["known expertise"]?["$ref"] as? String == "#/$defs/set test: topics")
    #expect(facts["local authority"]?["$ref"] as? String == "#/$defs/label test")
    #expect(facts["year of the figures"]?["$ref"] as? String == "#/$defs/year test")
    #expect(facts["excluded partners"]?["$ref"] as? String == "#/$defs/set test: ")
    let bands = try #require(facts["pupils with EAL"]?["anyOf"] as? [[String: Any]])
    #expect(bands.last?["enum"] as? [String] == ["high", "very high"])
  }

  @Test func whatNoRuleMayTestIsNoKey() throws {
    let facts = try facts()
    #expect(facts["notes"] == nil)
    #expect(facts["communities"] == nil)
    #expect(try definitions()["item"]?["additionalProperties"] as? Bool == false)
  }

  @Test func yesAndNoMayBeTextOrTruth() throws {
    let words = try #require(try definitions()["yes or no"]?["enum"] as? [Any])
    #expect(words.compactMap { $0 as? String } == ["yes", "no", "known", "unknown"])
    #expect(words.count == 6)
  }

  /// Every reference leads somewhere.
  @Test func everyReferenceIsDefined() throws {
    let text = RuleSchema.text(for: try SmallSet.rules().vocabulary)
    let names = Set(try definitions().keys)
    let used = text.matches(of: /"\$ref": "#\/\$defs\/([^"]*)"/).map { String($0.output.1) }
    #expect(used.count > 100)
    for name in Set(used) { #expect(names.contains(name), "\(name)") }
  }

  @Test(arguments: [
    ("number test", "at least 11", true), ("number test", "at most 35 percent", true),
    ("number test", "below family mean by at least 1.0 points", true),
    ("number test", "within 2 points of family mean", true),
    ("number test", "at least 1.25 times national", true),
    ("number test", "rising by at least 5 points over 3 years", true),
    ("number test", "in the highest fifth nationally", true), ("number test", "known", true),
    ("number test", "> 3", false), ("number test", "below famly mean", false),
    ("number test", "at least 3 apples", false), ("number test", "at least", false),
    ("level test: problem", "at least medium", true), ("level test: problem", "not high", true),
    ("level test: problem", "above low", false), ("level test: problem", "at least weak", false),
    ("word test: phases", "primary", true), ("word test: phases", "not primary", true),
    ("word test: phases", "any of [primary, special]", true),
    ("word test: phases", "any of primary", false), ("word test: phases", "nursery", false),
    ("word test: phases", "same as this school", true),
    ("set test: topics", "includes teaching quality", true),
    ("set test: topics", "includes teaching_quality", true),
    ("set test: topics", "includes the subject", true),
    ("set test: topics", "includes any of [maths, science]", true),
    ("set test: topics", "at least 2 of them", true), ("set test: topics", "empty", true),
    ("set test: topics", "includes cooking", false), ("set test: topics", "maths", false),
    ("year test", "older than 2 years", true), ("year test", "at least 2019", false),
    ("label test", "different from this school", true), ("label test", "Oldham", false),
  ])
  func thePatternsFollowTheGrammar(name: String, text: String, fits: Bool) throws {
    let pattern = try #require(try definitions()[name]?["pattern"] as? String)
    let expression = try Regex(pattern)
    #expect((try expression.wholeMatch(in: text) != nil) == fits)
  }

  @Test func aCardMustHaveAllItsParts() throws {
    let required = try #require(try definitions()["action"]?["required"] as? [String])
    for part in ["who", "steps", "monitor", "helper gain", "because", "conditions", "cautions"] {
      #expect(required.contains(part))
    }
    #expect(try definitions()["asset"]?["required"] as? [String] != nil)
    #expect((try definitions()["finding"]?["required"] as? [String])?.contains("opens") == false)
  }
}
