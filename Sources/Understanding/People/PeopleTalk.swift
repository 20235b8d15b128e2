import Schools

/// Says whether a line speaks of a child, of somebody who works at a school, or of somebody in danger.
///
/// Groups of words are looked for in any order, because a worry is told in as many ways as there are people: a child
/// and a bruise in one line are enough.
struct PeopleTalk: Sendable {
  private let people: PeopleWords
  private let forms: WordForms
  private let groups: [String: RunGraph]
  private let innocent: RunGraph
  private let schoolsNamed: RunGraph
  /// Every word of a group, as typed.
  let words: Set<String>

  init(_ people: PeopleWords, forms: WordForms) {
    self.people = people
    self.forms = forms
    let reader = WordReader(forms)
    func tree(_ patterns: [PhrasePattern]) -> RunGraph {
      patterns.reduce(into: RunGraph()) { $0.insert($1, read: reader.plain) }
    }
    groups = people.groups.mapValues(tree)
    innocent = tree(people.innocent)
    schoolsNamed = tree(people.schoolsNamed)
    words = groups.values.reduce(into: innocent.words) { $0.formUnion($1.words) }
  }

  /// Whether a word is a first name, alone or as in `Aisha's`.
  func isFirstName(_ word: String) -> Bool {
    people.firstNames.contains(word)
      || word.hasSuffix("s") && people.firstNames.contains(String(word.dropLast()))
  }

  /// What a line is refused as; `nil` where it speaks of nobody.
  ///
  /// - Parameters:
  ///   - words: The line's words.
  ///   - spans: What was spotted in it: names of schools and areas are no people.
  ///   - isDoubtful: Also what is refused only where nothing else fits.
  /// - Returns: The kind, and the groups that were met.
  func refusal(_ words: [Word], spans: [Span], isDoubtful: Bool) -> (kind: String, met: String)? {
    let keys = self.keys(words, spans)
    if schoolsNamed.ends(in: keys, at: 0).contains(keys.count) { return nil }
    var hidden = Set<Int>()
    for start in keys.indices {
      if let end = innocent.ends(in: keys, at: start).last { hidden.formUnion(start..<end) }
    }
    var found: [String: [Range<Int>]] = [:]
    func ranges(_ group: String) -> [Range<Int>] {
      if let known = found[group] { return known }
      let ranges = keys.indices.flatMap { start in
        (groups[group]?.ends(in: keys, at: start) ?? []).map { start..<$0 }
      }.filter { hidden.isDisjoint(with: $0) }
      found[group] = ranges
      return ranges
    }
    func fits(_ left: ArraySlice<String>, beside taken: [Range<Int>]) -> Bool {
      guard let group = left.first else { return true }
      return ranges(group).contains { range in
        !taken.contains { $0.overlaps(range) } && fits(left.dropFirst(), beside: taken + [range])
      }
    }
    let rules = isDoubtful ? people.refused + people.doubtful : people.refused
    return rules.first { fits($0.groups[...], beside: []) }
      .map { ($0.kind, $0.groups.joined(separator: " + ")) }
  }

  /// What each word may be met as: itself, and the slots of phrases that it fills.
  private func keys(_ words: [Word], _ spans: [Span]) -> [[String]] {
    var named = Set<Int>()
    for span in spans where span.range.count > 1 {
      if span.things.contains(where: { [.school, .area, .helper].contains($0.kind) }) {
        named.formUnion(span.range)
      }
    }
    for span in spans where span.things.contains(where: { $0.kind == .area }) {
      named.formUnion(span.range)
    }
    return words.indices.map { index in
      if named.contains(index) { return ["<school>"] }
      let word = words[index]
      var keys = [word.plain, "<text>"]
      if word.text != word.plain, word.isRepaired { keys.append(word.text) }
      if Self.isForm(word.plain) { keys.append("<form>") }
      if word.plain.allSatisfy(\.isNumber) { keys.append("<n>") }
      let isName = !word.isRepaired && isFirstName(word.plain) && !isOfSchool(words, index)
      if isName { keys.append("<person>") }
      if isName || !word.isKnown && !isOfSchool(words, index) { keys.append("<stranger>") }
      return keys
    }
  }

  /// Whether a name goes on as that of a school does: `st thomas`, `ruby lane school`, `king edward primary`.
  private func isOfSchool(_ words: [Word], _ index: Int) -> Bool {
    if index > 0, words[index - 1].name == "st" { return true }
    for place in words.indices.dropFirst(index + 1) {
      let word = words[place]
      if Self.endings.contains(word.name) {
        // What names end with begins other words too: Aisha's school report.
        let next = words.indices.contains(place + 1) ? words[place + 1] : nil
        return place > index + 1
          || next.map { forms.soft.contains($0.text) || Self.endings.contains($0.name) } ?? true
      }
      guard place < index + 4,
        !word.isKnown || word.isRepaired || word.isOfSchools || isFirstName(word.plain)
      else { return false }
    }
    return false
  }

  /// What names of schools end with.
  private static let endings = SchoolName.common.subtracting(["st", "the", "and", "of"])

  /// A class of one letter: `4b`, `10c`.
  private static func isForm(_ word: String) -> Bool {
    guard (2...3).contains(word.count), let last = word.last, last.isLetter, last.isASCII,
      let year = Int(word.dropLast())
    else { return false }
    return (1...13).contains(year)
  }
}
