import Advice
import Markup
import RuleLanguage

/// How sheets look: the product's own style, and what an authority made its own.
package struct SheetStyle: Sendable {
  let sheet: StyleSheet
  private let own: Brand?

  /// - Parameter brand: Name, logo, colours, contact lines and style of an authority; none for plain sheets.
  package init(_ brand: Brand? = nil) {
    own = brand
    sheet = Self.style(brand)
  }

  private static func style(_ brand: Brand?, adding more: StyleSheet? = nil) -> StyleSheet {
    var sheet = product.adding(FamilyChart.style)
    if let more { sheet = sheet.adding(more) }
    return brand?.added(to: sheet) ?? sheet
  }

  /// Stands for everything that a brand changes: pages of two styles with one digest are the same.
  package var digest: String {
    let parts = [sheet.css, own?.name ?? "", own?.logo ?? ""] + (own?.contact ?? [])
    return SHA256.digest(of: parts.map { "\($0.utf8.count) \($0)" }.joined().utf8)
  }

  /// Whose sheet it is, above the name of the school.
  func brand(_ header: inout MarkupWriter) {
    guard let own else { return }
    header.element(.p, .class("brand")) { line in
      if let logo = own.logo {
        line.element(
          .img, Attribute("src", logo), Attribute("alt", ""), Attribute("height", "36"))
      }
      line.text(own.name)
    }
  }

  /// Whom to ask.
  func contact(_ foot: inout MarkupWriter) {
    for line in own?.contact ?? [] { foot.element(.p, .class("contact"), text: line) }
  }

  /// A document with this style.
  ///
  /// - Parameters:
  ///   - title: What it is called.
  ///   - script: Whether the script of ``SheetIndex`` stands at its end.
  ///   - more: What only pages of its kind need, before what an authority changes.
  ///   - body: Writes what it shows.
  /// - Returns: UTF-8.
  func document(
    title: String, script: Bool = false, adding more: StyleSheet? = nil,
    body: (inout MarkupWriter) -> Void
  ) -> [UInt8] {
    var writer = MarkupWriter(capacity: 65_536)
    writer.doctype()
    writer.element(.html, .lang("en-GB")) { html in
      html.newline()
      html.element(.head) { head in
        head.newline()
        head.element(.meta, Attribute("charset", "utf-8"))
        head.element(
          .meta, Attribute("name", "viewport"), Attribute("content", "width=device-width"))
        head.element(.meta, Attribute("name", "color-scheme"), Attribute("content", "light dark"))
        head.element(.title, text: title)
        head.newline()
        head.style(more.map { Self.style(own, adding: $0) } ?? sheet)
      }
      html.newline()
      html.element(.body) { page in
        page.newline()
        page.element(.main) { main in
          main.newline()
          body(&main)
        }
        page.newline()
        if script { page.script(SheetIndex.script) }
      }
      html.newline()
    }
    writer.newline()
    return writer.bytes
  }

  /// Sizes are in points: a sheet is made to be printed, and a phone scales them.
  private static let product = StyleSheet(
    """
    :root { --ink: #1c2529; --soft: #4d5860; --paper: #ffffff; --line: #c9d1d6; --mark: #1f6f8b; --wash: #f1f5f7; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.4 "Source Sans 3", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
    main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.6em; line-height: 1.15; margin: 0 0 0.2em; }
    h2 { font-size: 1.1em; margin: 0.7em 0 0.25em; color: var(--mark); }
    h3 { font-size: 1em; margin: 0.5em 0 0.15em; }
    h3 small { color: var(--soft); font-weight: normal; }
    p, ul, ol, dl, dd { margin: 0 0 0.3em; }
    ul, ol { padding-left: 1.2em; }
    .about, .remark, .kind, .every, figcaption, footer { color: var(--soft); }
    .brand { display: flex; align-items: center; gap: 0.6em; font-weight: bold; color: var(--mark); }
    .stand { display: flex; flex-wrap: wrap; gap: 0 1.5em; }
    .stand .strengths { flex: 1 1 22em; } .stand figure { flex: 1 1 18em; margin: 0.3em 0; max-width: 26em; }
    figure .chart { width: 100%; height: auto; display: block; } figure .chart .key { display: none; }
    figure .chart text { font-size: 21px; } figure .chart .tick { font-size: 16px; } figure .chart .school text { font-size: 13px; } figcaption { font-size: 0.85em; }
    .step { border-left: 3px solid var(--mark); background: var(--wash); padding: 0.2em 0.7em; margin: 0 0 0.5em; break-inside: avoid; }
    .parts { display: grid; grid-template-columns: 5.5em 1fr; }
    .parts dt { grid-column: 1; color: var(--soft); } .parts dd { grid-column: 2; }
    .times { display: grid; grid-auto-flow: column; grid-template-rows: auto auto; grid-auto-columns: 1fr; gap: 0 1em; }
    .times dt { font-weight: bold; }
    .also { display: grid; grid-template-columns: repeat(auto-fit, minmax(15em, 1fr)); gap: 0 1.5em; }
    .working { border-top: 1px solid var(--line); margin-top: 1.5em; font-size: 0.93em; }
    .filters { display: flex; flex-wrap: wrap; gap: 0.4em 1em; align-items: baseline; margin: 0.6em 0; padding: 0.6em; background: var(--wash); }
    .filters[hidden] { display: none; } .filters select { max-width: 16em; } .filters output { color: var(--soft); margin-left: auto; }
    .index { list-style: none; padding: 0; } .index li { margin: 0 0 0.35em; } .index small { color: var(--soft); } .index .line { display: block; }
    a { color: var(--mark); }
    footer { border-top: 1px solid var(--line); font-size: 0.85em; margin-top: 0.6em; padding-top: 0.3em; }
    @media screen and (max-width: 30rem) { .parts, .times { display: block; } .parts dt { font-weight: bold; } }
    @media screen and (prefers-color-scheme: dark) {
      :root { --ink: #e8ecee; --soft: #aab4ba; --paper: #16191b; --line: #3a444a; --mark: #7cc4dd; --wash: #1f2528; }
    }
    @page { size: A4; margin: 10mm 12mm; }
    @media print {
      body { font-size: 8.6pt; line-height: 1.25; } main { padding: 0; max-width: none; }
      .dense { font-size: 7.8pt; } .densest { font-size: 7pt; line-height: 1.18; } .densest p, .densest dd, .densest ul { margin-bottom: 0.15em; }
      .front { break-after: page; } .sheet + .sheet { break-before: page; }
      .working { border: 0; margin: 0; font-size: 7.2pt; } .working.dense { font-size: 6.7pt; line-height: 1.2; } .working.densest { font-size: 6.2pt; line-height: 1.18; }
      .working .columns { columns: 2; column-gap: 6mm; } .working .parts { grid-template-columns: 4.6em 1fr; }
      .stand figure { flex: 0 0 58mm; margin: 0; } h2 { margin-top: 0.35em; } dd, p { margin-bottom: 0.15em; } .step { padding: 0.1em 0.6em; margin-bottom: 0.35em; }
    }

    """)
}
