import Diagnostics
import Notation

/// Reads `Rules/contraindications.yaml`.
///
///     contra-indications:
///       N_CLOSED:
///         name: Challenge is not welcome yet
///         says: challenge from outside is not welcome yet
///         test: {any: [{finding: "W_CLOSED, clear"}]}
///         effect: defer
///         first: up_reframe_the_problem
///         reach: {cards that list it: yes}
///         source: A11 LEAD¶5
struct ContraIndicationReader {
  private(set) var problems: [Diagnostic] = []
  /// Where each comes from, in words.
  private(set) var remarks: [String] = []

  mutating func read(_ root: Node) -> [ContraIndicationSyntax] {
    guard var fields = Fields(root, of: "this file", problems: &problems) else { return [] }
    let mapping = fields.mapping("contra-indications")
    problems += fields.finish()
    return mapping?.entries.compactMap { entry in
      let subject = "the contra-indication \(entry.key.text.quoted())"
      guard var fields = Fields(entry.value, of: subject, problems: &problems) else { return nil }
      let contra = contraIndication(entry.key, &fields)
      problems += fields.finish()
      return contra
    } ?? []
  }

  private mutating func contraIndication(
    _ id: Scalar, _ fields: inout Fields
  ) -> ContraIndicationSyntax? {
    let name = fields.text("name")
    let says = fields.prose("says")
    let testNode = fields.node("test", .optional)
    let stance = fields.word("if unknown", among: ["stop"], .optional)
    let because = fields.prose("because", .optional)
    let effect = fields.word("effect", as: CheckedContraIndication.Effect.self)
    let first = fields.text("first", .optional)
    let reach = reach(&fields)
    if let source = fields.prose("source") { remarks.append(source.text) }
    if let stance, because == nil {
      fields.report(
        RuleProblem.shape(.stanceNeedsReason("stop")).diagnostic(
          at: stance.location, length: stance.length))
    }
    var reader = ConditionReader()
    let test = testNode.flatMap { reader.item($0) }
    problems += reader.problems
    guard let name, let says, let effect, let reach else { return nil }
    let isOwn = test.map(Self.testsOwnBarriers) ?? false
    return ContraIndicationSyntax(
      id: id, name: name, says: says.text, test: isOwn ? nil : test, testsOwnBarriers: isOwn,
      stopsIfUnknown: stance != nil, effect: effect, first: first, reach: reach,
      because: because?.text)
  }

  /// `none of` with the one line `finding: any barrier of the card, at least likely`.
  ///
  /// It speaks of the findings a card rests on, which are different for each card, so it is told by
  /// its form and evaluated for each card it reaches.
  private static func testsOwnBarriers(_ test: ConditionSyntax) -> Bool {
    guard case .noneOf(let items) = test.form, items.count == 1,
      case .strength(let strength) = items[0].form, !strength.isAsset, strength.about == nil,
      strength.strength == .likely, !strength.isExact
    else { return false }
    return strength.name.words.text == "any barrier of the card"
  }

  private mutating func reach(_ fields: inout Fields) -> ReachSyntax? {
    guard let node = fields.node("reach") else { return nil }
    if let word = node.scalar {
      if word.text == "candidate" { return .candidate }
    } else if let mapping = node.mapping {
      var inner = Fields(mapping, of: "\"reach\"")
      let except = inner.texts("every card except", .optional)
      let listed = inner.yesOrNo("cards that list it", .optional)
      let effort = inner.word("effort", as: Effort.self, .optional)
      fields.report(inner.finish())
      if let except, listed == nil { return .everyCardExcept(except) }
      if listed == true, except == nil { return .cardsThatListIt(orEffort: effort) }
    }
    fields.report(
      RuleProblem.card(.reachNotClear).diagnostic(at: node.location, length: node.caretLength))
    return nil
  }
}
