import Families
import Foundation

/// The workload FAMILIES: schools of a file into families of 12 to 20 with at least three authorities, by the
/// search that the product uses.
///
/// With seconds the search gets one round after another until they are used up; without, one.
struct FamiliesRun {
  private let found: FamilySearch.Found
  private let solve: Double
  private let rounds: Int
  private let count: Int

  /// Why a run cannot be made.
  struct Unusable: Error, CustomStringConvertible {
    var description: String
  }

  /// - Parameters:
  ///   - file: Lines `id,la,prior,disadv,eal,size` after a header.
  ///   - output: Where lines `id,family` are written.
  ///   - seconds: How long to search.
  /// - Throws: What is wrong with a file.
  init(_ file: String, output: String, seconds: Double?) throws {
    let schools = try Self.schools(file)
    count = schools.ids.count
    var watch = Stopwatch()
    var search = FamilySearch(
      GroupingTask(
        measures: schools.columns.map(Self.standardised), authorities: schools.authorities,
        families: max(1, count / 16)))
    var used = 0.0
    var rounds = 0
    var longest = 0.0
    repeat {
      search.round(tries: seconds == nil ? 500 : 2000)
      rounds += 1
      let lap = watch.lap()
      used += lap
      if rounds > 1 { longest = max(longest, lap) }
    } while used + longest < seconds ?? 0
    (solve, self.rounds, found) = (used, rounds, search.best)
    let lines = zip(schools.ids, found.familyOf).map { "\($0),\($1 + 1)\n" }
    try lines.joined().write(toFile: output, atomically: false, encoding: .utf8)
  }

  private static func schools(_ file: String) throws -> (
    ids: [String], authorities: [Int], columns: [[Double]]
  ) {
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    var ids: [String] = []
    var authorities: [Int] = []
    var columns: [[Double]] = Array(repeating: [], count: 4)
    var numbers: [Substring: Int] = [:]
    for line in lines {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      let values = fields.dropFirst(2).compactMap { Double($0) }
      guard fields.count == 6, values.count == 4 else {
        throw Unusable(description: "\(file): not six fields, four of them numbers: \(line)")
      }
      ids.append(String(fields[0]))
      authorities.append(numbers[fields[1], default: numbers.count])
      numbers[fields[1]] = authorities[authorities.count - 1]
      for (column, value) in values.enumerated() { columns[column].append(value) }
    }
    return (ids, authorities, columns)
  }

  private static func standardised(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    let deviation = variance > 0 ? variance.squareRoot() : 1
    return values.map { ($0 - mean) / deviation }
  }

  /// What the measuring script reads.
  var line: String {
    var sizes: [Int32: Int] = [:]
    for family in found.familyOf { sizes[family, default: 0] += 1 }
    return """
      {"engine": "waymark", "n": \(count), "solve": \(solve), "ratio": \(found.ratio), \
      "families": \(sizes.count), "size_min": \(sizes.values.min() ?? 0), \
      "size_max": \(sizes.values.max() ?? 0), "under_3_las": \(found.familiesLacking), \
      "rounds": \(rounds), "rss_mb": \(Stopwatch.peakMemory)}
      """
  }
}
