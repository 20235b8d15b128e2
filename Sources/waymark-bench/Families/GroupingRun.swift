import Facts
import Families
import Foundation
import Notation
import RuleLanguage
import Schools
import Synchronization

/// The Families that the product makes of some data files: how alike they are inside, how many near pairs remain,
/// how long it takes, and how many companions part when one school leaves or comes.
///
/// Schools that leave are spread over all schools of a phase by a fixed step, so that the same files give the same
/// figures.
struct GroupingRun {
  private let base: FactBase
  private let policy: GroupingPolicy
  private let cut: FamilyCut
  private let phases: [String]
  private let seconds: Double
  private let scales: IntakeScales

  /// - Parameters:
  ///   - rules: The folder of the rules.
  ///   - corpus: The folder of sources.
  ///   - files: Data files, as commands take them.
  /// - Throws: That the rules cannot be used.
  init(rules: String, corpus: String, files: [String]) throws {
    let folder = URL(filePath: rules, directoryHint: .isDirectory)
    guard let date = CalendarDate(year: 2026, month: 9, day: 1),
      let checked = RuleSet.load(
        FilesOnDisk(rules: folder, corpus: URL(filePath: corpus, directoryHint: .isDirectory)),
        asOf: date
      ).rules
    else { throw ChainRun.Unusable(what: rules) }
    let mappings = MappingReader(vocabulary: checked.vocabulary)
      .read(folder: folder.appending(path: "imports"), shownAs: "imports")
    base =
      SchoolData.load(
        files: files, mappings: mappings.mappings, vocabulary: checked.vocabulary,
        countsJoins: false
      ).base
    policy = checked.families.grouping
    var watch = Stopwatch()
    cut = SearchedCut(by: policy).families(of: base)
    seconds = watch.lap()
    scales = IntakeScales(policy.measures, in: base)
    phases = checked.vocabulary.fact(named: "phase")?.kind.words ?? []
  }

  /// One line for each phase that Families were made of, then one for all.
  ///
  /// - Parameter leavers: How many schools of each phase are left out, one at a time.
  /// - Returns: JSON, one object a line.
  func lines(leavers: Int) -> String {
    let made = phases.filter { phase in cut.families.contains { $0.phase == phase && !$0.isGiven } }
    let all =
      "{\"grouping\": \"waymark\", \"n\": \(base.schools.count), \"families\": \(cut.families.count), "
      + "\"solve\": \(seconds), \"rss_mb\": \(Stopwatch.peakMemory)}"
    return (made.map { line($0, leavers: leavers) } + [all]).joined(separator: "\n")
  }

  private func line(_ phase: String, leavers: Int) -> String {
    let families = cut.families.filter { $0.phase == phase && !$0.isGiven }
    let sizes = families.map(\.members.count)
    var (near, few) = (0, 0)
    for note in cut.notes {
      switch note {
      case .closePairs(phase, let pairs, _): near = pairs
      case .fewAuthorities(phase, let count, _): few = count
      default: break
      }
    }
    let spread = policy.measures.compactMap { measure in
      share(of: measure, families).map { "\"\(measure.name)\": \(Self.rounded($0))" }
    }
    return "{\"phase\": \"\(phase)\", \"schools\": \(sizes.reduce(0, +)), \"families\": "
      + "\(families.count), \"size_min\": \(sizes.min() ?? 0), \"size_max\": \(sizes.max() ?? 0), "
      + "\"few_authorities\": \(few), \"near_pairs\": \(near), \"within\": "
      + "{\(spread.joined(separator: ", "))}\(leaving(phase, families, leavers))}"
  }

  /// How much of the spread of a measure lies inside Families: 0 where all members are the same, 1 where Families
  /// are as mixed as the phase.
  private func share(of measure: IntakeMeasure, _ families: [FamilyCut.Family]) -> Double? {
    var best: (known: Int, share: Double)?
    for source in measure.facts {
      let values = families.map { $0.members.compactMap { scales.figure(source, $0) } }
      let known = values.reduce(0) { $0 + $1.count }
      let total = Self.squares(values.flatMap(\.self))
      guard known > best?.known ?? 1, total > 0 else { continue }
      best = (known, values.reduce(0) { $0 + Self.squares($1) } / total)
    }
    return best?.share
  }

  // MARK: One school less

  private func leaving(_ phase: String, _ families: [FamilyCut.Family], _ leavers: Int) -> String {
    guard leavers > 0, let status = base.vocabulary.slot(id: "open_status"),
      let closed = base.vocabulary.facts[status].kind.words.firstIndex(of: "closed")
    else { return "" }
    let members = families.flatMap(\.members).sorted()
    var one = base
    let other = Set((0..<base.schools.count)).subtracting(members).sorted()
    one.schools.set(
      status, rows: other.map { (row: $0, value: .known(.word(closed)), origin: .derived) })
    let memory = KeptHere()
    let search = SearchedCut(by: policy, remembering: memory)
    let whole = search.families(of: one).familyOfSchool
    var kept: [(left: Double, came: Double)] = []
    var near: [Double] = []
    let step = max(1, Int((Double(members.count) * 0.6180339887).rounded()))
    for number in 0..<leavers {
      let leaver = members[(number + 1) * step % members.count]
      var rest = one
      rest.schools.set(
        status, rows: [(row: leaver, value: .known(.word(closed)), origin: .derived)])
      let without = search.families(of: rest).familyOfSchool
      kept.append(
        (
          Self.pairsKept(members, from: whole, to: without, leaver),
          Self.pairsKept(members, from: without, to: whole, leaver)
        ))
      let region = members.filter { group($0) == group(leaver) }
      near.append(Self.pairsKept(region, from: whole, to: without, leaver))
    }
    let told = { (values: [Double]) -> String in
      let sorted = values.sorted()
      let mean = values.reduce(0, +) / Double(values.count)
      return "{\"least\": \(Self.rounded(sorted[0])), \"median\": "
        + "\(Self.rounded(sorted[sorted.count / 2])), \"mean\": \(Self.rounded(mean))}"
    }
    return ", \"left_out\": \(leavers), \"kept_when_one_leaves\": \(told(kept.map(\.left))), "
      + "\"kept_when_one_comes\": \(told(kept.map(\.came))), "
      + "\"kept_in_its_group\": \(told(near))"
  }

  /// The value within which Families of a school stay, such as its region.
  private func group(_ row: Int) -> FactValue? {
    policy.within.flatMap(base.vocabulary.slot(id:)).map { base.schools.value($0, row) }
  }

  /// The share of pairs of companions in one cut that are together in another, but for those of one school.
  private static func pairsKept(
    _ members: [Int], from: [Int32], to: [Int32], _ leaver: Int
  ) -> Double {
    var both: [Int64: Int] = [:]
    var before: [Int32: Int] = [:]
    for row in members where row != leaver {
      before[from[row], default: 0] += 1
      both[Int64(from[row]) << 32 | Int64(to[row]), default: 0] += 1
    }
    let pairs = { (counts: [Int]) in counts.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }
    return Double(pairs(Array(both.values))) / Double(max(1, pairs(Array(before.values))))
  }

  /// What was found in this run, so that regions that nobody left are not searched again.
  private final class KeptHere: FamilyMemory {
    private let kept = Mutex<[FamilyDigest: [Int32]]>([:])

    func families(of digest: FamilyDigest) -> [Int32]? { kept.withLock { $0[digest] } }

    func keep(_ families: [Int32], of digest: FamilyDigest) -> String? {
      kept.withLock { $0[digest] = families }
      return nil
    }
  }

  private static func squares(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(max(1, values.count))
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }

  private static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
