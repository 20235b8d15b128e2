import Markup

/// The graph as a picture: boxes in columns, curves between them.
extension RuleGraph {
  /// An SVG document that stands on its own; it follows light and dark, and says in words what it shows.
  package var svg: String {
    let layout = RuleGraphLayout(self)
    var writer = MarkupWriter()
    writer.element(
      .svg, Attribute("xmlns", "http://www.w3.org/2000/svg"),
      Attribute("width", "\(layout.width)"), Attribute("height", "\(layout.height)"),
      Attribute("viewBox", "0 0 \(layout.width) \(layout.height)"), .role("img"),
      .labelled(by: "title desc")
    ) { svg in
      svg.newline()
      svg.element(.title, .id("title"), text: "How the rules hang together")
      svg.newline()
      svg.element(.desc, .id("desc"), text: summary)
      svg.newline()
      svg.style(Self.style)
      for edge in edges {
        svg.element(
          .path, Attribute("class", edge.use.rawValue), Attribute("d", layout.curve(edge))
        ) { $0.element(.title, text: sentence(edge)) }
        svg.newline()
      }
      for (column, heading) in layout.headings.enumerated() {
        svg.element(
          .text, .class("heading"), Attribute("x", "\(layout.left(ofColumn: column))"),
          Attribute("y", "20"), text: heading)
        svg.newline()
      }
      for (index, node) in nodes.enumerated() { draw(node, in: layout.box(index), &svg) }
    }
    writer.newline()
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func draw(_ node: Node, in box: RuleGraphLayout.Box, _ svg: inout MarkupWriter) {
    svg.element(.g, Attribute("class", "\(node.layer)")) { part in
      part.element(.title, text: "\(node.name) (\(node.id))")
      part.element(
        .rect, Attribute("x", "\(box.x)"), Attribute("y", "\(box.y)"),
        Attribute("width", "\(box.width)"), Attribute("height", "\(box.height)"),
        Attribute("rx", "4"))
      part.element(
        .text, Attribute("x", "\(box.x + 6)"), Attribute("y", "\(box.y + 12)"), text: node.name)
    }
    svg.newline()
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

  private static let style = StyleSheet(
    """
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

    """)
}
