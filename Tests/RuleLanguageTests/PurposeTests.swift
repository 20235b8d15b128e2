import Diagnostics
import Facts
import RuleLanguage
import TestSupport
import Testing

/// Rules read to be run are those read to be written, without examples and advice.
@Suite struct PurposeTests {
  @Test func nothingButTheExamplesIsLeftOut() throws {
    var written = try #require(load(SmallSet.files, for: .authoring).rules)
    let run = try #require(load(SmallSet.files, for: .running).rules)
    #expect(written.findings.contains { !$0.examples.isEmpty })
    for index in written.findings.indices { written.findings[index].examples = [] }
    for index in written.actions.indices { written.actions[index].examples = [] }
    #expect(inFull(run) == inFull(written))
  }

  @Test func anExampleKeepsNoRuleFromBeingRun() {
    let wrong = "  - {name: holds, given: {phase: primry}, expect: hint}"
    let files = with(SmallSet.findingPath, SmallSet.finding(examples: wrong))
    #expect(load(files, for: .authoring).rules == nil)
    let run = load(files, for: .running)
    #expect(run.rules?.findings.contains { $0.id == "W_TEST" } == true)
    #expect(!run.problems.containsErrors)
  }

  /// Examples are not even taken apart, yet how they are written down is looked at.
  @Test func whatIsBeneathExamplesKeepsThePlacesOfTheRest() throws {
    let wrong = "  - {name: holds, given: {phase: primary}, expect: hint}\n  - {name: [}\nnote: x"
    let files = with(SmallSet.findingPath, SmallSet.finding(examples: wrong))
    let problems = [RuleSet.Purpose.authoring, .running].map { purpose in
      Set(load(files, for: purpose).problems.filter { $0.severity == .error }.map(\.location?.line))
    }
    #expect(!problems[1].isEmpty && problems[1].isSubset(of: problems[0]))
  }

  @Test(arguments: [
    "  - isolaton: at least medium", "  - isolation: at least",
    "  - all: [{phase: primary}, {phase: secondary}]", "  - {phase: primary, isolation: high}",
    "  - finding: W_TEST",
  ])
  func errorsInRulesAreTheSame(signs: String) {
    let files = with(SmallSet.findingPath, SmallSet.finding(signs: signs))
    let written = load(files, for: .authoring)
    let run = load(files, for: .running)
    #expect(written.rules == nil)
    #expect(run.rules == nil)
    #expect(errors(of: run) == errors(of: written))
  }

  @Test func theWordsAreThereUnlessSomethingIsWrong() {
    let sound = RuleSet.open(FilesInMemory(SmallSet.files), for: .running)
    #expect(sound.vocabulary?.slot(id: "phase") != nil)
    let files = with("Rules/vocabulary/odd.yaml", "facts: {odd: {}}")
    #expect(RuleSet.open(FilesInMemory(files), for: .running).vocabulary == nil)
  }

  /// A value with all it holds; the entries of dictionaries and sets in the order of their text, since
  /// theirs differs from one dictionary to the next.
  private func inFull(_ value: Any) -> String {
    let mirror = Mirror(reflecting: value)
    guard !mirror.children.isEmpty else { return String(reflecting: value) }
    let parts = mirror.children.map { "\($0.label ?? ""): \(inFull($0.value))" }
    let isUnordered = mirror.displayStyle == .dictionary || mirror.displayStyle == .set
    return "\(type(of: value))(\((isUnordered ? parts.sorted() : parts).joined(separator: ", ")))"
  }

  private func errors(of loaded: RuleSet.Loaded) -> [Diagnostic] {
    loaded.problems.filter { $0.severity == .error }
  }

  private func load(_ files: [String: String], for purpose: RuleSet.Purpose) -> RuleSet.Loaded {
    RuleSet.load(FilesInMemory(files), asOf: SmallSet.today, for: purpose)
  }

  private func with(_ path: String, _ text: String) -> [String: String] {
    var files = SmallSet.files
    files[path] = text
    return files
  }
}
