/// Names of one or more words, found word by word; several things may share a name.
package struct NameTree: Sendable {
  private struct Branch: Sendable {
    var next: [String: Int] = [:]
    var things: [NamedThing] = []
  }

  private var branches = [Branch()]
  /// Every word of a name.
  package private(set) var words: Set<String> = []

  package init() {}

  /// Adds a name; the same thing under the same name once.
  package mutating func insert(_ name: [String], _ thing: NamedThing) {
    guard !name.isEmpty else { return }
    var branch = 0
    for word in name {
      words.insert(word)
      if let next = branches[branch].next[word] {
        branch = next
      } else {
        branches.append(Branch())
        branches[branch].next[word] = branches.count - 1
        branch = branches.count - 1
      }
    }
    if !branches[branch].things.contains(thing) { branches[branch].things.append(thing) }
  }

  /// Whether a run of words is the name of something of a kind.
  package func holds(_ name: [String], _ kind: NamedThing.Kind) -> Bool {
    var branch = 0
    for word in name {
      guard let next = branches[branch].next[word] else { return false }
      branch = next
    }
    return branches[branch].things.contains { $0.kind == kind }
  }

  /// All names that begin at a word, shortest first.
  ///
  /// - Returns: The end of each name (exclusive) with the things it stands for.
  package func names(in words: [Word], at start: Int) -> [(end: Int, things: [NamedThing])] {
    var found: [(end: Int, things: [NamedThing])] = []
    var branch = 0
    for index in start..<words.count {
      guard let next = branches[branch].next[words[index].text] else { break }
      branch = next
      if !branches[branch].things.isEmpty { found.append((index + 1, branches[branch].things)) }
    }
    return found
  }
}
