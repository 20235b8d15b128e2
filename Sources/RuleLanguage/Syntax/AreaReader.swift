import Diagnostics
import Evidence
import Facts
import Notation
import OrderedCollections

/// Reads `Rules/areas.yaml`: what is counted over the schools of an area, and from which numbers on it is said.
///
///     version: 1
///     limits:
///       fewest schools: {number: 11, means: …, origin: design default, source: …, dated: 2026-11-22}
///     parts:
///       helpers:
///         title: Who helps others
///         because: …
///         counts:
///           - {call them: schools that support others, where: {schools already supported: at least 1}}
///         could follow: [sl_support_system_leaders]
///         take care: [C_BACK_LEADERS]
///         source: A11
///         at: LES¶7
///
/// All limits and all parts must be there. Names are looked up at once.
struct AreaReader {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) { self.names = names }

  /// The policy; `nil` when something of it is missing, which is reported.
  mutating func read(_ root: Node) -> AreaPolicy? {
    var problems: [Diagnostic] = []
    defer { log.add(problems) }
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let version = fields.wholeNumber("version", in: 1...100_000)
    let limits = fields.within("limits") { inner -> [AreaPolicy.Limit]? in
      AreaPolicy.Limit.Kind.allCases.compactMap { kind in
        inner.within(kind.rawValue) { Self.limit(kind, &$0) }
      }
    }
    let parts = fields.within("parts") { inner -> [AreaPolicy.Part]? in
      AreaPolicy.Part.Kind.allCases.compactMap { kind in
        inner.within(kind.rawValue) { part(kind, &$0) }
      }
    }
    problems += fields.finish()
    guard let version, let limits, limits.count == AreaPolicy.Limit.Kind.allCases.count,
      let parts, parts.count == AreaPolicy.Part.Kind.allCases.count
    else { return nil }
    return AreaPolicy(version: version, limits: limits, parts: parts)
  }

  private static func limit(_ kind: AreaPolicy.Limit.Kind, _ fields: inout Fields)
    -> AreaPolicy.Limit?
  {
    let number = fields.wholeNumber("number", in: range(of: kind))
    let means = fields.prose("means")
    let origin = fields.word("origin", as: NamedBand.Origin.self)
    let source = fields.text("source")
    let dated = fields.date("dated")
    guard let number, let means, let origin, let source, let dated else { return nil }
    return AreaPolicy.Limit(
      kind: kind, number: number, means: means.text, origin: origin, source: source.text,
      dated: dated.description)
  }

  /// What keeps small numbers hidden may be raised, never lowered (`domain` 8).
  private static func range(of kind: AreaPolicy.Limit.Kind) -> ClosedRange<Int> {
    switch kind {
    case .fewestSchools: 11...1000
    case .smallestCount: 6...1000
    case .sharedBy, .knownOf: 1...100
    case .neededBy: 1...1000
    case .foundInAtMost: 0...1000
    }
  }

  private mutating func part(_ kind: AreaPolicy.Part.Kind, _ fields: inout Fields)
    -> AreaPolicy.Part?
  {
    let title = fields.prose("title")
    let because = fields.prose("because")
    let isByType = fields.yesOrNo("by type of school", .optional) ?? false
    // What is shared, and what is found once, is looked for among all findings and strengths.
    let isCounted = kind != .shared && kind != .foundOnce
    let counts = isCounted ? fields.mappings("counts") ?? [] : []
    let actions = fields.texts("could follow") ?? []
    let cautions = fields.texts("take care") ?? []
    let source = fields.text("source")
    let locator = fields.text("at")
    let checked = counts.compactMap { count($0, &fields) }
    for action in actions where names.actions[action.text] == nil {
      let nearest = NearestName.suggestion(for: action.text, among: names.actionNames)
      log.report(.name(.unknownAction(action.text, nearest: nearest)), at: action)
    }
    for caution in cautions where names.cautions[caution.text] == nil {
      let nearest = NearestName.suggestion(for: caution.text, among: Array(names.cautions.keys))
      log.report(.name(.unknownCaution(caution.text, nearest: nearest)), at: caution)
    }
    if let source, names.evidence.sources[source.text] == nil {
      let known = Array(names.evidence.sources.keys)
      let nearest = NearestName.suggestion(for: source.text, among: known)
      log.report(.name(.unknownSource(source.text, nearest: nearest)), at: source)
    }
    guard let title, let because, let source, let locator, checked.count == counts.count else {
      return nil
    }
    return AreaPolicy.Part(
      kind: kind, title: title.text, because: because.text, isByType: isByType, counts: checked,
      couldFollow: actions.map(\.text), cautions: cautions.map(\.text),
      source: "\(source.text) \(locator.text)")
  }

  private mutating func count(_ mapping: Mapping, _ fields: inout Fields) -> AreaPolicy.Count? {
    var inner = Fields(mapping, of: "\"counts\"")
    let name = inner.prose("call them")
    let node = inner.node("where")
    fields.report(inner.finish())
    guard let name, let node else { return nil }
    var reader = ConditionReader()
    let written = reader.item(node)
    log.add(reader.problems)
    guard let written else { return nil }
    var checker = ConditionChecker(names)
    let condition = checker.check(written, in: ConditionScope(owner: .partnering))
    log.add(checker.log.diagnostics)
    return condition.map { AreaPolicy.Count(name: name.text, condition: $0) }
  }
}
