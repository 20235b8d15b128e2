package import Schools

/// Schools by the words of their names: any telling part of a name finds all schools that have it.
package struct SchoolNames: Sendable {
  /// One school as a line can mean it.
  package struct Entry: Hashable, Sendable {
    package var id: String
    package var label: String
    package var area: String
    package var phase: String

    package init(id: String, label: String, area: String, phase: String) {
      self.id = id
      self.label = label
      self.area = area
      self.phase = phase
    }
  }

  package private(set) var entries: [Entry] = []
  /// Reduced words of each name.
  private var names: [[String]] = []
  private var rows: [String: [Int32]] = [:]
  private var byNumber: [String: Int] = [:]

  package init() {}

  /// All schools of a directory.
  package init(_ directory: SchoolDirectory) {
    entries.reserveCapacity(directory.entries.count)
    names.reserveCapacity(directory.entries.count)
    for (place, entry) in directory.entries.enumerated() {
      insert(
        Entry(id: entry.urn, label: entry.name, area: entry.area, phase: entry.phase),
        called: directory.words(of: place))
    }
  }

  /// Adds a school; one with the same name in the same area is another school.
  ///
  /// - Parameters:
  ///   - entry: The school, or whoever else has such a name.
  ///   - others: Words beside those of the name by which it may be called, in the form of names.
  package mutating func insert(_ entry: Entry, alsoCalled others: Set<String> = []) {
    insert(entry, called: SchoolName(entry.label).words, others)
  }

  private mutating func insert(
    _ entry: Entry, called name: [String], _ others: Set<String> = []
  ) {
    let row = entries.count
    entries.append(entry)
    names.append(name)
    if !entry.id.isEmpty { byNumber[entry.id] = row }
    for (place, word) in name.enumerated() where !name[..<place].contains(word) {
      rows[word, default: []].append(Int32(row))
    }
    for word in others where !name.contains(word) { rows[word, default: []].append(Int32(row)) }
  }

  /// Whether a word stands in any name.
  package func holds(_ word: String) -> Bool { rows[word] != nil }

  /// Every word of a name that can tell schools apart.
  package var tellingWords: [String] {
    rows.keys.filter { !SchoolName.common.contains($0) && $0.count > 3 }
  }

  /// The school with a number.
  package func school(number: String) -> Int? { byNumber[number] }

  /// Schools that are meant by a run of words.
  package struct Found: Hashable, Sendable {
    package var end: Int
    package var rows: [Int]
    /// Whether the words are the whole name.
    package var isExact: Bool
  }

  /// The longest run of words from a start that names schools, and shorter ones that name others.
  ///
  /// - Parameters:
  ///   - words: Words of the line in the form of names.
  ///   - start: Where the name begins.
  ///   - isTelling: Whether a word alone may stand for a school: common words of names and of speech may not.
  /// - Returns: Every run that names schools, shortest first.
  package func names(in words: [String], at start: Int, isTelling: (String) -> Bool) -> [Found] {
    if let row = byNumber[words[start]] {
      return [Found(end: start + 1, rows: [row], isExact: true)]
    }
    var found: [Found] = []
    var fitting: [Int32]?
    var telling = false
    var end = start
    while end < words.count, end - start < 9, let more = rowsWith(words[end]) {
      // A word typed twice is no part of a name; "roman catholic" is one word twice.
      if words[start..<end].contains(words[end]), words[end] != words[end - 1] { break }
      let both = fitting.map { Self.common($0, more) } ?? more
      if both.isEmpty { break }
      fitting = both
      telling = telling || isTelling(words[end])
      end += 1
      let typed = end - start
      let exact = both.filter { names[Int($0)].count == typed && isSame($0, words[start..<end]) }
      // Words of speech name a school where they are all that tells it: "park road".
      let whole = typed > 1 && both.contains { holdsAllTelling($0, words[start..<end]) }
      if telling || whole || !exact.isEmpty && typed > 1 {
        let chosen = exact.isEmpty ? both : exact
        found.append(Found(end: end, rows: chosen.map(Int.init), isExact: !exact.isEmpty))
      }
    }
    return found
  }

  /// Whether a run of words is the name of a school, in its order.
  private func isSame(_ row: Int32, _ words: ArraySlice<String>) -> Bool {
    zip(names[Int(row)], words).allSatisfy { $0 == $1 || $0 == $1 + "s" || $0 + "s" == $1 }
  }

  /// Whether a run of words holds every word of a name that can tell schools apart, two of them at least.
  private func holdsAllTelling(_ row: Int32, _ words: ArraySlice<String>) -> Bool {
    let telling = names[Int(row)].filter { !SchoolName.common.contains($0) }
    return telling.count > 1 && telling.allSatisfy(words.contains)
  }

  /// Rows whose names hold a word; a final s is forgiven, so that `anne` finds `Anne's`.
  private func rowsWith(_ word: String) -> [Int32]? {
    let plain = rows[word] ?? []
    let other =
      (word.hasSuffix("s") ? rows[String(word.dropLast())] : rows[word + "s"]) ?? []
    if other.isEmpty { return plain.isEmpty ? nil : plain }
    return plain.isEmpty ? other : Set(plain).union(other).sorted()
  }

  /// What two ascending lists share.
  private static func common(_ a: [Int32], _ b: [Int32]) -> [Int32] {
    var shared: [Int32] = []
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        shared.append(a[i])
        i += 1
        j += 1
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return shared
  }
}
