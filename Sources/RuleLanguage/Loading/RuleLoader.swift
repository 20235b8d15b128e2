import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections
import Parallel

/// Takes files through reading and checking, in a fixed order of stages.
///
/// 1. the vocabulary, so that data can be read side by side with the rest, 2. every other file into a
/// tree, corpus and rules into syntax, 3. names, 4. each rule against names, kinds and units, 5. the
/// rule set as a whole. Each stage goes on with what the one before could make out, so that one run
/// tells all problems.
struct RuleLoader {
  private(set) var log = ProblemLog()
  /// The words that rules may use.
  let vocabulary: Vocabulary
  /// How schools are grouped.
  let families: FamilyPolicy
  /// What the families' file says of actions and sources, to be looked up.
  private let familyNames: (actions: [Scalar], sources: [Scalar])
  /// All files that have a role, in the order of their paths.
  private let files: [(file: RuleFile, role: RuleFileRole)]
  private let purpose: RuleSet.Purpose
  private var sources: [Source.Text]
  private var evidence = EvidenceLibrary()
  /// What the corpus says of findings, actions and cautions, to be looked up.
  private var links: [CorpusLink] = []
  private var programmeFiles: [Node] = []
  private var caseFiles: [Node] = []
  private var strategyFile: Node?
  private var areaFile: Node?
  private var figureFile: Node?
  private var syntax = RuleSetSyntax()

  /// The first stage.
  ///
  /// - Parameters:
  ///   - files: In the order of their paths.
  ///   - purpose: What the rules are read for.
  ///   - unreadable: What is wrong with files that could not be read.
  init(reading files: [RuleFile], for purpose: RuleSet.Purpose, unreadable: [Diagnostic]) {
    self.purpose = purpose
    self.files = files.compactMap { file in
      RuleFileRole(path: file.path).map { (file, $0) }
    }.filter { purpose == .authoring || $0.role != .cases }
    let (readings, trees) = Self.trees(of: self.files.filter { Self.isFirst($0.role) })
    let words = VocabularyReader.read(trees[.vocabulary] ?? [])
    vocabulary = words.vocabulary
    var reader = FamilyReader(vocabulary)
    families = trees[.families]?.first.flatMap { reader.read($0) } ?? .standard
    familyNames = (reader.actions, reader.sources)
    sources = readings.map(\.source)
    log.add(unreadable)
    log.add(readings.flatMap(\.problems))
    log.add(words.problems)
    log.add(reader.problems)
  }

  /// Whether a file is needed before data can be read and schools grouped.
  private static func isFirst(_ role: RuleFileRole) -> Bool {
    role == .vocabulary || role == .families
  }

  /// The second stage.
  private mutating func readRest() {
    let (readings, trees) = Self.trees(
      of: files.filter { !Self.isFirst($0.role) },
      leavingOut: purpose == .running ? ["examples"] : [])
    let purpose = purpose
    let (syntax, read) = sideBySide {
      RuleSetSyntax.read(trees, for: purpose)
    } _: {
      EvidenceReader.read(trees[.corpus] ?? [])
    }
    evidence = read.library
    links = read.links
    programmeFiles = trees[.programmes] ?? []
    caseFiles = trees[.cases] ?? []
    strategyFile = trees[.strategies]?.first
    areaFile = trees[.areas]?.first
    figureFile = trees[.figures]?.first
    self.syntax = syntax.rules
    sources += readings.map(\.source)
    reportMissing(given: Set(self.files.map(\.role)))
    log.add(readings.flatMap(\.problems))
    log.add(read.problems)
    log.add(syntax.problems)
  }

  /// The trees of the files that can be read, by what they hold.
  private static func trees(
    of files: [(file: RuleFile, role: RuleFileRole)], leavingOut leftOut: Set<String> = []
  ) -> (readings: [Notation.Reading], trees: [RuleFileRole: [Node]]) {
    let readings = Notation.read(
      files.map { (file: $0.file.path, bytes: $0.file.bytes) }, leavingOut: leftOut)
    var trees: [RuleFileRole: [Node]] = [:]
    for (reading, role) in zip(readings, files.map(\.role)) {
      if let root = reading.root { trees[role, default: []].append(root) }
    }
    return (readings, trees)
  }

