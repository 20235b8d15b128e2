/// The graph as a picture: boxes in columns, curves between them.
extension RuleGraph {
  /// An SVG document that stands on its own; it follows light and dark, and says in words what it shows.
  package var svg: String {
    let layout = RuleGraphLayout(self)
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(layout.width)\" height=\"\(layout.height)\" "
        + "viewBox=\"0 0 \(layout.width) \(layout.height)\" role=\"img\" aria-labelledby=\"title desc\">",
      "<title id=\"title\">How the rules hang together</title>",
      "<desc id=\"desc\">\(MarkupText.escaped(summary))</desc>", Self.style,
    ]
    parts += edges.map { edge in
      "<path class=\"\(edge.use.rawValue)\" d=\"\(layout.curve(edge))\"><title>"
        + MarkupText.escaped(sentence(edge)) + "</title></path>"
    }
    for (column, heading) in layout.headings.enumerated() {
      parts.append(
        "<text class=\"heading\" x=\"\(layout.left(ofColumn: column))\" y=\"20\">"
          + "\(MarkupText.escaped(heading))</text>")
    }
    for (index, node) in nodes.enumerated() {
      let box = layout.box(index)
      parts.append(
        "<g class=\"\(node.layer)\"><title>\(MarkupText.escaped("\(node.name) (\(node.id))"))</title>"
          + "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"4\"/>"
          + "<text x=\"\(box.x + 6)\" y=\"\(box.y + 12)\">\(MarkupText.escaped(node.name))</text></g>"
      )
    }
    return (parts + ["</svg>"]).joined(separator: "\n") + "\n"
  }

  /// `180 facts, 88 findings and strengths, …; 640 lines between them.`
  private var summary: String {
    let counts = Layer.allCases.compactMap { layer -> String? in
      let count = nodes.count { $0.layer == layer }
      return count == 0 ? nil : "\(layer.word): \(count)"
    }
    return "From left to right, \(counts.joined(separator: "; ")). "
      + "\(edges.count) lines lead from what is read to what reads it."
  }

  private func sentence(_ edge: Edge) -> String {
    let (from, to) = (nodes[edge.from].name, nodes[edge.to].name)
    return switch edge.use {
    case .reads: "\"\(to)\" reads \"\(from)\""
    case .helps: "\"\(from)\" speaks for \"\(to)\""
    case .stops: "\"\(from)\" can rule out or put off \"\(to)\""
    case .before: "\"\(from)\" comes before \"\(to)\""
    }
  }

  private static let style = """
    <style>
    svg { background: #ffffff; font: 11px sans-serif; }
    text { fill: #1c2529; } text.heading { font-weight: bold; font-size: 14px; }
    rect { fill: #f4f6f7; stroke-width: 1.2; }
    .fact rect { stroke: #5b6770; } .finding rect { stroke: #1f6f8b; }
    .contraIndication rect { stroke: #a23b3b; } .action rect { stroke: #3b7a3b; }
    path { fill: none; stroke: #5b6770; stroke-opacity: 0.3; stroke-width: 1.2; }
    path.helps { stroke: #3b7a3b; stroke-dasharray: 6 3; }
    path.stops { stroke: #a23b3b; stroke-dasharray: 2 3; }
    path.before { stroke: #8a6d1f; stroke-dasharray: 8 3 2 3; }
    path:hover { stroke-opacity: 1; stroke-width: 2.5; }
    @media (prefers-color-scheme: dark) {
      svg { background: #16191b; } text { fill: #e8ecee; } rect { fill: #23292d; }
      path { stroke: #aab4ba; }
    }
    </style>
    """
}
