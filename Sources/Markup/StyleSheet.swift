/// The style of a page: that of the product, and what an authority adds to it.
package struct StyleSheet: Sendable {
  package let css: String

  /// The product's own.
  package init(_ css: StaticString) { self.css = "\(css)" }

  /// With rules that somebody else wrote after it, which win where they say otherwise.
  ///
  /// - Parameter css: The text of a style sheet.
  /// - Returns: Both, or `nil` where the text could end the style of the page or load something from elsewhere, which
  ///   a page that stands on its own never does.
  package func adding(_ css: String) -> StyleSheet? {
    guard StyleSheet.forbidden(in: css) == nil else { return nil }
    return StyleSheet(joined: self.css + css + (css.hasSuffix("\n") ? "" : "\n"))
  }

  /// Two of the product's own behind each other.
  package func adding(_ other: StyleSheet) -> StyleSheet { StyleSheet(joined: css + other.css) }

  private init(joined: String) { css = joined }

  /// What a style sheet may not hold: the first such text in it; `nil` where all is well.
  package static func forbidden(in css: String) -> String? {
    // Escapes could spell any of the others.
    let signs = ["<", "\\", "@import", "url(", "image-set(", "src("]
    let folded = css.lowercased()
    return signs.first { folded.contains($0) }
  }
}
