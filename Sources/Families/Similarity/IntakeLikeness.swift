package import Facts

/// How alike the pupils of any two schools are, by the measures that families are made by.
///
/// Worked out once for all schools; a pair then costs a few subtractions.
package struct IntakeLikeness: Sendable {
  /// By school, the values of its phase's measures, NaN where unknown; empty without a phase.
  private let values: [[Double]]
  /// By phase, the squared weights of those measures.
  private let shares: [Int: [Double]]
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
    var shares: [Int: [Double]] = [:]
    let byPhase = Dictionary(grouping: phases.indices) { phases[$0] }
    for (phase, schools) in byPhase where phase >= 0 {
      let words = slot.map { base.vocabulary.facts[$0].kind.words } ?? []
      let measures = IntakeMeasures(
        policy, of: schools, phase: words[phase], in: base.schools
      ).measures
      shares[phase] = measures.map { $0.weight * $0.weight }
      for (index, school) in schools.enumerated() {
        values[school] = measures.map { $0.values[index] }
      }
    }
    self.values = values
    self.shares = shares
    self.phases = phases
  }

  /// How far two schools lie apart: the root of the mean square over the measures known of both, each by the
  /// square of its weight, in standard deviations of the phase. `nil` where nothing is known of both, or the
  /// phases differ.
  package func distance(_ school: Int, _ other: Int) -> Double? {
    let phase = phases[school]
    guard phase >= 0, phase == phases[other], let shares = shares[phase] else { return nil }
    var (sum, whole) = (0.0, 0.0)
    for (place, share) in shares.enumerated() {
      let (own, theirs) = (values[school][place], values[other][place])
      guard !own.isNaN, !theirs.isNaN else { continue }
      sum += (own - theirs) * (own - theirs)
      whole += share
    }
    return whole == 0 ? nil : (sum / whole).squareRoot()
  }

  /// Whether two schools are known to be of different phases.
  package func differInPhase(_ school: Int, _ other: Int) -> Bool {
    phases[school] >= 0 && phases[other] >= 0 && phases[school] != phases[other]
  }
}
