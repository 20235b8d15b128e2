import Casebook
import Facts
package import Inference
import Notation
import RuleLanguage

extension Adviser {
  /// SHA-256 of the facts behind an action, of the subject and its area: what has to change for a declined
  /// action to come back. `nil` for an action that the rules do not have.
  package func digest(ofFactsBehind action: String, _ situation: Situation) -> String? {
    guard let index = rules.actions.firstIndex(where: { $0.id == action }) else { return nil }
    let bearers: Set<Bearer> =
      switch situation.subject {
      case .school: [.school, .area]
      case .area: [.area]
      }
    var hash = SHA256()
    for slot in factsRead.byAction[index].sorted() {
      let fact = vocabulary.facts[slot]
      guard bearers.contains(fact.bearer) else { continue }
      let value = situation.fact(slot).value
      if case .notSupplied = value { continue }
      hash.update("\(fact.id)=\(ValueWording.text(value, kind: fact.kind));".utf8)
    }
    return hash.finish()
  }

  /// The request with the actions that were declined and whose facts are the same still: by action, why.
  func leavingOutDeclined(_ request: AdviceRequest, _ situation: Situation) -> AdviceRequest {
    guard !request.record.decisions.isEmpty else { return request }
    var request = request
    request.declined = [:]
    for decision in request.record.decisions
    where decision.verdict == .declined && decision.partner == nil {
      let facts = digest(ofFactsBehind: decision.action, situation)
      guard decision.facts.isEmpty || facts == decision.facts else { continue }
      request.declined[decision.action] = CaseWording.clause(decision)
    }
    return request
  }
}
