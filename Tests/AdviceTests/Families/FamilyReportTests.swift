import Advice
import Facts
import Families
import Foundation
import Inference
import RuleLanguage
import Schools
import TestRegions
import TestSupport
import Testing

/// What a Family page may and may not say.
@Suite struct FamilyReportTests {
  /// The Families of the sample region and those made up.
  private static func reports() throws -> [(FamilyReport, Adviser)] {
    let sample = try SampleAdviser.shared.get()
    let book = FamilyBook(sample.engine.base, sample.directory)
    let picked = book.entries.enumerated().filter { $0.offset.isMultiple(of: 4) }.map(\.element)
    return picked.map {
      (FamilyReportMaker($0, sample, source: "the sample").report(), sample)
    } + [(try MadeUpFamily.report(), try MadeUpFamily.shared.get())]
  }

  @Test func everyMemberAppearsOnceAndByName() throws {
    for (report, _) in try Self.reports() {
      #expect(report.members.count == report.family.size)
      #expect(Set(report.members.map(\.school)).count == report.family.size)
      let names = report.members.map {
        $0.school.name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
      }
      #expect(names == names.sorted())
      #expect(Set(report.members.map(\.mark)).count == report.family.size)
      let chart = try #require(report.chart)
      #expect(chart.points.count + chart.notDrawn.count == report.family.size)
      let text = FamilyText.render(report)
      for word in ["best school", "worst", "ranked", "rank ", "league table of", "top "] {
        #expect(!text.lowercased().contains(word), "\(word)")
      }
    }
  }

  @Test func theMeanOfAChartIsThatOfItsMembers() throws {
    for (report, _) in try Self.reports() {
      let chart = try #require(report.chart)
      for (axis, values) in [
        (chart.level, report.members.compactMap(\.level)),
        (chart.change, report.members.compactMap(\.change)),
      ] {
        guard let mean = axis.mean else { continue }
        // Figures are told to a millionth.
        #expect(abs(mean - values.reduce(0, +) / Double(values.count)) < 1.1e-6)
        #expect(axis.known == values.count)
      }
    }
  }

