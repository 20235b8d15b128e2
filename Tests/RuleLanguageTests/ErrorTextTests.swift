import Diagnostics
import Foundation
import Notation
import RuleLanguage
import TestSupport
import Testing

/// Whole texts of problems as people see them.
@Suite struct ErrorTextTests {
  private func text(_ loaded: RuleSet.Loaded, codes: Set<String>) -> String {
    let renderer = DiagnosticRenderer(texts: loaded.sources)
    return renderer.render(loaded.problems.filter { codes.contains($0.code) })
  }

  /// The four texts that the specification prints, in its format, on the rules it speaks of.
  @Test func theFourPrintedErrorsLookAsPrinted() throws {
    let folder = "Rules/strategies/3-school-to-school"
    let partner = try #require(WorkedRules.files["\(folder)/reading-partner.yaml"])
      .replacing("below family mean by at least 1.0", with: "below famly mean by at least 1.0")
      .replacing("- reading cohort size: at least 11", with: "- readng cohort size: at least 11")
    let hub = try #require(WorkedRules.files["\(folder)/language-hub.yaml"])
      .replacing(
        "  all:\n",
        with: """
            all:
              - pupils eligible for free meals: at least 40 percent
              - pupils with EAL: at least 1 percent
              - disadvantaged pupils: at least 1 percent
              - pupils eligible for free meals: below 25 percent

          """)
    let loaded = SmallSet.load([
      "\(folder)/reading-partner.yaml": partner, "\(folder)/language-hub.yaml": hub,
    ])
    expectGolden(
      text(loaded, codes: ["WM204", "WM201", "WM310"]), "printed-errors", in: "RuleLanguage")
  }

  @Test func aStatusThatIsNeverSeenLooksAsPrinted() throws {
    let path = "Rules/strategies/4-cross-border/futures-link.yaml"
    let rule = try #require(WorkedRules.files[path])
    expectGolden(
      text(SmallSet.load([path: rule]), codes: ["WM411"]), "printed-advice", in: "RuleLanguage")
  }

  @Test func aBrokenFindingTellsAllInOneRun() {
    let finding = SmallSet.finding(
      signs: """
          - isolation > 3: yes
          - phase: [primary, secondary]
          - reading progress: more than 3 points
          - pupils with EAL: at least 30%
          - none of:
              - EAL expertise: at least 2
                if unknown: carry on
          - at least: 2
            of: schools in the familly
            call them: possible partners
            where:
              - reading progress: above this shcool by at least 2.0 points
          - finding: W_ALNOE, clear
        """,
      more: "unles:\n  - phase: special",
      examples: """
          - {name: wrong, given: {isolaton: high}, expect: likly}
          - {name: nearly, given: {isolation: enormous}, and schools: 3, expect: none, first: [a]}
        """)
    let loaded = SmallSet.load([SmallSet.findingPath: finding])
    let renderer = DiagnosticRenderer(texts: loaded.sources)
    expectGolden(
      renderer.render(loaded.problems.filter { $0.location?.file == SmallSet.findingPath }),
      "broken-finding", in: "RuleLanguage")
  }

  @Test func anIncompleteCardTellsEveryMissingPart() {
    let card = """
      action: up_test
      name: Nearly nothing
      when:
        finding: W_ALONE
      topics: []
      speak to: [school]
      because: []
      steps: {two weeks: Begin, terms: Go on}
      """
    let loaded = SmallSet.load([SmallSet.actionPath: card])
    let renderer = DiagnosticRenderer(texts: loaded.sources)
    expectGolden(
      renderer.render(loaded.problems.filter { $0.location?.file == SmallSet.actionPath }),
      "incomplete-card", in: "RuleLanguage")
  }

  @Test func aBrokenVocabularyTellsAllInOneRun() {
    let loaded = SmallSet.load([
      "Rules/vocabulary/broken.yaml": """
      units: {percent: {gap: again}}
      lists: {empty: [], twice: [a, A], stop: [one or two]}
      facts:
        shoe size: {id: phase, means: Of shoes, kind: number, unit: inch, range: [9, 3], role: figure}
        any: {id: anything, means: A reserved word, kind: yes or no, role: judgement, unit: percent}
        colour: {id: colour, means: Of the door, kind: choice, values: colours, role: figures}
        steps: {id: steps, means: Up to the door, kind: number, range: [0, 9], role: figure, hidden below: 3, noise: loud}
        doors: {id: doors, means: How many, kind: number, range: [0, 9], role: figure, phases: [primry], counted by: step}
        ratio: {id: ratio, means: Of two, kind: number, range: [0, 9], role: figure, derive: {ratio: [steps]}}
        both: {id: both, means: Of two, kind: number, range: [0, 9], role: figure, derive: {sum: [steps], largest: [doors]}}
        banded: {id: banded, means: Of one, kind: ordinal, levels: practise, role: figure, derive: {band: steps, cuts: [3, 1], levels: [a]}}
      benchmarks:
        - {fact: pct_eel, scope: world, value: 3, year: 2019, source: A11, origin: guessed, place: top fifth}
      """
    ])
    let renderer = DiagnosticRenderer(texts: loaded.sources)
    expectGolden(
      renderer.render(loaded.problems.filter { $0.severity == .error }), "broken-vocabulary",
      in: "RuleLanguage")
  }
}
