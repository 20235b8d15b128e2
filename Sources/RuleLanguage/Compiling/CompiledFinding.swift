/// A finding or asset lowered onto the graph. A class: it is asked often and never changed.
package final class CompiledFinding: Sendable {
  package let signs: [CompiledCondition]
  package let unless: [CompiledCondition]
  /// How strong it is, with stances honoured and ignored.
  package let strengths: StancedStrengths

  init(
    signs: [CompiledCondition], unless: [CompiledCondition], strengths: StancedStrengths
  ) {
    self.signs = signs
    self.unless = unless
    self.strengths = strengths
  }

  /// The two readings of its strength.
  package struct StancedStrengths: Sendable {
    package var honoured: Strengths
    package var ignored: Strengths

    package subscript(stances: Stances) -> Strengths {
      stances == .honoured ? honoured : ignored
    }
  }

  /// The nodes that say how strong it is, in one reading.
  package struct Strengths: Sendable {
    package var planes: StrengthPlanes
    /// The facts that decide its true signs, for proofs: slot, whether it counts, whether as a judgement.
    package var counted: [(slot: Int, counted: Int, judged: Int)]
    /// For each sign, whether it is certainly true of records alone and counts as one figure.
    package var alone: [Int]
    /// What a finding that uses this one counts, when this one holds.
    var facts: ByPlane

    /// The nodes for "at least so strong"; at least *none* is always so.
    func planes(atLeast strength: Strength, _ graph: inout BooleanGraph) -> PlanePair {
      planes[atLeast: strength] ?? PlanePair(crisp: graph.always())
    }
  }

  /// Deciding facts in both planes.
  struct ByPlane: Sendable {
    var certain: DecidingFacts
    var possible: DecidingFacts

    subscript(plane: Plane) -> DecidingFacts { plane == .certain ? certain : possible }
  }
}
