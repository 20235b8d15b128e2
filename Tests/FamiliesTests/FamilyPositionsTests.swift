import Families
import TestSupport
import Testing

/// Level, change, means and corners of a Family.
@Suite struct FamilyPositionsTests {
  private static let enough = FamilyPositions.Enough(others: 5, share: 0.6)

  private static func random(_ count: Int, seed: UInt64) -> [FamilyPositions.Figures] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      func value(_ range: ClosedRange<Double>) -> Double? {
        Int.random(in: 0..<8, using: &generator) == 0
          ? nil : Double.random(in: range, using: &generator)
      }
      return .init(level: value(20...90), change: value(-20...20))
    }
  }

  @Test(arguments: UInt64(1)...20) func theMeansAreTheMeans(seed: UInt64) throws {
    let members = Self.random(16, seed: seed)
    let positions = FamilyPositions(members, enough: Self.enough)
    let levels = members.compactMap(\.level)
    let line = try #require(positions.level)
    #expect(abs(line.mean * Double(levels.count) - levels.reduce(0, +)) < 1e-9)
    #expect(line.known == levels.count)
    // As many above as pull the mean up, and none on the wrong side of it.
    for (index, member) in members.enumerated() {
      guard case .corner(let isNorth, let isEast) = positions.place(index) else { continue }
      #expect(isEast == (member.level ?? 0 > line.mean))
      #expect(isNorth == (member.change ?? 0 > positions.change?.mean ?? 0))
    }
  }

  /// Near is told as the fact `family_quadrant` tells it: a quarter of the standard deviation of the others,
  /// from the mean of the others.
  @Test(arguments: UInt64(1)...20) func theBandIsThatOfTheOthers(seed: UInt64) throws {
    let members = Self.random(14, seed: seed)
    let positions = FamilyPositions(members, enough: Self.enough)
    let line = try #require(positions.level)
    for (index, member) in members.enumerated() {
      guard let own = member.level else { continue }
      let others = members.indices.filter { $0 != index }.compactMap { members[$0].level }
      let mean = others.reduce(0, +) / Double(others.count)
      let squares = others.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let spread = (squares / Double(others.count - 1)).squareRoot()
      #expect(
        (abs(own - mean) <= 0.25 * spread) == (abs(own - line.mean) <= line.band),
        "\(own) beside \(mean), \(spread)")
    }
  }

  @Test func withFewFiguresNoMeanIsTold() {
    let five = (1...5).map { FamilyPositions.Figures(level: Double($0), change: 0) }
    #expect(FamilyPositions(five, enough: Self.enough).level == nil)
    let six = (1...6).map { FamilyPositions.Figures(level: Double($0), change: Double($0)) }
    #expect(FamilyPositions(six, enough: Self.enough).level?.mean == 3.5)
    let half = six + Array(repeating: FamilyPositions.Figures(level: nil, change: nil), count: 5)
    #expect(FamilyPositions(half, enough: Self.enough).level == nil)
    #expect(FamilyPositions(half, enough: Self.enough).place(0) == .unknown)
    // Where all are alike nobody is above or below.
    let alike = Array(repeating: FamilyPositions.Figures(level: 3, change: 1), count: 12)
    #expect(FamilyPositions(alike, enough: Self.enough).level == nil)
  }

  @Test func goalsAreNeverBelowWhatASchoolHas() throws {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<300 {
      let values = (0..<8).map { _ in
        Int.random(in: 0..<6, using: &generator) == 0
          ? nil : Double(Int.random(in: 0...9, using: &generator))
      }
      let similar = (0..<8).filter { _ in Bool.random(using: &generator) }
      let goal = FamilyGoal(of: 0, values, mean: 4.5, similar: similar)
      guard let own = values[0] else {
        #expect(goal == nil)
        continue
      }
      let found = try #require(goal)
      #expect(found.target >= own)
      #expect(found.aim != .mean || own < 4.5)
      let highest = similar.filter { $0 != 0 }.compactMap { values[$0] }.max()
      #expect(found.highest?.value == highest)
      // A goal that stops at the mean although a similar school went beyond it says so.
      #expect(found.stopsAtMean == (own < 4.5 && highest ?? -1 > 4.5))
    }
  }
}
