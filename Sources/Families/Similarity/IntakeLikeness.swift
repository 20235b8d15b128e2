package import Facts

/// How alike the pupils of any two schools are, by the measures that families are made by.
///
/// Worked out once for all schools; a pair then costs a few subtractions.
package struct IntakeLikeness: Sendable {
  /// By school, the values of its phase's measures, NaN where unknown; empty without a phase.
  private let values: [[Double]]
  private let phases: [Int]

  /// - Parameters:
  ///   - base: The schools.
  ///   - policy: What is measured, as `Rules/families.yaml` declares it.
  package init(_ base: FactBase, by policy: GroupingPolicy) {
    var values = Array(repeating: [Double](), count: base.schools.count)
    var phases = Array(repeating: -1, count: base.schools.count)
    let slot = base.vocabulary.slot(id: "phase")
    for school in phases.indices {
      if let slot, case .known(.word(let phase)) = base.schools.value(slot, school) {
        phases[school] = phase
      }
    }
    let byPhase = Dictionary(grouping: phases.indices) { phases[$0] }
    for (phase, schools) in byPhase where phase >= 0 {
      let words = slot.map { base.vocabulary.facts[$0].kind.words } ?? []
      let measures = IntakeMeasures(
        policy, of: schools, phase: words[phase], in: base.schools
      ).measures
      for (index, school) in schools.enumerated() {
        values[school] = measures.map { $0.values[index] }
      }
    }
    self.values = values
    self.phases = phases
  }

  /// How far two schools lie apart: the root of the mean square over the measures known of both, in weighted
  /// standard deviations of the phase. `nil` where nothing is known of both, or the phases differ.
  package func distance(_ school: Int, _ other: Int) -> Double? {
    guard phases[school] >= 0, phases[school] == phases[other] else { return nil }
    var (sum, count) = (0.0, 0)
    for (own, theirs) in zip(values[school], values[other]) where !own.isNaN && !theirs.isNaN {
      sum += (own - theirs) * (own - theirs)
      count += 1
    }
    return count == 0 ? nil : (sum / Double(count)).squareRoot()
  }

  /// Whether two schools are known to be of different phases.
  package func differInPhase(_ school: Int, _ other: Int) -> Bool {
    phases[school] >= 0 && phases[other] >= 0 && phases[school] != phases[other]
  }
}
