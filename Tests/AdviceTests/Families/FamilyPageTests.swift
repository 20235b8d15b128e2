import Advice
import Foundation
import RuleLanguage
import Schools
import TestSupport
import Testing

/// What people read of Families: whole pages as golden files, on Families that the data names.
@Suite struct FamilyPageTests {
  private func expect(_ text: String, _ name: String) {
    let digest = ShippedRuleSet.checked.digest
    expectGolden(
      text.replacing(digest, with: String(repeating: "0", count: digest.count)), name,
      in: "Families")
  }

  @Test func anOfficerOpensAFamily() throws {
    expect(FamilyText.render(try MadeUpFamily.report(), names: true), "a-family")
  }

  @Test func aHeadAsksForHisFamily() throws {
    expect(
      FamilyText.render(try MadeUpFamily.report(seenFrom: "900007"), width: 60), "a-heads-family")
  }

  @Test func aFamilyTooSmallForMeans() throws {
    expect(FamilyText.render(try MadeUpFamily.report("Hillside"), width: 100), "a-small-family")
  }

  @Test func theListOfFamilies() throws {
    let list = FamilyList(try MadeUpFamily.shared.get(), source: "4 files", notes: [])
    expect(FamilyListText.render(list), "the-list")
    expect(try FamiliesJSON.render(list), "the-list-json")
  }

  @Test func theMostSimilarSchools() throws {
    let adviser = try MadeUpFamily.shared.get()
    let row = try #require(adviser.directory.entries.first { $0.urn == "900003" }?.row)
    let report = try #require(WideListReport(row, count: 5, adviser, source: "4 files"))
    expect(FamilyListText.render(report), "similar")
    expect(try FamiliesJSON.render(report), "similar-json")
  }

  @Test func theSameAsJSON() throws {
    expect(try FamiliesJSON.render(try MadeUpFamily.report(seenFrom: "900007")), "a-family-json")
  }

  @Test(arguments: [false, true]) func theChartAsAPicture(names: Bool) throws {
    let chart = try #require(try MadeUpFamily.report().chart)
    expect(chart.svg(names: names), names ? "a-chart-with-names" : "a-chart")
  }

  @Test(arguments: [40, 59, 60, 61, 80, 99, 100, 120])
  func nothingIsWiderThanTheTerminal(width: Int) throws {
    for names in [false, true] {
      let text = FamilyText.render(try MadeUpFamily.report(), width: width, names: names)
      let widest = text.split(separator: "\n").max { $0.count < $1.count } ?? ""
      // What is to be typed is never broken.
      #expect(widest.count <= width || widest.contains("waymark "), "\(widest)")
      #expect(!text.contains("\u{1B}"))
    }
  }
}
