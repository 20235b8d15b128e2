import Facts
import Inference
import RuleLanguage
import Schools

/// Decides which numbers of a count may be said on the page of an authority, a trust or a region, so that no
/// small number follows from those on any pages (`domain` 8, point 3; cell suppression as statistical offices
/// do it).
///
/// A number of schools is *large* where as many have what is counted, and as many have not, as the smallest
/// number that is shown. All pages of the same data are thought of together:
///
/// * the number of an authority is shown where it is large by itself;
/// * that of a region where it is, and where the authorities without a number are, taken together, large too.
///   If they are not, the smallest authority with a number goes without it as well;
/// * that of a trust where, of all the authorities and regions with a number from which it could be taken off, a
///   large number is left that belongs to no trust with a number;
/// * numbers by type of school stand on pages of authorities alone. The types that are left out are large
///   together, and where a trust with a number has schools of a type, so are the others of that type.
///
/// Whatever is added up or taken off in numbers of one count then leaves no group of schools, or one with a
/// large number. Not covered: what follows from a bound, such as "all or nearly all"; from two counts of which
/// one always holds where the other does; and from pages made of earlier data.
struct SubtractionGuard: Sendable {
  private let counts: GuardedCount
  private let sets: [SchoolSets.Entry]
  /// For every school its set of a kind by place in `sets`, or -1.
  private let authority: [Int32]
  private let region: [Int32]
  private let trust: [Int32]
  private let typeOf: @Sendable (Int) -> String

  /// - Parameters:
  ///   - sets: All authorities, trusts and regions of the data.
  ///   - schools: How many schools the data has.
  ///   - counts: Which numbers are large.
  ///   - typeOf: The type of a school by its row; empty where nobody knows it.
  init(
    _ sets: [SchoolSets.Entry], schools: Int, _ counts: GuardedCount,
    typeOf: @escaping @Sendable (Int) -> String = { _ in "" }
  ) {
    self.counts = counts
    self.sets = sets
    self.typeOf = typeOf
    func home(_ kind: SchoolSets.Kind) -> [Int32] {
      var home = Array(repeating: Int32(-1), count: schools)
      for (number, set) in sets.enumerated() where set.kind == kind {
        for school in set.schools { home[school] = Int32(number) }
      }
      return home
    }
    (authority, region, trust) = (home(.authority), home(.region), home(.trust))
  }

  /// What may be said of a set.
  ///
  /// - Parameters:
  ///   - set: The page.
  ///   - states: Every school's state for the count.
  ///   - byType: Whether the count is told by type of school.
  /// - Returns: Whether the number is said, and for which types.
  func shown(for set: SchoolSets.Entry, _ states: SchoolStates, byType: Bool) -> NumbersShown {
    guard counts.isShown(states.tally(set.schools)) else { return NumbersShown() }
    switch set.kind {
    case .authority:
      guard let number = number(of: set) else { return NumbersShown(isSaid: true) }
      return NumbersShown(
        isSaid: !isLeftOut(number, states), types: byType ? types(number, states) : [])
    case .region:
      return NumbersShown(isSaid: number(of: set).map { cut($0, states).isShown } ?? true)
    case .trust:
      return NumbersShown(isSaid: OtherPages(self, states).isLeftEnough(beside: set.schools))
    }
  }

  private func number(of set: SchoolSets.Entry) -> Int? {
    sets.firstIndex { $0.kind == set.kind && $0.name == set.name && $0.area == set.area }
  }

  // MARK: - Regions and their authorities

  /// What is shown in a region: its own number, and all its authorities' but one.
  private struct Cut {
    var isShown = false
    var leftOut: Int?
  }

  private func cut(_ number: Int, _ states: SchoolStates) -> Cut {
    let schools = sets[number].schools
    guard counts.isShown(states.tally(schools)) else { return Cut() }
    var hidden: [Int] = []
    var whole: [Int] = []
    for (home, part) in Dictionary(grouping: schools, by: { Int(authority[$0]) }) {
      guard home >= 0, counts.isShown(states.tally(sets[home].schools)) else {
        hidden += part
        continue
      }
      if part.count == sets[home].schools.count {
        whole.append(home)
      } else {
        // An authority that lies in two regions can be told apart by them.
        let pieces = Dictionary(grouping: sets[home].schools) { region[$0] }
        guard pieces.values.allSatisfy({ counts.isLarge(states.tally($0)) }) else { return Cut() }
      }
    }
    let left = states.tally(hidden)
    if left.of == 0 || counts.isLarge(left) { return Cut(isShown: true) }
    let smallest = whole.min { a, b in
      (sets[a].schools.count, sets[a].name) < (sets[b].schools.count, sets[b].name)
    }
    return Cut(isShown: smallest != nil, leftOut: smallest)
  }

  /// The region in which all schools of an authority lie.
  private func onlyRegion(of number: Int) -> Int? {
    let regions = Set(sets[number].schools.map { region[$0] })
    return regions.count == 1 ? regions.first.map(Int.init) : nil
  }