  /// The other stages.
  ///
  /// - Parameter asOf: The day against which reviews are due.
  /// - Returns: The rules if nothing is wrong with them, and all problems.
  mutating func check(asOf: CalendarDate) -> RuleSet.Loaded {
    readRest()
    log.add(BandChecker.problems(in: vocabulary))
    let names = RuleNames(
      vocabulary: vocabulary, evidence: evidence, findings: syntax.findings,
      actions: syntax.actions, contraIndications: syntax.contraIndications,
      cautions: syntax.cautions, partnering: syntax.partnering)
    FileChecker.check(syntax, asOf: asOf, &log)
    var derivations = DerivationChecker(names)
    // Cases decide nothing, so that they are no part of what a sheet rests on.
    let files = files.filter { $0.role != .cases }.map(\.file)
    var rules = CheckedRules(
      vocabulary: vocabulary, derivations: derivations.check(), cautions: syntax.cautions,
      strength: syntax.strength, ranking: syntax.ranking, partnering: syntax.partnering,
      evidence: evidence, digest: Self.digest(of: files))
    log.add(derivations.log.diagnostics)
    checkNeeds(names)
    checkPolicies(syntax, names)
    rules.findings = checkFindings(names)
    rules.findingOrder = findingOrder(rules.findings)
    rules.contraIndications = checkContraIndications(names)
    rules.partnering = checkPartnering(names)
    rules.actions = checkActions(names)
    rules.programmes = readProgrammes(names)
    rules.families = families
    rules.strategies = readStrategies(names)
    rules.areas = readAreas(names)
    rules.figures = readFigures(names)
    CorpusChecker.check(links, names, &log)
    CorpusChecker.constraints(of: rules.actions, names, &log)
    CaseChecker.check(caseFiles, rules, names, &log)
    SetChecks.check(rules, syntax, names, for: purpose, &log)
    let problems = log.diagnostics.sortedByPlace
    return RuleSet.Loaded(
      rules: problems.containsErrors ? nil : rules, problems: problems, sources: sources)
  }

  private mutating func reportMissing(given: Set<RuleFileRole>) {
    let required: [(RuleFileRole, String)] = [
      (.vocabulary, "Rules/vocabulary"), (.contraIndications, "Rules/contraindications.yaml"),
      (.cautions, "Rules/cautions.yaml"), (.strength, "Rules/strength.yaml"),
      (.ranking, "Rules/ranking.yaml"), (.partnering, "Rules/partnering.yaml"),
      (.corpus, "Corpus/sources.yaml"),
    ]
    for (role, path) in required where !given.contains(role) {
      log.add([RuleProblem.file(.fileMissing(path)).diagnostic(at: nil)])
    }
  }

  /// The hash of all paths and contents, each with its length, in the order of the paths.
  private static func digest(of files: [RuleFile]) -> String {
    var hash = SHA256()
    for file in files {
      hash.update("\(file.path)\n\(file.bytes.count)\n".utf8)
      hash.update(file.bytes)
    }
    return hash.finish()
  }

  // MARK: - Checking

  private mutating func checkFindings(_ names: RuleNames) -> [CheckedFinding] {
    var checker = FindingChecker(names)
    let findings = names.findings.values.flatMap { checker.check($0) }
    log.add(checker.log.diagnostics)
    return findings
  }

  private mutating func findingOrder(_ findings: [CheckedFinding]) -> [Int] {
    let uses = findings.map { ConditionWalk.findings(in: $0.signs + $0.unless) }
    let sorted = DependencyOrder.sort(uses)
    for circle in sorted.circles {
      let first = findings[circle[0]]
      log.report(
        .circle(.findingCircle(circle.map { findings[$0].id })), at: first.location,
        length: first.id.count)
    }
    return sorted.order
  }

  private mutating func checkContraIndications(
    _ names: RuleNames
  ) -> [CheckedContraIndication] {
    var checker = ContraIndicationChecker(names)
    let contras = names.contraIndications.values.map { checker.check($0) }
    log.add(checker.log.diagnostics)
    return contras
  }

