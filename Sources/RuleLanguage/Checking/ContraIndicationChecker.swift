import Diagnostics
import Notation
import OrderedCollections

/// Resolves the names in contra-indications.
struct ContraIndicationChecker {
  let names: RuleNames
  private(set) var log = ProblemLog()

  init(_ names: RuleNames) {
    self.names = names
  }

  mutating func check(_ contra: ContraIndicationSyntax) -> CheckedContraIndication {
    var conditions = ConditionChecker(names)
    let test = contra.test.flatMap {
      conditions.check($0, in: ConditionScope(owner: .contraIndication))
    }
    log.add(conditions.log.diagnostics)
    return CheckedContraIndication(
      id: contra.id.text, name: contra.name.text, says: contra.says, test: test,
      testsOwnBarriers: contra.testsOwnBarriers, stopsIfUnknown: contra.stopsIfUnknown,
      effect: contra.effect, first: contra.first.flatMap { action($0) },
      reach: reach(contra.reach), because: contra.because, location: contra.id.location)
  }

  private mutating func reach(_ reach: ReachSyntax) -> CheckedContraIndication.Reach {
    switch reach {
    case .everyCardExcept(let ids): .everyCardExcept(Set(ids.compactMap { action($0) }))
    case .cardsThatListIt(let effort): .cardsThatListIt(orEffort: effort)
    case .candidate: .candidate
    }
  }

  private mutating func action(_ name: Scalar) -> String? {
    if let id = names.actionID(name.text) { return id }
    let nearest = NearestName.suggestion(for: name.text, among: names.actionNames)
    log.report(.name(.unknownAction(name.text, nearest: nearest)), at: name)
    return nil
  }
}
