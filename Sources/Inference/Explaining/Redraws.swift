import Draws
import Facts
import RuleLanguage

/// What small chance movements of the figures do to an action: each noisy figure drawn anew again and
/// again from around its value, with the noise of this cohort (``Noise``).
package struct Redraws: Hashable, Sendable {
  /// How often everything was drawn.
  package var count: Int
  /// How often the action came out with the status it has.
  package var kept: Int
  /// The figures that were drawn, by slot, ascending.
  package var figures: [Int]

  /// How often it came out otherwise.
  package var lost: Int { count - kept }
}

extension Situation {
  /// Draws the noisy figures that an action looks at anew.
  ///
  /// A draw depends on the seed, its number and the figure's id alone: the same seed gives the same
  /// answer, and a figure moves alike for all actions. Figures worked out from others follow them; means
  /// of other schools, and figures of earlier years, stay.
  ///
  /// - Parameters:
  ///   - action: The index in ``CheckedRules/actions``.
  ///   - slots: The facts the action looks at (``FactsRead/byAction``).
  ///   - count: How often to draw, at least 1.
  ///   - seed: Any number.
  /// - Returns: How often the action kept its status, and the figures that were drawn.
  package func redraws(_ action: Int, reading slots: Set<Int>, count: Int = 100, seed: UInt64)
    -> Redraws
  {
    let vocabulary = rules.checked.vocabulary
    let status = status(action)
    let drawn = noisyFigures.keys.filter { slot in
      slots.contains(slot) || !slots.isDisjoint(with: engine.facts.followers[slot] ?? [])
    }.sorted()
    let figures = drawn.compactMap { slot -> Figure? in
      guard case .known(.number(let value)) = reading(slot).value,
        let error = standardError(slot), let limits = vocabulary.facts[slot].kind.limits
      else { return nil }
      return Figure(
        slot: slot, value: value, error: error, limits: limits,
        stream: RandomDraws.stream(of: vocabulary.facts[slot].id, seed: seed))
    }
    guard !figures.isEmpty else { return Redraws(count: count, kept: count, figures: []) }
    var kept = 0
    for number in 0..<count {
      var supposition = supposition
      supposition.move(
        Dictionary(
          uniqueKeysWithValues: figures.map { ($0.slot, .known(.number($0.drawn(number)))) }))
      let drawn = Situation(engine, subject, supposing: supposition)
      drawn.unsupposedBefore = unsupposed
      if drawn.status(action) == status { kept += 1 }
    }
    return Redraws(count: count, kept: kept, figures: figures.map(\.slot))
  }

  private struct Figure {
    var slot: Int
    var value: Double
    var error: Double
    var limits: ClosedRange<Double>
    var stream: UInt64

    func drawn(_ number: Int) -> Double {
      let moved = value + error * RandomDraws.normal(stream: stream, number: number)
      return min(max(moved, limits.lowerBound), limits.upperBound)
    }
  }
}

/// Repeatable draws without a state: a number for each stream and place in it.
enum RandomDraws {
  /// A stream of its own for a name.
  static func stream(of name: String, seed: UInt64) -> UInt64 {
    // FNV-1a: the same on every machine and in every run, unlike hash values.
    name.utf8.reduce(seed ^ 0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  /// A draw from a normal distribution with mean 0 and standard deviation 1: twelve uniform draws added,
  /// less six, which needs no logarithm and so has the same bits everywhere.
  static func normal(stream: UInt64, number: Int) -> Double {
    var numbers = SplitMix64(seed: stream &+ UInt64(number) &* 0xd1b5_4a32_d192_ed03)
    var sum = 0.0
    for _ in 0..<12 { sum += numbers.unit() }
    return sum - 6
  }
}
