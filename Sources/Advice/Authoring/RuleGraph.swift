package import RuleLanguage

/// Facts, findings and cards of a rule set, and which uses which: the picture of how rules hang together.
///
/// Layers go from left to right as the rules do: facts, findings and strengths, contra-indications,
/// cards. Edges lead from what is read to what reads it.
package struct RuleGraph: Sendable {
  /// Which column a node stands in.
  package enum Layer: Int, Sendable, CaseIterable, Comparable {
    case fact, finding, contraIndication, action

    /// The word in JSON and in the headings.
    package var word: String {
      switch self {
      case .fact: "facts"
      case .finding: "findings and strengths"
      case .contraIndication: "what rules out or puts off"
      case .action: "cards"
      }
    }

    package static func < (a: Layer, b: Layer) -> Bool { a.rawValue < b.rawValue }
  }

  /// One fact, finding, contra-indication or card.
  package struct Node: Hashable, Sendable {
    package var id: String
    package var name: String
    package var layer: Layer
  }

  /// How one uses the other.
  package enum Use: String, Sendable, CaseIterable {
    /// A condition reads it.
    case reads
    /// It is among `helped by`.
    case helps
    /// A contra-indication reaches the card.
    case stops
    /// The card stands before the other, or comes first where something puts the other off.
    case before
  }

  /// From what is used to what uses it, by place among the nodes.
  package struct Edge: Hashable, Sendable {
    package var from: Int
    package var to: Int
    package var use: Use
  }

  /// By layer, in each as the rules have them; facts that no rule reads are left out.
  package private(set) var nodes: [Node] = []
  /// By user, then by what is used; each once.
  package private(set) var edges: [Edge] = []

  package init(_ rules: CheckedRules) {
    var builder = RuleGraphBuilder(rules)
    builder.addAll()
    nodes = builder.nodes
    edges = builder.edges
  }

  private init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }

  /// Only these, all that they rest on, and all that directly uses them.
  ///
  /// - Parameter ids: Ids of nodes.
  /// - Returns: The smaller graph; `nil` when one of the ids is no node.
  package func around(_ ids: [String]) -> RuleGraph? {
    let wanted = ids.compactMap { id in nodes.firstIndex { $0.id == id } }
    guard wanted.count == ids.count else { return nil }
    var kept = Set(wanted)
    var open = wanted
    while let next = open.popLast() {
      for edge in edges where edge.to == next && edge.use != .before {
        if kept.insert(edge.from).inserted { open.append(edge.from) }
      }
    }
    for edge in edges where wanted.contains(edge.from) { kept.insert(edge.to) }
    let places = kept.sorted()
    let newPlace = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    return RuleGraph(
      nodes: places.map { nodes[$0] },
      edges: edges.compactMap { edge in
        guard let from = newPlace[edge.from], let to = newPlace[edge.to] else { return nil }
        return Edge(from: from, to: to, use: edge.use)
      })
  }
}
