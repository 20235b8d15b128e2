import Facts
import RuleLanguage

/// Which nodes are decided for which bearers, and in which order.
///
/// A node that speaks of members or of the area needs other rows' verdicts first, so the pass goes in
/// *stages*: all blocks of all bearers finish one stage before the next begins. Within a stage every
/// block is independent of every other. Only what is asked for is decided at all.
struct VerdictPlan: Sendable {
  /// The stage of a node for a bearer, or -1 where it is not needed.
  private var stages: [Bearer: [Int16]] = [:]
  /// Nodes whose bits are kept for the whole table, ascending: what is asked for, what a later stage or
  /// another bearer reads, and what is filled in.
  private(set) var kept: [Bearer: [Int]] = [:]
  private(set) var stageCount = 1

  private let graph: BooleanGraph
  private let counts: [CompiledCount]

  /// The bearers that have nodes to decide.
  var bearers: [Bearer] { Bearer.ordered.filter { stages[$0] != nil } }

  /// Plans what is needed to know `outputs`.
  init(_ rules: CompiledRules, outputs: [Bearer: Set<Int>]) {
    graph = rules.graph
    counts = rules.counts
    var needed: [Bearer: Set<Int>] = outputs
    var keep: [Bearer: Set<Int>] = outputs
    // Parts have smaller numbers than the whole, so one walk downwards meets every use before the node.
    for node in graph.nodes.indices.reversed() {
      for bearer in Bearer.ordered where needed[bearer]?.contains(node) == true {
        for part in Self.reads(node, bearer, graph, counts) {
          needed[part.bearer, default: []].insert(part.node)
          if part.isElsewhere { keep[part.bearer, default: []].insert(part.node) }
        }
      }
    }
    assignStages(needed, &keep)
    for bearer in Bearer.ordered {
      for node in needed[bearer] ?? [] where isFilled(node, bearer) {
        keep[bearer, default: []].insert(node)
      }
    }
    kept = keep.mapValues { $0.sorted() }
  }

  /// The stage in which a node is decided for a bearer; `nil` where it is not needed.
  func stage(_ node: Int, _ bearer: Bearer) -> Int? {
    guard let stage = stages[bearer]?[node], stage >= 0 else { return nil }
    return Int(stage)
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
    graph.nodes.indices.filter { self.stage($0, bearer) == stage }
  }

  private mutating func assignStages(
    _ needed: [Bearer: Set<Int>], _ keep: inout [Bearer: Set<Int>]
  ) {
    for bearer in Bearer.ordered where needed[bearer] != nil {
      stages[bearer] = Array(repeating: -1, count: graph.nodes.count)
    }
    for node in graph.nodes.indices {
      for bearer in Bearer.ordered where needed[bearer]?.contains(node) == true {
        // What is read from other rows is filled in between stages, also when it reads facts alone.
        var own = isReadFromElsewhere(node, bearer) ? 1 : 0
        let parts = Self.reads(node, bearer, graph, counts)
        for part in parts {
          let stage = stage(part.node, part.bearer) ?? 0
          own = max(own, part.isElsewhere ? stage + 1 : stage)
        }
        stages[bearer]?[node] = Int16(own)
        stageCount = max(stageCount, own + 1)
        // What an earlier stage of the same rows decided has to be kept for this one.
        for part in parts where (stage(part.node, part.bearer) ?? own) < own {
          keep[part.bearer, default: []].insert(part.node)
        }
      }
    }
  }

  /// A node that another reads.
  private struct Part {
    var node: Int
    var bearer: Bearer
    /// It is read for other rows, so these must all be decided before.
    var isElsewhere: Bool
  }

  private static func reads(
    _ node: Int, _ bearer: Bearer, _ graph: BooleanGraph, _ counts: [CompiledCount]
  ) -> [Part] {
    switch graph.nodes[node] {
    case .constant, .test, .isTold, .isRejected: []
    case .all(let parts), .any(let parts):
      parts.map { Part(node: $0, bearer: bearer, isElsewhere: false) }
    case .not(let part), .strength(_, _, let part):
      [Part(node: part, bearer: bearer, isElsewhere: false)]
    case .ofArea(let part, _):
      [Part(node: part, bearer: .area, isElsewhere: bearer != .area)]
    case .count(let number, _, let stances):
      bothParts(counts[number].condition.planes[stances], counts[number], graph)
    case .someMember(let number, let part):
      memberParts(part, counts[number], graph)
    }
  }

  private static func bothParts(
    _ planes: PlanePair, _ count: CompiledCount, _ graph: BooleanGraph
  ) -> [Part] {
    memberParts(planes.certain, count, graph) + memberParts(planes.possible, count, graph)
  }

  /// What a pair of a school and a member reads of the member alone: a node that looks at the school
  /// that asks is decided for each pair, from its parts.
  private static func memberParts(_ node: Int, _ count: CompiledCount, _ graph: BooleanGraph)
    -> [Part]
  {
    guard graph.looksAtAsker[node] else {
      return [Part(node: node, bearer: count.members, isElsewhere: true)]
    }
    switch graph.nodes[node] {
    case .all(let parts), .any(let parts):
      return parts.flatMap { memberParts($0, count, graph) }
    case .not(let part): return memberParts(part, count, graph)
    default: return []
    }
  }
}

extension Bearer {
  /// All bearers in a fixed order: areas before schools, as schools read their area.
  static let ordered: [Bearer] = [.hub, .partner, .subject, .pupilGroup, .area, .school]
}
