/// One phrase as a graph without circles: every way through it is a line the phrase stands for.
///
/// Steps lead from lower to higher states only, so that one pass in their order compares all lines at once.
struct PhraseGraph: Sendable {
  struct Step: Sendable {
    /// The number of a word; -1 for a slot or for nothing.
    var word: Int32 = -1
    /// A slot; `nil` for a word or for nothing.
    var slot: Slot?
    var to: Int32
  }

  /// The steps from each state; the first is the beginning, the last the end.
  private(set) var steps: [[Step]] = [[]]
  /// The phrase among those of its request.
  let phrase: Int
  /// Words that stand in it, by number.
  private(set) var words: Set<Int32> = []
  let slots: Set<Slot>
  /// Whether a line may go through it without a word that has a meaning of its own.
  private(set) var isHollow = false

  /// - Parameters:
  ///   - pattern: The phrase.
  ///   - phrase: Its place among those of its request.
  ///   - number: The number of a word.
  ///   - isSoft: Whether a word, by its number, is one of grammar.
  ///   - read: Words in their head forms.
  init(
    _ pattern: PhrasePattern, phrase: Int, number: (String) -> Int?, isSoft: (Int) -> Bool,
    read: ([String]) -> [String]
  ) {
    self.phrase = phrase
    slots = pattern.slots
    let end = add(pattern.root, from: 0, number, read)
    // The end is the last state: nothing is added after it.
    if end != steps.count - 1 {
      steps.append([])
      steps[end].append(Step(to: Int32(steps.count - 1)))
    }
    // States that can be reached without a word of weight.
    var reached = Array(repeating: false, count: steps.count)
    reached[0] = true
    for state in steps.indices where reached[state] {
      for step in steps[state] where step.word < 0 || isSoft(Int(step.word)) {
        reached[Int(step.to)] = true
      }
    }
    isHollow = reached[steps.count - 1]
  }

  private mutating func add(
    _ node: PhrasePattern.Node, from start: Int, _ number: (String) -> Int?,
    _ read: ([String]) -> [String]
  ) -> Int {
    switch node {
    case .words(let run):
      var state = start
      for word in read(run) {
        let known = Int32(number(word) ?? -1)
        words.insert(known)
        state = step(from: state, Step(word: known, to: 0))
      }
      return state
    case .slot(let slot): return step(from: start, Step(slot: slot, to: 0))
    case .sequence(let nodes):
      return nodes.reduce(start) { add($1, from: $0, number, read) }
    case .oneOf(let nodes):
      let ends = nodes.map { add($0, from: start, number, read) }
      steps.append([])
      let join = steps.count - 1
      for end in ends { steps[end].append(Step(to: Int32(join))) }
      return join
    }
  }

  private mutating func step(from state: Int, _ step: Step) -> Int {
    steps.append([])
    var step = step
    step.to = Int32(steps.count - 1)
    steps[state].append(step)
    return steps.count - 1
  }
}
