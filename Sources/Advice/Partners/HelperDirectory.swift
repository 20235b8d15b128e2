import Diagnostics
import Schools

/// Finds a helper of any kind by what people type: a number, an id, a name or part of one.
///
/// A kind may stand before it, as in `hub: Bridge` or `system leader based at Oakfield`; without one all kinds are
/// looked through, and a number is a school's.
package struct HelperDirectory {
  private let adviser: Adviser
  private let registers: HelperRegisters
  private let entries: [Entry]
  /// Whether parts of a name and near spellings lead to those too that have not agreed to be named.
  private let findsUnlisted: Bool

  /// A helper as people choose between helpers.
  package struct Entry: Hashable, Sendable {
    package var helper: HelperRow
    /// `Bridge Language Hub, Ambleford (hub)`.
    package var label: String
    package var name: String
    var id: String?
    /// It may be named to those who have not named it themselves.
    var isListed = true
    /// Words beside those of the name by which people may call it: what it helps with, and where.
    var otherWords: Set<String> = []
  }

  /// What was typed led to one helper, perhaps after correcting the spelling; to several; or to none, with up to
  /// three of a similar name.
  package enum Match: Hashable, Sendable {
    case found(Entry)
    case nearly(Entry)
    case several([Entry])
    case unknown(nearest: [Entry])
  }

  /// For those who match schools with helpers: whoever brokers knows all names.
  package init(_ planner: PartnerPlanner) {
    self.init(planner.adviser, planner.registers, findsUnlisted: true)
  }

  /// For those who ask about a helper: who has not agreed to be named is found by the whole name or the id alone.
  package init(_ adviser: Adviser) {
    self.init(adviser, HelperRegisters(adviser), findsUnlisted: false)
  }

  init(_ adviser: Adviser, _ registers: HelperRegisters, findsUnlisted: Bool) {
    self.adviser = adviser
    self.registers = registers
    self.findsUnlisted = findsUnlisted
    func entries(_ kind: HelperKind, _ all: [HelperRegisters.Entry]) -> [Entry] {
      all.enumerated().map { row, entry in
        let area = entry.area.map { ", \($0)" } ?? ""
        let id = entry.id.map { ", id \($0)" } ?? ""
        return Entry(
          helper: HelperRow(kind, row), label: "\(entry.name)\(area) (\(kind.rawValue)\(id))",
          name: entry.name, id: entry.id, isListed: kind == .hub || entry.agreed == true,
          otherWords: entry.otherWords(kind))
      }
    }
    self.entries = entries(.hub, registers.hubs) + entries(.partner, registers.partners)
  }

  /// Finds what a person typed.
  package func find(_ typed: String) -> Match {
    let (kind, rest) = Self.kind(of: typed)
    switch kind {
    case .school?: return schools(rest) { .school($0) }
    case .leader?: return schools(rest) { .leader($0) }
    case .hub?, .partner?: return registered(rest, entries.filter { $0.helper.kind == kind })
    case nil: return any(rest)
    }
  }

  /// A kind that stands before a name, and the rest.
  private static func kind(of typed: String) -> (HelperKind?, String) {
    let text = typed.split(separator: " ").joined(separator: " ")
    let heads: [(String, HelperKind)] = [
      ("a system leader based at ", .leader), ("system leader based at ", .leader),
      ("a system leader at ", .leader), ("system leader at ", .leader),
      ("leader based at ", .leader), ("leader at ", .leader), ("leader: ", .leader),
      ("leader:", .leader), ("system leader:", .leader), ("hub:", .hub), ("school:", .school),
      ("community partner:", .partner), ("partner:", .partner),
    ]
    let lower = text.lowercased()
    for (head, kind) in heads where lower.hasPrefix(head) {
      return (kind, text.dropFirst(head.count).trimmingPrefix(" ").description)
    }
    return (nil, text)
  }

  private func any(_ text: String) -> Match {
    let registered = registered(text, entries)
    // A name or an id to the letter, whatever schools are called alike.
    let school = adviser.directory.find(text)
    if case .found(let entry) = registered, isExact(entry, text) {
      let alike: [SchoolDirectory.Entry] =
        switch school {
        case .found(let other): [other]
        case .several(let others): others
        case .nearly, .unknown: []
        }
      let same = alike.filter { isExact($0, text) }
      guard !same.isEmpty else { return registered }
      return .several([entry] + same.map { self.entry($0) { .school($0) } })
    }
    switch (school, registered) {
    case (.found(let entry), .unknown): return .found(self.entry(entry) { .school($0) })
    case (.found(let entry), _) where entry.urn == text || isExact(entry, text):
      return .found(self.entry(entry) { .school($0) })
    case (.unknown(let near), .unknown(let others)):
      let schools = near.map { self.entry($0) { .school($0) } }
      return .unknown(nearest: Array((others + schools).prefix(4)))
    case (.nearly(let entry), .unknown): return .nearly(self.entry(entry) { .school($0) })
    case (.nearly, _), (.unknown, _): return registered
    case (.found, _), (.several, _):
      let schools: [SchoolDirectory.Entry] =
        switch school {
        case .found(let entry): [entry]
        case .several(let entries): entries
        case .nearly, .unknown: []
        }
      let others: [Entry] =
        switch registered {
        case .found(let entry): [entry]
        case .several(let entries): entries
        case .nearly, .unknown: []
        }
      return .several(others + schools.map { self.entry($0) { .school($0) } })
    }
  }

  /// Whether what was typed is the whole name or the id of the one helper that it led to, of a kind that a register
  /// names, or says itself which kind is meant.
  package func isWholeName(_ typed: String, of match: Match) -> Bool {
    if Self.kind(of: typed).0 != nil { return true }
    switch match {
    case .found(let entry): return entry.helper.kind != .school && isExact(entry, typed)
    case .several(let entries):
      return entries.contains { $0.helper.kind != .school && isExact($0, typed) }
    case .nearly, .unknown: return false
    }
  }

  private func isExact(_ entry: Entry, _ text: String) -> Bool {
    entry.id?.lowercased() == text.lowercased()
      || SchoolName(entry.name).words == SchoolName(text).words
  }

  private func isExact(_ entry: SchoolDirectory.Entry, _ text: String) -> Bool {
    SchoolName(entry.name).words == SchoolName(text).words
  }

  private func schools(_ text: String, _ row: (Int) -> HelperRow) -> Match {
    switch adviser.directory.find(text) {
    case .found(let found): .found(entry(found, row))
    case .nearly(let found): .nearly(entry(found, row))
    case .several(let found): .several(found.map { entry($0, row) })
    case .unknown(let nearest): .unknown(nearest: nearest.map { entry($0, row) })
    }
  }

  private func entry(_ school: SchoolDirectory.Entry, _ row: (Int) -> HelperRow) -> Entry {
    let helper = row(school.row)
    let label = helper.kind == .leader ? "a system leader based at \(school.label)" : school.label
    return Entry(helper: helper, label: label, name: school.name, id: nil)
  }

  /// Entries of registers by id, whole name, or all the words typed; the area may stand after a comma.
  private func registered(_ text: String, _ entries: [Entry]) -> Match {
    if let entry = entries.first(where: { $0.id?.lowercased() == text.lowercased() }) {
      return .found(entry)
    }
    let parts = text.split(separator: ",").map { SchoolName(String($0)).words }
    guard let first = parts.first else { return .unknown(nearest: []) }
    let asked = first.first == "the" && first.count > 1 ? Array(first.dropFirst()) : first
    guard !asked.isEmpty else { return .unknown(nearest: []) }
    func isIn(_ entry: Entry) -> Bool {
      guard parts.count > 1 else { return true }
      return SchoolName(registers.entry(entry.helper)?.area ?? "").words == parts[1]
    }
    func words(_ entry: Entry) -> [String] {
      let words = SchoolName(entry.name).words
      return words.first == "the" ? Array(words.dropFirst()) : words
    }
    let exact = entries.filter { words($0) == asked && isIn($0) }
    if exact.count == 1 { return .found(exact[0]) }
    let findable = entries.filter { findsUnlisted || $0.isListed }
    var fitting =
      exact.isEmpty
      ? findable.filter { isIn($0) && asked.allSatisfy(words($0).contains) } : exact
    if fitting.isEmpty {
      // By a part of the name and what it helps with: "the Dunmere EAL hub".
      fitting = findable.filter { entry in
        let own = words(entry)
        return isIn(entry)
          && asked.allSatisfy { own.contains($0) || entry.otherWords.contains($0) }
          && asked.contains { own.contains($0) && isTelling($0) }
      }
    }
    if fitting.count > 1 { return .several(fitting.sorted { $0.label < $1.label }) }
    // One common word such as "hub" or "the" names nobody.
    if let only = fitting.first, asked.contains(where: isTelling) { return .found(only) }
    let near = NearestName.candidates(for: text, among: findable.map(\.name), atMost: 3)
    let nearest = findable.filter { near.contains($0.name) }
    if nearest.count == 1, let only = nearest.first { return .nearly(only) }
    return .unknown(nearest: nearest)
  }

  private func isTelling(_ word: String) -> Bool {
    !HelperRegisters.common.contains(word) && !SchoolName.common.contains(word)
  }

  /// What people call a helper of any kind, as they choose between helpers.
  package func label(_ helper: HelperRow) -> String {
    switch helper {
    case .school(let row): adviser.directory.entries[row].label
    case .leader(let row):
      "a system leader based at \(adviser.directory.entries[row].label)"
    case .hub, .partner: entries.first { $0.helper == helper }?.label ?? ""
    }
  }
}

extension HelperRegisters {
  /// Words that many names of helpers share: they never name one alone.
  package static let common: Set<String> = ["hub", "trust", "group", "partnership"]
}

extension HelperRegisters.Entry {
  /// What it helps with and where, in the words that people type beside a part of its name.
  package func otherWords(_ kind: HelperKind) -> Set<String> {
    let bodies = body.map { [HelperNames.body($0)] } ?? []
    let texts = topics.map(ListWording.word) + bodies + [kind.rawValue, area ?? ""]
    return Set(texts.flatMap { SchoolName($0).words })
  }
}
