import Facts
import RuleLanguage

extension Situation {
  /// Whether a recommendation stays when every noisy figure of the subject is moved to the end of its
  /// noise that speaks against it, all at once (`rule-language` 6.1).
  ///
  /// Each noisy figure is supposed to lie *between* the two ends. A verdict that is certain then holds
  /// at both ends of each figure and so against the recommendation at once; for rules that use each
  /// fact in one direction it is exactly that, for others it is stricter. Derived facts are worked out
  /// anew; the means of others stay.
  package func isFirm(_ action: Int) -> Bool {
    widened.status(action) == status(action)
  }

  /// The subject with its noisy figures between the ends of their noise.
  package var widened: Situation {
    if let known = widenedBefore { return known }
    var supposition = supposition
    supposition.move(noisyFigures)
    let result = Situation(engine, subject, supposing: supposition)
    result.unsupposedBefore = unsupposed
    if let widenedElsewhere {
      result.takeNodes(from: widenedElsewhere.situation, learning: widenedElsewhere.learnt)
    }
    widenedBefore = result
    return result
  }

  /// The ends of the noise of every figure that has some.
  var noisyFigures: [Int: FactValue] {
    if let known = noisyFiguresBefore { return known }
    var figures: [Int: FactValue] = [:]
    for slot in rules.noisySlots { figures[slot] = noisyLimits(slot) }
    noisyFiguresBefore = figures
    return figures
  }

  /// The ends of a figure's noise; `nil` for facts without noise, and for derived ones, which follow
  /// from the figures beneath them.
  func noisyLimits(_ slot: Int) -> FactValue? {
    let facts = rules.checked.vocabulary.facts
    guard facts[slot].noise != .none, case .known(.number(let value)) = reading(slot).value,
      !isWorkedOut(slot), let error = standardError(slot), error > 0
    else { return nil }
    let limits = Bounds(value - error, value + error)
      .cut(to: facts[slot].kind.limits ?? -.greatestFiniteMagnitude ... .greatestFiniteMagnitude)
    return limits.low == limits.high ? nil : .between(limits.low, limits.high)
  }

  /// Whether the subject's value of a fact was worked out from others.
  func isWorkedOut(_ slot: Int) -> Bool { fact(slot).origin == .derived }
}
