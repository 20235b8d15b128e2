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
///       reachable:
///         means: …
///         because: …
///         worked out: {by: share of the travel limit}
///         source: ESTYN15
///         weight: 2
///     matching: {a pair counts: 10, places of a school: 2, places of a hub: 2, source: design default}
struct PartneringReader {
  private(set) var problems: [Diagnostic] = []
  /// Actions that constraints name, to be looked up.
  private(set) var actions: [Scalar] = []
  /// What decides the hard constraints, by their names.
  private(set) var tests: [String: PartnerTestSyntax] = [:]
  /// What tells how far soft criteria are met, by their names.
  private(set) var softTests: [String: PartnerTestSyntax] = [:]

  /// Names with meaning, reason and source; hard ones with what decides them, soft ones with a weight.
  mutating func read(_ root: Node) -> PartneringPolicy? {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return nil }
    let hard = fields.mapping("hard").map { criteria($0, weighted: false) }
    let soft = fields.mapping("soft").map { criteria($0, weighted: true) }
    let matching = fields.mapping("matching", .optional).map { self.matching($0) }
    problems += fields.finish()
    return PartneringPolicy(
      hard: hard ?? [:], soft: soft ?? [:], matching: matching ?? PartneringPolicy.Matching())
  }

  /// What a plan for many schools aims at.
  private mutating func matching(_ mapping: Mapping) -> PartneringPolicy.Matching {
    var fields = Fields(mapping, of: "\"matching\"")
    var matching = PartneringPolicy.Matching()
    if let counts = fields.number("a pair counts") { matching.pairCounts = counts }
    if let adds = fields.number("another authority, where preferred", .optional) {
      matching.otherAuthority = adds
    }
    if let adds = fields.number("perhaps a rival", .optional) { matching.perhapsRival = adds }
    if let adds = fields.number("each degree less pressing", .optional) {
      matching.lessPressing = adds
    }
    if let places = fields.wholeNumber("places of a school") { matching.placesOfSchool = places }
    if let places = fields.wholeNumber("places of a hub") { matching.placesOfHub = places }
    if let places = fields.wholeNumber("places of a system leader", .optional) {
      matching.placesOfLeader = places
    }
    if let places = fields.wholeNumber("places of a community partner", .optional) {
      matching.placesOfPartner = places
    }
    matching.source = fields.prose("source")?.text ?? ""
    problems += fields.finish()
    return matching
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
      if !weighted { readUse(&fields, &criterion) }
      readDecision(&fields, &criterion, at: entry.key, isSoft: weighted)
      problems += fields.finish()
      guard means != nil, because != nil, source != nil else { continue }
      criteria[entry.key.text] = criterion
    }
    return criteria
  }

  /// For which cards a hard constraint holds.
  private mutating func readUse(
    _ fields: inout Fields, _ criterion: inout PartneringPolicy.Criterion
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
  }

  /// What decides a constraint, or how far a soft criterion is met.
  private mutating func readDecision(
    _ fields: inout Fields, _ criterion: inout PartneringPolicy.Criterion, at name: Scalar,
    isSoft: Bool
  ) {
    criterion.ifYes = fields.prose("if yes", .optional)?.text ?? ""
    criterion.ifNo = fields.prose("if no", .optional)?.text ?? ""
    criterion.ask = fields.prose("ask", .optional)?.text ?? ""
    let test = fields.node("test", .optional).flatMap { condition($0) }
    let ofThisSchool = fields.node("test of this school", .optional).flatMap { condition($0) }
    let operation = operation(&fields, isSoft: isSoft)
    if test != nil, fields.mapping["worked out"] != nil {
      fields.report(
        RuleProblem.card(.decidedTwice(name.text)).diagnostic(
          at: name.location, length: name.length))
    }
    let syntax = PartnerTestSyntax(
      test: test, testOfThisSchool: ofThisSchool, operation: operation)
    if isSoft { softTests[name.text] = syntax } else { tests[name.text] = syntax }
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

  private mutating func operation(
    _ fields: inout Fields, isSoft: Bool
  ) -> PartnerOperationSyntax? {
    guard let mapping = fields.mapping("worked out", .optional) else { return nil }
    var inner = Fields(mapping, of: "\"worked out\"")
    var kind = inner.word("by", as: PartnerOperation.Kind.self)
    if let named = kind, !(isSoft ? named.fitsSoft : named.fitsHard) {
      let place = mapping["by"]
      inner.report(
        RuleProblem.card(.wayOfOtherKind(named.rawValue, isSoft: isSoft)).diagnostic(
          at: place?.location ?? mapping.location, length: named.rawValue.count))
      kind = nil
    }
    let result: PartnerOperationSyntax? =
      switch kind {
      case .strength?: inner.texts("shown by").map { .strength(shownBy: $0) }
      case .exchange?: inner.texts("shown by").map { .exchange(shownBy: $0) }
      case .journey?: journey(&inner)
      case .exclusions?: .exclusions
      case .apart?: apart(&inner)
      case .figuresLeftOut?: .figuresLeftOut
      case .returned?: inner.texts("shown by").map { .returned(shownBy: $0) }
      case .likeness?: .likeness
      case .levelApart?: inner.number("deviations").map { .levelApart(deviations: $0) }
      case .nearness?: .nearness
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
