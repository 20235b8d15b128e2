import Families
import TestSupport
import Testing

@Suite struct FamilySearchTests {
  /// Schools whose authorities differ in intake, as real ones do.
  private static func task(
    _ count: Int, authorities: Int, measures: Int = 2, families: Int? = nil, seed: UInt64 = 1
  ) -> GroupingTask {
    var generator = SplitMix64(seed: seed)
    let number = { Double.random(in: -1...1, using: &generator) }
    let centres = (0..<authorities).map { _ in (0..<measures).map { _ in 2 * number() } }
    let authorityOf = (0..<count).map { _ in Int.random(in: 0..<authorities, using: &generator) }
    let columns = (0..<measures).map { axis in
      authorityOf.map { centres[$0][axis] + 0.5 * Double.random(in: -1...1, using: &generator) }
    }
    return GroupingTask(
      measures: columns, authorities: authorityOf,
      families: families ?? max((count + 8) / 16, (count + 19) / 20))
  }

  private static func sizes(_ familyOf: [Int32], _ families: Int) -> [Int] {
    var sizes = Array(repeating: 0, count: families)
    for family in familyOf { sizes[Int(family)] += 1 }
    return sizes
  }

  private static func lacking(_ task: GroupingTask, _ familyOf: [Int32]) -> Int {
    var authorities = Array(repeating: Set<Int>(), count: task.families)
    for (school, family) in familyOf.enumerated() where task.authorities[school] >= 0 {
      authorities[Int(family)].insert(task.authorities[school])
    }
    return authorities.count { $0.count < task.authoritiesWanted }
  }

