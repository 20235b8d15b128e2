import Advice
import TestSupport
import Testing

/// The three figures of a backtest: by hand, and as laws over orders made up at random.
@Suite struct ScoresTests {
  @Test func byHand() {
    let scores = Scores([[1, 7, 4, nil, nil], [2, 6], [nil, nil], []])
    #expect(scores.cases == 3)
    #expect(scores.expected == 9)
    #expect(scores.found == 3)
    #expect(abs(scores.recall - (2.0 / 5 + 1.0 / 2) / 3) < 1e-12)
    #expect(abs(scores.hit - 2.0 / 3) < 1e-12)
    #expect(abs(scores.reciprocalRank - (1 + 1.0 / 2) / 3) < 1e-12)
  }

  @Test func withoutCasesAllIsNothing() {
    for scores in [Scores([]), Scores([[], []])] {
      #expect(scores.cases == 0)
      #expect([scores.recall, scores.hit, scores.reciprocalRank] == [0, 0, 0])
    }
  }

  /// An order that begins with what was done scores 1 in all, as long as five places are enough.
  @Test(arguments: 1...5) func aPerfectOrderScoresOne(_ done: Int) {
    let scores = Scores([(1...done).map { $0 }, [1]])
    #expect([scores.recall, scores.hit, scores.reciprocalRank] == [1, 1, 1])
  }

  @Test func anOrderWithoutAnyOfItScoresNothing() {
    let scores = Scores([[nil, nil], [nil]])
    #expect([scores.recall, scores.hit, scores.reciprocalRank] == [0, 0, 0])
  }

  /// In every order: figures between 0 and 1, recall at most hit, a hit at least a fifth of reciprocal
  /// rank; the order of cases and of what was done does not matter; moving one action up never costs.
  @Test(arguments: 0..<200) func laws(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let places = Self.places(&random)
    let scores = Scores(places)
    for figure in [scores.recall, scores.hit, scores.reciprocalRank] {
      #expect((0...1).contains(figure), "seed \(seed)")
    }
    #expect(scores.recall <= scores.hit + 1e-12, "seed \(seed)")
    #expect(scores.reciprocalRank >= scores.hit / 5 - 1e-12, "seed \(seed)")

    let shuffled = Scores(
      places.map { $0.shuffled(using: &random) }.shuffled(using: &random))
    #expect(abs(shuffled.recall - scores.recall) < 1e-12, "seed \(seed)")
    #expect(abs(shuffled.hit - scores.hit) < 1e-12, "seed \(seed)")
    #expect(abs(shuffled.reciprocalRank - scores.reciprocalRank) < 1e-12, "seed \(seed)")

    let better = Scores(places.map { $0.map { $0.map { max(1, $0 - 1) } } })
    #expect(better.recall >= scores.recall - 1e-12, "seed \(seed)")
    #expect(better.hit >= scores.hit, "seed \(seed)")
    #expect(better.reciprocalRank >= scores.reciprocalRank - 1e-12, "seed \(seed)")
  }

  /// Up to eight cases with up to six actions each, at different places or none.
  private static func places(_ random: inout SplitMix64) -> [[Int?]] {
    (0..<Int.random(in: 1...8, using: &random)).map { _ in
      let order = Array(1...20).shuffled(using: &random)
      return order.prefix(Int.random(in: 0...6, using: &random)).map {
        Bool.random(using: &random) ? $0 : nil
      }
    }
  }
}
