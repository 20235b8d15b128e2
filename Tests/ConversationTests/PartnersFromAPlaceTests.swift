import Advice
import Conversation
import Inference
import Schools
import TestRegions
import TestSupport
import Testing

/// Partners from one named authority.
@Suite struct PartnersFromAPlaceTests {
  @Test func aTalkAboutPartnersFromAPlace() throws {
    let script = try Script([
      "find 900104", "who could it partner with?", "a partner from Corriden",
      "a match from Ambleford", "a partner from Narnia",
    ])
    expectGolden(script.transcript, "partners-from-a-place", in: "Conversation")
  }

  /// Whoever is put forward is there, and those elsewhere are counted.
  @Test(arguments: ["Ambleford", "Corriden"])
  func everyOptionIsThere(_ name: String) throws {
    let adviser = try Region.sample.adviser()
    guard case .found(let set) = SchoolSets(adviser.engine.base).find(name) else {
      Issue.record("no area \(name)")
      return
    }
    let place = HelperPlace(set, adviser.directory)
    for row in stride(from: 0, to: adviser.directory.entries.count, by: 7) {
      let outlook = adviser.outlook(for: row)
      guard let action = PartnerCheck(adviser, outlook).likeliestAction,
        let there = PartnerSearch(adviser, outlook, in: place).options(action: action),
        let anywhere = PartnerSearch(adviser, outlook).options(action: action)
      else { continue }
      for option in there.options {
        guard let area = option.school?.area else { continue }
        #expect(area == name)
      }
      #expect(there.possible + (there.place?.elsewhere ?? 0) == anywhere.possible)
      #expect(there.place?.name == name)
      #expect(anywhere.place == nil)
    }
  }
}