  /// The cost, added up from its definition.
  private static func squares(_ task: GroupingTask, _ familyOf: [Int32]) -> Double {
    task.measures.reduce(0.0) { total, values in
      let groups = Dictionary(grouping: values.indices) { familyOf[$0] }.values
      return total
        + groups.reduce(0.0) { sum, group in
          let mean = group.reduce(0.0) { $0 + values[$1] } / Double(group.count)
          return sum + group.reduce(0.0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
        }
    }
  }

  @Test(arguments: [(24, 4), (25, 3), (47, 5), (64, 6), (100, 8), (161, 12), (300, 20)])
  func sizesAndAuthoritiesAreKept(count: Int, authorities: Int) {
    let task = Self.task(count, authorities: authorities, seed: UInt64(count))
    var search = FamilySearch(task)
    for rounds in 0..<2 {
      let found = search.best
      let sizes = Self.sizes(found.familyOf, task.families)
      #expect(sizes.allSatisfy { (12...20).contains($0) }, "after \(rounds) rounds")
      #expect(found.familiesLacking == 0)
      #expect(Self.lacking(task, found.familyOf) == 0)
      let whole = Self.squares(task, Array(repeating: 0, count: count))
      #expect(abs(found.ratio - Self.squares(task, found.familyOf) / whole) < 1e-9)
      search.round(tries: 20)
    }
  }

  /// One authority with nearly all schools, and just enough others: each family gets two of them.
  @Test func rareAuthoritiesAreSharedOut() {
    var task = Self.task(80, authorities: 3, families: 5, seed: 9)
    task.authorities = (0..<80).map { $0 < 70 ? 0 : 1 + $0 % 2 }
    var search = FamilySearch(task)
    #expect(search.best.familiesLacking == 0)
    search.round(tries: 20)
    #expect(search.best.familiesLacking == 0)
  }

  /// What cannot be had is not had, and nothing else breaks.
  @Test(arguments: [1, 2]) func tooFewAuthorities(authorities: Int) {
    let task = Self.task(60, authorities: authorities, seed: 4)
    let found = FamilySearch(task).best
    #expect(Self.sizes(found.familyOf, task.families).allSatisfy { (12...20).contains($0) })
    // No more can be asked for than there are.
    #expect(found.familiesLacking == 0)
    #expect(Self.lacking(task, found.familyOf) == task.families)
  }

  @Test func authoritiesThatAreNotKnownCountForNone() {
    var task = Self.task(48, authorities: 3, seed: 5)
    for school in 0..<40 { task.authorities[school] = -1 }
    task.authorities.replaceSubrange(40..<48, with: [0, 1, 2, 0, 1, 2, 0, 1])
    let found = FamilySearch(task).best
    #expect(found.familiesLacking == Self.lacking(task, found.familyOf))
    #expect(found.familiesLacking == 1)
  }

  @Test(arguments: [1: 1, 2: 1, 11: 1, 21: 2, 23: 2])
  func awkwardNumbers(count: Int, families: Int) {
    let task = Self.task(count, authorities: 3, families: families, seed: 6)
    var search = FamilySearch(task)
    search.round(tries: 10)
    let sizes = Self.sizes(search.best.familyOf, families)
    #expect(sizes.reduce(0, +) == count)
    #expect((sizes.min() ?? 0) >= count / families)
  }

  @Test func identicalSchoolsAndNoMeasureAtAll() {
    for measures in [0, 1, 3] {
      let task = GroupingTask(
        measures: Array(repeating: Array(repeating: 0, count: 50), count: measures),
        authorities: (0..<50).map { $0 % 4 }, families: 3)
      var search = FamilySearch(task)
      search.round(tries: 10)
      #expect(search.best.familiesLacking == 0)
      #expect(search.best.ratio == 0)
    }
  }

  @Test(arguments: [1, 2, 3, 5, 9]) func anyNumberOfMeasures(measures: Int) {
    let task = Self.task(64, authorities: 6, measures: measures, seed: 7)
    let found = FamilySearch(task).best
    let whole = Self.squares(task, Array(repeating: 0, count: 64))
    #expect(abs(found.ratio - Self.squares(task, found.familyOf) / whole) < 1e-9)
  }

  /// More rounds never make it worse, and the same task gives the same answer.
  @Test func roundsOnlyHelp() {
    let task = Self.task(120, authorities: 8, measures: 3, seed: 8)
    var one = FamilySearch(task)
    var other = FamilySearch(task)
    var last = one.best.ratio
    for _ in 0..<3 {
      one.round(tries: 30)
      other.round(tries: 30)
      #expect(one.best == other.best)
      #expect(one.best.ratio <= last)
      last = one.best.ratio
    }
  }

  /// Small enough to try all ways: the search finds the best of them.
  @Test(arguments: 1...6 as ClosedRange<UInt64>) func smallCasesAreSolvedExactly(seed: UInt64) {
    var task = Self.task(9, authorities: 3, families: 3, seed: seed)
    task.sizes = 2...4
    task.authoritiesWanted = 2
    var best = Double.infinity
    var familyOf = Array(repeating: Int32(0), count: 9)
    for code in 0..<19_683 {
      var rest = code
      for school in 0..<9 {
        familyOf[school] = Int32(rest % 3)
        rest /= 3
      }
      guard Self.sizes(familyOf, 3).allSatisfy({ task.sizes.contains($0) }),
        Self.lacking(task, familyOf) == 0
      else { continue }
      best = min(best, Self.squares(task, familyOf))
    }
    var search = FamilySearch(task)
    for _ in 0..<3 { search.round(tries: 300) }
    let found = Self.squares(task, search.best.familyOf)
    #expect(Self.lacking(task, search.best.familyOf) == 0)
    #expect(abs(found - best) < 1e-9)
  }

  /// Two schools of one street are put into different families where it costs little.
  @Test func closeSchoolsAreKeptApart() {
    var task = Self.task(64, authorities: 6, seed: 10)
    // Each school is close to the next one of its kind.
    let order = task.measures[0].indices.sorted { task.measures[0][$0] < task.measures[0][$1] }
    var lists = Array(repeating: [Int32](), count: 64)
    for pair in stride(from: 0, to: 64, by: 2) {
      lists[order[pair]] = [Int32(order[pair + 1])]
      lists[order[pair + 1]] = [Int32(order[pair])]
    }
    task.close = NumberLists(lists)
    let without = FamilySearch(task).best.closePairs
    task.priceOfClosePair = 20
    var search = FamilySearch(task)
    search.round(tries: 30)
    #expect(search.best.closePairs < without / 4)
  }

  /// Schools of towns, alike within a town, each close to the three next of its own; without one of them.
  private static func towns(without leaver: Int? = nil) -> GroupingTask {
    var task = Self.task(320, authorities: 20, seed: 11)
    let staying = (0..<320).filter { $0 != leaver }
    var towns: [Int: [Int32]] = [:]
    for (place, school) in staying.enumerated() {
      towns[task.authorities[school], default: []].append(Int32(place))
    }
    var lists = Array(repeating: [Int32](), count: staying.count)
    for schools in towns.values {
      for (number, school) in schools.enumerated() {
        for other in schools[(number + 1)...].prefix(3) {
          lists[Int(school)].append(other)
          lists[Int(other)].append(school)
        }
      }
    }
    task.measures = task.measures.map { values in staying.map { values[$0] } }
    task.authorities = staying.map { task.authorities[$0] }
    task.close = NumberLists(lists)
    task.priceOfClosePair = 1
    return task
  }

  /// Close schools are parted where many are, and one school less changes few families even then.
  @Test func oneSchoolLessMovesFewWhereManyAreClose() {
    var free = Self.towns()
    free.priceOfClosePair = 0
    let whole = FamilySearch(Self.towns()).best
    #expect(whole.closePairs < FamilySearch(free).best.closePairs / 2)
    var kept = 0
    var before = 0
    for leaver in stride(from: 5, to: 320, by: 45) {
      let rest = FamilySearch(Self.towns(without: leaver)).best.familyOf
      let familyOf = rest[..<leaver] + [-1] + rest[leaver...]
      for one in 0..<320 where one != leaver {
        for other in one + 1..<320
        where other != leaver && whole.familyOf[one] == whole.familyOf[other] {
          before += 1
          if familyOf[one] == familyOf[other] { kept += 1 }
        }
      }
    }
    #expect(kept * 100 > before * 80, "\(kept) of \(before) pairs stay together")
  }
}
