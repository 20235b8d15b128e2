import Advice
import Foundation
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// Pages in a real browser: narrow and wide, light, dark and printed; nothing overlaps or is cut, search and filters
/// work, axe-core and the Nu checker find nothing, and every sheet prints on two sides.
@Suite(.serialized) struct BrowserTests {
  /// The index, the page of an authority, and ten sheets as unlike as the sample has them.
  private static let pages = Result {
    let adviser = try SampleRun.adviser.get()
    let rows = SampleSheets.unlike.compactMap { urn in
      adviser.directory.entries.first { $0.urn == urn }?.row
    }
    let areas = SampleRun.sets(adviser, .authority).prefix(1)
    let files = try SampleRun.files(adviser, rows, areas: Array(areas))
    // With and without names, in which other parts stand.
    let hidden = SampleRun.hiding(adviser, year: Region.sample.asOfYear)
    let masked = try SampleRun.files(
      hidden, Array(rows.prefix(1)), areas: Array(SampleRun.sets(hidden, .authority).prefix(1)))
    return (
      rows: rows,
      files: files.filter { $0.key.hasSuffix(".html") }
        .merging(
          masked.filter { $0.key.hasSuffix(".html") && $0.key != "index.html" }
            .map { ("hidden-" + $0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    )
  }

  /// How a page is shown.
  private struct Showing: Sendable {
    var name: String
    var width: Int
    /// Changes the style as a browser would for a dark screen or for paper.
    var style: @Sendable (String) -> String = { $0 }
    var usesAxe = false
  }

  private static let showings = [
    Showing(name: "360", width: 360),
    Showing(name: "800", width: 800, usesAxe: true),
    Showing(name: "1280", width: 1280),
    Showing(name: "dark", width: 800, style: dark, usesAxe: true),
    // A4 less its margins, at 96 pixels an inch.
    Showing(name: "print", width: 703, style: printed),
  ]

  @Sendable private static func dark(_ page: String) -> String {
    page.replacing("@media screen and (prefers-color-scheme: dark)", with: "@media screen")
  }

  @Sendable private static func printed(_ page: String) -> String {
    page.replacing("@media screen", with: "@media not all").replacing(
      "@media print", with: "@media all")
  }

  @Test(.needsBrowser) func everyPageReadsWell() throws {
    let folder = try TemporaryFolder()
    var asks: [PageLook.Ask] = []
    for showing in Self.showings {
      for (path, text) in try Self.pages.get().files.sorted(by: { $0.key < $1.key }) {
        asks.append(
          PageLook.Ask(
            name: "\(showing.name)/\(path)", page: showing.style(text), width: showing.width,
            usesAxe: showing.usesAxe,
            triesFilters: path == "index.html" && showing.name != "print",
            opensDetails: showing.name != "print"))
      }
    }
    let seen = try PageLook(try #require(BrowserTools.found), folder.url).look(at: asks)
    #expect(seen.count == asks.count && seen.allSatisfy { $0.texts > 5 })
    #expect(seen.flatMap(\.faults) == [])
  }

  /// What the looks are for is found where it is.
  @Test(.needsBrowser) func faultsAreFound() throws {
    let folder = try TemporaryFolder()
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><title>Bad</title></head><body><main><h1>Bad</h1>
      <p style="height:1em">One line that is <span style="position:absolute;left:8px">over another</span></p>
      <div style="overflow:hidden;width:50px;white-space:nowrap">cut off at its end</div>
      <div style="width:2000px">wide</div><p style="color:#ccc;background:#fff">pale</p><img src="x.png"></main></body></html>
      """
    let seen = try PageLook(try #require(BrowserTools.found), folder.url).look(at: [
      PageLook.Ask(name: "bad", page: page, width: 800, usesAxe: true)
    ])
    let faults = seen.flatMap(\.faults).joined(separator: "\n")
    for word in ["lies on", "cuts what it holds", "px wide", "color-contrast", "image-alt"] {
      #expect(faults.contains(word), "\(word) is not in \(faults)")
    }
  }

  /// The first side for the head teacher, the second for the working, never a third.
  @Test(.needsBrowser) func everySheetPrintsOnTwoSides() throws {
    let tools = try #require(BrowserTools.found)
    let adviser = try SampleRun.adviser.get()
    let rows = try Self.pages.get().rows
    #expect(rows.count == 10)
    let run = SheetRun(adviser, .html, SheetStyle(), jobs: 2) { _ in AdviceRequest() }
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "print.html")
    try Data(run.document(rows, title: "Ten sheets") { _, _ in }).write(to: page)
    let paper = folder.url.appending(path: "print.pdf")
    try PageLook(tools, folder.url).run([
      "--no-pdf-header-footer", "--print-to-pdf=\(paper.path)", page.absoluteString,
    ])
    // A sheet breaks after its first side, so that none has fewer than two.
    let text = String(decoding: try Data(contentsOf: paper), as: UTF8.self)
    func count(_ part: String) -> Int { text.components(separatedBy: part).count - 1 }
    #expect(count("/Type /Page") - count("/Type /Pages") == 2 * rows.count)
  }

  @Test(.needsBrowser) func theCheckerFindsNothing() throws {
    let tools = try #require(BrowserTools.found)
    let folder = try TemporaryFolder()
    var paths: [String] = []
    for (number, page) in try Self.pages.get().files.values.sorted().enumerated() {
      let url = folder.url.appending(path: "\(number).html")
      try Data(page.utf8).write(to: url)
      paths.append(url.path)
    }
    let run = try ProcessRun(
      tools.java, ["-jar", tools.checker.path, "--errors-only", "--format", "text"] + paths,
      within: .seconds(120))
    #expect(run.status == .exited(0), "\(run.error.prefix(2_000))")
  }
}
