import Advice
import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// What holds for every pair of schools and every step, over the sample and real regions.
@Suite struct PartnerPairsTests {
  /// A pair of schools and a step, drawn by chance.
  private struct Drawn {
    var school: Int
    var candidate: Int
    var action: Int
  }

  /// 200 of them; half are neighbours, so that some are near, and the steps are those that look for schools.
  private static func drawn(_ adviser: Adviser, seed: UInt64) -> [Drawn] {
    var random = SplitMix64(seed: seed)
    let schools = adviser.directory.entries.count
    let cards = adviser.rules.actions.indices.filter {
      adviser.rules.actions[$0].partner?.hard.isEmpty == false
    }
    return (0..<200).map { number in
      let school = Int.random(in: 0..<schools, using: &random)
      let step = Int.random(in: 1..<(number % 2 == 0 ? 8 : schools), using: &random)
      return Drawn(
        school: school, candidate: (school + step) % schools,
        action: cards[Int.random(in: cards.indices, using: &random)])
    }
  }

  private static func adviser(_ region: Region) throws -> Adviser {
    try region.adviser()
  }

  @Test(arguments: [Region.sample, .greaterManchester, .counties])
  func aPairIsPossibleWhereNoLineSaysNo(_ region: Region) throws {
    let adviser = try Self.adviser(region)
    var outcomes: Set<PartnerAnswer.Outcome> = []
    var verdicts: Set<String> = []
    for drawn in Self.drawn(adviser, seed: 11) {
      let outlook = adviser.outlook(for: drawn.school, AdviceRequest(questions: 0))
      let check = PartnerCheck(adviser, outlook)
      let answer = check.answer(action: drawn.action, candidate: drawn.candidate)
      let pair = try #require(
        PairCheck(outlook.situation, action: drawn.action, schools: adviser.directory))
      outcomes.insert(answer.outcome)
      verdicts.formUnion(answer.lines.map(\.verdict))
      if !answer.lines.isEmpty {
        let isPossible = !answer.lines.contains { $0.verdict == "no" }
        #expect(pair.isPossible(with: drawn.candidate) == isPossible, "\(answer.summary)")
        #expect([.fits, .mayFit].contains(answer.outcome) == isPossible, "\(answer.summary)")
        let found = pair.verdicts(drawn.candidate)
        #expect(found.count == answer.lines.count)
        #expect(answer.mayBeNamed == !found.contains(where: \.isHeldBack))
        #expect(found.count { $0.isHeldBack } == answer.lines.count { $0.verdict == "not yet" })
      }
      expectPlainWords(answer)
      // The same question, the same answer.
      #expect(check.answer(action: drawn.action, candidate: drawn.candidate) == answer)
    }
    // The test is not empty: pairs of both sorts, and every verdict.
    #expect(outcomes.isSuperset(of: [.mayFit, .doesNotFit]))
    #expect(verdicts == ["yes", "no", "not known", "not yet"])
  }

  /// A proof says of every test what the verdict without memory says.
  @Test(arguments: [Region.sample, .greaterManchester])
  func proofsAgreeWithVerdicts(_ region: Region) throws {
    let adviser = try Self.adviser(region)
    var seen: [Verdict: Int] = [:]
    for drawn in Self.drawn(adviser, seed: 23) {
      let situation = adviser.situation(of: drawn.school, AdviceRequest())
      for constraint in adviser.engine.rules.partnering.values {
        if let test = constraint.test {
          let verdict = situation.verdict(ofPartner: test, drawn.candidate)
          #expect(situation.proof(ofPartner: test, drawn.candidate).verdict == verdict)
          seen[verdict, default: 0] += 1
        }
        if let test = constraint.testOfThisSchool {
          #expect(
            situation.proof(of: test, bySchool: drawn.school).verdict
              == situation.verdict(of: test, bySchool: drawn.school))
        }
        if let test = constraint.rivals {
          let (one, other) = (drawn.school, drawn.candidate)
          #expect(
            situation.proof(of: test, bySchool: one, seenFrom: other).verdict
              == situation.verdict(of: test, bySchool: one, seenFrom: other))
        }
      }
    }
    #expect(seen.keys.count == 3)
  }

  /// Whoever is in reach by the register is within reach by the constraint, as long as both have a place.
  @Test func whatIsInReachIsWithinReach() throws {
    let adviser = try Self.adviser(.sample)
    let card = try #require(
      adviser.rules.actions.firstIndex { $0.id == "ss_complementary_pairing" })
    let links = SchoolLinks(adviser.engine.base).links(["schools in reach"])["schools in reach"]
    let inReach = try #require(links)
    for school in stride(from: 0, to: adviser.directory.entries.count, by: 7) {
      let situation = adviser.situation(of: school, AdviceRequest())
      let pair = try #require(
        PairCheck(situation, action: card, schools: adviser.directory))
      let place = adviser.rules.partnering.constraints(of: adviser.rules.actions[card])
        .firstIndex { $0.name == "within reach" }
      let index = try #require(place)
      for other in stride(from: 0, to: adviser.directory.entries.count, by: 3) where other != school
      {
        let isWithin = pair.verdicts(other)[index].verdict
        if inReach[school].contains(Int32(other)) { #expect(isWithin == .yes) }
        if isWithin == .yes, inReach.withoutPlace.isEmpty {
          #expect(inReach[school].contains(Int32(other)) || isClosed(other, adviser))
        }
      }
    }
  }

  private func isClosed(_ school: Int, _ adviser: Adviser) -> Bool {
    adviser.engine.base.schools.closedSchools[school]
  }

  /// No word of a file, no id, no double negative of parts; whole sentences.
  private func expectPlainWords(_ answer: PartnerAnswer) {
    let sentences =
      answer.lines.flatMap { [$0.sentence, $0.ask, $0.because] }.compactMap(\.self)
      + [answer.summary, answer.nearestChange].compactMap(\.self)
    #expect(!answer.summary.isEmpty)
    for sentence in sentences {
      #expect(!sentence.contains("_"), "\(sentence)")
      #expect(
        !sentence.contains("  ") && !sentence.contains(" ;") && !sentence.contains(".."),
        "\(sentence)")
      #expect(!sentence.contains("Optional("))
      #expect(sentence.hasSuffix("."), "\(sentence)")
      #expect(sentence.first?.isLowercase == false, "\(sentence)")
    }
    for line in answer.lines {
      #expect(!line.sentence.isEmpty)
      #expect((line.ask == nil) == ["yes", "no"].contains(line.verdict))
    }
  }
}
