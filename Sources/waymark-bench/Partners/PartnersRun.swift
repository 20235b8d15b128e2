import Families
import Foundation

/// One run of the PARTNERS workload with its timings: the pairs, and the best plan.
struct PartnersRun {
  private let matched: Int
  private let total: Int
  private let edges: Int
  private let edgesTime: Double
  private let solve: Double

  init(prefix: String, output: String) throws {
    let schools = try PartnerSchools(prefix: prefix)
    let (needy, candidates) = (schools.needy, schools.candidates)
    var watch = Stopwatch()
    let able = (0..<6).map { area in
      candidates.indices.filter { candidates[$0].strengths[area] >= 60 }
    }
    let pairs = EligiblePairs(
      needs: needy.map { (place: ($0.x, $0.y), kind: $0.need) },
      helpers: candidates.map { ($0.x, $0.y) }, able: able, within: 25
    ) { need, helper, square in
      Self.worth(needy[need], candidates[helper], square)
    }
    edges = pairs.count
    edgesTime = watch.lap()

    let problem = MatchingProblem(
      needs: needy.map(\.id), helpers: candidates.map { .init(key: $0.id, places: 2) }, pairs: pairs
    )
    let plan = try problem.optimum()
    solve = watch.lap()

    matched = plan.pairs.count
    total = plan.total
    let lines = plan.pairs.map { "\(needy[$0.need].id),\(candidates[$0.helper].id)\n" }
    try lines.joined().write(toFile: output, atomically: false, encoding: .utf8)
  }

  /// The score of a pair as the workload defines it, if the candidate is strong enough; `nil` when the two
  /// may not be paired.
  private static func worth(
    _ needy: PartnerSchools.Needy, _ candidate: PartnerSchools.Candidate, _ square: Double
  ) -> Int? {
    let difference = abs(needy.disadvantage - candidate.disadvantage)
    guard difference <= 10, square >= 4, needy.authority != candidate.authority else { return nil }
    return Int(4 * candidate.strengths[needy.need] - (square / 5).rounded(.down) - 8 * difference)
  }

  /// The line that the measuring script reads.
  var line: String {
    """
    {"engine": "waymark", "matched": \(matched), "total": \(total), "edges": \(edges), \
    "edges_s": \(edgesTime), "solve": \(solve), "rss_mb": \(Stopwatch.peakMemory)}
    """
  }
}
