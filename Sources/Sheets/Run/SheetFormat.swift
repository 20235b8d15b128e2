import Advice
import Diagnostics

/// How a sheet is written.
package enum SheetFormat: String, CaseIterable, Sendable {
  case html, markdown, json, text

  /// What stands behind the dot of a file's name.
  var ending: String {
    switch self {
    case .html: "html"
    case .markdown: "md"
    case .json: "json"
    case .text: "txt"
    }
  }

  /// A sheet as bytes, UTF-8; nothing in it turns the direction of writing or commands a terminal.
  ///
  /// - Parameters:
  ///   - sheet: The advice with its chart.
  ///   - style: How pages look.
  /// - Returns: The whole file.
  /// - Throws: What the encoder of JSON throws.
  package func bytes(_ sheet: Sheet, _ style: SheetStyle) throws -> [UInt8] {
    switch self {
    case .html: SheetHTML(style).document([sheet])
    case .markdown: Array(AdviceMarkdown.render(sheet.advice).shownSafely.utf8)
    case .json: Array(try AdviceJSON.render(sheet.advice).utf8)
    case .text: Array(AdviceText.render(sheet.advice, width: 80).shownSafely.utf8)
    }
  }
}
