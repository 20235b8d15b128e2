import Facts
import Inference
import RuleLanguage
import Synchronization

/// Where every school stands by a figure beside the others of its Family, worked out for a fact when it is first
/// asked for and kept.
///
/// The mean is that of the others, as rules compare: fewer known than the policy of benchmarks asks for, and no
/// mean is told.
package final class FigureStandings: Sendable {
  private let adviser: Adviser
  private let kept = Mutex<[Int: Column]>([:])

  package init(_ adviser: Adviser) { self.adviser = adviser }

  /// One school beside its Family.
  package struct Standing: Hashable, Sendable {
    package var value: Double
    /// The mean of the others, and how many of how many others are known; `nil` where too few are.
    package var mean: Double?
    package var known: Int
    package var others: Int
    /// Standard deviations of the others above their mean; turned round where less is better, so that more is
    /// always good; `nil` without a mean, or where neither is better.
    package var goodness: Double?
  }

  /// One fact of all schools with the sums of their Families.
  private struct Column: Sendable {
    var values: [Double?]
    var sums: [Int: (sum: Double, squares: Double, known: Int, members: Int)]
  }

  /// Where a school stands by a fact; `nil` where the fact is not known as one number.
  ///
  /// - Parameters:
  ///   - slot: The fact.
  ///   - school: The row.
  ///   - own: The value that counts for the school itself, where people told another than the table has.
  /// - Returns: Its value beside the others of its Family.
  package func standing(_ slot: Int, _ school: Int, own: Double? = nil) -> Standing? {
    let column = column(slot)
    guard let value = own ?? column.values[school] else { return nil }
    let family = Int(adviser.engine.base.familyOfSchool[school])
    var result = Standing(value: value, mean: nil, known: 0, others: 0, goodness: nil)
    guard family >= 0, let all = column.sums[family] else { return result }
    let inTable = column.values[school]
    result.others = all.members - 1
    result.known = all.known - (inTable == nil ? 0 : 1)
    let count = Double(result.known)
    let policy = BenchmarkPolicy()
    guard result.known >= max(2, policy.leastMembers),
      count >= policy.leastShare * Double(result.others)
    else { return result }
    let mean = (all.sum - (inTable ?? 0)) / count
    result.mean = mean
    let squares = all.squares - (inTable.map { $0 * $0 } ?? 0)
    let spread = (max(0, squares - count * mean * mean) / (count - 1)).squareRoot()
    let better = adviser.vocabulary.facts[slot].better
    if spread > 1e-9, better != .neither {
      result.goodness = (better == .lower ? -1 : 1) * (value - mean) / spread
    }
    return result
  }

  private func column(_ slot: Int) -> Column {
    if let column = kept.withLock({ $0[slot] }) { return column }
    let facts = adviser.engine.facts
    let families = adviser.engine.base.familyOfSchool
    var column = Column(values: [], sums: [:])
    column.values = families.indices.map { row in
      if case .known(.number(let number)) = facts.reading(slot, at: BearerRow(.school, row)).value {
        number
      } else {
        nil
      }
    }
    for (row, family) in families.enumerated() where family >= 0 {
      var sums = column.sums[Int(family)] ?? (0, 0, 0, 0)
      sums.members += 1
      if let value = column.values[row] {
        sums.sum += value
        sums.squares += value * value
        sums.known += 1
      }
      column.sums[Int(family)] = sums
    }
    kept.withLock { $0[slot] = column }
    return column
  }
}
