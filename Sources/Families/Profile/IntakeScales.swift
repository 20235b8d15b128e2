package import Facts

/// Mean and spread of the facts that tell whom schools serve, by phase, added up once for all Families.
package struct IntakeScales: Sendable {
  /// The schools of a group that have a figure, its mean and its standard deviation.
  package struct Scale: Hashable, Sendable {
    package var count = 0
    package var mean = 0.0
    package var spread = 0.0
  }

  /// Count, sum and sum of squares.
  private struct Sums {
    var count = 0
    var sum = 0.0
    var squares = 0.0
  }

  /// By source of a measure, then by phase; schools whose phase is not known stand under the empty text.
  private let sums: [IntakeMeasure.Source: [String: Sums]]
  /// By source, what is known of each school.
  private let figures: [IntakeMeasure.Source: [Double]]

  /// - Parameters:
  ///   - measures: What schools are grouped by.
  ///   - base: The schools.
  package init(_ measures: [IntakeMeasure], in base: FactBase) {
    let rows = Array(0..<base.schools.count)
    let phase = base.vocabulary.slot(id: "phase")
    let words = phase.map { base.vocabulary.facts[$0].kind.words } ?? []
    let phases = (0..<base.schools.count).map { row -> String in
      guard let phase, case .known(.word(let word)) = base.schools.value(phase, row) else {
        return ""
      }
      return words[word]
    }
    var sums: [IntakeMeasure.Source: [String: Sums]] = [:]
    var figures: [IntakeMeasure.Source: [Double]] = [:]
    for source in Set(measures.flatMap(\.facts)) {
      let values = IntakeFigures(source, of: rows, in: base.schools).current
      var own: [String: Sums] = [:]
      for (value, phase) in zip(values, phases) where !value.isNaN {
        own[phase, default: Sums()].count += 1
        own[phase, default: Sums()].sum += value
        own[phase, default: Sums()].squares += value * value
      }
      sums[source] = own
      figures[source] = values
    }
    self.figures = figures
    self.sums = sums
  }

  /// What a source of a measure tells of a school; `nil` where nothing.
  package func figure(_ source: IntakeMeasure.Source, _ school: Int) -> Double? {
    figures[source].flatMap { $0[school].isNaN ? nil : $0[school] }
  }

  /// The scale of a source of a measure over all schools of some phases.
  package func scale(_ source: IntakeMeasure.Source, _ phases: Set<String>) -> Scale {
    let parts = phases.sorted().compactMap { sums[source]?[$0] }
    let count = parts.reduce(0) { $0 + $1.count }
    guard count > 0 else { return Scale() }
    let mean = parts.reduce(0) { $0 + $1.sum } / Double(count)
    let square = parts.reduce(0) { $0 + $1.squares } / Double(count)
    return Scale(count: count, mean: mean, spread: max(0, square - mean * mean).squareRoot())
  }
}
