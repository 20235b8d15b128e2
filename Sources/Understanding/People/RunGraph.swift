/// Runs of words found word by word: `on their own`, `one of the <form>`.
///
/// A graph without circles: each phrase adds its alternatives side by side, so that it grows by the words that are
/// written and not by the lines they stand for.
struct RunGraph: Sendable {
  /// The places that each word leads to, by place; the first is the beginning.
  private var steps: [[String: [Int]]] = [[:]]
  private var isEnd: [Bool] = [false]
  /// Every word of a run; slots are left out.
  private(set) var words: Set<String> = []

  init() {}

  /// Adds a phrase.
  ///
  /// - Parameters:
  ///   - pattern: The phrase.
  ///   - read: Words in the form in which they are compared.
  mutating func insert(_ pattern: PhrasePattern, read: ([String]) -> [String]) {
    for end in add(pattern.root, from: [0], read) { isEnd[end] = true }
  }

  /// - Returns: Where the part of the phrase ends, begun at any of some places.
  private mutating func add(
    _ node: PhrasePattern.Node, from starts: [Int], _ read: ([String]) -> [String]
  ) -> [Int] {
    switch node {
    case .words(let run):
      let keys = read(run)
      words.formUnion(keys)
      return keys.reduce(starts) { [step($1, from: $0)] }
    case .slot(let slot): return [step("<\(slot.rawValue)>", from: starts)]
    case .sequence(let nodes): return nodes.reduce(starts) { add($1, from: $0, read) }
    case .oneOf(let nodes): return nodes.flatMap { add($0, from: starts, read) }
    }
  }

  private mutating func step(_ key: String, from starts: [Int]) -> Int {
    steps.append([:])
    isEnd.append(false)
    for start in starts { steps[start][key, default: []].append(steps.count - 1) }
    return steps.count - 1
  }

  /// Every run that begins at a place.
  ///
  /// - Parameters:
  ///   - keys: What each word of the line may be met as: itself, and slots that it fills.
  ///   - start: Where the run begins.
  /// - Returns: The ends of the runs (exclusive), shortest first.
  func ends(in keys: [[String]], at start: Int) -> [Int] {
    var open = [0]
    var ends: [Int] = []
    for index in start..<keys.count {
      open = open.flatMap { place in keys[index].flatMap { steps[place][$0] ?? [] } }
      if open.isEmpty { break }
      if open.contains(where: { isEnd[$0] }) { ends.append(index + 1) }
    }
    return ends
  }
}
