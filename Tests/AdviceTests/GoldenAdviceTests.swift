import Advice
import Facts
import Foundation
import Inference
import RuleLanguage
import Schools
import TestSupport
import Testing

/// Whole sheets of the sample region, as people get them. Read the difference before you record.
@Suite struct GoldenAdviceTests {
  /// A school, and what makes it worth a page of its own.
  struct Sheet: Sendable, CustomTestStringConvertible {
    var name: String
    var urn: String
    var width = 80
    var testDescription: String { name }
  }

  @Test(arguments: [
    Sheet(name: "primary-with-judgements", urn: "900104"),
    Sheet(name: "primary-with-figures-only", urn: "900107"),
    Sheet(name: "secondary", urn: "900233"),
    Sheet(name: "special-school", urn: "900269"),
    Sheet(name: "infant-school-narrow", urn: "900212", width: 40),
    Sheet(name: "closed-school", urn: "900152"),
  ])
  func sheets(_ sheet: Sheet) throws {
    let advice = try SampleAdviser.advice(sheet.urn)
    let text = AdviceText.render(advice, width: sheet.width)
    expectGoldenSheet(text, sheet.name)
    // File names and column headings cannot be broken; everything else keeps to the width.
    for line in text.split(separator: "\n") where line.count > sheet.width {
      #expect(line.split(separator: " ").contains { $0.count > sheet.width / 2 }, "\(line)")
    }
  }

  /// An area is advised in its own voice: nothing that only a school can be asked or told.
  @Test func anArea() throws {
    let adviser = try SampleAdviser.shared.get()
    guard case .found(let area) = AreaDirectory(adviser.engine.base).find("ambleford") else {
      Issue.record("the sample has an area called Ambleford")
      return
    }
    let advice = adviser.advice(for: .area(area.row))
    expectGoldenSheet(AdviceText.render(advice), "area")
    #expect(advice.voice == "area" && advice.school.schools == area.schools)
    let cards = advice.nextSteps.map(\.action) + advice.alsoConsidered.map(\.action)
    let voices = Dictionary(uniqueKeysWithValues: adviser.rules.actions.map { ($0.id, $0.voices) })
    #expect(cards.allSatisfy { voices[$0]?.contains(.area) == true })
    #expect(!advice.nextSteps.isEmpty && advice.family.isEmpty)
    let asked = advice.unknowns.compactMap { adviser.vocabulary.slot(id: $0.fact) }
    #expect(asked.allSatisfy { adviser.vocabulary.facts[$0].bearer == .area })
    // Counted are schools, never named.
    let names = adviser.directory.entries.map(\.name).filter { $0.count > 12 }
    let text = AdviceText.render(advice, width: 100)
    #expect(!names.contains { text.contains($0) })
  }

  /// What people reject is named with their reason, and counts no more.
  @Test func aRejectedFinding() throws {
    let rules = ShippedRuleSet.checked
    let request = AdviceRequest(
      top: 1,
      rejected: [
        try Rejection(of: "B_COSY", because: "They watch each other teach every week.", in: rules),
        try Rejection(of: "pupils lose out", because: "the group was very small", in: rules),
        try Rejection(of: "W_HARDEST", because: "others have it harder", in: rules),
      ])
    let advice = try SampleAdviser.advice("900104", request)
    let rejected = Set(advice.rejected.map(\.id))
    #expect(rejected == ["B_COSY", "W_GAP", "W_HARDEST"])
    #expect(advice.findings.allSatisfy { !rejected.contains($0.id) })
    #expect(
      advice.nextSteps.flatMap(\.because).compactMap(\.finding).allSatisfy {
        !rejected.contains($0)
      })
    let plain = try SampleAdviser.advice("900104", AdviceRequest(top: 1))
    #expect(plain.rejected.isEmpty && plain.factsDigest != advice.factsDigest)
    expectGoldenSheet(AdviceText.render(advice), "rejected-finding")
  }

  /// Every sheet tells which rules made it.
  @Test func theDigestOfTheRulesIsOnEverySheet() throws {
    let digest = ShippedRuleSet.checked.digest
    let advice = try SampleAdviser.advice("900104", AdviceRequest(questions: 0))
    #expect(digest.count == 64 && advice.rulesDigest == digest)
    for text in [AdviceText.render(advice), AdviceMarkdown.render(advice)] {
      #expect(text.contains("rules \(digest.prefix(8)), facts \(advice.factsDigest.prefix(8))"))
    }
    #expect(try AdviceJSON.render(advice).contains(digest))
  }

  @Test func markdown() throws {
    let advice = try SampleAdviser.advice("900104")
    expectGoldenSheet(AdviceMarkdown.render(advice), "primary-markdown")
  }

  @Test func json() throws {
    let advice = try SampleAdviser.advice("900104", AdviceRequest(top: 1))
    // The files were given by their paths on this machine.
    let text = try AdviceJSON.render(advice).replacing(packageRoot.path + "/", with: "")
    expectGoldenSheet(text, "primary-json")
  }
}
