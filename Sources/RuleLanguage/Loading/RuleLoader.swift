import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Takes files through reading and checking, in a fixed order of stages.
///
/// 1. every file into a tree, 2. vocabulary and corpus, 3. rules into syntax, 4. names, 5. each rule
/// against names, kinds and units, 6. the rule set as a whole. Each stage goes on with what the one
/// before could make out, so that one run tells all problems.
struct RuleLoader {
  let files: [RuleFile]
  let asOf: CalendarDate
  var log = ProblemLog()
  /// The trees of the files that could be read, by what they hold.
  private var roots: [RuleFileRole: [Node]] = [:]
  private var sources: [Source.Text] = []

  init(files: [RuleFile], asOf: CalendarDate) {
    self.files = files
    self.asOf = asOf
  }

  mutating func load() -> RuleSet.Loaded {
    readTrees()
    let vocabulary = read { VocabularyReader.read($0[.vocabulary] ?? []) }
    let evidence = read { EvidenceReader.read($0[.corpus] ?? []) }
    log.add(BandChecker.problems(in: vocabulary))
    let syntax = readSyntax()
    let names = RuleNames(
      vocabulary: vocabulary, evidence: evidence, findings: syntax.findings,
      actions: syntax.actions, contraIndications: syntax.contraIndications,
      cautions: syntax.cautions, partnering: syntax.partnering)
    FileChecker.check(syntax, asOf: asOf, &log)
    var derivations = DerivationChecker(names)
    var rules = CheckedRules(
      vocabulary: vocabulary, derivations: derivations.check(), cautions: syntax.cautions,
      strength: syntax.strength, ranking: syntax.ranking, partnering: syntax.partnering,
      evidence: evidence, digest: digest())
    log.add(derivations.log.diagnostics)
    checkNeeds(names)
    checkPolicies(syntax, names)
    rules.findings = checkFindings(names)
    rules.findingOrder = findingOrder(rules.findings)
    rules.contraIndications = checkContraIndications(names)
    rules.actions = checkActions(names)
    SetChecks.check(rules, syntax, names, &log)
    let problems = log.diagnostics.sortedByPlace
    return RuleSet.Loaded(
      rules: problems.containsErrors ? nil : rules, problems: problems, sources: sources)
  }

  // MARK: - Reading

  private mutating func readTrees() {
    let known = files.compactMap { file in RuleFileRole(path: file.path).map { (file, $0) } }
    for (reading, role) in zip(ParallelReading.read(known.map(\.0)), known.map(\.1)) {
      sources.append(reading.source)
      log.add(reading.problems)
      if let root = reading.root { roots[role, default: []].append(root) }
    }
    let required: [(RuleFileRole, String)] = [
      (.vocabulary, "Rules/vocabulary"), (.contraIndications, "Rules/contraindications.yaml"),
      (.cautions, "Rules/cautions.yaml"), (.strength, "Rules/strength.yaml"),
      (.ranking, "Rules/ranking.yaml"), (.partnering, "Rules/partnering.yaml"),
      (.corpus, "Corpus/sources.yaml"),
    ]
    let given = Set(files.compactMap { RuleFileRole(path: $0.path) })
    for (role, path) in required where !given.contains(role) {
      log.add([RuleProblem.file(.fileMissing(path)).diagnostic(at: nil)])
    }
  }

  private mutating func read<Value>(
    _ body: ([RuleFileRole: [Node]]) -> (Value, problems: [Diagnostic])
  ) -> Value {
    let (value, problems) = body(roots)
    log.add(problems)
    return value
  }

  private mutating func readSyntax() -> RuleSetSyntax {
    var syntax = RuleSetSyntax()
    for role in [RuleFileRole.finding, .action] {
      for root in roots[role] ?? [] {
        var reader = RuleFileReader()
        let rule = reader.read(root)
        log.add(reader.problems)
        switch rule {
        case .finding(let finding)?: syntax.findings.append(finding)
        case .action(let action)?: syntax.actions.append(action)
        case nil: break
        }
      }
    }
    for root in roots[.contraIndications] ?? [] {
      var reader = ContraIndicationReader()
      syntax.contraIndications += reader.read(root)
      syntax.remarks += reader.remarks
      log.add(reader.problems)
    }
    for root in roots[.cautions] ?? [] {
      var reader = CautionReader()
      syntax.cautions.merge(reader.read(root)) { first, _ in first }
      syntax.cautionSources += reader.sources
      log.add(reader.problems)
    }
    var policies = PolicyReader()
    if let root = roots[.strength]?.first, let policy = policies.strength(root) {
      syntax.strength = policy
    }
    if let root = roots[.ranking]?.first, let ranking = policies.ranking(root) {
      syntax.ranking = ranking.policy
      syntax.rankingCalls = ranking.calls
    }
    if let root = roots[.partnering]?.first, let policy = policies.partnering(root) {
      syntax.partnering = policy
    }
    log.add(policies.problems)
    return syntax
  }

  /// The hash of all paths and contents, each with its length, in the order of the paths.
  private func digest() -> String {
    var hash = SHA256()
    for file in files where RuleFileRole(path: file.path) != nil {
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

/// All rules of a set as written.
struct RuleSetSyntax {
  var findings: [FindingSyntax] = []
  var actions: [ActionSyntax] = []
  var contraIndications: [ContraIndicationSyntax] = []
  var cautions: OrderedDictionary<String, Caution> = [:]
  var cautionSources: [Scalar] = []
  var strength = StrengthPolicy.standard
  var ranking = RankingPolicy.standard
  var rankingCalls: [Scalar] = []
  var partnering = PartneringPolicy()
  /// Remarks about where things come from, which may name sources.
  var remarks: [String] = []
}
