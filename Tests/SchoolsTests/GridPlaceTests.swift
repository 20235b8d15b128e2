import Schools
import TestSupport
import Testing

@Suite struct GridPlaceTests {
  /// Worked example of the Ordnance Survey's guide: Caister water tower, here in WGS84.
  @Test func degreesBecomeMetresOnTheGrid() throws {
    let place = try #require(GridPlace(latitude: 52.65798, longitude: 1.71605))
    #expect(abs(place.easting - 651_410) < 10)
    #expect(abs(place.northing - 313_177) < 10)
  }

  @Test func distancesAreStraightLines() {
    let a = GridPlace(easting: 384_000, northing: 398_000)
    let b = GridPlace(easting: 387_000, northing: 402_000)
    #expect(a.distanceInKilometres(to: b) == 5)
    #expect(a.distanceInKilometres(to: a) == 0)
  }

  @Test func placesFarFromBritainHaveNone() {
    #expect(GridPlace(latitude: 0, longitude: 0) == nil)
    #expect(GridPlace(latitude: .nan, longitude: 0) == nil)
    #expect(GridPlace(latitude: 53, longitude: 20) == nil)
  }

  /// The index finds exactly what comparing every pair finds.
  @Test(arguments: 0..<12)
  func theIndexFindsWhatComparingAllFinds(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let places: [GridPlace?] = (0..<300).map { _ in
      Int.random(in: 0..<20, using: &random) == 0
        ? nil
        : GridPlace(
          easting: .random(in: 300_000...360_000, using: &random),
          northing: .random(in: 380_000...400_000, using: &random))
    }
    let index = Places(places)
    let limit = Double.random(in: 0.1...40, using: &random)
    for place in places.prefix(40).compactMap(\.self) {
      let expected = places.indices.filter { row in
        places[row].map { $0.distanceInKilometres(to: place) <= limit } ?? false
      }
      #expect(index.rows(withinKilometres: limit, of: place).map(Int.init) == expected)
    }
    let outside = GridPlace(easting: 0, northing: 1_200_000)
    #expect(index.rows(withinKilometres: 1, of: outside).isEmpty)
  }

  @Test func strayCoordinatesDoNotExhaustMemory() {
    let places: [GridPlace?] = [
      GridPlace(easting: 0, northing: 0), GridPlace(easting: 1e12, northing: -1e12), nil,
    ]
    let index = Places(places)
    let origin = GridPlace(easting: 0, northing: 0)
    #expect(index.rows(withinKilometres: 5, of: origin) == [0])
    #expect(index.distanceInKilometres(0, 2) == nil)
  }

  @Test func noPlacesAtAll() {
    let index = Places([])
    #expect(index.rows(withinKilometres: 5, of: GridPlace(easting: 1, northing: 1)).isEmpty)
  }
}