  private func isLeftOut(_ number: Int, _ states: SchoolStates) -> Bool {
    guard let region = onlyRegion(of: number), region >= 0 else { return false }
    return cut(region, states).leftOut == number
  }

  // MARK: - Types

  /// The types whose numbers are said on the page of an authority.
  private func types(_ number: Int, _ states: SchoolStates) -> Set<String> {
    guard onlyRegion(of: number) != nil, counts.isShown(states.tally(sets[number].schools)),
      !isLeftOut(number, states)
    else { return [] }
    let types = Dictionary(grouping: sets[number].schools, by: typeOf).map {
      AreaPicture.TypeCount(type: $0.key, tally: states.tally($0.value))
    }
    let shown = Set(counts.shown(types.sorted { $0.type < $1.type }).map(\.type))
    return OtherPages(self, states).allow(shown, in: sets[number].schools) ? shown : []
  }

  // MARK: - Trusts

  /// Schools whose numbers stand on other pages together and nowhere apart: a trust can be taken off from them.
  private enum Cell: Hashable {
    /// Schools of an authority with a number, in one region.
    case authority(Int, region: Int32)
    /// Those of a region in authorities without a number.
    case rest(region: Int)
  }

  /// What the pages of a count show beside each other; each thing is found out once.
  private final class OtherPages {
    private let rules: SubtractionGuard
    private let states: SchoolStates
    private var authorities: [Int: Bool] = [:]
    private var regions: [Int: Bool] = [:]
    private var largeTrusts: [Int32: Bool] = [:]
    private var shownTrusts: [Int32: Bool] = [:]

    init(_ rules: SubtractionGuard, _ states: SchoolStates) {
      self.rules = rules
      self.states = states
    }

    /// Whether enough is left of what other pages speak of when all trusts with a number are taken off; also
    /// where no page speaks of some of these schools, so that the trust can be taken off from nothing.
    func isLeftEnough(beside schools: [Int]) -> Bool {
      var cells: Set<Cell> = []
      for school in schools where states[school] != .notAsked {
        guard let cell = cell(of: school) else { return true }
        cells.insert(cell)
      }
      var left = SchoolTally()
      for cell in cells {
        let schools =
          switch cell {
          case .authority(let number, _): rules.sets[number].schools
          case .rest(let region): rules.sets[region].schools
          }
        let free = free(schools.filter { self.cell(of: $0) == cell })
        // Without such a school an authority could be taken off more often than added.
        if free.of == 0 { return false }
        left.of += free.of
        left.certain += free.certain
      }
      return rules.counts.isLarge(left)
    }

    /// Whether numbers by type may stand on the page of an authority beside those of trusts.
    func allow(_ types: Set<String>, in schools: [Int]) -> Bool {
      let parts = Dictionary(grouping: schools) { school -> String? in
        let type = rules.typeOf(school)
        return types.contains(type) ? type : nil
      }
      return parts.values.filter { $0.contains(where: isInShownTrust) }
        .allSatisfy { rules.counts.isLarge(free($0)) }
    }

    /// `nil` for a school of which no authority or region with a number speaks.
    private func cell(of school: Int) -> Cell? {
      let (home, region) = (Int(rules.authority[school]), rules.region[school])
      if isAuthorityShown(home) { return .authority(home, region: region) }
      return isRegionShown(Int(region)) ? .rest(region: Int(region)) : nil
    }

    /// Those of some schools that belong to no trust whose number is large.
    private func free(_ schools: [Int]) -> SchoolTally {
      states.tally(schools.filter { !isInLargeTrust($0) })
    }

    private func isAuthorityShown(_ number: Int) -> Bool {
      if number < 0 { return false }
      if let known = authorities[number] { return known }
      let isShown =
        rules.counts.isShown(states.tally(rules.sets[number].schools))
        && !rules.isLeftOut(number, states)
      authorities[number] = isShown
      return isShown
    }

    private func isRegionShown(_ number: Int) -> Bool {
      if number < 0 { return false }
      if let known = regions[number] { return known }
      let isShown = rules.cut(number, states).isShown
      regions[number] = isShown
      return isShown
    }

    private func isInLargeTrust(_ school: Int) -> Bool {
      let home = rules.trust[school]
      if home < 0 { return false }
      if let known = largeTrusts[home] { return known }
      let isLarge = rules.counts.isShown(states.tally(rules.sets[Int(home)].schools))
      largeTrusts[home] = isLarge
      return isLarge
    }

    private func isInShownTrust(_ school: Int) -> Bool {
      let home = rules.trust[school]
      if home < 0 || states[school] == .notAsked || !isInLargeTrust(school) { return false }
      if let known = shownTrusts[home] { return known }
      let isShown = isLeftEnough(beside: rules.sets[Int(home)].schools)
      shownTrusts[home] = isShown
      return isShown
    }
  }
}
