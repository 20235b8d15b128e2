import Diagnostics
import Evidence
import Facts
import Notation

/// Reads one rule file into ``RuleSyntax``: which parts are there, and their shape.
///
/// A missing part is a problem like any other; what can be read is read, so that one run tells all.
struct RuleFileReader {
  /// Whether examples are read too; those who only run rules have no use for them.
  private let readsExamples: Bool
  private(set) var problems: [Diagnostic] = []

  init(readsExamples: Bool = true) { self.readsExamples = readsExamples }

  /// The rule of a file; `nil` when too little of it can be read to check the rest.
  mutating func read(_ root: Node) -> RuleSyntax? {
    guard case .mapping(let mapping) = root else {
      problems.append(RuleProblem.file(.noRuleInFile).diagnostic(at: root.location))
      return nil
    }
    let kinds = ["finding", "asset", "action"].filter { mapping.entry($0) != nil }
    guard let kind = kinds.first, kinds.count == 1, let id = mapping[kind]?.scalar, !id.isEmpty
    else {
      problems.append(RuleProblem.file(.noRuleInFile).diagnostic(at: root.location))
      return nil
    }
    var fields = Fields(mapping, of: "the \(kind) \(id.text.quoted())")
    fields.allow(kind)
    let rule: RuleSyntax? =
      kind == "action"
      ? action(id, &fields).map { .action($0) }
      : finding(id, kind == "asset" ? .asset : .barrier, &fields).map { .finding($0) }
    problems += fields.finish()
    return rule
  }

  // MARK: - Findings and assets

  private mutating func finding(
    _ id: Scalar, _ kind: CheckedFinding.Kind, _ fields: inout Fields
  ) -> FindingSyntax? {
    let head = head(id, &fields)
    if let written = fields.text("kind", .optional), written.text != kind.rawValue {
      problems.append(
        RuleProblem.card(.kindDiffers(written.text, key: kind == .asset ? "asset" : "finding"))
          .diagnostic(at: written.location, length: written.length))
    }
    let signs = items("signs", .required, &fields, .sign)
    let unless = items("unless", .optional, &fields, .unless)
    let overturnedBy = proseList("overturned by", .optional, &fields)
    let informational = fields.yesOrNo("informational", .optional)
    let offers = fields.prose("offers", kind == .asset ? .required : .optional)
    let opens = fields.prose("opens", kind == .asset ? .required : .optional)
    guard let head, let signs else { return nil }
    return FindingSyntax(
      head: head, kind: kind, signs: signs, unless: unless ?? [], overturnedBy: overturnedBy,
      isInformational: informational ?? false, offers: offers?.text, opens: opens?.text)
  }

  // MARK: - Actions

  private mutating func action(_ id: Scalar, _ fields: inout Fields) -> ActionSyntax? {
    let head = head(id, &fields)
    let strategy = fields.word("strategy", as: Strategy.self)
    let voices = fields.words("speaks to", as: Voice.self, .optional)
    let urgency = fields.word("urgency", as: Urgency.self)
    let effort = fields.word("effort", as: Effort.self)
    let who = fields.prose("who")
    let appliesTo = fields.mapping("applies to", .optional)
    let when = fields.node("when")
    let notWhen = fields.texts("not when", .optional) ?? []
    let without = fields.reasons("deliberately without")
    let unless = items("unless", .optional, &fields, .unless)
    let stopIf = proseList("stop if", .optional, &fields)
    let lead = fields.text("lead condition", .optional)
    let helpedBy = fields.texts("helped by", .optional) ?? []
    let actNowWhere = fields.texts("act now where", .optional) ?? []
    let partner = fields.within("partner", .optional) { Self.partner(&$0) }
    let conditions = proseList("conditions", .required, &fields)
    let cautions = cautions(&fields)
    let steps = fields.within("steps") { Self.steps(&$0) }
    let monitor = proseList("monitor", .required, &fields)
    let gain = fields.prose("helper gain")
    let resources = fields.texts("resources", .optional) ?? []
    let before = fields.texts("before", .optional) ?? []
    let needs = fields.texts("needs", .optional) ?? []
    let insteadOf = fields.texts("instead of", .optional) ?? []
    let notWith = fields.texts("not with", .optional) ?? []
    let mustRespond = fields.yesOrNo("must respond", .optional)
    var conditionReader = ConditionReader()
    let tests = appliesTo.map { conditionReader.tests($0) } ?? []
    let condition = when.flatMap { conditionReader.item($0) }
    problems += conditionReader.problems
    guard let head, let strategy, let urgency, let effort else { return nil }
    return ActionSyntax(
      head: head, strategy: strategy, voices: Set(voices ?? [.school, .cluster]),
      urgency: urgency, effort: effort, who: who?.text ?? "", appliesTo: tests, when: condition,
      notWhen: notWhen, notWhenKey: fields.mapping.entry("not when")?.key,
      deliberatelyWithout: without, unless: unless ?? [], stopIf: stopIf, leadCondition: lead,
      helpedBy: helpedBy, actNowWhere: actNowWhere, partner: partner,
      conditions: conditions, cautions: cautions,
      steps: steps ?? Steps(twoWeeks: "", term: "", year: ""), monitor: monitor,
      helperGain: gain?.text ?? "", resources: resources, before: before, needs: needs,
      insteadOf: insteadOf, notWith: notWith, mustRespond: mustRespond ?? false)
  }

