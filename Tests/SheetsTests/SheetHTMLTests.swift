import Advice
import Inference
import Sheets
import TestRegions
import TestSupport
import Testing

/// Sheets as pages: whole, closed, and no name becomes markup.
@Suite struct SheetHTMLTests {
  private static let adviser = Result { try Region.sample.adviser() }

  /// The sheet of a school of the sample region, with its chart.
  private func sheet(_ row: Int) throws -> Sheet {
    let adviser = try Self.adviser.get()
    let own = FamilyCharts(adviser).chart(of: row)
    return Sheet(adviser.advice(for: row), chart: own?.chart, mark: own?.mark)
  }

  private func text(_ sheets: [Sheet]) -> String {
    String(decoding: SheetHTML().document(sheets), as: UTF8.self)
  }

  /// Everything that the page of a sheet tells stands in the document, on one of its two sides.
  @Test(arguments: [0, 7, 103, 260])
  func nothingIsLeftOut(_ row: Int) throws {
    let sheet = try sheet(row)
    let read = MarkupReader(text([sheet]))
    #expect(read.fault == nil)
    let page = AdvicePage(sheet.advice)
    let told =
      [page.name, page.about, page.heading] + page.remarks + page.strengths.flatMap(\.reasons)
      + page.steps.flatMap { [$0.title, $0.kind] + $0.parts.flatMap(\.texts) }
      + page.sections.flatMap { [$0.title] + $0.lines } + page.places + page.sources + page.words
      + page.footer
    for line in told { #expect(read.text.contains(line), "\(line)") }
    #expect(read.elements.count { $0 == "article" } == 1 + page.steps.count)
  }

  @Test func severalSheetsShareOneDocument() throws {
    let sheets = try [0, 7, 0].map(sheet)
    let read = MarkupReader(text(sheets))
    #expect(read.fault == nil)
    // Places of a document have names of their own, whatever it holds.
    #expect(Set(read.ids).count == read.ids.count && read.ids.count > 9)
    #expect(read.elements.count { $0 == "title" } > 3)
    #expect(text(sheets) == text(sheets))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "\"quoted\" & 'single' </title>", "😀 Primary 👩‍👩‍👧",
    "مدرسة \u{202E}النور", String(repeating: "long name ", count: 30), "]]> --> </style>",
  ])
  func namesDoNoHarm(_ name: String) throws {
    var sheet = try sheet(0)
    sheet.advice.school.name = name
    let document = text([sheet])
    let read = MarkupReader(document)
    #expect(read.fault == nil)
    #expect(!document.contains("<script") && !document.contains("\u{202E}"))
    #expect(read.text.contains(name.replacing("\u{202E}", with: "").prefix(40)))
  }

  @Test func aBrandIsShown() throws {
    var brand = Brand(name: "Ambleford <Learning>")
    brand.colours = [("mark", "#7a1f5b")]
    brand.contact = ["Ask: schools@example.org"]
    let document = String(
      decoding: SheetHTML(SheetStyle(brand)).document([try sheet(0)]), as: UTF8.self)
    let read = MarkupReader(document)
    #expect(read.fault == nil && document.contains("--mark: #7a1f5b;"))
    #expect(read.text.contains("Ambleford <Learning>") && read.text.contains("Ask: schools@"))
  }

  @Test func asItIsWritten() throws {
    expectGolden(text([try sheet(3)]), "primary-html", in: "Sheets")
  }
}
