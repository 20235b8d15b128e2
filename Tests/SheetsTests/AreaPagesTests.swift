import Advice
import Facts
import Families
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// The page of an area: whole, linked, in the area's own voice, and nobody named who has not agreed to it.
@Suite struct AreaPagesTests {
  /// The sheets of one authority with all pages of areas, made once.
  private static let made = Result {
    let adviser = try SampleRun.adviser.get()
    let home = try #require(SampleRun.sets(adviser, .authority).first { $0.name == "Ambleford" })
    let others = SampleRun.sets(adviser, .region) + SampleRun.sets(adviser, .trust).prefix(1)
    return (
      home: home, others: others,
      files: try SampleRun.files(
        adviser, Array(home.schools.prefix(5)), areas: [home] + others)
    )
  }

  private func page(_ path: String) throws -> String {
    try #require(try Self.made.get().files[path], "\(path) was not written")
  }

  /// Every link of every page leads to a file of the run or to a place on the page.
  @Test func everyLinkLeadsSomewhere() throws {
    let files = try Self.made.get().files
    var count = 0
    for (path, text) in files where path.hasSuffix(".html") {
      let read = MarkupReader(text)
      #expect(read.fault == nil, "\(path): \(read.fault ?? "")")
      #expect(Set(read.ids).count == read.ids.count, "\(path)")
      for match in text.matches(of: /href="([^"]*)"/) {
        let link = String(match.1)
        if link.hasPrefix("#") {
          #expect(read.ids.contains(String(link.dropFirst())), "\(path): \(link)")
        } else {
          var parts = path.split(separator: "/").dropLast().map(String.init)
          for part in link.split(separator: "/") {
            if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
          }
          #expect(files[parts.joined(separator: "/")] != nil, "\(path): \(link)")
          count += 1
        }
      }
    }
    #expect(count > 20)
  }

  /// What text tells of an area stands on its page too.
  @Test func theAdviceIsTheSameAsInText() throws {
    let (home, _, _) = try Self.made.get()
    let advice = AdvicePage(try SampleRun.adviser.get().advice(for: home))
    let told = MarkupReader(try page("ambleford/area.html")).text
    let steps = advice.steps.flatMap { [$0.title, $0.kind] + $0.parts.flatMap(\.texts) }
    #expect(steps.count > 20)
    for line in [advice.name, advice.about, advice.heading] + advice.remarks + steps + advice.words
      + advice.sources
    {
      #expect(told.contains(line), "\(line)")
    }
    let picture = try #require(try SampleRun.adviser.get().advice(for: home).picture)
    let lines = picture.parts.flatMap { $0.lines.map(\.text) + $0.untold } + picture.toAsk
    #expect(lines.count > 8)
    for line in lines { #expect(told.contains(line), "\(line)") }
  }

  /// The map has a line for each pair of the list, and the list every pair of the plan.
  @Test func theListSaysWhatTheMapShows() throws {
    let (home, _, _) = try Self.made.get()
    let adviser = try SampleRun.adviser.get()
    let overview = AreaOverview(of: home, adviser, families: [])
    let map = try #require(overview.help.map)
    #expect(map.lines.count == overview.help.pairs.count && map.lines.count > 10)
    let text = try page("ambleford/area.html")
    #expect(text.matches(of: /class="line"/).count == map.lines.count)
    let plan = try PartnerPlanner(adviser, of: home.schools.sorted()).plan()
    #expect(overview.help.pairs.count == plan.matched)
    #expect(
      Set(overview.help.pairs.map { "\($0.school.name) \($0.helper)" })
        == Set(plan.pairs.map { "\($0.school) \($0.helper)" }))
    #expect(
      overview.help.open.flatMap(\.schools).count == plan.unmet.count
        && plan.unmet.count == plan.matching.unmatched.count)
  }

  /// A school that would help and has not agreed is told of by phase and authority only.
  @Test func nobodyIsNamedBeforeTheyAgreed() throws {
    let overview = AreaOverview(
      of: try Self.made.get().home, try SampleRun.adviser.get(), families: [])
    let unnamed = overview.help.pairs.filter { !$0.isNamed }
    #expect(!unnamed.isEmpty)
    for pair in unnamed {
      #expect(
        pair.helper.contains(/^an? .*(school|system leader|body|service|\w)/), "\(pair.helper)")
    }
    let ends = try #require(overview.help.map).ends
    #expect(ends.contains { $0.isAuthority } && ends.contains { !$0.isAuthority })
  }

  /// Where no coordinates are known, the page says so and lists the pairs.
  @Test func withoutCoordinatesThereIsAList() throws {
    let adviser = try SampleRun.adviser { base in
      for id in ["easting", "northing", "latitude", "longitude"] {
        guard let slot = base.vocabulary.slot(id: id) else { continue }
        base.schools.set(
          slot,
          column: FactColumn(kind: base.vocabulary.facts[slot].kind, count: base.schools.count),
          origins: nil)
      }
    }
    let home = try #require(SampleRun.sets(adviser, .authority).first)
    let help = AreaOverview(of: home, adviser, families: []).help
    #expect(help.map == nil && help.notes.contains { $0.contains("no map is drawn") })
    #expect(!help.pairs.isEmpty || !help.open.isEmpty)
  }

  /// A trust or a region is told what its schools share, without steps.
  @Test func trustsAndRegionsHavePagesToo() throws {
    let made = try Self.made.get()
    let paths = made.files.keys.filter { $0.hasPrefix("areas/") }.sorted()
    #expect(paths.count == made.others.count && paths.contains { $0.contains("region-") })
    for path in paths {
      let text = MarkupReader(try page(path)).text
      #expect(text.contains("Across its schools") && !text.contains("Worth considering"))
    }
  }

  /// Whatever the jobs, and whether sheets or pages were there before, the bytes are the same.
  @Test func theSameBytesWhateverTheJobs() throws {
    let made = try Self.made.get()
    let adviser = try Region.sample.adviser(asOf: "2025-09-01")
    let folder = try TemporaryFolder()
    var run = SheetRun(adviser, .html, SheetStyle(), jobs: 5) { _ in AdviceRequest() }
    run.areas = [made.home]
    let rows = Array(made.home.schools.prefix(5))
    _ = try run.write(rows, to: SheetFolder(folder.url), basis: "one") { _, _, _ in }
    let again = try SampleRun.contents(folder.url).mapValues { String(decoding: $0, as: UTF8.self) }
    let pages = again.filter { $0.key.hasPrefix("ambleford/") }
    #expect(pages == made.files.filter { $0.key.hasPrefix("ambleford/") } && pages.count == 6)
    // A second run makes nothing anew, not even the plans.
    let second = try run.write(rows, to: SheetFolder(folder.url), basis: "one") { _, _, _ in
    } areaProgress: { _, _ in
      Issue.record("a page of an area was made again")
    }
    #expect(second.written == 0 && second.kept == rows.count)
  }
}
