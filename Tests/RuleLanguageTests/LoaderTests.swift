import Diagnostics
import Evidence
import Foundation
import Notation
import OrderedCollections
import RuleLanguage
import TestSupport
import Testing

/// Loading a rule set whole, and reloading it safely.
@Suite struct LoaderTests {
  @Test func theSmallSetLoadsWithoutAWord() throws {
    #expect(SmallSet.load().problems.filter { $0.severity != .note }.lines == [])
    let rules = try SmallSet.rules()
    #expect(Set(rules.findings.map(\.id)) == ["P_EXPERTISE", "W_ALONE", "W_LANGUAGE"])
    #expect(rules.findings.map(\.id) == rules.findings.map(\.id).sorted())
    #expect(rules.actions.map(\.id) == ["up_map_expertise"])
    #expect(rules.contraIndications.count == 4)
    #expect(rules.contraIndications.map(\.testsOwnBarriers) == [false, true, false, false])
    #expect(rules.derivations.count == 21)
    #expect(rules.evidence.claims.count == 1)
    #expect(rules.cautions.count == 3)
    #expect(rules.partnering.soft["reachable"]?.weight == 2)
    #expect(rules.ranking.atLeastOneEvidenceActionWhen == ["W_ALONE", "N_STAT_ONLY"])
    #expect(rules.strength == .standard)
  }

