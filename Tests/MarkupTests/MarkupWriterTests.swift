import Markup
import Testing

/// Whatever a text holds, it stays a text.
@Suite struct MarkupWriterTests {
  private func written(_ write: (inout MarkupWriter) -> Void) -> String {
    var writer = MarkupWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func elementsNestAndVoidOnesHaveNoEnd() {
    let page = written { writer in
      writer.element(.p, .class("remark"), .id("a")) { p in
        p.text("one")
        p.element(.br)
        p.element(.b, text: "two")
      }
    }
    #expect(page == #"<p class="remark" id="a">one<br><b>two</b></p>"#)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("A & B \"quoted\" 'single'", "A &amp; B \"quoted\" 'single'"),
    ("]]> -->", "]]&gt; --&gt;"), ("tab\there\nand there", "tab here\nand there"),
    ("bell\u{7}, DEL\u{7F}, NEL\u{85}", "bell\u{FFFD}, DEL\u{FFFD}, NEL\u{FFFD}"),
    ("\u{202E}turned\u{202C} \u{2067}isolated\u{2069}\u{200F}", "turned isolated"),
    ("none \u{FFFE}\u{FFFF}", "none \u{FFFD}\u{FFFD}"),
    ("é Łódź مدرسة 👩‍👩‍👧 ‘’…", "é Łódź مدرسة 👩‍👩‍👧 ‘’…"), ("", ""), ("\u{E2}\u{C2}", "\u{E2}\u{C2}"),
  ])
  func textIsEscaped(_ text: String, _ expected: String) {
    #expect(written { $0.text(text) } == expected)
    let title = written { $0.element(.span, Attribute("title", text)) }
    let quoted = expected.replacing("\"", with: "&quot;")
    #expect(title == "<span title=\"\(quoted)\"></span>")
  }

  /// Every character of the planes in use, between two others: neither is harmed, and no sign of markup gets through.
  @Test func everyCharacterIsHarmless() {
    var harmed: [UInt32] = []
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let page = written { $0.text("a\(scalar)b") }.utf8
      if page.first != UInt8(ascii: "a") || page.last != UInt8(ascii: "b")
        || page.contains(UInt8(ascii: "<"))
      {
        harmed.append(value)
      }
    }
    #expect(harmed.isEmpty)
  }

  @Test(arguments: [
    ("schools/a.html", true), ("#s1", true), ("https://example.org/?q=a:b", true),
    ("mailto:a@b.org", true),
    ("javascript:alert(1)", false), (" \u{1}JavaScript:alert(1)", false),
    ("data:text/html,x", false),
    ("folder/a:b.html", true),
  ])
  func linksLeadOnlyToPages(_ address: String, _ isKept: Bool) {
    let link = written { $0.element(.a, .href(address), text: "x") }
    #expect(link.contains("href=\"#\">") == !isKept)
  }

  @Test(arguments: [
    (".front { color: red }", true), ("</style><script>", false), ("@IMPORT 'x'", false),
    ("p { background: url(http://x) }", false), ("p { content: '\\3c' }", false),
  ])
  func aStyleStaysInThePage(_ css: String, _ isKept: Bool) {
    #expect((StyleSheet("p { margin: 0 }\n").adding(css) != nil) == isKept)
  }
}
