import Diagnostics
import Notation
import OrderedCollections

/// Reads `Rules/partnering.yaml`.
///
///     hard:
///       other authority:
///         means: The partner belongs to another local authority.
///         because: …
///         required for: [ss_join_family]
///         test: {local authority: different from this school}
///         if yes: another authority
///         if no: the same authority
///         source: A11 FAM¶1
///     soft:
///       reachable: {means: …, because: …, source: ESTYN15, weight: 2}
struct PartneringReader {
  private(set) var problems: [Diagnostic] = []
  /// Actions that constraints name, to be looked up.
  private(set) var actions: [Scalar] = []
  /// What decides the hard constraints, by their names.
  private(set) var tests: [String: PartnerTestSyntax] = [:]

  /// Names with meaning, reason and source; hard ones with what decides them, soft ones with a weight.
  mutating func read(_ root: Node) -> PartneringPolicy? {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let hard = fields.mapping("hard").map { criteria($0, weighted: false) }
    let soft = fields.mapping("soft").map { criteria($0, weighted: true) }
    problems += fields.finish()
    return PartneringPolicy(hard: hard ?? [:], soft: soft ?? [:])
  }

  private mutating func criteria(
    _ mapping: Mapping, weighted: Bool
  ) -> OrderedDictionary<String, PartneringPolicy.Criterion> {
    var criteria: OrderedDictionary<String, PartneringPolicy.Criterion> = [:]
    for entry in mapping.entries {
      let subject = "the criterion \(entry.key.text.quoted())"
      guard var fields = Fields(entry.value, of: subject, problems: &problems) else { continue }
      let means = fields.prose("means")
      let because = fields.prose("because")
      let source = fields.prose("source")
      let weight = weighted ? fields.number("weight") : nil
      var criterion = PartneringPolicy.Criterion(
        name: entry.key.text, means: means?.text ?? "", source: source?.text ?? "", weight: weight)
      criterion.because = because?.text ?? ""
      if !weighted { readConstraint(&fields, &criterion, at: entry.key) }
      problems += fields.finish()
      guard means != nil, because != nil, source != nil else { continue }
      criteria[entry.key.text] = criterion
    }
    return criteria
  }

  private mutating func readConstraint(
    _ fields: inout Fields, _ criterion: inout PartneringPolicy.Criterion, at name: Scalar
  ) {
    let exceptFor = fields.texts("except for", .optional) ?? []
    criterion.isForEveryCard = fields.mapping["required for"]?.scalar?.text == Self.everyCard
    var requiredFor: [Scalar] = []
    if criterion.isForEveryCard {
      fields.allow("required for")
    } else {
      requiredFor = fields.texts("required for", .optional) ?? []
    }
    actions += exceptFor + requiredFor
    criterion.exceptFor = Set(exceptFor.map(\.text))
    criterion.requiredFor = Set(requiredFor.map(\.text))
    criterion.ifYes = fields.prose("if yes", .optional)?.text ?? ""
    criterion.ifNo = fields.prose("if no", .optional)?.text ?? ""
    criterion.ask = fields.prose("ask", .optional)?.text ?? ""
    let test = fields.node("test", .optional).flatMap { condition($0) }
    let ofThisSchool = fields.node("test of this school", .optional).flatMap { condition($0) }
    let operation = operation(&fields)
    if test != nil, fields.mapping["worked out"] != nil {
      fields.report(
        RuleProblem.card(.decidedTwice(name.text)).diagnostic(
          at: name.location, length: name.length))
    }
    tests[name.text] = PartnerTestSyntax(
      test: test, testOfThisSchool: ofThisSchool, operation: operation)
  }

  /// In place of a list of actions.
  private static let everyCard = "every card"

  private mutating func condition(_ node: Node) -> ConditionSyntax? {
    var reader = ConditionReader()
    let condition = reader.item(node)
    problems += reader.problems
    return condition
  }

  // MARK: - Worked out

  private mutating func operation(_ fields: inout Fields) -> PartnerOperationSyntax? {
    guard let mapping = fields.mapping("worked out", .optional) else { return nil }
    var inner = Fields(mapping, of: "\"worked out\"")
    let kind = inner.word("by", as: PartnerOperation.Kind.self)
    let result: PartnerOperationSyntax? =
      switch kind {
      case .strength?: inner.texts("shown by").map { .strength(shownBy: $0) }
      case .exchange?: inner.texts("shown by").map { .exchange(shownBy: $0) }
      case .journey?: journey(&inner)
      case .exclusions?: .exclusions
      case .apart?: apart(&inner)
      case .figuresLeftOut?: .figuresLeftOut
      case nil: nil
      }
    // Of an unknown way nobody can say which keys it has.
    problems += inner.finish(open: kind == nil)
    return result
  }

  private mutating func journey(_ fields: inout Fields) -> PartnerOperationSyntax {
    let online = fields.texts("online for", .optional) ?? []
    actions += online
    return .journey(onlineFor: online)
  }

  private mutating func apart(_ fields: inout Fields) -> PartnerOperationSyntax? {
    let distances = fields.mapping("far apart")
    let rivals = fields.node("rivals").flatMap { condition($0) }
    guard let distances else { return nil }
    var otherwise: Double?
    var phases: [(phase: Scalar, kilometres: Double)] = []
    for entry in distances.entries {
      guard let kilometres = fields.kilometres(of: entry) else { continue }
      if entry.key.text == "otherwise" {
        otherwise = kilometres
      } else {
        phases.append((entry.key, kilometres))
      }
    }
    if distances["otherwise"] == nil {
      fields.report(
        RuleProblem.card(.distanceForOthers).diagnostic(at: distances.location))
    }
    guard let otherwise, let rivals else { return nil }
    return .apart(phases: phases, otherwise: otherwise, rivals: rivals)
  }
}
