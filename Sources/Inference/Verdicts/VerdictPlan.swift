import Facts
import RuleLanguage

/// Which nodes are decided for which bearers, and in which order.
///
/// A node that speaks of members or of the area needs other rows' verdicts first, so the pass goes in
/// *stages*: all blocks of all bearers finish one stage before the next begins. Within a stage every
/// block is independent of every other. Only what is asked for is decided at all.
final class VerdictPlan: Sendable {
  /// By bearer, in the order of ``Facts/Bearer/ordered``: the stage of each node, or -1 where it is not
  /// needed; empty for a bearer without nodes.
  private let stages: [[Int16]]
  /// Nodes whose bits are kept for the whole table, ascending: what is asked for, what a later stage or
  /// another bearer reads, and what is filled in.
  let kept: [Bearer: [Int]]
  let stageCount: Int
  /// By bearer: whether other rows read a node, so that it has to be decided for every row, also where
  /// a few rows only are asked about.
  private let readByOthers: [[Bool]]
  private let graph: BooleanGraph

  /// The bearers that have nodes to decide.
  var bearers: [Bearer] { Bearer.ordered.filter { !stages[$0.number].isEmpty } }

  /// Plans what is needed to know `outputs`.
  init(_ rules: CompiledRules, outputs: [Bearer: Set<Int>]) {
    let parts = NodeParts(rules)
    let graph = rules.graph
    let none = Array(repeating: false, count: graph.nodes.count)
    var needed = Bearer.ordered.map { _ in none }
    for (bearer, nodes) in outputs {
      for node in nodes { needed[bearer.number][node] = true }
    }
    var keep = needed
    var readByOthers = Bearer.ordered.map { _ in none }
    // Parts have smaller numbers than the whole, so one walk downwards meets every use before the node.
    for node in graph.nodes.indices.reversed() {
      for bearer in Bearer.ordered where needed[bearer.number][node] {
        if graph.nodes[node].isFilled(bearer) { keep[bearer.number][node] = true }
        let isReadByOthers = readByOthers[bearer.number][node]
        parts.forEach(of: node, bearer) { part in
          let number = part.bearer.number
          needed[number][part.node] = true
          if part.isElsewhere { keep[number][part.node] = true }
          if part.isElsewhere || isReadByOthers { readByOthers[number][part.node] = true }
        }
      }
    }
    var stages = needed.map {
      $0.contains(true) ? Array<Int16>(repeating: -1, count: $0.count) : []
    }
    var last: Int16 = 0
    for node in graph.nodes.indices {
      for bearer in Bearer.ordered where needed[bearer.number][node] {
        // A node is decided after its parts, and in a later stage than parts that are read elsewhere.
        // What is read from other rows is filled in between stages, also when it reads facts alone.
        var own: Int16 = graph.nodes[node].isReadFromElsewhere(bearer) ? 1 : 0
        parts.forEach(of: node, bearer) { part in
          let stage = stages[part.bearer.number][part.node]
          own = max(own, part.isElsewhere ? stage + 1 : stage)
        }
        stages[bearer.number][node] = own
        last = max(last, own)
        // What an earlier stage of the same rows decided has to be kept for this one.
        parts.forEach(of: node, bearer) { part in
          let number = part.bearer.number
          if stages[number][part.node] < own { keep[number][part.node] = true }
        }
      }
    }
    var kept: [Bearer: [Int]] = [:]
    for bearer in Bearer.ordered where !stages[bearer.number].isEmpty {
      kept[bearer] = graph.nodes.indices.filter { keep[bearer.number][$0] }
    }
    self.graph = graph
    self.stages = stages
    self.kept = kept
    self.readByOthers = readByOthers
    stageCount = Int(last) + 1
  }

  /// The stage in which a node is decided for a bearer; `nil` where it is not needed.
  func stage(_ node: Int, _ bearer: Bearer) -> Int? {
    guard !stages[bearer.number].isEmpty else { return nil }
    let stage = stages[bearer.number][node]
    return stage < 0 ? nil : Int(stage)
  }

  /// The nodes decided for a bearer in a stage, parts first.
  func nodes(_ bearer: Bearer, stage: Int) -> [Int] {
    let stages = stages[bearer.number]
    return stages.indices.filter { Int(stages[$0]) == stage }
  }

