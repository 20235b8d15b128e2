import RuleLanguage

/// Numbers of schools as they may be said: none below a limit, and none that leaves fewer over, so that
/// nothing follows by subtraction (`domain` 8, point 3). What follows from other pages, ``SubtractionGuard``
/// looks at.
struct GuardedCount: Sendable {
  /// The smallest number of schools that is shown.
  let smallest: Int
  /// The smallest number of schools that anything is said of.
  let fewest: Int

  init(_ policy: AreaPolicy) {
    self.init(
      smallest: policy.number(.smallestCount), fewest: policy.number(.fewestSchools))
  }

  init(smallest: Int, fewest: Int) {
    self.smallest = smallest
    self.fewest = fewest
  }

  /// A number in words with the part of it that may be shown.
  struct Shown: Equatable {
    var text: String
    var certain: Int?
  }

  /// `24 of 57 schools; of some others it cannot be told yet`.
  ///
  /// - Parameters:
  ///   - tally: The numbers.
  ///   - schools: What is counted: `primary schools`.
  ///   - isSaid: Whether other pages allow it.
  /// - Returns: The words with the number in them that may be shown; `nil` where there are too few schools.
  func shown(_ tally: SchoolTally, of schools: String = "schools", isSaid: Bool = true) -> Shown? {
    guard tally.of >= fewest, tally.certain >= smallest else { return nil }
    guard isLarge(tally) else {
      return Shown(text: "all or nearly all of \(number(tally.of)) \(schools)")
    }
    guard isSaid else { return nil }
    return Shown(
      text: "\(number(tally.certain)) of \(number(tally.of)) \(schools)\(open(tally))",
      certain: tally.certain)
  }

  /// Of how many others it cannot be told, in words, since a number would leave others over.
  private func open(_ tally: SchoolTally) -> String {
    if tally.open == 0 { return "" }
    let isMost = tally.open * 2 >= tally.of - tally.certain
    return "; of \(isMost ? "most" : "some") others it cannot be told yet"
  }

  /// Whether as many have it, and as many have not, as may be shown.
  func isLarge(_ tally: SchoolTally) -> Bool {
    tally.certain >= smallest && tally.of - tally.certain >= smallest
  }

  /// Whether a tally may be shown as a number.
  func isShown(_ tally: SchoolTally) -> Bool { tally.of >= fewest && isLarge(tally) }

  /// The types of school whose numbers may be shown beside their sum: what is left out is, taken
  /// together, large enough to be shown itself.
  func shown(_ types: [AreaPicture.TypeCount]) -> [AreaPicture.TypeCount] {
    let sum = Self.together(types)
    guard types.count > 1, isShown(sum) else { return [] }
    var shown = types.filter { !$0.type.isEmpty && isShown($0.tally) }
    while shown.count < types.count, !shown.isEmpty {
      let left = types.filter { !shown.contains($0) }
      if left.count > 1, isShown(Self.together(left)) { break }
      // The smallest goes next; of equal ones the last by name.
      guard
        let next = shown.indices.min(by: { a, b in
          (shown[a].tally.of, b) < (shown[b].tally.of, a)
        })
      else { break }
      shown.remove(at: next)
    }
    return shown
  }

  private static func together(_ types: [AreaPicture.TypeCount]) -> SchoolTally {
    types.reduce(into: SchoolTally()) { sum, type in
      sum.of += type.tally.of
      sum.certain += type.tally.certain
    }
  }

  /// A number with a comma in thousands.
  func number(_ count: Int) -> String { NumberWording.grouped(count) }
}
