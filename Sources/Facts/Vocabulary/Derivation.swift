package import Notation

/// How a fact is worked out from others: one of a closed list of operations.
///
/// Facts are named by id or everyday name as written; the checker resolves them. Every operation
/// carries intervals and unknowns through: the result lies between what the limits of its parts allow.
package indirect enum Derivation: Sendable {
  /// The first minus the second.
  case difference(FactName, FactName)
  /// The first divided by the second; not supplied when the second can be 0.
  case ratio(FactName, FactName)
  /// The sum of all parts.
  case sum([FactName])
  /// A constant plus weight times part.
  case weightedSum([(fact: FactName, weight: Double)], plus: Double)
  /// The latest year's figure minus that of `years` − 1 years before: three years' figures compared.
  case change(FactName, years: Int)
  /// The plain mean of the figures of the newest year and the `years` − 1 years before it that are
  /// there; one year is enough.
  case average(FactName, years: Int)
  /// The same figures added instead of averaged.
  case total(FactName, years: Int)
  /// The figure minus the mean of a group, the school itself left out.
  case againstMean(FactName, of: BenchmarkGroup)
  /// The same in standard deviations of the group, the school itself left out.
  case deviation(FactName, of: BenchmarkGroup)
  /// The named part of a line on which a number lies; `levels` has one more entry than `cuts`.
  case band(FactName, cuts: [Double], levels: [String])
  /// The place on a Family chart: `near_line` within `near` of either line, else NE, NW, SE, SW.
  case quadrant(across: FactName, up: FactName, near: Double)
  /// The largest of the parts.
  case largest([FactName])
  /// The smallest of the parts.
  case smallest([FactName])
  /// The first part that is known or between limits.
  case firstKnown([FactName])
  /// How many of the parts are known or between limits.
  case howManyKnown([FactName])
  /// How many facts that people are asked for are known.
  case howManyJudgementsKnown
  /// Yes when a condition on facts holds.
  case yesWhen(Node)
  /// The set of words whose condition holds, in the order of the file.
  case members([(word: Scalar, condition: Node)])
  /// The number of different values of a fact among related schools.
  case differentValues(FactName, among: String)
  /// The standard deviation among related schools of the same phase, the school itself included,
  /// divided by their number less one; known as means are (`rule-language` 5.5).
  case spread(FactName, among: String)
  /// Falling, flat, rising or volatile over up to four years; a move counts from `step` on.
  case trend(FactName, step: Double)
}

/// A fact's name as written, with its place.
package typealias FactName = Scalar

/// The group whose mean serves as a benchmark.
package enum BenchmarkGroup: String, Sendable, CaseIterable, Codable {
  case family
  case national
  case localAuthority = "local authority"
}
