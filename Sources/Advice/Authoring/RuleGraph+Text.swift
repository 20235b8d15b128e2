import Diagnostics

extension RuleGraph {
  /// The graph in the language of Graphviz, one layer a rank, from left to right.
  package var dot: String {
    var lines = [
      "digraph rules {", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=10];",
    ]
    for layer in Layer.allCases {
      let members = nodes.indices.filter { nodes[$0].layer == layer }
      guard !members.isEmpty else { continue }
      lines.append("  subgraph \"\(layer.word)\" {")
      for index in members {
        let node = nodes[index]
        lines.append(
          "    \(Self.quoted(node.id)) [label=\(Self.quoted("\(node.name)\\n\(node.id)")), "
            + "color=\(Self.quoted(layer.colour))];")
      }
      lines.append("  }")
    }
    lines += edges.map { edge in
      "  \(Self.quoted(nodes[edge.from].id)) -> \(Self.quoted(nodes[edge.to].id))"
        + (edge.use == .reads ? ";" : " [label=\"\(edge.use.rawValue)\", style=dashed];")
    }
    return (lines + ["}"]).joined(separator: "\n") + "\n"
  }

  /// One JSON object with `nodes` (id, name, layer) and `edges` (from, to, use).
  package var json: String {
    let nodes = nodes.map { node in
      "{\"id\":\(node.id.jsonText),\"name\":\(node.name.jsonText),"
        + "\"layer\":\("\(node.layer)".jsonText)}"
    }
    let edges = edges.map { edge in
      "{\"from\":\(self.nodes[edge.from].id.jsonText),\"to\":\(self.nodes[edge.to].id.jsonText),"
        + "\"use\":\(edge.use.rawValue.jsonText)}"
    }
    return
      "{\"nodes\":[\(nodes.joined(separator: ","))],\"edges\":[\(edges.joined(separator: ","))]}"
  }

  /// A name as the language quotes it; `\n` for a new line stays.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\\\"") + "\""
  }
}

extension RuleGraph.Layer {
  /// The colour of its boxes.
  var colour: String {
    switch self {
    case .fact: "#5b6770"
    case .finding: "#1f6f8b"
    case .contraIndication: "#a23b3b"
    case .action: "#3b7a3b"
    }
  }
}
