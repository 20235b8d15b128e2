import Advice
import Facts
import Foundation
import Inference
import Schools
import Sheets
import TestRegions
import TestSupport
import Testing

/// Names that could do harm, of schools, hubs and areas, do none in any format, name of a file, index or map.
@Suite struct HarmfulNamesTests {
  private static let names = [
    "<script>alert(1)</script>", "\"quoted\" & 'single' </title></svg>", "😀 Primary 👩‍👩‍👧",
    "مدرسة \u{202E}النور\u{2066}", String(repeating: "long name ", count: 30), "]]> --> </style>",
    "../../etc/passwd", "CON", "a\u{0}b\u{1B}[31m\u{7}c", "line\nend\r\u{2028}",
    "[link](javascript:alert(1)) `code` # *bold*", "|a|b|",
  ]

  /// The region with schools, hubs, trusts and authorities called so.
  private static let adviser = Result {
    try SampleRun.adviser { base in
      func rename(_ id: String, _ table: inout FactTable, every: Int) {
        guard let slot = table.vocabulary.slot(id: id) else { return }
        for row in stride(from: 0, to: table.count, by: every) {
          table.set(
            slot, row, to: .known(.text(names[(row / every) % names.count])), from: nil)
        }
      }
      rename("school_name", &base.schools, every: 3)
      rename("trust_name", &base.schools, every: 4)
      rename("la_name", &base.areas, every: 2)
      if var hubs = base.registers[.hub] {
        rename("hub_name", &hubs, every: 1)
        base.registers[.hub] = hubs
      }
      if var partners = base.registers[.partner] {
        rename("partner_name", &partners, every: 1)
        base.registers[.partner] = partners
      }
    }
  }

  private static let pages = Result {
    let adviser = try HarmfulNamesTests.adviser.get()
    let areas = Array(SampleRun.sets(adviser, .authority).prefix(2))
    let rows = stride(from: 0, to: 36, by: 3).map(\.self)
    return try SheetFormat.allCases.map { format in
      (format: format, files: try SampleRun.files(adviser, rows, format, areas: areas))
    }
  }

  @Test func pathsAreTakenByEveryFileSystem() throws {
    for (_, files) in try Self.pages.get() {
      for path in files.keys {
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
          #expect(
            part.wholeMatch(of: /[a-z0-9][a-z0-9.-]*/) != nil && part.utf8.count <= 120, "\(path)")
          #expect(!part.hasPrefix("con.") && !part.hasPrefix("nul."))
        }
      }
    }
  }

  @Test func pagesStayPages() throws {
    let files = try #require(try Self.pages.get().first { $0.format == .html }).files
    #expect(files.keys.contains { $0.hasSuffix("area.html") })
    for (path, text) in files where path.hasSuffix(".html") {
      let read = MarkupReader(text)
      #expect(read.fault == nil, "\(path): \(read.fault ?? "")")
      #expect(
        read.elements.count { $0 == "script" } == (path.hasSuffix("index.html") ? 1 : 0), "\(path)")
      #expect(Set(read.ids).count == read.ids.count, "\(path)")
      // A line separator is no more than a space there.
      let others = text.unicodeScalars.filter { !(0x2028...0x2029).contains($0.value) }
      #expect(!others.contains(where: Self.turnsOrCommands), "\(path)")
      #expect(!text.contains("href=\"javascript"), "\(path)")
    }
    #expect(files.values.contains { $0.contains("&lt;script&gt;alert(1)") })
  }

  @Test func textAndMarkdownStayText() throws {
    for (format, files) in try Self.pages.get() where [.text, .markdown].contains(format) {
      for (path, text) in files where !path.hasSuffix("waymark-sheets.json") {
        #expect(!text.unicodeScalars.contains(where: Self.turnsOrCommands), "\(path)")
        if format == .markdown {
          #expect(!text.contains("<script") && !text.contains("[link](javascript"), "\(path)")
        }
      }
    }
  }

  @Test func linesOfDataStayReadable() throws {
    let adviser = try Self.adviser.get()
    for (format, files) in try Self.pages.get() {
      for (path, text) in files where path.hasSuffix(".json") {
        let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        #expect(read != nil, "\(format.rawValue)/\(path)")
      }
    }
    let run = SheetRun(adviser, .html, SheetStyle(), jobs: 2) { _ in AdviceRequest() }
    var text: [UInt8] = []
    try run.lines([0, 3, 27, 30]) { text += $0 }
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines {
      #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
    }
  }

  private static func turnsOrCommands(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
