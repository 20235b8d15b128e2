import RuleLanguage

/// Numbers of schools as they may be said: none below a limit, and none that leaves fewer over, so that
/// nothing follows by subtraction (`domain` 8, point 3).
struct GuardedCount {
  /// The smallest number of schools that is shown.
  let smallest: Int
  /// The smallest number of schools that anything is said of.
  let fewest: Int

  init(_ policy: AreaPolicy) {
    smallest = policy.number(.smallestCount)
    fewest = policy.number(.fewestSchools)
  }

  /// A number in words with the parts of it that may be shown.
  struct Shown: Equatable {
    var text: String
    var certain: Int?
    var open: Int?
  }

  /// `24 of 57 schools, and 12 more that cannot be told yet`.
  ///
  /// - Parameters:
  ///   - tally: The numbers.
  ///   - schools: What is counted: `primary schools`.
  /// - Returns: The words with the numbers in them that may be shown; `nil` where there are too few schools.
  func shown(_ tally: SchoolTally, of schools: String = "schools") -> Shown? {
    guard tally.of >= fewest, tally.certain >= smallest else { return nil }
    guard tally.of - tally.certain >= smallest else {
      return Shown(text: "all or nearly all of \(number(tally.of)) \(schools)")
    }
    let open = self.open(tally)
    return Shown(
      text: "\(number(tally.certain)) of \(number(tally.of)) \(schools)\(open.text)",
      certain: tally.certain, open: open.number)
  }

  /// `, and 12 more that cannot be told yet`.
  private func open(_ tally: SchoolTally) -> (text: String, number: Int?) {
    let rest = tally.of - tally.certain - tally.open
    if tally.open == 0 { return ("", 0) }
    if tally.open < smallest { return (", and a few more that cannot be told yet", nil) }
    if rest > 0, rest < smallest { return (", and most others cannot be told yet", nil) }
    return (", and \(number(tally.open)) more that cannot be told yet", tally.open)
  }

  /// Whether a tally may be shown as a number.
  func isShown(_ tally: SchoolTally) -> Bool { shown(tally)?.certain != nil }

  /// The types of school whose numbers may be shown beside their sum: what is left out is, taken
  /// together, large enough to be shown itself.
  func shown(_ types: [AreaPicture.TypeCount], beside sum: SchoolTally) -> [AreaPicture.TypeCount] {
    guard types.count > 1, isShown(sum) else { return [] }
    var shown = types.filter { !$0.type.isEmpty && isShown($0.tally) }
    while shown.count < types.count, !shown.isEmpty {
      let left = types.filter { !shown.contains($0) }
      var together = SchoolTally()
      for type in left {
        together.of += type.tally.of
        together.certain += type.tally.certain
      }
      if left.count > 1, isShown(together) { break }
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

  /// A number with a comma in thousands.
  func number(_ count: Int) -> String { NumberWording.grouped(count) }
}
