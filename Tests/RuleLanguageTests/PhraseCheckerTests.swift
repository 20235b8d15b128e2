import Diagnostics
import Facts
import Notation
import RuleLanguage
import Testing

/// Phrases held against the kinds of facts, seen through a rule that uses them.
@Suite struct PhraseCheckerTests {
  /// The first sign of a test finding as it was checked.
  private func phrase(_ line: String) throws -> CheckedTest {
    let rules = try SmallSet.rules([SmallSet.findingPath: SmallSet.finding(signs: "  - \(line)")])
    let finding = try #require(rules.findings.first { $0.id == "W_TEST" })
    guard case .test(let test) = try #require(finding.signs.first).form else {
      throw NotATest()
    }
    return test
  }

  private struct NotATest: Error {}

  @Test(
    arguments: [
      ("reading progress: at least 1.5 points", .level(.atLeast, 1.5)),
      ("reading progress: at least 1 point", .level(.atLeast, 1)),
      ("reading_progress: below -0.5", .level(.below, -0.5)),
      ("reading score: below -0.5", .level(.below, -0.5)),
      ("reading cohort size: above 10 pupils", .level(.above, 10)),
      ("pupils with EAL: at least 35 percent", .level(.atLeast, 35)),
      ("change in EAL: at least 5 points", .level(.atLeast, 5)),
      ("change in EAL: at least 5 percent", .level(.atLeast, 5)),
      (
        "reading progress: below family mean by at least 1.0 points",
        .gap(.below, .familyMean, by: 1)
      ),
      ("reading progress: below family mean by at least 1.0", .gap(.below, .familyMean, by: 1)),
      ("pupils with EAL: above national by at least 10 points", .gap(.above, .national, by: 10)),
      ("pupils with EAL: above national by at least 10 percent", .gap(.above, .national, by: 10)),
      (
        "pupils with EAL: above local authority mean by at least 10 percentage points",
        .gap(.above, .localAuthorityMean, by: 10)
      ),
      ("reading progress: above national", .gap(.above, .national, by: 0)),
      ("reading progress: at least National", .gap(.atLeast, .national, by: 0)),
      ("persistent absence: at least 1.25 times national", .times(.atLeast, 1.25, .national)),
      ("overall progress: within 2 points of family mean", .within(2, of: .familyMean)),
      (
        "pupils with EAL: rising by at least 5 points over 3 years",
        .trend(.rising, by: 5, years: 3)
      ),
      ("area deprivation: in the highest fifth nationally", .place(Place(.highest, .fifth))),
      ("year of the figures: older than 2 years", .olderThan(years: 2)),
      ("isolation: at least medium", .ordinal(.atLeast, 2)),
      ("isolation: at most low", .ordinal(.atMost, 1)),
      ("isolation: High", .ordinal(.exactly, 3)), ("isolation: not none", .ordinal(.not, 0)),
      ("phase: primary", .oneOf(ValueSet([0]))), ("phase: not special", .noneOf(ValueSet([2]))),
      ("phase: any of [primary, special]", .oneOf(ValueSet([0, 2]))),
      ("level against the family: any of [below, well below]", .oneOf(ValueSet([0, 1]))),
      ("level against the family: above", .oneOf(ValueSet([3]))),
      ("trend in EAL: rising", .oneOf(ValueSet([2]))),
      ("in a reading partnership: yes", .oneOf(ValueSet([1]))),
      ("in a reading partnership: no", .oneOf(ValueSet([0]))),
      ("in a reading partnership: known", .isKnown(true)),
      ("reading progress: unknown", .isKnown(false)),
      ("known expertise: empty", .set(.empty)), ("known expertise: not empty", .set(.notEmpty)),
      ("known expertise: includes maths", .set(.includesAny(ValueSet([1])))),
      (
        "known expertise: includes any of [teaching quality, eal]",
        .set(.includesAny(ValueSet([4, 5])))
      ),
      ("known expertise: does not include maths", .set(.includesNone(ValueSet([1])))),
      ("known expertise: at least 2 of them", .set(.atLeast(2))),
      ("known expertise: at most 1 of them", .set(.atMost(1))),
      ("excluded partners: not empty", .set(.notEmpty)),
    ] as [(String, Phrase)])
  func fits(line: String, phrase: Phrase) throws {
    #expect(try self.phrase(line).phrase == phrase)
  }

  @Test func aNamedBandIsItsPhraseAndKeepsItsName() throws {
    let test = try phrase("pupils with EAL: very high")
    #expect(test.phrase == .level(.atLeast, 50))
    #expect(test.band == "very high")
    #expect(try phrase("pupils with EAL: at least 50 percent").band == nil)
  }

  @Test func setsOfListsThatBeginAlikeCanBeCompared() throws {
    let rules = try SmallSet.rules()
    let strand = try #require(rules.vocabulary.slot(id: "strand_topic"))
    #expect(
      try phrase("declared priorities: shares one with topics for a strand").phrase
        == .set(.sharesOne(with: strand)))
  }

  @Test(arguments: [
    (
      "readng cohort size: at least 11",
      "WM201 there is no fact called \"readng cohort size\"; did you mean \"reading cohort size\"? (defined in Rules/vocabulary/facts.yaml, line 21)"
    ),
    (
      "shoe size: at least 11",
      "WM201 there is no fact called \"shoe size\"; declare it in Rules/vocabulary, or correct the name"
    ),
    (
      "reading progress: below famly mean by at least 1.0 points",
      "WM204 there is no benchmark called \"famly mean\"; did you mean \"family mean\"?"
    ),
    (
      "reading progress: at least average",
      "WM204 there is no benchmark called \"average\"; choose from family mean, national, local authority mean and this school"
    ),
    ("phase: primry", "WM206 \"primry\" is not a value of \"phase\"; did you mean \"primary\"?"),
    (
      "phase: nursery",
      "WM206 \"nursery\" is not a value of \"phase\"; choose from primary, secondary and special"
    ),
    (
      "isolation: at least severe",
      "WM206 \"severe\" is not a value of \"isolation\"; choose from none, low, medium and high"
    ),
    (
      "pupils with EAL: hihg",
      "WM207 \"pupils with EAL\" has no named band \"hihg\"; did you mean \"high\"?"
    ),
    (
      "reading progress: high",
      "WM207 \"reading progress\" has no named band \"high\"; write a number, for example \"at least 30\""
    ),
    (
      "pupils with EAL: enormous",
      "WM207 \"pupils with EAL\" has no named band \"enormous\"; choose from high and very high"
    ),
    (
      "pupils with EAL: at least weak",
      "WM204 there is no benchmark called \"weak\"; choose from family mean, national, local authority mean and this school"
    ),
    (
      "pupils with EAL: includes maths",
      "WM220 \"includes maths\" does not fit \"pupils with EAL\", which is a number; write, for example, \"at least 30\", \"below family mean\" or a named band"
    ),
    (
      "isolation: includes maths",
      "WM220 \"includes maths\" does not fit \"isolation\", which is one of a list of levels; write a level, \"at least …\", \"at most …\" or \"not …\""
    ),
    (
      "phase: at least 3",
      "WM220 \"at least 3\" does not fit \"phase\", which is one of a list of words; write a word, \"not …\" or \"any of [a, b]\""
    ),
    (
      "in a reading partnership: at least 3",
      "WM220 \"at least 3\" does not fit \"in a reading partnership\", which is yes or no; write yes, no, known or unknown"
    ),
    (
      "known expertise: older than 3 years",
      "WM220 \"older than 3 years\" does not fit \"known expertise\", which is a set of words; write \"includes …\", \"empty\", \"at least 2 of them\" or \"shares one with …\""
    ),
    (
      "year of the figures: at least 2019",
      "WM220 \"at least 2019\" does not fit \"year of the figures\", which is a year; write, for example, \"older than 2 years\""
    ),
    (
      "local authority: Oldham",
      "WM220 \"Oldham\" does not fit \"local authority\", which is a name or code; write \"same as this school\" or \"different from this school\" inside \"where\""
    ),
    ("in a reading partnership: not yes", "WM220 \"not yes\" does not fit this fact; write \"no\""),
    ("in a reading partnership: not no", "WM220 \"not no\" does not fit this fact; write \"yes\""),
    ("known expertise: maths", "WM220 \"maths\" does not fit this fact; write \"includes maths\""),
    (
      "known expertise: not maths",
      "WM220 \"not maths\" does not fit this fact; write \"does not include maths\""
    ),
    (
      "known expertise: any of [maths, eal]",
      "WM220 \"any of [maths, eal]\" does not fit this fact; write \"includes any of [maths, eal]\""
    ),
    (
      "known expertise: at least 2",
      "WM220 \"at least 2\" does not fit this fact; write \"at least 2 of them\""
    ),
    (
      "known expertise: above 2 of them",
      "WM220 \"above 2 of them\" does not fit this fact; write \"at least 3 of them\""
    ),
    (
      "known expertise: below 2 of them",
      "WM220 \"below 2 of them\" does not fit this fact; write \"at most 1 of them\""
    ),
    (
      "pupils with EAL: at least 30 points",
      "WM221 \"points\" is not the unit of \"pupils with EAL\"; write percent"
    ),
    (
      "reading progress: at least 3 percent",
      "WM221 \"percent\" is not the unit of \"reading progress\"; write points"
    ),
    (
      "reading progress: below national by at least 3 percent",
      "WM221 \"percent\" is not the unit of \"reading progress\"; write points"
    ),
    (
      "area deprivation: at least 30 points",
      "WM221 \"points\" is not the unit of \"area deprivation\"; leave it out, as the fact has no unit"
    ),
    (
      "pupils with EAL: above national by at least 10",
      "WM222 \"10\" could be meant in two ways, as \"pupils with EAL\" is a share; write \"10 percentage points\""
    ),
    (
      "pupils with EAL: at least 120 percent",
      "WM223 \"pupils with EAL\" runs from 0 to 100, so \"120\" tells nothing apart; correct the number"
    ),
    (
      "reading progress: within 30 points of national",
      "WM223 two values of \"reading progress\" lie 0 to 24 apart, so \"30\" tells nothing apart; correct the number"
    ),
    (
      "reading progress: at least 0 times national",
      "WM223 the factor must be above 0; write, for example, \"at least 1.25 times national\""
    ),
    (
      "pupils with EAL: rising by at least 5 points over 30 years",
      "WM223 \"30\" years cannot be compared; write 2 to 10 years for a change, and up to 200 for an age"
    ),
    (
      "year of the figures: older than 500 years",
      "WM223 \"500\" years cannot be compared; write 2 to 10 years for a change, and up to 200 for an age"
    ),
    (
      "known expertise: at least 200 of them",
      "WM223 \"known expertise\" runs from 0 to 128, so \"200\" tells nothing apart; correct the number"
    ),
    (
      "reading cohort size: at least 2.5",
      "WM224 \"reading cohort size\" is counted in whole numbers, not \"2.5\"; write a whole number"
    ),
    (
      "isolation: at least 2",
      "WM225 \"isolation\" has levels with names, not numbers; write \"at least medium\""
    ),
    (
      "isolation: at least 9",
      "WM225 \"isolation\" has levels with names, not numbers; the levels are none, low, medium and high"
    ),
    (
      "isolation: above low",
      "WM225 levels are tested with at least and at most, not with \"above\"; the levels are none, low, medium and high"
    ),
    (
      "reading progress: above this school",
      "WM226 \"this school\" makes sense only inside \"where\"; compare with the family mean, or move the line into \"where\""
    ),
    (
      "local authority: same as this school",
      "WM226 \"this school\" makes sense only inside \"where\"; compare with the family mean, or move the line into \"where\""
    ),
    (
      "phase: same as that school",
      "WM226 only \"this school\" can be compared so, not \"that school\"; did you mean \"this school\"?"
    ),
    (
      "reading progress: same as this school",
      "WM226 \"reading progress\" is a number, which is never quite the same; write, for example, \"within 2 points of this school\""
    ),
    (
      "reading progress: different from this school",
      "WM226 \"reading progress\" is a number, which is never quite the same; write, for example, \"above this school by at least 2 points\""
    ),
    (
      "known expertise: shares one with phase",
      "WM227 \"phase\" is not a set; name a fact that is a set"
    ),
    (
      "known expertise: shares one with hubs reached",
      "WM227 \"known expertise\" and \"hubs reached\" hold words of different lists; compare sets of the same list"
    ),
    (
      "known expertise: shares one with declared prioritie",
      "WM201 there is no fact called \"declared prioritie\"; did you mean \"declared priorities\"? (defined in Rules/vocabulary/facts.yaml, line 48)"
    ),
    ("notes: known", "WM228 \"notes\" is a free text, which no rule may test; leave the line out"),
    (
      "communities: yes",
      "WM228 \"communities\" is context only, which no rule may test; leave the line out"
    ),
    (
      "travel time: at most 45 minutes",
      "WM229 \"travel time\" is a fact of a hub, not of the school; move the line into the \"where\" of a count"
    ),
    (
      "known expertise: includes the subject",
      "WM209 \"the subject\" stands for nothing, as the rule is not about anything; add \"about: {need: needs}\" to the rule, or name the value itself"
    ),
  ])
  func doesNotFit(line: String, problem: String) {
    #expect(SmallSet.problems(signs: "  - \(line)").lines == [problem])
  }

  @Test func everyProblemOfARuleIsToldInOneRunInItsOrder() {
    let problems = SmallSet.problems(
      signs: """
          - isolatoin: high
          - phase: primry
          - all:
              - reading progress: below famly mean
              - pupils with EAL: at least 30 points
        """)
    #expect(problems.codes == ["WM201", "WM206", "WM204", "WM221"])
    #expect(problems.map { $0.location?.line } == [10, 11, 13, 14])
    #expect(problems.map(\.length) == [9, 6, 10, 6])
  }

  // MARK: - Bands

  @Test(arguments: [
    ("at least 35 points", "WM221"), ("at last 35", "WM207"), ("above 3 and below 5", "WM234"),
    ("very high", "WM207"), ("above this school", "WM226"),
  ])
  func aBandIsOnePhraseOfItsOwnFact(test: String, code: String) throws {
    let path = "Rules/vocabulary/facts.yaml"
    let text = try #require(SmallSet.files[path])
      .replacing("high: {test: at least 35 percent", with: "high: {test: \"\(test)\"")
    let problems = SmallSet.load([path: text]).problems.filter { $0.severity == .error }
    #expect(problems.first?.code == code, "\(problems.lines)")
    #expect(problems.first?.location?.line == 31)
  }
}
