/// One phrase as a graph without circles: every way through it is a line the phrase stands for.
///
/// Steps lead from lower to higher states only, so that one pass in their order compares all lines at once.
struct PhraseGraph: Sendable {
  struct Step: Sendable {
    /// The number of a word; -1 for a slot or for nothing.
    var word: Int32 = -1
    /// A slot; `nil` for a word or for nothing.
    var slot: Slot?
    /// What can fill the slot.
    var kinds = KindSet()
    var to: Int32
  }

  /// The steps of all states, those of one state side by side; the first state is the beginning, the last the end.
  private let steps: [Step]
  /// Where the steps of each state begin, and last where all end.
  private let starts: [Int32]
  /// The phrase among those of its request.
  let phrase: Int
  /// Words that stand in it.
  let words: NumberSet
  /// What can fill its slots.
  let kinds: KindSet
  let hasSlots: Bool
  /// Whether any words fill one of its slots.
  let hasFreeSlot: Bool
  /// Whether a line may go through it without a word that has a meaning of its own.
  private(set) var isHollow = false

  /// - Parameters:
  ///   - pattern: The phrase.
  ///   - phrase: Its place among those of its request.
  ///   - numbers: The numbers of words, to which those of the phrase are added.
  init(_ pattern: PhrasePattern, phrase: Int, _ numbers: inout WordNumbers) {
    self.phrase = phrase
    var drawing = Drawing()
    let end = drawing.add(pattern.root, from: 0, &numbers)
    // The end is the last state: nothing is added after it.
    if end != drawing.states - 1 { _ = drawing.step(from: end, Step(to: 0)) }
    (steps, starts) = drawing.inOrder
    words = NumberSet(drawing.steps.map(\.step.word).filter { $0 >= 0 })
    let slots = drawing.steps.compactMap(\.step.slot)
    kinds = drawing.steps.reduce(into: []) { $0.formUnion($1.step.kinds) }
    hasSlots = !slots.isEmpty
    hasFreeSlot = slots.contains(where: \.isFree)
  }

  /// How many states there are.
  var count: Int { starts.count - 1 }

  /// The steps from a state.
  subscript(state: Int) -> ArraySlice<Step> { steps[Int(starts[state])..<Int(starts[state + 1])] }

  /// What the words cost at least that a line does not have.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - weights: What each word costs, by its number.
  ///   - floor: What each costs at least.
  /// - Returns: The cost along the way that costs least; infinite where every way names a slot that nothing fills.
  func leastMissing(_ line: MatchLine, _ weights: [Double], floor: Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { least in
      least.initialize(repeating: .infinity)
      least[0] = 0
      for state in 0..<count where least[state] < .infinity {
        for step in steps[Int(starts[state])..<Int(starts[state + 1])] {
          var cost = least[state]
          if let slot = step.slot {
            guard slot.isFree || !line.kinds.isDisjoint(with: step.kinds) else { continue }
          } else if step.word >= 0, !line.holds(step.word) {
            cost += max(weights[Int(step.word)], floor)
          }
          if cost < least[Int(step.to)] { least[Int(step.to)] = cost }
        }
      }
      return least[count - 1]
    }
  }

  /// Notes whether there is a way without a word of weight.
  ///
  /// - Parameter isSoft: Whether a word, by its number, is one of grammar.
  mutating func weigh(_ isSoft: (Int) -> Bool) {
    var reached = Array(repeating: false, count: count)
    reached[0] = true
    for state in 0..<count where reached[state] {
      for step in self[state] where step.word < 0 || isSoft(Int(step.word)) {
        reached[Int(step.to)] = true
      }
    }
    isHollow = reached[count - 1]
  }
}

/// A graph while its steps are found, in the order of the phrase.
private struct Drawing {
  typealias Step = PhraseGraph.Step

  private(set) var steps: [(from: Int32, step: Step)] = []
  private(set) var states = 1

  /// - Returns: The state in which the part of the phrase ends, begun in another.
  mutating func add(_ node: PhrasePattern.Node, from start: Int, _ numbers: inout WordNumbers)
    -> Int
  {
    switch node {
    case .words(let run):
      var state = start
      numbers.forEachHead(of: run) { state = step(from: state, Step(word: $0, to: 0)) }
      return state
    case .slot(let slot): return step(from: start, Step(slot: slot, kinds: slot.kinds, to: 0))
    case .sequence(let nodes):
      var state = start
      for node in nodes { state = add(node, from: state, &numbers) }
      return state
    case .oneOf(let nodes):
      let ends = nodes.map { add($0, from: start, &numbers) }
      let join = states
      states += 1
      for end in ends { steps.append((Int32(end), Step(to: Int32(join)))) }
      return join
    }
  }

  /// Adds a step to a new state.
  mutating func step(from state: Int, _ step: Step) -> Int {
    var step = step
    step.to = Int32(states)
    steps.append((Int32(state), step))
    states += 1
    return states - 1
  }

  /// The steps state by state, those of one state in the order in which they were found, and where each state's begin.
  var inOrder: (steps: [Step], starts: [Int32]) {
    var starts = Array(repeating: Int32(0), count: states + 1)
    for (from, _) in steps { starts[Int(from) + 1] += 1 }
    for state in 0..<states { starts[state + 1] += starts[state] }
    var next = starts
    var ordered = Array(repeating: Step(to: 0), count: steps.count)
    for (from, step) in steps {
      ordered[Int(next[Int(from)])] = step
      next[Int(from)] += 1
    }
    return (ordered, starts)
  }
}
