/// All conditions of a rule set as one graph of true-or-false nodes, each distinct one held once.
///
/// A node's number is larger than those of the nodes it is made of, so walking the numbers upwards
/// meets every part before the whole. What a node says of a row does not depend on the order in which
/// rules were read: parts are sorted, and equal parts are one node.
package struct BooleanGraph: Sendable {
  /// One node; numbers stand for other nodes unless the name says otherwise.
  package enum Node: Hashable, Sendable {
    case constant(Bool)
    /// A plane of a test, by its index in ``CompiledRules/tests``.
    case test(Int, Plane)
    /// At least two different nodes, ascending.
    case all([Int])
    /// At least two different nodes, ascending.
    case any([Int])
    case not(Int)
    /// A plane of a count over related things, by its index in ``CompiledRules/counts``.
    case count(Int, Plane, Stances)
    /// Whether some member of a count's relation has `node`, which is a node about the member.
    case someMember(count: Int, node: Int)
    /// Whether people gave a fact that can be figure or judgement; `possible` while they still may.
    case isTold(slot: Int, Plane)
    /// A finding is at least this strong: names the node, so that a strength can be supposed.
    case strength(finding: Int, Strength, of: Int)
    /// A person has rejected the finding for this school.
    case isRejected(finding: Int)
    /// The node as it stands for the area of a school; for an area, for itself. The plane says what
    /// a school without an area gets: nothing certain, everything possible.
    case ofArea(Int, Plane)
  }

  /// The nodes in the order of their numbers.
  package private(set) var nodes: [Node] = []
  /// Whether a node compares a member with the school that asks, so that it must be decided for
  /// every pair of them.
  package private(set) var looksAtAsker: [Bool] = []
  /// Whether a node reads other rows than its own: members, or the area.
  package private(set) var readsOthers: [Bool] = []
  /// What a node joins; ``Joint/none`` where it is no `all` or `any`.
  package private(set) var joints: [Joint] = []
  /// The parts of all nodes that join others, one list after another.
  package private(set) var parts: [Int32] = []
  private var numbers: [Node: Int] = [:]

  /// An `all` or `any` by its place in ``parts``: one school is decided node by node, and a list in each would
  /// be retained and released millions of times.
  package struct Joint: Sendable {
    package enum Kind: Sendable { case none, all, any }
    package var kind = Kind.none
    package var first: Int32 = 0
    package var end: Int32 = 0
    package static let none = Joint()
  }

  package init() {}

  /// The node that is always false.
  package mutating func never() -> Int { number(.constant(false)) }

  /// The node that is always true.
  package mutating func always() -> Int { number(.constant(true)) }

  package mutating func all(_ parts: [Int]) -> Int {
    join(parts, absorbing: false) { .all($0) }
  }

  package mutating func any(_ parts: [Int]) -> Int {
    join(parts, absorbing: true) { .any($0) }
  }

  package mutating func not(_ part: Int) -> Int {
    switch nodes[part] {
    case .constant(let value): number(.constant(!value))
    case .not(let inner): inner
    default: number(.not(part), looksAtAsker: looksAtAsker[part], readsOthers: readsOthers[part])
    }
  }

  /// A node of the area; constants are the same everywhere.
  package mutating func ofArea(_ part: Int, _ plane: Plane) -> Int {
    switch nodes[part] {
    case .constant, .ofArea: part
    default: number(.ofArea(part, plane), readsOthers: true)
    }
  }

  package mutating func strength(finding: Int, _ strength: Strength, of part: Int) -> Int {
    number(.strength(finding: finding, strength, of: part), readsOthers: readsOthers[part])
  }

  /// The node about some member; nothing can be about a member that cannot be true.
  package mutating func someMember(count: Int, _ part: Int) -> Int {
    if case .constant(false) = nodes[part] { return part }
    return number(.someMember(count: count, node: part), readsOthers: true)
  }

  /// A node without parts.
  package mutating func leaf(_ node: Node, looksAtAsker: Bool = false) -> Int {
    if case .count = node { return number(node, readsOthers: true) }
    return number(node, looksAtAsker: looksAtAsker)
  }

  private mutating func join(
    _ parts: [Int], absorbing value: Bool, _ make: ([Int]) -> Node
  ) -> Int {
    var kept: [Int] = []
    kept.reserveCapacity(parts.count)
    var asks = false
    var reads = false
    for part in parts {
      if case .constant(let constant) = nodes[part] {
        if constant == value { return part }
      } else if !kept.contains(part) {
        // Lists are short, or ascending already: looking through them beats hashing.
        kept.append(part)
        asks = asks || looksAtAsker[part]
        reads = reads || readsOthers[part]
      }
    }
    guard let first = kept.first else { return number(.constant(!value)) }
    if kept.count == 1 { return first }
    kept.sort()
    return number(make(kept), looksAtAsker: asks, readsOthers: reads)
  }

  private mutating func joint(_ node: Node) -> Joint {
    let (kind, list): (Joint.Kind, [Int])
    switch node {
    case .all(let parts): (kind, list) = (.all, parts)
    case .any(let parts): (kind, list) = (.any, parts)
    default: return .none
    }
    let first = Int32(parts.count)
    parts += list.map(Int32.init)
    return Joint(kind: kind, first: first, end: Int32(parts.count))
  }

  private mutating func number(
    _ node: Node, looksAtAsker asks: Bool = false, readsOthers reads: Bool = false
  ) -> Int {
    if let known = numbers[node] { return known }
    let new = nodes.count
    nodes.append(node)
    joints.append(joint(node))
    looksAtAsker.append(asks)
    readsOthers.append(reads)
    numbers[node] = new
    return new
  }
}