  private mutating func checkPartnering(_ names: RuleNames) -> PartneringPolicy {
    var checker = PartneringChecker(names)
    let policy = checker.check(
      syntax.partnering, syntax.partnerTests, soft: syntax.softPartnerTests)
    log.add(checker.log.diagnostics)
    return policy
  }

  private mutating func checkActions(_ names: RuleNames) -> [CheckedAction] {
    var expansion = AnyWhenOf(names)
    let order = expansion.order()
    log.add(expansion.log.diagnostics)
    var copies = ConditionCopies()
    var checked: [String: CheckedAction] = [:]
    for id in order {
      guard let syntax = names.actions[id] else { continue }
      var checker = ActionChecker(names, copied: copies.conditions)
      let action = checker.check(syntax)
      log.add(checker.log.diagnostics)
      guard let action else { continue }
      checked[id] = action
      if !copies.add(action) {
        log.report(.circle(.copiesTooMuch(limit: ConditionCopies.limit)), at: syntax.head.id)
      }
    }
    RelationCircles.check(Array(checked.values).sorted { $0.id < $1.id }, &log)
    return names.actions.keys.compactMap { checked[$0] }
  }

  private mutating func readProgrammes(_ names: RuleNames) -> [ProgrammeList] {
    var reader = ProgrammeReader(names)
    let lists = programmeFiles.compactMap { reader.read($0) }
    log.add(reader.log.diagnostics)
    return lists
  }

  private mutating func readStrategies(_ names: RuleNames) -> [StrategyEntry] {
    var reader = StrategyReader(names)
    let entries = strategyFile.map { reader.read($0) }
    log.add(reader.log.diagnostics)
    return entries ?? []
  }

  private mutating func readAreas(_ names: RuleNames) -> AreaPolicy? {
    var reader = AreaReader(names)
    let policy = areaFile.flatMap { reader.read($0) }
    log.add(reader.log.diagnostics)
    return policy
  }

  private mutating func readFigures(_ names: RuleNames) -> FigurePolicy {
    var reader = FigureReader(names)
    let policy = figureFile.map { reader.read($0) }
    log.add(reader.log.diagnostics)
    return policy ?? FigurePolicy()
  }

  private mutating func checkNeeds(_ names: RuleNames) {
    for need in names.vocabulary.needs.values {
      if names.findings[need.finding] == nil {
        log.report(
          .name(.needWithoutFinding(need.name, finding: need.finding)), at: need.location,
          length: need.name.count)
      }
      if let topics = names.vocabulary.lists["topics"], !topics.contains(need.topic) {
        let nearest = NearestName.suggestion(for: need.topic, among: topics)
        log.report(
          .name(.unknownTopic(need.topic, nearest: nearest, known: topics)), at: need.location,
          length: need.name.count)
      }
    }
  }

  private mutating func checkPolicies(_ syntax: RuleSetSyntax, _ names: RuleNames) {
    for name in syntax.rankingCalls
    where names.findingID(name.text) == nil && names.contraIndicationIndex(name.text) == nil {
      let known = names.findingNames + names.contraIndications.keys
      let nearest = NearestName.suggestion(for: name.text, among: known)
      log.report(.name(.unknownFinding(name.text, isAsset: false, nearest: nearest)), at: name)
    }
    for action in familyNames.actions + syntax.partneringActions
    where names.actions[action.text] == nil {
      let nearest = NearestName.suggestion(for: action.text, among: names.actionNames)
      log.report(.name(.unknownAction(action.text, nearest: nearest)), at: action)
    }
    for key in familyNames.sources where names.evidence.sources[key.text] == nil {
      let known = Array(names.evidence.sources.keys)
      let nearest = NearestName.suggestion(for: key.text, among: known)
      log.report(.name(.unknownSource(key.text, nearest: nearest)), at: key)
    }
    for source in syntax.cautionSources where source.text != "per card" {
      // A caution may rest on several sources, written "A11; ESTYN15".
      for key in source.text.split(separator: ";").map(\.trimmingSpaces)
      where names.evidence.sources[key] == nil {
        let nearest = NearestName.suggestion(
          for: key, among: Array(names.evidence.sources.keys))
        log.report(.name(.unknownSource(key, nearest: nearest)), at: source)
      }
    }
  }
}
