import RuleLanguage
import TestSupport
import Testing

@testable import Advice

/// Numbers of schools are said only where they, and what they leave over, are large enough.
@Suite struct GuardedCountTests {
  private func counts() throws -> GuardedCount {
    GuardedCount(try #require(ShippedRuleSet.checked.areas))
  }

  @Test(
    arguments: [
      (SchoolTally(certain: 5, open: 10, of: 59), nil),
      (SchoolTally(certain: 6, open: 0, of: 10), nil),
      (
        SchoolTally(certain: 24, open: 12, of: 57),
        "24 of 57 schools; of some others it cannot be told yet"
      ),
      (SchoolTally(certain: 24, open: 0, of: 57), "24 of 57 schools"),
      (
        SchoolTally(certain: 24, open: 3, of: 57),
        "24 of 57 schools; of some others it cannot be told yet"
      ),
      (
        SchoolTally(certain: 24, open: 31, of: 57),
        "24 of 57 schools; of most others it cannot be told yet"
      ),
      (
        SchoolTally(certain: 24, open: 33, of: 57),
        "24 of 57 schools; of most others it cannot be told yet"
      ),
      (SchoolTally(certain: 52, open: 0, of: 57), "all or nearly all of 57 schools"),
      (SchoolTally(certain: 57, open: 0, of: 57), "all or nearly all of 57 schools"),
      (SchoolTally(certain: 1204, open: 0, of: 3000), "1,204 of 3,000 schools"),
    ] as [(SchoolTally, String?)])
  func aCountInWords(_ tally: SchoolTally, _ text: String?) throws {
    #expect(try counts().shown(tally)?.text == text)
  }

  /// Whatever the tally, no number between 1 and 5 schools is shown or follows from what is shown.
  @Test func nothingSmallFollows() throws {
    let counts = try counts()
    for of in 0...30 {
      for certain in 0...of {
        for open in 0...(of - certain) {
          let tally = SchoolTally(certain: certain, open: open, of: of)
          guard let shown = counts.shown(tally) else { continue }
          #expect(of >= 11 && certain >= 6)
          guard let told = shown.certain else { continue }
          #expect(told == certain && of - told >= 6)
          // Of how many nobody can tell is said in words: with a number the others would follow.
          #expect(shown.text.filter(\.isNumber) == "\(told)\(of)")
          #expect(counts.shown(tally, isSaid: false) == nil)
        }
      }
    }
  }

  /// The types that are left out never follow by taking the others from the sum.
  @Test func noTypeFollowsFromTheOthers() throws {
    let counts = try counts()
    var random = SplitMix64(seed: 7)
    var shownSome = 0
    for _ in 0..<2000 {
      let types = (0..<Int.random(in: 1...5, using: &random)).map { index in
        let of = Int.random(in: 1...40, using: &random)
        return AreaPicture.TypeCount(
          type: "type \(index)",
          tally: SchoolTally(certain: Int.random(in: 0...of, using: &random), of: of))
      }
      let shown = counts.shown(types)
      if shown.isEmpty { continue }
      shownSome += 1
      #expect(types.count > 1 && shown.allSatisfy { counts.isShown($0.tally) })
      let left = types.filter { !shown.contains($0) }
      guard !left.isEmpty else { continue }
      let together = left.reduce(into: SchoolTally()) {
        $0.of += $1.tally.of
        $0.certain += $1.tally.certain
      }
      #expect(left.count > 1 && counts.isShown(together))
    }
    #expect(shownSome > 100)
  }
}
