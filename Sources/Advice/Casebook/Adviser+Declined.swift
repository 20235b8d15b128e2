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
    var hash = FactsHash(vocabulary)
    for slot in factsRead.byAction[index].sorted()
    where bearers.contains(vocabulary.facts[slot].bearer) {
      hash.take(situation.fact(slot).value, of: slot)
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
