package import Facts
import Schools

/// Families by search: alike inside, 12 to 20 schools of one phase, members from at least three authorities
/// where there are so many, and schools that lie near each other apart where that costs little likeness.
///
/// Repeatable: the same facts give the same families, whatever the order of rows and whether they were kept
/// from an earlier run or not. Steady: families start from cuts at wide gaps (``SteadyStart``), schools near each
/// other are parted in small blocks of them, and all are bettered by changes that clearly pay, without any chance
/// in it, so that one school more or less moves few others. The
/// number of families follows the number of schools in steps of up to an eighth; where a step falls, more schools
/// move. Schools that have begun to work together should be named as families in the data; then nothing moves.
package struct SearchedCut: FamilyGrouping {
  /// How many members a family has; both ends can be met from 24 schools on.
  package static let sizes = HalvingCut.sizes
  /// From how many authorities members should come (`domain` 6.3).
  package static let authoritiesWanted = 3

  /// Counts up with every change to the search that may change an answer, so that nothing kept earlier stands.
  private static let version = 3

  private let policy: GroupingPolicy
  private let memory: (any FamilyMemory)?

  /// - Parameters:
  ///   - policy: What schools are compared by, and who is kept apart (`Rules/families.yaml`).
  ///   - memory: Where families are kept from one run to the next.
  package init(by policy: GroupingPolicy = .standard, remembering memory: (any FamilyMemory)? = nil)
  {
    self.policy = policy
    self.memory = memory
  }

  package func families(of base: FactBase) -> FamilyCut {
    PhaseIntake.cut(base, by: policy) { intake in
      let rows = intake.known.map { intake.rows[$0] }
      let near = policy.apart.map { Nearness($0, phase: intake.phase, rows: rows, in: base) }
      var task = GroupingTask(
        measures: intake.points, authorities: rows.map { Int(base.areaOfSchool[$0]) },
        families: Self.familyCount(rows.count), authoritiesWanted: Self.authoritiesWanted)
      if let near { task.priceOfClosePair = near.price }
      let (familyOf, notKept) = solve(&task, near)
      return made(familyOf, task, intake, near, notKept)
    }
  }

  /// The family of each school, from memory or by search.
  private func solve(_ task: inout GroupingTask, _ near: Nearness?) -> ([Int32], String?) {
    let digest = digest(task, near)
    if let kept = memory?.families(of: digest), task.allows(kept) { return (kept, nil) }
    if let near {
      task.close = near.pairs
      task.sharesOfPrice = near.shares(of: task.close)
    }
    let found = FamilySearch(task).best.familyOf
    return (found, memory?.keep(found, of: digest))
  }

  private func digest(_ task: GroupingTask, _ near: Nearness?) -> FamilyDigest {
    var digest = FamilyDigest()
    for number in [
      Self.version, task.families, task.sizes.lowerBound, task.sizes.upperBound,
      task.authoritiesWanted, task.measures.count, task.authorities.count,
    ] { digest.add(number) }
    for values in task.measures { for value in values { digest.add(value) } }
    // Authorities by first appearance: which rows of their table they are plays no part.
    var numbers: [Int: Int] = [-1: -1]
    for authority in task.authorities {
      let number = numbers[authority, default: numbers.count]
      numbers[authority] = number
      digest.add(number)
    }
    near?.add(to: &digest)
    return digest
  }

  private func made(
    _ familyOf: [Int32], _ task: GroupingTask, _ intake: PhaseIntake, _ near: Nearness?,
    _ notKept: String?
  ) -> PhaseIntake.Made {
    var families = Array(repeating: [Int](), count: task.families)
    for (school, family) in familyOf.enumerated() { families[Int(family)].append(school) }
    var notes: [FamilyNote] = []
    let lacking = families.count { members in
      Set(members.map { task.authorities[$0] }).subtracting([-1]).count < task.authoritiesWanted
    }
    // Of schools that lie in no known area nothing can be asked.
    if lacking > 0, task.authorities.contains(where: { $0 >= 0 }) {
      notes.append(
        .fewAuthorities(phase: intake.phase, families: lacking, wished: task.authoritiesWanted))
    }
    if let near {
      let pairs = near.pairs(within: families)
      if pairs > 0 {
        notes.append(
          .closePairs(phase: intake.phase, pairs: pairs, kilometres: near.kilometres))
      }
      if near.unknown > 0, near.unknown < familyOf.count {
        notes.append(.placeUnknown(phase: intake.phase, schools: near.unknown))
      }
    }
    return PhaseIntake.Made(families: families, notes: notes, notKept: notKept)
  }

  /// How many families so many schools make: about 16 in each, in steps of up to an eighth (8 to 16 times a
  /// power of two), so that a school more or less seldom changes it.
  static func familyCount(_ schools: Int) -> Int {
    let wished = Double(schools) / 16
    var best = 1
    let off = { (count: Int) in max(wished / Double(count), Double(count) / wished) }
    var step = 1
    var count = 1
    while Double(count) < wished * 2 {
      if off(count) < off(best) { best = count }
      count += step
      if count == 16 * step { step *= 2 }
    }
    return max(best, (schools + sizes.upperBound - 1) / sizes.upperBound)
  }
}

extension GroupingTask {
  /// Whether families fit the task: as many schools, families and members as it says.
  fileprivate func allows(_ familyOf: [Int32]) -> Bool {
    guard familyOf.count == authorities.count else { return false }
    var counts = Array(repeating: 0, count: families)
    for family in familyOf {
      guard counts.indices.contains(Int(family)) else { return false }
      counts[Int(family)] += 1
    }
    return counts.allSatisfy(sizes.contains)
  }
}