  @Test func aCardKeepsAllItsParts() throws {
    let rules = try SmallSet.rules()
    let card = rules.actions[0]
    #expect(card.voices == [.school, .area])
    #expect(card.grade == .seedStrong)
    #expect(card.cautions == [.catalogue("C_COSY"), .own("A good name is not evidence")])
    #expect(card.stopIf == ["The map would be used to rank people"])
    #expect(card.partner?.from == "schools with the need")
    #expect(card.partner?.otherAuthority == .preferred)
    #expect(
      card.helpedBy.map { rules.findings[$0].id } == Array(repeating: "P_EXPERTISE", count: 7))
    #expect(card.notWhen == [0])
    #expect(card.leadCondition == .finding([8]))
    #expect(card.appliesTo.count == 1)
    #expect(card.examples.count == 5)
    let expectation = try #require(card.examples.last?.expectation)
    guard case .status(.deferred, _, _, let first) = expectation else {
      Issue.record("\(expectation)")
      return
    }
    #expect(first == ["up_map_expertise"])
  }

  @Test(arguments: [
    "Rules/contraindications.yaml", "Rules/cautions.yaml", "Rules/strength.yaml",
    "Rules/ranking.yaml", "Rules/partnering.yaml", "Corpus/sources.yaml",
  ])
  func aFileThatEverySetNeedsIsMissed(path: String) {
    let changes: [String: String?] =
      path == "Corpus/sources.yaml"
      ? [path: nil, "Corpus/glossary.yaml": nil, "Corpus/evidence/families.yaml": nil]
      : [path: nil]
    let loaded = SmallSet.load(changes)
    #expect(loaded.rules == nil)
    #expect(loaded.problems.lines.contains("WM191 the rule set has no \(path); add the file"))
  }

  @Test func anEmptySetSaysWhatIsMissing() {
    let loaded = SmallSet.load(files: [:])
    #expect(loaded.rules == nil)
    #expect(loaded.problems.codes == Array(repeating: "WM191", count: 7))
  }

  @Test func foldersThatAreNotThereAreNamed() {
    let nowhere = packageRoot.appending(path: "Tests/Golden/RuleLanguage/nowhere")
    let loaded = RuleSet.load(
      FilesOnDisk(rules: nowhere, corpus: nowhere), asOf: SmallSet.today)
    #expect(
      loaded.problems.lines.contains(
        "WM190 there is no folder Rules; name the folder that holds it"))
    #expect(
      loaded.problems.lines.contains(
        "WM190 there is no folder Corpus; name the folder that holds it"))
  }

  @Test func foldersAreReadWithPathsAsPeopleSeeThem() throws {
    let root = packageRoot.appending(path: "Tests/Golden/RuleLanguage/small")
    let files = FilesOnDisk(
      rules: root.appending(path: "Rules"), corpus: root.appending(path: "Corpus"))
    #expect(Set(files.files().files.map(\.path)) == Set(SmallSet.files.keys))
    let loaded = RuleSet.load(files, asOf: SmallSet.today)
    #expect(loaded.rules?.digest == (try SmallSet.rules().digest))
  }

  @Test func aFolderInPlaceOfAFileIsUnreadable() throws {
    let folder = try TemporaryFolder()
    let rules = folder.file("Rules")
    try FileManager.default.createDirectory(
      at: rules.appending(path: "cautions.yaml"), withIntermediateDirectories: true)
    let loaded = RuleSet.load(FilesOnDisk(rules: rules, corpus: rules), asOf: SmallSet.today)
    let unreadable = loaded.problems.filter { $0.code == "WM192" }
    #expect(unreadable.map(\.location?.file) == ["Rules/cautions.yaml"])
  }

  @Test func theOrderInWhichFilesComeMakesNoDifference() throws {
    var random = SplitMix64(seed: 11)
    let first = try SmallSet.rules()
    for _ in 0..<5 {
      let files = SmallSet.files.map { RuleFile(path: $0.key, text: $0.value) }
        .shuffled(using: &random)
      let loaded = RuleSet.load(FilesInMemory(files), asOf: SmallSet.today)
      #expect(loaded.rules?.digest == first.digest)
      #expect(loaded.rules?.findings.map(\.name) == first.findings.map(\.name))
    }
  }

  @Test func theDigestChangesWithEveryFile() throws {
    let plain = try SmallSet.rules().digest
    for (path, text) in SmallSet.files {
      #expect(SmallSet.load([path: text + "# a remark\n"]).rules?.digest != plain, "\(path)")
    }
    #expect(SmallSet.load(["Rules/imports/england.yaml": "anything"]).rules?.digest == plain)
  }

  // MARK: - Reloading

  @Test func aBrokenFileKeepsTheRunningRules() throws {
    let running = try SmallSet.rules()
    var files = SmallSet.files
    files[SmallSet.findingPath] = SmallSet.finding(signs: "  - isolatoin: high")
    let reloaded = RuleSet.reload(
      running: running, from: FilesInMemory(files), asOf: SmallSet.today)
    guard case .kept(let rules, let problems) = reloaded else {
      Issue.record("a set with an error was taken")
      return
    }
    #expect(rules.digest == running.digest)
    #expect(rules.findings.count == running.findings.count)
    #expect(problems.filter { $0.severity == .error }.codes == ["WM201"])
    #expect(reloaded.rules.digest == running.digest)
  }

  @Test func awholeSetReplacesTheRunningOne() throws {
    let running = try SmallSet.rules()
    var files = SmallSet.files
    files[SmallSet.findingPath] = SmallSet.finding()
    let reloaded = RuleSet.reload(
      running: running, from: FilesInMemory(files), asOf: SmallSet.today)
    guard case .replaced(let rules, _) = reloaded else {
      Issue.record("a set without errors was not taken")
      return
    }
    #expect(rules.digest != running.digest)
    #expect(reloaded.rules.findings.map(\.id).contains("W_TEST"))
  }

  // MARK: - Files

  @Test func aFileIsCalledLikeItsRule() {
    let path = "Rules/ecology/within-school/W_OTHER.yaml"
    let problems = SmallSet.load([path: SmallSet.finding()]).problems
    #expect(
      problems.lines.contains(
        "WM250 the file is called \"W_OTHER.yaml\", but holds \"W_TEST\"; call the file W_TEST.yaml"
      ))
  }

  @Test(
    arguments: [
      ("Rules/ecology/within-school/W_TEST.yaml", nil),
      (
        "Rules/ecology/between-schools/W_TEST.yaml",
        "WM250 the rule does not belong in Rules/ecology/between-schools; move the file to Rules/ecology/within-school, or correct the rule"
      ),
      (
        "Rules/strategies/2-evidence/W_TEST.yaml",
        "WM250 the rule does not belong in Rules/strategies/2-evidence; move the file to Rules/ecology/within-school, or correct the rule"
      ),
    ] as [(String, String?)])
  func aFindingStandsInTheFolderOfItsEcology(path: String, problem: String?) {
    let lines = SmallSet.load([path: SmallSet.finding()]).problems.filter {
      $0.severity == .error
    }.lines
    #expect(lines == [problem].compactMap { $0 })
  }

  @Test func anActionStandsInTheFolderOfItsStrategy() {
    let path = "Rules/strategies/2-evidence/up_test.yaml"
    #expect(
      SmallSet.load([path: SmallSet.action()]).problems.lines.contains(
        "WM250 the rule does not belong in Rules/strategies/2-evidence; move the file to Rules/strategies/1-…, or correct the rule"
      ))
  }

  @Test func anIdIsUsedOnce() {
    let problems = SmallSet.load([
      "Rules/ecology/within-school/W_ALONE.yaml": SmallSet.files[
        "Rules/ecology/between-schools/W_ALONE.yaml"]
    ]).problems.filter { $0.severity == .error && $0.code != "WM250" }
    #expect(problems.codes.allSatisfy { $0 == "WM251" })
    #expect(problems.first?.message == "the id \"W_ALONE\" is used twice")
    #expect(
      problems.first?.notes.first?.location?.file == "Rules/ecology/between-schools/W_ALONE.yaml")
  }

  @Test(arguments: [
    "just a text", "name: nothing", "- a\n- b", "finding: A\naction: b", "finding:",
  ])
  func aFileWithoutARuleIsRefused(text: String) {
    let problems = SmallSet.load([SmallSet.findingPath: text]).problems
    #expect(problems.codes.contains("WM193"), "\(problems.lines)")
  }

  // MARK: - Life

  @Test(
    arguments: [
      ("2026-11-22", nil), ("2026-11-21", Diagnostic.Severity.warning),
      ("2025-11-22", Diagnostic.Severity.warning), ("2025-11-21", Diagnostic.Severity.error),
    ] as [(String, Diagnostic.Severity?)])
  func aReviewThatIsDueIsAWarningAndAfterAYearAnError(
    date: String, severity: Diagnostic.Severity?
  ) {
    let text = SmallSet.finding().replacing("2027-09-01", with: date)
    let problems = SmallSet.load([SmallSet.findingPath: text]).problems
      .filter { $0.code == "WM253" }
    #expect(problems.first?.severity == severity)
    guard let severity else { return }
    let late = severity == .error ? ", more than a year ago" : ""
    #expect(
      problems.lines == [
        "WM253 this rule was due for review on \(date)\(late); read the rule again, then set a new date"
      ])
    #expect(problems.first?.location?.line == 5)
    #expect(problems.first?.length == date.count)
  }

  @Test func aRetiredRuleNamesItsSuccessor() {
    let text = SmallSet.finding().replacing("status: trial", with: "status: retired")
    #expect(SmallSet.load([SmallSet.findingPath: text]).problems.codes.contains("WM254"))
    let wrong = text.replacing("status: retired", with: "status: retired\nreplaced by: W_ALNOE")
    #expect(
      SmallSet.load([SmallSet.findingPath: wrong]).problems.lines.contains(
        "WM254 there is no rule called \"W_ALNOE\" to take its place; did you mean \"W_ALONE\"?"))
    let replaced = text.replacing("status: retired", with: "status: retired\nreplaced by: W_ALONE")
    #expect(!SmallSet.load([SmallSet.findingPath: replaced]).problems.codes.contains("WM254"))
  }
}
