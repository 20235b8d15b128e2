extension MatchingProblem {
  /// The largest worth of a pair, and the largest bonus for staying. With it, and with so many needs, all
  /// sums of the solver fit into 64 bits.
  package static let largestWorth = 1_000_000
  /// The largest number of needs.
  package static let mostNeeds = (1 << 18) - 1

  /// All that keeps the problem from being solved; empty when it can be.
  package var faults: [MatchingFault] {
    var faults = twice(needs).map { MatchingFault.needTwice(first: $0, second: $1) }
    faults += twice(helpers.map(\.key)).map { .helperTwice(first: $0, second: $1) }
    for (row, helper) in helpers.enumerated() where helper.places < 0 {
      faults.append(.negativePlaces(helper: row, places: helper.places))
    }
    if pairs.needCount != needs.count {
      faults.append(.otherNeeds(expected: needs.count, found: pairs.needCount))
    }
    faults += eligibleFaults
    for (role, list) in [
      (MatchingFault.Role.locked, locked), (.forbidden, forbidden), (.staying, staying),
    ] {
      faults += list.filter { !isInRange($0) }.map { .outOfRange(role, $0) }
      faults += repeated(list).map { .pairTwice(role, $0) }
    }
    faults += tiedTwice(.locked, locked) + tiedTwice(.staying, staying)
    faults += lockedFaults + worthFaults
    if !(0...Self.largestWorth ~= stayingBonus) { faults.append(.bonusOutOfRange(stayingBonus)) }
    if needs.count > Self.mostNeeds { faults.append(.tooManyNeeds(needs.count)) }
    return faults
  }

  private func isInRange(_ pair: Pair) -> Bool {
    needs.indices ~= pair.need && helpers.indices ~= pair.helper
  }

  /// Rows that share a key, each with the row before it.
  private func twice(_ keys: [Int]) -> [(Int, Int)] {
    guard !zip(keys, keys.dropFirst()).allSatisfy(<) else { return [] }
    let sorted = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return zip(sorted, sorted.dropFirst()).filter { keys[$0] == keys[$1] }
      .sorted { $0.1 < $1.1 }
  }

  /// Eligible pairs of helpers that are not there, and pairs given twice.
  private var eligibleFaults: [MatchingFault] {
    var outside: [MatchingFault] = []
    var again: [MatchingFault] = []
    // For each helper the last need that named it, plus one.
    var seen = Array(repeating: Int32(0), count: helpers.count)
    for need in 0..<pairs.needCount {
      for index in pairs.range(of: need) {
        let helper = Int(pairs.helpers[index])
        if !(seen.indices ~= helper) {
          outside.append(.outOfRange(.eligible, Pair(need: need, helper: helper)))
        } else if seen[helper] == need + 1 {
          again.append(.pairTwice(.eligible, Pair(need: need, helper: helper)))
        } else {
          seen[helper] = Int32(need + 1)
        }
      }
    }
    return outside + again
  }

  private var worthFaults: [MatchingFault] {
    let limit = Int32(Self.largestWorth)
    guard !pairs.worths.allSatisfy({ -limit...limit ~= $0 }) else { return [] }
    return (0..<pairs.needCount).flatMap { need in
      pairs.range(of: need).filter { !(-limit...limit ~= pairs.worths[$0]) }.map {
        .worthOutOfRange(
          Pair(need: need, helper: Int(pairs.helpers[$0])), worth: Int(pairs.worths[$0]))
      }
    }
  }

  private func repeated(_ list: [Pair]) -> [Pair] {
    let sorted = list.sorted()
    return zip(sorted, sorted.dropFirst()).filter { $0 == $1 }.map(\.0)
  }

  /// Needs with two different helpers in one list.
  private func tiedTwice(_ role: MatchingFault.Role, _ list: [Pair]) -> [MatchingFault] {
    let byNeed = Dictionary(grouping: Set(list), by: \.need).filter { $0.value.count > 1 }
    return byNeed.keys.sorted().map { need in
      .needTiedTwice(role, need: need, helpers: (byNeed[need] ?? []).map(\.helper).sorted())
    }
  }

  /// Locked pairs that cannot all be in one plan.
  private var lockedFaults: [MatchingFault] {
    let pairs = Set(locked.filter(isInRange)).sorted()
    let byHelper = Dictionary(grouping: pairs, by: \.helper)
    var faults: [MatchingFault] = byHelper.keys.sorted().compactMap { helper in
      let (count, places) = (byHelper[helper]?.count ?? 0, helpers[helper].places)
      return count > max(0, places)
        ? .lockedOverPlaces(helper: helper, locked: count, places: places) : nil
    }
    let never = Set(forbidden)
    faults += pairs.filter(never.contains).map { .lockedAndForbidden($0) }
    faults += pairs.filter { self.pairs.worth($0.need, $0.helper) == nil }
      .map { .lockedNotEligible($0) }
    return faults
  }
}
