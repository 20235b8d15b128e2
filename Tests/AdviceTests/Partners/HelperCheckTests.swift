import Advice
import Facts
import Families
import Inference
import RuleLanguage
import Schools
import TestRegions
import Testing

/// Why a hub, a system leader or a community partner is, or is not, among those who could help one school.
@Suite struct HelperCheckTests {
  /// Schools in the sample with figures only, with judgements, and of another phase.
  private static let schools = ["900101", "900158", "900989"]

  private struct Held: Sendable {
    var answer: HelperAnswer
    /// Whether looking for partners for the same step finds it; `nil` without a step.
    var isFound: Bool?
  }

  /// Every hub, community partner and some leaders held against some schools.
  private static let shared = Result { () throws -> [Held] in
    let adviser = try SampleAdviser.shared.get()
    let registers = HelperRegisters(adviser.engine.base, adviser.vocabulary)
    let leaders = ["900854", "900401", "900158", "900563"].compactMap { urn in
      adviser.directory.find(urn).entry.map { HelperRow.leader($0.row) }
    }
    let helpers =
      registers.hubs.indices.map(HelperRow.hub) + registers.partners.indices.map(HelperRow.partner)
      + leaders
    return schools.flatMap { urn -> [Held] in
      guard let entry = adviser.directory.find(urn).entry else { return [] }
      let outlook = adviser.outlook(for: entry.row, AdviceRequest(questions: 0))
      let check = HelperCheck(adviser, outlook)
      let search = PartnerSearch(adviser, outlook)
      var possible: [String: Set<HelperRow>] = [:]
      return helpers.map { helper in
        let answer = check.answer(helper)
        guard let id = answer.action?.id,
          let index = adviser.rules.actions.firstIndex(where: { $0.id == id })
        else { return Held(answer: answer) }
        let found = possible[id] ?? search.possible(action: index)
        possible[id] = found
        return Held(answer: answer, isFound: found.contains(helper))
      }
    }
  }

  @Test func everyOutcomeOfASchoolsOwnStepsOccurs() throws {
    let outcomes = Set(try Self.shared.get().map(\.answer.outcome))
    #expect(outcomes.isSuperset(of: [.fits, .mayFit, .doesNotFit]))
  }

  /// What is refused here is refused where partners are looked for, and the other way round.
  @Test func agreesWithTheSearch() throws {
    let held = try Self.shared.get().filter { $0.isFound != nil }
    #expect(held.count > 20)
    for one in held {
      let isPossible = [.fits, .mayFit].contains(one.answer.outcome)
      #expect(one.isFound == isPossible, "\(one.answer.summary)")
      #expect((one.answer.standing != nil) == isPossible)
      #expect(one.answer.lines.contains { $0.verdict == "no" } != isPossible)
    }
  }

  /// A refusal names a constraint and why it is asked; the first line on the page is the one that refuses.
  @Test func aRefusalNamesItsRule() throws {
    for one in try Self.shared.get() where one.answer.outcome == .doesNotFit {
      let first = try #require(one.answer.lines.first)
      #expect(first.verdict == "no")
      #expect(first.because?.isEmpty == false, "\(first.sentence)")
      let page = one.answer.page
      #expect(page.lines.first?.mark == "no:")
      if one.answer.lines.contains(where: { $0.constraint == "within reach" && $0.verdict == "no" })
      {
        #expect(first.constraint == "within reach")
        #expect(first.sentence.contains { $0.isNumber } || first.sentence.contains("not known"))
      }
    }
  }

  /// Where no step asks for such a helper, the page says which step would, and what stands in its way.
  @Test func withoutANeedTheNearestStepIsNamed() throws {
    let adviser = try SampleAdviser.shared.get()
    let school = try #require(adviser.directory.find("900158").entry).row
    let base = try #require(adviser.directory.find("900854").entry).row
    var request = AdviceRequest(questions: 0)
    for name in ["stability of leadership", "senior team cohesion"] {
      let slot = try #require(adviser.vocabulary.slot(named: name))
      request.told[slot] = try ValuePhrase.read("partial", of: adviser.vocabulary.facts[slot]).get()
    }
    let answer = HelperCheck(adviser, adviser.outlook(for: school, request)).answer(.leader(base))
    #expect(answer.outcome == .noNeed)
    #expect(answer.action == nil && answer.lines.isEmpty)
    let step = try #require(answer.nearestStep)
    #expect(!step.obstacles.isEmpty)
    #expect(answer.page.lines.contains { $0.text.contains(step.action.name) })
  }

  /// What counts most is never less than what the helper itself counts.
  @Test func standingIsAmongThoseWhoCouldHelp() throws {
    for standing in try Self.shared.get().compactMap(\.answer.standing) {
      #expect(standing.possible > standing.above && standing.most >= standing.counts)
      #expect((standing.above == 0) == (standing.most == standing.counts))
    }
  }

  /// Who has not agreed to be named is found by the whole name, never by a part of it or a near spelling.
  @Test(arguments: ["Larkhill Mosque", "Mosque Trust", "Larkhil Mosque Trust", "Tarn"])
  func partsOfNamesThatMayNotBeToldFindNobody(_ typed: String) throws {
    let directory = HelperDirectory(try SampleAdviser.shared.get())
    switch directory.find(typed) {
    case .found(let entry), .nearly(let entry): #expect(entry.helper.kind == .school)
    case .several(let entries), .unknown(let entries):
      #expect(!entries.contains { $0.name.contains("Mosque") || $0.name.contains("Engineering") })
    }
  }

  @Test(arguments: [
    ("Larkhill Mosque Trust", "Larkhill Mosque Trust"),
    ("the Dunmere EAL hub", "Dunmere Language Hub"),
    ("Saltby Reading Hub", "Saltby Reading Hub"), ("saltby early reading", "Saltby Reading Hub"),
  ])
  func aPlaceAndWhatItHelpsWithAreEnough(_ typed: String, _ name: String) throws {
    let directory = HelperDirectory(try SampleAdviser.shared.get())
    guard case .found(let entry) = directory.find(typed) else {
      Issue.record("\(typed) is not found")
      return
    }
    #expect(entry.name == name)
  }
}
