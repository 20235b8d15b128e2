import Facts
import RuleLanguage

/// What is done for every block of one bearer in one stage: *all*, *any* and *not* over planes that
/// stand ready and over slots of 512 bits for what lies between. Slots are used again as soon as their
/// value has been read for the last time, so that they stay in the nearest cache.
struct BlockProgram: Sendable {
  enum Operation: UInt8 { case all, any, not, copy }

  /// One step: joins operands into a target. Places are slots, or planes where they are below 0 (the
  /// plane's place is then the complement).
  struct Instruction {
    var operation: Operation
    var target: Int32
    /// The operands are `operands[start..<start + count]`.
    var start: Int32
    var count: Int32
  }

  private(set) var instructions: [Instruction] = []
  private(set) var operands: [Int32] = []
  private(set) var slotCount = 0

  /// The program for the nodes of a stage; `kept` says which have planes.
  init(_ plan: VerdictPlan, _ graph: BooleanGraph, stage: Int, kept: DecidedPlanes) {
    let nodes = plan.joinedNodes(kept.bearer, stage: stage)
    guard !nodes.isEmpty else { return }
    var lastUse = [Int32](repeating: -1, count: graph.nodes.count)
    for node in nodes {
      for part in Self.parts(graph.nodes[node]) { lastUse[part] = Int32(node) }
    }
    // Where a node's bits stand: its slot in this stage, or its plane.
    let nowhere = Int32.max
    var locations = [Int32](repeating: nowhere, count: graph.nodes.count)
    for (place, node) in kept.nodes.enumerated() { locations[node] = ~Int32(place) }
    var free: [Int32] = []
    for node in nodes {
      let parts = Self.parts(graph.nodes[node])
      let start = Int32(operands.count)
      for part in parts {
        precondition(locations[part] != nowhere, "what an earlier stage decided has a plane")
        operands.append(locations[part])
      }
      if locations[node] == nowhere {
        locations[node] = free.popLast() ?? Int32(slotCount)
        slotCount = max(slotCount, Int(locations[node]) + 1)
      }
      instructions.append(
        Instruction(
          operation: Self.operation(graph.nodes[node]), target: locations[node], start: start,
          count: Int32(parts.count)))
      for part in parts where lastUse[part] == Int32(node) && locations[part] >= 0 {
        free.append(locations[part])
      }
    }
  }

  private static func parts(_ node: BooleanGraph.Node) -> [Int] {
    switch node {
    case .all(let parts), .any(let parts): parts
    case .not(let part), .strength(_, _, let part), .ofArea(let part, _): [part]
    case .constant, .test, .count, .someMember, .isTold, .isRejected: []
    }
  }

  private static func operation(_ node: BooleanGraph.Node) -> Operation {
    switch node {
    case .all: .all
    case .any: .any
    case .not: .not
    case .strength, .ofArea: .copy
    case .constant, .test, .count, .someMember, .isTold, .isRejected:
      preconditionFailure("these are filled in before the stage begins")
    }
  }

  /// Runs the program for all blocks of a part.
  func run(_ part: inout DecidedPlanes.Part) {
    let wordsPerPlane = part.wordsPerPlane
    part.words.withUnsafeMutableBufferPointer { words in
      guard let planes = words.baseAddress else { return }
      withUnsafeTemporaryAllocation(
        of: UInt64.self, capacity: max(1, slotCount) * Block.words
      ) { slots in
        guard let slots = slots.baseAddress else { return }
        instructions.withUnsafeBufferPointer { instructions in
          operands.withUnsafeBufferPointer { operands in
            for block in 0..<wordsPerPlane / Block.words {
              run(instructions, operands, slots, planes + block * Block.words, wordsPerPlane)
            }
          }
        }
      }
    }
  }

  @inline(__always) private func run(
    _ instructions: UnsafeBufferPointer<Instruction>, _ operands: UnsafeBufferPointer<Int32>,
    _ slots: UnsafeMutablePointer<UInt64>, _ planes: UnsafeMutablePointer<UInt64>,
    _ wordsPerPlane: Int
  ) {
    func address(_ location: Int32) -> UnsafeMutableRawPointer {
      location < 0
        ? UnsafeMutableRawPointer(planes + Int(~location) * wordsPerPlane)
        : UnsafeMutableRawPointer(slots + Int(location) * Block.words)
    }
    func load(_ operand: Int) -> Block.Bits {
      address(operands[operand]).loadUnaligned(as: Block.Bits.self)
    }
    for instruction in instructions {
      let start = Int(instruction.start)
      var bits = load(start)
      switch instruction.operation {
      case .all: for operand in 1..<Int(instruction.count) { bits &= load(start + operand) }
      case .any: for operand in 1..<Int(instruction.count) { bits |= load(start + operand) }
      case .not: bits = ~bits
      case .copy: break
      }
      address(instruction.target).storeBytes(of: bits, as: Block.Bits.self)
    }
  }
}
