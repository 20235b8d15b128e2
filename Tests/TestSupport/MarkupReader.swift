/// Reads markup as strictly as XML asks for it, except for elements that have no end: enough to see that no text became
/// markup, and that everything that was opened is closed.
package struct MarkupReader {
  /// The first thing that is wrong, with what follows it; `nil` where all is well.
  package private(set) var fault: String?
  /// The names of all elements, in their order.
  package private(set) var elements: [String] = []
  /// The values of all `id`s, in their order.
  package private(set) var ids: [String] = []
  /// All text between elements.
  package private(set) var text = ""

  private static let void: Set<Substring> = ["meta", "br", "img", "input", "link"]

  package init(_ markup: String) { read(markup) }

  private mutating func read(_ markup: String) {
    guard !markup.unicodeScalars.contains(where: { $0.value < 32 && $0 != "\n" }) else {
      return fail("a control character", "")
    }
    var open: [Substring] = []
    var rest = markup[...]
    if rest.hasPrefix("<!DOCTYPE html>") { rest = rest.dropFirst(15) }
    while let start = rest.firstIndex(where: { "<&>".contains($0) }) {
      text += rest[..<start]
      rest = rest[start...]
      if let match = rest.prefixMatch(of: /&(amp|lt|gt|quot);/) {
        text += ["amp": "&", "lt": "<", "gt": ">", "quot": "\""][match.1] ?? ""
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(of: /<\/([a-z0-9]+)>/) {
        guard open.popLast() == match.1 else { return fail("\(match.1) was not open", rest) }
        rest = rest[match.range.upperBound...]
      } else if let match = rest.prefixMatch(
        of: /<([a-z0-9]+)((?: [A-Za-z:-]+(?:="(?:[^"<&]|&[a-z0-9#]+;)*")?)*)>/)
      {
        elements.append(String(match.1))
        if let id = match.2.firstMatch(of: /\ id="([^"]*)"/) { ids.append(String(id.1)) }
        rest = rest[match.range.upperBound...]
        if !Self.void.contains(match.1) { open.append(match.1) }
        for raw in ["style", "script"] where match.1 == raw {
          guard let end = rest.firstRange(of: "</\(raw)>") else { return fail("no end", rest) }
          rest = rest[end.lowerBound...]
        }
      } else {
        return fail("a sign of markup in a text", rest)
      }
    }
    text += rest
    if !open.isEmpty { fail("never closed: \(open)", "") }
  }

  private mutating func fail(_ what: String, _ rest: Substring) {
    fault = "\(what): \(rest.prefix(80))"
  }
}
