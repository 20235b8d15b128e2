import Diagnostics
package import Facts

/// Finds a school by its name, part of its name, or its reference number.
package struct SchoolDirectory: Sendable {
  /// One school as people choose between schools: name, area, number.
  package struct Entry: Hashable, Sendable {
    /// Its row in the table of schools.
    package var row: Int
    package var name: String
    package var area: String
    package var urn: String
    package var phase: String

    package init(row: Int, name: String, area: String, urn: String, phase: String) {
      self.row = row
      self.name = name
      self.area = area
      self.urn = urn
      self.phase = phase
    }

    /// `St Anne's RC Primary, Bolton (URN 900112)`.
    package var label: String {
      let place = area.isEmpty ? name : "\(name), \(area)"
      return urn.isEmpty ? place : "\(place) (URN \(urn))"
    }
  }

  /// What a typed name led to.
  package enum Match: Hashable, Sendable {
    case found(Entry)
    /// One school, after correcting the spelling.
    case nearly(Entry)
    /// Several schools fit, alphabetical by label.
    case several([Entry])
    /// None fits; up to three with a similar name.
    case unknown(nearest: [Entry])

    /// The one school that is meant; `nil` where it is not clear which.
    package var entry: Entry? {
      switch self {
      case .found(let entry), .nearly(let entry): entry
      case .several, .unknown: nil
      }
    }
  }

  /// All schools in the order of the table.
  package let entries: [Entry]
  private let names: [SchoolName]
  private let byNumber: [String: Int]

  /// Reads names, areas, phases and numbers from a table of schools.
  package init(_ table: FactTable) {
    let vocabulary = table.vocabulary
    func text(_ id: String, _ row: Int) -> String {
      guard let slot = vocabulary.slot(id: id) else { return "" }
      switch table.value(slot, row) {
      case .known(.text(let text)): return text
      case .known(.word(let word)): return vocabulary.facts[slot].kind.words[word]
      default: return ""
      }
    }
    entries = (0..<table.count).map { row in
      Entry(
        row: row, name: text("school_name", row), area: text("la_name", row),
        urn: text("urn", row), phase: text("phase", row))
    }
    names = entries.map { SchoolName($0.name) }
    var numbers: [String: Int] = [:]
    for entry in entries where !entry.urn.isEmpty { numbers[entry.urn] = entry.row }
    byNumber = numbers
  }

  /// A directory of some entries, in their order; each has its place as row.
  package init(_ entries: [Entry]) {
    self.entries = entries
    names = entries.map { SchoolName($0.name) }
    byNumber = Dictionary(
      entries.filter { !$0.urn.isEmpty }.map { ($0.urn, $0.row) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The words of the name at a place of ``entries``.
  package func words(of place: Int) -> [String] { names[place].words }

  /// Finds what a person typed: a number, a name, part of one, or a name with its area after a comma.
  package func find(_ typed: String) -> Match {
    let trimmed = typed.split(separator: " ").joined(separator: " ")
    if let row = byNumber[trimmed] { return .found(entries[row]) }
    let parts = trimmed.split(separator: ",").map { SchoolName(String($0)) }
    guard let asked = parts.first, !asked.words.isEmpty else { return .unknown(nearest: []) }
    let area = parts.count > 1 ? parts[1].words : []
    if let match = decide(asked.words, area: area) { return match }
    // The last words may be the area without a comma: "oakfield high ambleford".
    for split in stride(from: asked.words.count - 1, to: 0, by: -1) {
      let (name, place) = (Array(asked.words[..<split]), Array(asked.words[split...]))
      if let match = decide(name, area: place, areaMustMatch: true) { return match }
    }
    return repaired(asked.words, area: area)
  }

  /// Completions for the beginning of a name: full names, alphabetical, at most `limit`.
  package func completions(of prefix: String, limit: Int = 50) -> [String] {
    let words = SchoolName(prefix).words
    let fitting = names.indices.filter { row in
      words.isEmpty || Self.fits(words, names[row].words, lastIsPrefix: true)
    }
    return Array(Set(fitting.map { entries[$0].name }).sorted().prefix(limit))
  }

  private func decide(_ words: [String], area: [String], areaMustMatch: Bool = false) -> Match? {
    let candidates = names.indices.filter { row in
      Self.fits(words, names[row].words, lastIsPrefix: false) && isIn(area, row)
    }
    if candidates.isEmpty || (areaMustMatch && area.isEmpty) { return nil }
    let exact = candidates.filter { names[$0].words == words }
    if exact.count == 1 { return .found(entries[exact[0]]) }
    let namesSomething = words.contains { !SchoolName.common.contains($0) }
    if candidates.count == 1, namesSomething { return .found(entries[candidates[0]]) }
    return .several(sorted(exact.isEmpty ? candidates : exact))
  }

  /// Corrects the spelling of single words against the words of known names.
  private func repaired(_ words: [String], area: [String]) -> Match {
    let known = Set(names.flatMap(\.words)).sorted()
    let corrected = words.map { word in
      known.contains(word) ? word : NearestName.suggestion(for: word, among: known) ?? word
    }
    if corrected != words, let match = decide(corrected, area: area) {
      if case .found(let entry) = match { return .nearly(entry) }
      return match
    }
    let telling = corrected.filter { !SchoolName.common.contains($0) }
    let nearest = names.indices
      .map { row in (row, telling.count { names[row].words.contains($0) }) }
      .filter { $0.1 > 0 }
      .sorted { ($1.1, entries[$0.0].label) < ($0.1, entries[$1.0].label) }
    return .unknown(nearest: nearest.prefix(3).map { entries[$0.0] })
  }

  private func isIn(_ area: [String], _ row: Int) -> Bool {
    area.isEmpty || Self.fits(area, SchoolName(entries[row].area).words, lastIsPrefix: false)
  }

  private func sorted(_ rows: [Int]) -> [Entry] {
    rows.map { entries[$0] }.sorted { ($0.label, $0.row) < ($1.label, $1.row) }
  }

  /// Whether all words typed stand in a name, in any order; `oak` does not stand in `oakfield` unless
  /// the last word may be a beginning.
  private static func fits(_ typed: [String], _ name: [String], lastIsPrefix: Bool) -> Bool {
    for (index, word) in typed.enumerated() {
      let mayBegin = lastIsPrefix && index == typed.count - 1
      // A final s is forgiven, because "st anne", "st annes" and "St Anne's" are one school.
      guard
        name.contains(where: { other in
          mayBegin
            ? other.hasPrefix(word)
            : other == word || other == word + "s" || other + "s" == word
        })
      else { return false }
    }
    return true
  }
}
