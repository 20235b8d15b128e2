import TestSupport
import Testing

@testable import Families

@Suite struct NearbyPairsTests {
  /// What comparing every need with every helper finds.
  @Test func theSearchFindsWhatComparingAllFinds() {
    var random = SplitMix64(seed: 3)
    func points(_ count: Int) -> [EligiblePairs.Point?] {
      (0..<count).map { _ in
        Int.random(in: 0..<9, using: &random) == 0
          ? nil : (.random(in: 0...100, using: &random), .random(in: 0...60, using: &random))
      }
    }
    let needs = points(80).map { (place: $0, kind: Int.random(in: 0..<3, using: &random)) }
    let helpers = points(120)
    let able = (0..<3).map { kind in helpers.indices.filter { ($0 + kind) % 3 != 0 } }
    func worth(_ need: Int, _ helper: Int, _ square: Double) -> Int? {
      (need + helper).isMultiple(of: 4) ? nil : 1000 - Int(square)
    }
    let pairs = EligiblePairs(
      needs: needs, helpers: helpers, able: able, within: 20, worth: worth)
    #expect(pairs.needCount == needs.count)
    for (need, (place, kind)) in needs.enumerated() {
      for (helper, there) in helpers.enumerated() {
        var expected: Int?
        if let place, let there, able[kind].contains(helper) {
          let (dx, dy) = (there.x - place.x, there.y - place.y)
          let square = dx * dx + dy * dy
          if square <= 400 { expected = worth(need, helper, square) }
        }
        #expect(pairs.worth(need, helper) == expected)
      }
    }
  }
}