  private static func partner(_ fields: inout Fields) -> PartnerSyntax? {
    let type = fields.prose("type", .optional)
    let from = fields.text("from", .optional)
    let alsoFrom = fields.text("also from", .optional)
    let kinds = fields.texts("kinds", .optional) ?? []
    let offers = fields.texts("offers", .optional) ?? []
    let hard = fields.texts("hard", .optional) ?? []
    let soft = fields.texts("soft", .optional) ?? []
    let match = fields.texts("match", .optional) ?? []
    let other = fields.word(
      "other authority", as: PartnerProfile.OtherAuthority.self, .optional)
    return PartnerSyntax(
      type: type?.text ?? "", from: from, alsoFrom: alsoFrom, kinds: kinds, offers: offers,
      hard: hard, soft: soft, match: match.map(\.text), otherAuthority: other ?? .indifferent)
  }

  private static func steps(_ fields: inout Fields) -> Steps? {
    let twoWeeks = fields.prose("two weeks")
    let term = fields.prose("term")
    let year = fields.prose("year")
    return Steps(
      twoWeeks: twoWeeks?.text ?? "", term: term?.text ?? "", year: year?.text ?? "")
  }

  private mutating func cautions(_ fields: inout Fields) -> [CautionSyntax] {
    guard let nodes = fields.list("cautions") else { return [] }
    if nodes.isEmpty { reportEmpty("cautions", fields) }
    return nodes.compactMap { node in
      if let name = node.scalar { return .named(name) }
      guard var inner = Fields(node, of: "this caution", problems: &problems) else { return nil }
      let text = inner.prose("text")
      problems += inner.finish()
      return text.map { .own($0.text) }
    }
  }

  // MARK: - Parts of both

  private mutating func head(_ id: Scalar, _ fields: inout Fields) -> RuleHead? {
    let name = fields.text("name")
    let version = fields.wholeNumber("version", in: 1...100_000)
    let status = fields.word("status", as: RuleLife.Status.self)
    let reviewBy = fields.date("review by")
    let replacedBy = fields.text("replaced by", .optional)
    let ecology = fields.word("ecology", as: EcologyLevel.self)
    let topics = fields.texts("topics")
    let about = about(&fields)
    let because = citations(&fields)
    let examples = examples(&fields)
    if let topics, topics.isEmpty { reportEmpty("topics", fields) }
    guard let name, let ecology else { return nil }
    let life = RuleLife(
      version: version ?? 1, status: status ?? .draft, reviewBy: reviewBy?.description ?? "",
      replacedBy: replacedBy?.text)
    return RuleHead(
      id: id, name: name, life: life, reviewBy: fields.mapping["review by"]?.scalar,
      ecology: ecology, topics: topics ?? [], about: about, because: because, examples: examples)
  }

  private mutating func about(_ fields: inout Fields) -> (parameter: Scalar, list: Scalar)? {
    guard let mapping = fields.mapping("about", .optional) else { return nil }
    guard let entry = mapping.entries.first, mapping.entries.count == 1,
      let list = entry.value.scalar
    else {
      problems.append(RuleProblem.card(.oneParameter).diagnostic(at: mapping.location))
      return nil
    }
    return (entry.key, list)
  }

  private mutating func citations(_ fields: inout Fields) -> [CitationSyntax] {
    guard let mappings = fields.mappings("because") else { return [] }
    if mappings.isEmpty { reportEmpty("because", fields) }
    return mappings.compactMap { mapping in
      var inner = Fields(mapping, of: "this source")
      let source = inner.text("source")
      let locator = inner.text("at")
      let says = inner.prose("says")
      let grade = inner.word("grade", as: EvidenceGrade.self, .optional)
      problems += inner.finish()
      guard let source, let locator, let says else { return nil }
      return CitationSyntax(
        source: source, locator: locator.text, says: says.text, grade: grade,
        gradePlace: mapping["grade"]?.scalar)
    }
  }

  private mutating func examples(_ fields: inout Fields) -> [ExampleSyntax] {
    guard readsExamples else {
      fields.allow("examples")
      return []
    }
    guard let mappings = fields.mappings("examples", .optional) else { return [] }
    var reader = ExampleReader()
    let examples = mappings.compactMap { reader.read($0) }
    problems += reader.problems
    return examples
  }

  private mutating func items(
    _ key: String, _ need: Fields.Need, _ fields: inout Fields, _ place: ConditionReader.Place
  ) -> [ConditionSyntax]? {
    guard let node = fields.node(key, need) else { return nil }
    var reader = ConditionReader()
    let items = reader.items(node, of: key, place)
    problems += reader.problems
    return items
  }

  /// A list of sentences; a required one must hold at least one.
  private mutating func proseList(
    _ key: String, _ need: Fields.Need, _ fields: inout Fields
  ) -> [String] {
    guard let nodes = fields.list(key, need) else { return [] }
    if nodes.isEmpty, need == .required { reportEmpty(key, fields) }
    return nodes.compactMap { node in
      if let scalar = node.scalar, !scalar.text.isEmpty { return scalar.text.trimmingSpaces }
      problems.append(
        NotationProblem.wrongShape(key: key, expected: .text, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return nil
    }
  }

  private mutating func reportEmpty(_ key: String, _ fields: Fields) {
    let name = fields.mapping.entry(key)?.key
    problems.append(
      RuleProblem.card(.emptyPart(key)).diagnostic(
        at: name?.location ?? fields.mapping.location, length: name?.length ?? 1))
  }
}
