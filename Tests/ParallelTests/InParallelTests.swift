import Parallel
import Testing

/// Work done side by side gives what it gives one after the other.
@Suite struct InParallelTests {
  @Test(arguments: [0, 1, 2, 100])
  func resultsAreInTheOrderOfTheNumbers(count: Int) {
    #expect(inParallel(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test func theOrderOfBeginningMakesNoDifference() {
    let results = inParallel(40, order: (0..<40).reversed()) { "\($0)" }
    #expect(results == (0..<40).map { "\($0)" })
  }

  @Test func nothingIsAResultToo() {
    let results: [Int?] = inParallel(5) { $0.isMultiple(of: 2) ? $0 : nil }
    #expect(results == [0, nil, 2, nil, 4])
  }

  @Test func twoPiecesGiveOneResultEach() {
    let (number, text) = sideBySide {
      (1...1000).reduce(0, +)
    } _: {
      Optional<String>.none
    }
    #expect(number == 500_500)
    #expect(text == nil)
  }
}
