import Facts
import RuleLanguage
import Synchronization

/// For how many members of a school's relations something holds, from what a verdict pass decided of the members: a bit
/// for each, where a look at each of hundreds would take a thousand times as long.
final class DecidedCounts: Sendable {
  private let counting: Counting
  /// Whether a node was decided for all rows of a bearer.
  private let isDecided: @Sendable (_ node: Int, Bearer) -> Bool
  private let truths = Mutex<[Key: Found]>([:])

  private struct Key: Hashable {
    var node: Int
    var count: Int
  }

  private enum Found {
    case members(MemberTruth, Links)
    /// Not everything that it needs was decided.
    case undecided
  }

  init(_ counting: Counting, isDecided: @escaping @Sendable (_ node: Int, Bearer) -> Bool) {
    self.counting = counting
    self.isDecided = isDecided
  }

  /// For how many members of a school a node about a member of a count holds, as things are; `nil` where that has to be
  /// found in another way.
  func members(of school: Int, for node: Int, _ number: Int) -> Int? {
    let key = Key(node: node, count: number)
    let found = truths.withLock { truths in
      if let known = truths[key] { return known }
      let found = find(node, counting.rules.counts[number])
      truths[key] = found
      return found
    }
    guard case .members(let truth, let links) = found else { return nil }
    return truth.counts(school..<school + 1, links)[0]
  }

  private func find(_ node: Int, _ count: CompiledCount) -> Found {
    guard let listing = counting.facts.relations.listing(count.source.relation) else {
      return .undecided
    }
    let truth = MemberTruth(node, count.members, counting)
    let isReady = truth.nodesRead?.allSatisfy { isDecided($0, count.members) } == true
    return isReady ? .members(truth, listing.links) : .undecided
  }
}