  /// The nodes joined from their parts for a bearer in a stage, parts first.
  func joinedNodes(_ bearer: Bearer, stage: Int) -> [Int] {
    nodes(bearer, stage: stage).filter { !graph.nodes[$0].isFilled(bearer) }
  }

  /// The nodes filled in from other rows before a stage, with their places among those kept.
  func nodesFromElsewhere(_ bearer: Bearer, stage: Int) -> [(place: Int, node: Int)] {
    let nodes = (kept[bearer] ?? []).enumerated().map { (place: $0, node: $1) }
    return nodes.filter {
      graph.nodes[$0.node].isReadFromElsewhere(bearer) && self.stage($0.node, bearer) == stage
    }
  }

  /// Whether other rows read a node, or what is made of it.
  func isReadByOthers(_ node: Int, _ bearer: Bearer) -> Bool { readByOthers[bearer.number][node] }
}

extension BooleanGraph.Node {
  /// Whether it is filled in for all rows before its stage begins: tests, and what is read from other
  /// rows. All others are joined from their parts, block by block.
  func isFilled(_ bearer: Bearer) -> Bool {
    switch self {
    case .constant, .test, .isTold, .isRejected: true
    case .all, .any, .not, .strength, .count, .someMember, .ofArea: isReadFromElsewhere(bearer)
    }
  }

  /// Whether it is read from members or, for schools, from the area.
  func isReadFromElsewhere(_ bearer: Bearer) -> Bool {
    switch self {
    case .count, .someMember: true
    case .ofArea: bearer != .area
    case .constant, .test, .isTold, .isRejected, .all, .any, .not, .strength: false
    }
  }
}

/// What nodes are made of, for the rows of a bearer and for those they read.
private final class NodeParts {
  /// A node that another reads.
  struct Part {
    var node: Int
    var bearer: Bearer
    /// It is read for other rows, so these must all be decided before.
    var isElsewhere: Bool
  }

  private let graph: BooleanGraph
  private let counts: [CompiledCount]

  init(_ rules: CompiledRules) {
    graph = rules.graph
    counts = rules.counts
  }

  func forEach(of node: Int, _ bearer: Bearer, _ visit: (Part) -> Void) {
    func here(_ part: Int) { visit(Part(node: part, bearer: bearer, isElsewhere: false)) }
    switch graph.nodes[node] {
    case .constant, .test, .isTold, .isRejected: break
    case .all(let parts), .any(let parts): for part in parts { here(part) }
    case .not(let part), .strength(_, _, let part): here(part)
    case .ofArea(let part, _):
      visit(Part(node: part, bearer: .area, isElsewhere: bearer != .area))
    case .count(let number, _, let stances):
      let planes = counts[number].condition.planes[stances]
      forEachOfMembers(planes.certain, counts[number].members, visit)
      if !planes.isCrisp { forEachOfMembers(planes.possible, counts[number].members, visit) }
    case .someMember(let number, let part):
      forEachOfMembers(part, counts[number].members, visit)
    }
  }

  /// What a pair of a school and a member reads of the member alone: a node that looks at the school
  /// that asks is decided for each pair, from its parts.
  private func forEachOfMembers(_ node: Int, _ members: Bearer, _ visit: (Part) -> Void) {
    guard graph.looksAtAsker[node] else {
      return visit(Part(node: node, bearer: members, isElsewhere: true))
    }
    switch graph.nodes[node] {
    case .all(let parts), .any(let parts):
      for part in parts { forEachOfMembers(part, members, visit) }
    case .not(let part): forEachOfMembers(part, members, visit)
    case .constant, .test, .count, .someMember, .isTold, .strength, .isRejected, .ofArea: break
    }
  }
}

extension Bearer {
  /// All bearers in a fixed order: areas before schools, as schools read their area.
  static let ordered: [Bearer] = [
    .hub, .leader, .partner, .subject, .pupilGroup, .journey, .area, .school,
  ]

  /// The place in that order.
  var number: Int {
    switch self {
    case .hub: 0
    case .leader: 1
    case .partner: 2
    case .subject: 3
    case .pupilGroup: 4
    case .journey: 5
    case .area: 6
    case .school: 7
    }
  }
}
