import Conversation
import Parallel
import Schools
import TestRegions
import TestSupport
import Testing
import Understanding

/// Whatever a school is called, its name names it: "Park View" is no view that is parked, "Roman Catholic" no word typed
/// twice, and a trust of one school leaves the school its name.
@Suite struct SchoolsByNameTests {
  /// The lines that do not ask for advice about the school they name.
  private static func missed(_ ground: TalkGround) -> [String] {
    let named = ground.directory.entries.filter { !$0.name.isEmpty }
    let read = inParallel(named.count) {
      ground.understanding.read("advice for \(named[$0].name.lowercased())")
    }
    return zip(named, read).filter { entry, read in
      // Of schools that share a name, the school itself is among those to choose from; five of many are listed.
      let isOffered =
        if case .severalFit(_, let count)? = read.problem {
          count > read.options.count || read.options.contains { $0.contains("URN \(entry.urn))") }
        } else {
          false
        }
      let isMeant =
        read.intent == "advise" && (read.numbers["school"] == entry.urn || isOffered)
      return !isMeant
    }.map { "\($0.name): \($1.intent) \($1.slots)" }
  }

  @Test func everySchoolOfTheSampleIsNamed() throws {
    #expect(Self.missed(try TestRegions.Talk.sample.get()) == [])
  }

  /// Some of the names of real schools are those of places, people and other schools too.
  @Test(.needsSharedData) func nearlyEveryRealSchoolIsNamed() throws {
    let ground = TestRegions.Talk.ground(
      try Region.greaterManchester.adviser(), source: "Greater Manchester")
    let missed = Self.missed(ground)
    #expect(ground.directory.entries.count > 900)
    #expect(100 * missed.count < ground.directory.entries.count, "\(missed)")
  }
}
