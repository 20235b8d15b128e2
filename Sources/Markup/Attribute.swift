/// An attribute of an element: its name stands in the source, its value is escaped when it is written.
package struct Attribute: Sendable {
  let name: StaticString
  /// `nil` for one that is there or not, as `hidden`.
  let value: String?

  /// - Parameters:
  ///   - name: As the page writes it.
  ///   - value: Any text.
  package init(_ name: StaticString, _ value: String?) {
    self.name = name
    self.value = value
  }
}

extension Attribute {
  package static func id(_ value: String) -> Attribute { Attribute("id", value) }
  package static func `class`(_ value: StaticString) -> Attribute {
    Attribute("class", "\(value)")
  }
  package static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
  package static func role(_ value: StaticString) -> Attribute { Attribute("role", "\(value)") }
  package static func labelled(by id: String) -> Attribute { Attribute("aria-labelledby", id) }
  package static func label(_ value: String) -> Attribute { Attribute("aria-label", value) }

  /// A link to a page beside this one, to a place on it, or to the web. A text that is no such address, such as one
  /// that would run a script, leads nowhere.
  package static func href(_ address: String) -> Attribute {
    Attribute("href", isSafe(address) ? address : "#")
  }

  /// Whether an address has no scheme, or one that only opens a page or a letter.
  static func isSafe(_ address: String) -> Bool {
    // A scheme ends at the first colon before any of "/?#"; browsers pass over blanks and line ends in front of it.
    let trimmed = address.unicodeScalars.drop { $0.value <= 0x20 }
    let head = trimmed.prefix { !"/?#".unicodeScalars.contains($0) }
    guard let colon = head.firstIndex(of: ":") else { return true }
    let scheme = String(String.UnicodeScalarView(head[..<colon])).lowercased()
    return ["http", "https", "mailto", "tel"].contains(scheme)
  }
}
