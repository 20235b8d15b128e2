import Advice
import Facts
import Inference
import RuleLanguage
import Schools
import TestRegions
import Testing

/// What is said of hubs, system leaders and community partners on the page of an area.
@Suite struct AreaRegistersTests {
  private static let names = ["Ambleford", "Dunmere", "Tarn Partnership"]

  private static let pages = Result {
    let adviser = try SampleAdviser.shared.get()
    return try SchoolSets(adviser.engine.base).entries.filter { names.contains($0.name) }.map {
      set in
      Page(
        set: set, plan: try #require(adviser.picture(of: set)).plan,
        lines: adviser.shownPicture(of: set)?.parts.flatMap { $0.lines.map(\.text) + $0.untold }
          ?? [])
    }
  }

  private struct Page: Sendable {
    var set: SchoolSets.Entry
    var plan: PlanPicture
    var lines: [String]
  }

  /// Each register is told as somebody counts who goes through it.
  @Test func registersAreCountedOneByOne() throws {
    let adviser = try SampleAdviser.shared.get()
    let registers = HelperRegisters(adviser.engine.base, adviser.vocabulary)
    for page in try Self.pages.get() {
      let areas = Set(page.set.schools.map { adviser.directory.entries[$0].area })
      let hubs = registers.hubs.filter { $0.area.map(areas.contains) ?? false }
      let partners = registers.partners.filter { $0.area.map(areas.contains) ?? false }
      let pictures = page.plan.registers
      #expect(pictures.map(\.kind) == [.hub, .leader, .partner] && pictures.allSatisfy(\.isGiven))
      #expect(pictures[0].here == hubs.count && pictures[2].here == partners.count)
      #expect(pictures[0].silent == hubs.count { $0.placesLeft == nil })
      #expect(pictures[0].places == hubs.reduce(0) { $0 + ($1.placesLeft ?? 0) })
      for picture in pictures {
        #expect(picture.full + picture.unasked + picture.withoutPlace <= picture.here)
        #expect(picture.matched >= picture.here - picture.unasked - picture.withoutPlace)
      }
    }
  }

  /// No small number of schools stands in a line about helpers, and neither does one that leaves few over.
  @Test func noSmallNumberOfSchools() throws {
    var told = 0
    for page in try Self.pages.get() {
      for line in page.lines {
        guard let match = line.firstMatch(of: /In the plan of partners ([0-9,]+) of its schools/)
        else { continue }
        told += 1
        let number = try #require(Int(match.output.1.filter(\.isNumber)))
        let kind: HelperKind =
          line.hasPrefix("Community") ? .partner : line.hasPrefix("Hubs") ? .school : .leader
        let all = try #require(page.plan.groups.first { $0.kind == kind }).matched
        #expect(number >= 6 && all - number >= 6, "\(line)")
      }
    }
    #expect(told > 1)
  }

  /// No school is named on any page, and no register's entry is.
  @Test func nobodyIsNamed() throws {
    let adviser = try SampleAdviser.shared.get()
    let registers = HelperRegisters(adviser.engine.base, adviser.vocabulary)
    let names = Set(registers.hubs.map(\.name) + registers.partners.map(\.name))
    for page in try Self.pages.get() {
      for line in page.lines { #expect(!names.contains { line.contains($0) }, "\(line)") }
    }
  }

  /// Topics that hubs help with are told where several schools need help and hardly anybody is strong.
  @Test func hubsStandBesideStrengthsThatAreRare() throws {
    let lines = try Self.pages.get().flatMap(\.lines)
    #expect(lines.contains { $0.hasPrefix("The register names hubs here for ") })
  }

  /// Without registers that is said, and nothing is made up.
  @Test func withoutRegistersNothingIsInvented() throws {
    let schools = (0..<30).map { row in
      ["urn": "\(900_900 + row)", "phase": "primary", "assessment_use": "absent"]
    }
    let adviser = try MadeUpPair(schools).adviser
    let set = SchoolSets.Entry(
      kind: .trust, name: "Invented Trust", area: nil, schools: Array(0..<20))
    let parts = try #require(adviser.advice(for: set).picture).parts
    let lines = parts.flatMap { $0.lines.map(\.text) + $0.untold }
    #expect(
      lines.contains {
        $0.hasPrefix("No register of hubs, system leaders or community partners was given")
      })
    #expect(
      !lines.contains { $0.contains("that the register") || $0.contains("The register names") })
  }
}
