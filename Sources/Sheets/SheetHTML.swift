import Advice
import Markup

/// A sheet as a page that stands on its own: it loads nothing, prints on two sides of A4 and reads on a phone.
///
/// The first side is for the head teacher: where the school stands, strengths first, and at most three next steps. The
/// second is the working: what each step rests on, what to take care of, sources, and what makes the sheet repeatable.
package struct SheetHTML: Sendable {
  private let style: SheetStyle

  /// - Parameter style: How pages look.
  package init(_ style: SheetStyle = SheetStyle()) { self.style = style }

  /// Sheets as one document, each on pages of its own: to read, to print or to save as PDF in one go.
  ///
  /// - Parameters:
  ///   - sheets: In the order of the document.
  ///   - title: What the document is called; without it the name of the one sheet, or how many there are.
  /// - Returns: UTF-8.
  package func document(_ sheets: [Sheet], title: String? = nil) -> [UInt8] {
    let pages = sheets.map { AdvicePage($0.advice) }
    let name =
      title
      ?? (pages.count == 1
        ? "\(pages[0].name) – advice sheet" : "Advice sheets for \(pages.count) schools")
    return style.document(title: name) { writer in
      for (number, (page, sheet)) in zip(pages, sheets).enumerated() {
        sides(of: page, sheet, place: "s\(number + 1)", to: &writer)
      }
    }
  }

  private func sides(
    of page: AdvicePage, _ sheet: Sheet, place: String, to writer: inout MarkupWriter
  ) {
    writer.element(
      .article, .class("sheet"), .labelled(by: place),
      Attribute("data-urn", sheet.advice.school.urn ?? "")
    ) { article in
      article.newline()
      SheetFront(page: page, sheet: sheet, place: place, style: style).write(to: &article)
      SheetWorking(page: page, place: place).write(to: &article)
    }
    writer.newline()
  }
}
