import Testing

@testable import Families

/// What cannot be solved is told in full, and nothing crashes.
@Suite struct MatchingFaultTests {
  typealias Pair = MatchingProblem.Pair

  private var sound: MatchingProblem {
    MatchingProblem(
      needs: [1, 2, 3], helpers: [.init(key: 1, places: 1), .init(key: 2, places: 2)],
      pairs: EligiblePairs(needs: 3, [(0, 0, 5), (1, 0, 4), (1, 1, 3), (2, 1, 2)]))
  }

  @Test func aSoundProblemHasNone() { #expect(sound.faults.isEmpty) }

  @Test func allFaultsAreToldAtOnce() {
    var problem = sound
    problem.needs = [1, 2, 1]
    problem.helpers[1] = .init(key: 1, places: -2)
    problem.locked = [Pair(need: 0, helper: 0), Pair(need: 1, helper: 0), Pair(need: 2, helper: 0)]
    problem.forbidden = [Pair(need: 1, helper: 0), Pair(need: 9, helper: 0)]
    problem.staying = [Pair(need: 0, helper: -1)]
    problem.stayingBonus = -1
    let expected: [MatchingFault] = [
      .needTwice(first: 0, second: 2), .helperTwice(first: 0, second: 1),
      .negativePlaces(helper: 1, places: -2), .outOfRange(.forbidden, Pair(need: 9, helper: 0)),
      .outOfRange(.staying, Pair(need: 0, helper: -1)),
      .lockedOverPlaces(helper: 0, locked: 3, places: 1),
      .lockedAndForbidden(Pair(need: 1, helper: 0)), .lockedNotEligible(Pair(need: 2, helper: 0)),
      .bonusOutOfRange(-1),
    ]
    #expect(problem.faults == expected)
    #expect(throws: MatchingFaults(faults: expected)) { try problem.optimum() }
  }

  @Test func pairsGivenTwiceAndNeedsTiedTwice() {
    var problem = sound
    problem.pairs = EligiblePairs(
      needs: 3, [(0, 0, 5), (0, 0, 6), (1, 7, 1), (1, 1, 3), (1, 0, 1)])
    problem.locked = [Pair(need: 1, helper: 1), Pair(need: 1, helper: 0)]
    problem.staying = [
      Pair(need: 0, helper: 0), Pair(need: 0, helper: 0), Pair(need: 0, helper: 1),
    ]
    #expect(
      problem.faults == [
        .outOfRange(.eligible, Pair(need: 1, helper: 7)),
        .pairTwice(.eligible, Pair(need: 0, helper: 0)),
        .pairTwice(.staying, Pair(need: 0, helper: 0)),
        .needTiedTwice(.locked, need: 1, helpers: [0, 1]),
        .needTiedTwice(.staying, need: 0, helpers: [0, 1]),
      ])
  }

  @Test func pairsOfOtherNeeds() {
    var problem = sound
    problem.needs.append(4)
    #expect(problem.faults == [.otherNeeds(expected: 4, found: 3)])
  }

  @Test func numbersThatAreTooLarge() {
    var problem = sound
    problem.pairs = EligiblePairs(
      needs: 3, [(0, 0, Int.max), (1, 1, -1_000_001), (2, 1, 1_000_000)])
    problem.stayingBonus = 1_000_001
    #expect(
      problem.faults == [
        .worthOutOfRange(Pair(need: 0, helper: 0), worth: Int(Int32.max)),
        .worthOutOfRange(Pair(need: 1, helper: 1), worth: -1_000_001),
        .bonusOutOfRange(1_000_001),
      ])
  }

  @Test func faultsAreToldInWordsWithANextStep() {
    let words = MatchingFault.lockedOverPlaces(helper: 0, locked: 2, places: 1)
      .words(need: { "need \($0)" }, helper: { _ in "Oakfield" })
    #expect(words.message == "2 needs are locked to Oakfield, which has 1 place")
    #expect(words.nextStep == "Unlock some of them, or ask whether Oakfield has more places.")
  }
}
