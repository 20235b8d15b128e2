import Facts
import RuleLanguage

/// Which nodes are decided for which bearers, and in which order.
///
/// A node that speaks of members or of the area needs other rows' verdicts first, so the pass goes in
/// *stages*: all blocks of all bearers finish one stage before the next begins. Within a stage every
/// block is independent of every other. Only what is asked for is decided at all.
struct VerdictPlan: Sendable {
  /// By bearer, in the order of ``Facts/Bearer/ordered``: the stage of each node, or -1 where it is not
  /// needed; empty for a bearer without nodes.
  private var stages: [[Int16]] = []
  /// Nodes whose bits are kept for the whole table, ascending: what is asked for, what a later stage or
  /// another bearer reads, and what is filled in.
  private(set) var kept: [Bearer: [Int]] = [:]
  private(set) var stageCount = 1

  private let graph: BooleanGraph
  private let counts: [CompiledCount]

  /// The bearers that have nodes to decide.
  var bearers: [Bearer] { Bearer.ordered.filter { !stages[$0.number].isEmpty } }

  /// Plans what is needed to know `outputs`.
  init(_ rules: CompiledRules, outputs: [Bearer: Set<Int>]) {
    graph = rules.graph
    counts = rules.counts
    let none = Array(repeating: false, count: rules.graph.nodes.count)
    var needed = Bearer.ordered.map { _ in none }
    for (bearer, nodes) in outputs {
      for node in nodes { needed[bearer.number][node] = true }
    }
    var keep = needed
    // Parts have smaller numbers than the whole, so one walk downwards meets every use before the node.
    for node in graph.nodes.indices.reversed() {
      for bearer in Bearer.ordered where needed[bearer.number][node] {
        if isFilled(node, bearer) { keep[bearer.number][node] = true }
        forEachPart(node, bearer) { part in
          needed[part.bearer.number][part.node] = true
          if part.isElsewhere { keep[part.bearer.number][part.node] = true }
        }
      }
    }
    stages = needed.map { $0.contains(true) ? Array(repeating: -1, count: $0.count) : [] }
    for node in graph.nodes.indices {
      for bearer in Bearer.ordered where needed[bearer.number][node] {
        assignStage(node, bearer, &keep)
      }
    }
    for bearer in bearers {
      kept[bearer] = graph.nodes.indices.filter { keep[bearer.number][$0] }
    }
  }

  /// The stage in which a node is decided for a bearer; `nil` where it is not needed.
  func stage(_ node: Int, _ bearer: Bearer) -> Int? {
    guard !stages[bearer.number].isEmpty else { return nil }
    let stage = stages[bearer.number][node]
    return stage < 0 ? nil : Int(stage)
  }

  /// Whether a node is filled in for all rows before its stage begins: tests, and what is read from
  /// other rows. All others are joined from their parts, block by block.
  func isFilled(_ node: Int, _ bearer: Bearer) -> Bool {
    switch graph.nodes[node] {
    case .constant, .test, .isTold, .isRejected: true
    case .all, .any, .not, .strength, .count, .someMember, .ofArea:
      isReadFromElsewhere(node, bearer)
    }
  }

  /// Whether a node is read from members or, for schools, from the area.
  func isReadFromElsewhere(_ node: Int, _ bearer: Bearer) -> Bool {
    switch graph.nodes[node] {
    case .count, .someMember: true
    case .ofArea: bearer != .area
    case .constant, .test, .isTold, .isRejected, .all, .any, .not, .strength: false
    }
  }

  /// The nodes decided for a bearer in a stage, parts first.
  func nodes(_ bearer: Bearer, stage: Int) -> [Int] {
    let stages = stages[bearer.number]
    return stages.indices.filter { Int(stages[$0]) == stage }
  }

  /// A node is decided after its parts, and in a later stage than parts that are read elsewhere.
  private mutating func assignStage(_ node: Int, _ bearer: Bearer, _ keep: inout [[Bool]]) {
    // What is read from other rows is filled in between stages, also when it reads facts alone.
    var own = isReadFromElsewhere(node, bearer) ? 1 : 0
    forEachPart(node, bearer) { part in
      let stage = stage(part.node, part.bearer) ?? 0
      own = max(own, part.isElsewhere ? stage + 1 : stage)
    }
    stages[bearer.number][node] = Int16(own)
    stageCount = max(stageCount, own + 1)
    // What an earlier stage of the same rows decided has to be kept for this one.
    forEachPart(node, bearer) { part in
      if (stage(part.node, part.bearer) ?? own) < own { keep[part.bearer.number][part.node] = true }
    }
  }

  /// A node that another reads.
  private struct Part {
    var node: Int
    var bearer: Bearer
    /// It is read for other rows, so these must all be decided before.
    var isElsewhere: Bool
  }

  private func forEachPart(_ node: Int, _ bearer: Bearer, _ visit: (Part) -> Void) {
    func here(_ part: Int) { visit(Part(node: part, bearer: bearer, isElsewhere: false)) }
    switch graph.nodes[node] {
    case .constant, .test, .isTold, .isRejected: break
    case .all(let parts), .any(let parts): parts.forEach(here)
    case .not(let part), .strength(_, _, let part): here(part)
    case .ofArea(let part, _):
      visit(Part(node: part, bearer: .area, isElsewhere: bearer != .area))
    case .count(let number, _, let stances):
      let planes = counts[number].condition.planes[stances]
      forEachMemberPart(planes.certain, counts[number].members, visit)
      if !planes.isCrisp { forEachMemberPart(planes.possible, counts[number].members, visit) }
    case .someMember(let number, let part):
      forEachMemberPart(part, counts[number].members, visit)
    }
  }

  /// What a pair of a school and a member reads of the member alone: a node that looks at the school
  /// that asks is decided for each pair, from its parts.
  private func forEachMemberPart(_ node: Int, _ members: Bearer, _ visit: (Part) -> Void) {
    guard graph.looksAtAsker[node] else {
      return visit(Part(node: node, bearer: members, isElsewhere: true))
    }
    switch graph.nodes[node] {
    case .all(let parts), .any(let parts):
      for part in parts { forEachMemberPart(part, members, visit) }
    case .not(let part): forEachMemberPart(part, members, visit)
    case .constant, .test, .count, .someMember, .isTold, .strength, .isRejected, .ofArea: break
    }
  }
}

extension Bearer {
  /// All bearers in a fixed order: areas before schools, as schools read their area.
  static let ordered: [Bearer] = [.hub, .partner, .subject, .pupilGroup, .area, .school]

  /// The place in that order.
  var number: Int {
    switch self {
    case .hub: 0
    case .partner: 1
    case .subject: 2
    case .pupilGroup: 3
    case .area: 4
    case .school: 5
    }
  }
}
