import Markup

/// What makes sheets an authority's own.
package struct Brand: Sendable {
  package var name: String
  /// The picture itself, as an address that holds it (`data:image/png;base64,…`); pages load nothing.
  package var logo: String?
  /// Colours by their names in the style, such as `mark`, each as `#1f6f8b`.
  package var colours: [(name: String, value: String)] = []
  /// Lines at the foot: whom to ask, where.
  package var contact: [String] = []
  /// Rules of style after the product's own.
  package var css = ""

  package init(name: String) { self.name = name }

  /// A style with the colours and rules.
  func added(to style: StyleSheet) -> StyleSheet {
    let colours = colours.map { "--\($0.name): \($0.value);" }.joined(separator: " ")
    let rules = (colours.isEmpty ? "" : ":root { \(colours) }\n") + css
    // What may not stand in a style was refused when the brand was read.
    return style.adding(rules) ?? style
  }
}