  /// Chart and advice never disagree: the corner drawn is the one that rules see.
  @Test func theCornerIsTheOneThatRulesSee() throws {
    var compared = 0
    for (report, adviser) in try Self.reports() {
      let slot = try #require(adviser.vocabulary.slot(id: "family_quadrant"))
      let words = adviser.vocabulary.facts[slot].kind.words
      for member in report.members where member.place != "unknown" {
        let entry = try #require(
          adviser.directory.entries.first { $0.urn == member.school.urn })
        let reading = adviser.engine.facts.reading(slot, at: BearerRow(.school, entry.row))
        guard case .known(.word(let word)) = reading.value else { continue }
        compared += 1
        #expect(words[word] == member.place, "\(member.school.name)")
      }
    }
    #expect(compared > 50)
  }

  /// Six pupils a year: neither result nor change is shown, and the page says why.
  @Test func nobodyBelowTheLimitIsShown() throws {
    let report = try MadeUpFamily.report()
    let small = try #require(report.members.first { $0.school.name == "Juniper Primary" })
    #expect(small.level == nil && small.change == nil)
    #expect(small.text.contains("too few pupils"))
    #expect(report.chart?.points.contains { $0.name == "Juniper Primary" } == false)
    let json = try FamiliesJSON.render(report)
    #expect(!json.contains("\"level\" : 71"))
    for (report, adviser) in try Self.reports() {
      let count = try #require(adviser.vocabulary.slot(id: "cohort_3y"))
      for member in report.members {
        let entry = try #require(
          adviser.directory.entries.first { $0.urn == member.school.urn })
        let reading = adviser.engine.facts.reading(count, at: BearerRow(.school, entry.row))
        guard case .known(.number(let pupils)) = reading.value else { continue }
        #expect(pupils >= 30 || member.level == nil)
        #expect(pupils >= 60 || member.change == nil)
      }
    }
  }

  @Test func schoolsAtOnePlaceAreBothSeen() throws {
    let chart = try #require(try MadeUpFamily.report().chart)
    let twins = chart.points.filter { ["Cedar Primary", "Damson Primary"].contains($0.name) }
    #expect(twins.count == 2 && twins[0].level == twins[1].level)
    for width in [60, 80, 100] {
      let drawn = chart.text(width: width)
      for point in chart.points {
        let inside = drawn.grid.dropLast(2).map { $0.drop { $0 != "|" } }.joined()
        #expect(inside.count { String($0) == point.mark } == 1, "\(point.mark) at \(width)")
      }
      #expect(drawn.key.contains { $0.contains("drawn beside its place") })
    }
    #expect(chart.svg().count(of: "class=\"leader\"") >= 1)
  }

  /// A school far behind is put as a question to the group, beside schools with similar pupils.
  @Test func aSchoolFarBehindIsAQuestionToTheGroup() throws {
    let report = try MadeUpFamily.report()
    #expect(report.questions.count == 1)
    #expect(report.questions.allSatisfy { $0.contains("Gorse Primary") && $0.hasSuffix("?") })
    #expect(try MadeUpFamily.report("Hillside").questions.isEmpty)
  }

  /// More members than letters: numbers, each seen whole; and very many are told in words.
  @Test func largeFamiliesAreDrawnWithNumbers() throws {
    var generator = SplitMix64(seed: 5)
    func adviser(_ count: Int) throws -> Adviser {
      try MadeUpFamily.adviser(
        MadeUpFamily.files(
          (0..<count).map { index in
            MadeUpFamily.School(
              urn: 900_100 + index, name: "School \(index)", area: "Area \(index % 4)",
              results: (0..<3).map { _ in Int.random(in: 40...70, using: &generator) })
          }))
    }
    let forty = try #require(try MadeUpFamily.report("Riverside", try adviser(40)).chart)
    #expect(forty.points.count == 40)
    for width in [60, 100] {
      let text = forty.text(width: width).grid.dropLast(2).map { $0.drop { $0 != "|" } }
      let numbers = text.flatMap { $0.split { !$0.isNumber } }.map(String.init)
      #expect(numbers.sorted() == forty.points.map(\.mark).sorted())
    }
    let many = try MadeUpFamily.report("Riverside", try adviser(90))
    #expect(many.chart?.text(width: 80).grid.isEmpty == true)
    #expect(FamilyText.render(many).contains("--format svg"))
    #expect(MarkupReader(try #require(many.chart).svg(names: true)).fault == nil)
  }

  /// The same bytes whatever the order of rows.
  @Test func theOrderOfRowsDoesNotMatter() throws {
    let turned = try MadeUpFamily.adviser(MadeUpFamily.files(turned: true))
    let now = try FamiliesJSON.render(try MadeUpFamily.report("Riverside", turned))
    let before = try FamiliesJSON.render(MadeUpFamily.report())
    #expect(now == before)
  }

  @Test func hostileNamesChangeNothing() throws {
    let names = [
      "<script>alert(1)</script>", "\"quoted\" & 'single'", "😀 Primary 👩‍👩‍👧", "مدرسة \u{202E}النور",
      String(repeating: "long name ", count: 30), "]]> CDATA -->", "Tab\tand\u{1}control",
      "é\u{301}\u{301}",
    ]
    var schools = MadeUpFamily.schools
    for (index, name) in names.enumerated() { schools[index].name = name }
    let adviser = try MadeUpFamily.adviser(MadeUpFamily.files(schools))
    let report = try MadeUpFamily.report("Riverside", adviser)
    let chart = try #require(report.chart)
    for isNamed in [false, true] {
      let svg = chart.svg(names: isNamed)
      #expect(MarkupReader(svg).fault == nil)
      #expect(!svg.contains("<script") && !svg.contains("\u{202E}"))
    }
    for width in [60, 100] {
      let drawn = chart.text(width: width, names: true)
      #expect(drawn.grid.allSatisfy { $0.count <= width && !$0.contains("\n") })
    }
  }

  /// Names are given to others only where heads agreed; the school that asks hears of itself.
  @Test func nobodyIsNamedBesideANeedBeforeAgreeing() throws {
    for (report, _) in try Self.reports() {
      #expect(
        report.offers.allSatisfy {
          $0.needing.count <= report.agreedToBeNamed && $0.offering.count <= report.agreedToBeNamed
        })
    }
  }

  @Test func familiesAreFoundByName() throws {
    let adviser = try MadeUpFamily.shared.get()
    let book = FamilyBook(adviser.engine.base, adviser.directory)
    #expect(book.entries.map(\.name) == ["Hillside", "Riverside"])
    #expect(book.entries.allSatisfy { $0.isGiven })
    #expect(book.find("riverside") == .found(book.entries[1]))
    #expect(book.find("Rivrside") == .unknown(nearest: [book.entries[1]]))
    #expect(book.find("") == .unknown(nearest: []))
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
