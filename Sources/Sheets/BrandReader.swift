package import Diagnostics
package import Foundation
import Markup
import Notation

/// Reads a brand file: what makes sheets an authority's own.
///
///     name: Westmarch Learning Partnership
///     logo: logo.png
///     colours:
///       mark: "#7a1f5b"
///     contact:
///       - "Ask: schools@example.org"
///     style: brand.css
///
/// Logo and style are files beside it. A page loads nothing, so the logo becomes part of each page, and a style that
/// loads something, or could end the style of the page, is refused.
package struct BrandReader {
  /// The largest logo, in bytes: it stands in every sheet.
  package static let largestLogo = 200_000
  /// Colours of the style that can be another.
  package static let colours = ["ink", "soft", "paper", "line", "mark", "wash"]

  /// What is wrong, by place.
  package private(set) var problems: [Diagnostic] = []
  /// The text, to quote lines from.
  package let source: Source.Text
  private let folder: URL
  private let reading: Notation.Reading

  /// - Parameters:
  ///   - bytes: The file.
  ///   - url: Where it is: logo and style are looked for beside it.
  ///   - path: The path as it should be shown.
  package init(_ bytes: Data, at url: URL, shownAs path: String) {
    reading = Notation.read(bytes, file: path)
    source = reading.source
    folder = url.deletingLastPathComponent()
  }

  /// The brand; `nil` where something is wrong with it, all of which stands in ``problems`` then.
  package mutating func brand() -> Brand? {
    problems = []
    var found: [Diagnostic] = []
    guard var fields = Fields(reading.root, of: "a brand", problems: &found) else {
      problems = reading.problems(with: found)
      return nil
    }
    var brand = Brand(name: fields.prose("name")?.text ?? "")
    if let logo = fields.text("logo", .optional) { brand.logo = self.logo(logo, &fields) }
    if let style = fields.text("style", .optional) { brand.css = css(style, &fields) ?? "" }
    brand.contact = fields.texts("contact", .optional)?.map(\.text) ?? []
    if let colours = fields.mapping("colours", .optional) {
      brand.colours = colours.entries.compactMap { colour($0.key, $0.value, &fields) }
    }
    found += fields.finish()
    problems = reading.problems(with: found)
    return problems.containsErrors ? nil : brand
  }

  private func colour(
    _ key: Scalar, _ value: Node, _ fields: inout Fields
  ) -> (name: String, value: String)? {
    guard Self.colours.contains(key.text) else {
      fields.report(
        Diagnostic(
          "WM653", .error, "there is no colour called \"\(key.text)\"", at: key.location,
          length: key.length,
          nextStep: NearestName.suggestion(for: key.text, among: Self.colours)
            .map { "did you mean \"\($0)\"?" }
            ?? "colours are \(Self.colours.joined(separator: ", "))"))
      return nil
    }
    let text = value.scalar?.text ?? ""
    guard text.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil else {
      fields.report(
        Diagnostic(
          "WM654", .error, "\"\(text)\" is no colour", at: value.scalar?.location ?? key.location,
          length: value.scalar?.length ?? key.length,
          nextStep: "write it as \"#1f6f8b\", in quotation marks"))
      return nil
    }
    return (key.text, text.lowercased())
  }

  private func logo(_ file: Scalar, _ fields: inout Fields) -> String? {
    func refuse(_ message: String, _ next: String) -> String? {
      fields.report(
        Diagnostic(
          "WM655", .error, message, at: file.location, length: file.length, nextStep: next))
      return nil
    }
    let kinds = [
      "png": "png", "jpg": "jpeg", "jpeg": "jpeg", "svg": "svg+xml", "gif": "gif", "webp": "webp",
    ]
    let url = folder.appending(path: file.text)
    guard let kind = kinds[url.pathExtension.lowercased()] else {
      return refuse(
        "\"\(file.text)\" is no picture that browsers show",
        "give a file that ends with .png, .jpg or .svg")
    }
    guard let bytes = try? Data(contentsOf: url) else {
      return refuse("\"\(file.text)\" cannot be read", "put the logo beside the brand file")
    }
    guard bytes.count <= Self.largestLogo else {
      return refuse(
        "\"\(file.text)\" has \(bytes.count / 1_000) kB, and a logo stands in every sheet",
        "make it smaller than \(Self.largestLogo / 1_000) kB")
    }
    return "data:image/\(kind);base64,\(bytes.base64EncodedString())"
  }

  private func css(_ file: Scalar, _ fields: inout Fields) -> String? {
    func refuse(_ message: String, _ next: String) -> String? {
      fields.report(
        Diagnostic(
          "WM656", .error, message, at: file.location, length: file.length, nextStep: next))
      return nil
    }
    guard let bytes = try? Data(contentsOf: folder.appending(path: file.text)),
      let text = String(validating: bytes, as: UTF8.self)
    else {
      return refuse(
        "\"\(file.text)\" cannot be read as text", "put the style beside the brand file")
    }
    if let sign = StyleSheet.forbidden(in: text) {
      return refuse(
        "\"\(file.text)\" holds \"\(sign)\", and a page loads nothing and stays in its style",
        "leave it out; the logo has a place of its own")
    }
    return text
  }
}
