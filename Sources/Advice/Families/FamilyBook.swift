import Diagnostics
package import Facts
import Foundation
import Inference
package import Schools

/// The families of a set of data by name, as every page of this chapter starts from them.
package struct FamilyBook: Sendable {
  /// One family.
  package struct Entry: Hashable, Sendable {
    /// Its number in the data.
    package var number: Int
    package var name: String
    /// The phase that all members share; `nil` where they differ or it is not known.
    package var phase: String?
    /// Whether the data named it, rather than this program.
    package var isGiven: Bool
    /// Rows of the table of schools, alphabetical by name.
    package var members: [Int]
  }

  /// What a typed name led to.
  package enum Match: Hashable, Sendable {
    case found(Entry)
    /// Several fit, by name.
    case several([Entry])
    /// None fits; up to three with a similar name.
    case unknown(nearest: [Entry])
  }

  /// By phase in the order of the vocabulary, then by name, numbers in names by size; never by results.
  package let entries: [Entry]

  /// - Parameters:
  ///   - base: Facts with families set (``Facts/FactBase/setFamilies(_:)``).
  ///   - directory: The names of its schools.
  package init(_ base: FactBase, _ directory: SchoolDirectory) {
    var members: [Int: [Int]] = [:]
    for (school, number) in base.familyOfSchool.enumerated() where number >= 0 {
      members[Int(number), default: []].append(school)
    }
    let phases = base.vocabulary.fact(named: "phase")?.kind.words ?? []
    let unsorted = members.map { Self.entry($0.key, $0.value, base, directory) }
    entries = unsorted.sorted { a, b in
      let (first, second) = (Self.place(a.phase, phases), Self.place(b.phase, phases))
      if first != second { return first < second }
      let (one, two) = (Self.sortable(a.name), Self.sortable(b.name))
      return (one, a.name, a.number) < (two, b.name, b.number)
    }
  }

  /// The family of one school alone, without the others'; `nil` where it is in none.
  package static func entry(ofSchool school: Int, _ adviser: Adviser) -> Entry? {
    let base = adviser.engine.base
    let number = base.familyOfSchool[school]
    guard number >= 0 else { return nil }
    let members = base.familyOfSchool.indices.filter { base.familyOfSchool[$0] == number }
    return entry(Int(number), members, base, adviser.directory)
  }

  /// The family of a school; `nil` where it is in none.
  package func entry(ofSchool school: Int) -> Entry? {
    entries.first { $0.members.contains(school) }
  }

  private static func entry(
    _ number: Int, _ members: [Int], _ base: FactBase, _ directory: SchoolDirectory
  ) -> Entry {
    let slot = base.vocabulary.slot(id: "family")
    let sorted = alphabetical(members, directory)
    var name = "\(number + 1)"
    if let slot, let first = members.first,
      case .known(.text(let text)) = base.schools.value(slot, first)
    {
      name = text
    }
    let phase = Set(members.map { directory.entries[$0].phase })
    let isMade = slot.map { base.schools.origin($0, members[0]) == .derived } ?? true
    return Entry(
      number: number, name: name,
      phase: phase.count == 1 ? phase.first.flatMap { $0.isEmpty ? nil : $0 } : nil,
      isGiven: !isMade, members: sorted)
  }

  /// Finds what a person typed: the whole name, capitals aside, else a part of it.
  package func find(_ typed: String) -> Match {
    let asked = Self.plain(typed)
    let exact = entries.filter { Self.plain($0.name) == asked }
    if exact.count == 1 { return .found(exact[0]) }
    if exact.count > 1 { return .several(exact) }
    let words = asked.split(separator: " ")
    let holding = entries.filter { entry in
      let own = Self.plain(entry.name).split(separator: " ")
      return !words.isEmpty && words.allSatisfy(own.contains)
    }
    if holding.count == 1 { return .found(holding[0]) }
    if holding.count > 1 { return .several(holding) }
    let near = NearestName.candidates(
      for: asked, among: entries.map { Self.plain($0.name) }, atMost: 3)
    return .unknown(nearest: entries.filter { near.contains(Self.plain($0.name)) })
  }

  /// Schools by name, by row.
  private static func alphabetical(_ members: [Int], _ directory: SchoolDirectory) -> [Int] {
    // Folded once for each name, not once for each comparison.
    members.map { (name: folded(directory.entries[$0].name), entry: directory.entries[$0]) }
      .sorted { a, b in
        (a.name, a.entry.area, a.entry.urn, a.entry.row)
          < (b.name, b.entry.area, b.entry.urn, b.entry.row)
      }.map(\.entry.row)
  }

  /// As people look it up: `É` stands with `E`.
  private static func folded(_ name: String) -> String {
    name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  private static func place(_ phase: String?, _ phases: [String]) -> Int {
    phase.flatMap(phases.firstIndex(of:)) ?? phases.count
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().split(separator: " ").joined(separator: " ")
  }

  /// With noughts before numbers, so that `primary 9` comes before `primary 10`.
  private static func sortable(_ name: String) -> String {
    plain(name).split(separator: " ").map { word in
      Int(word).map { String(repeating: "0", count: max(0, 9 - "\($0)".count)) + "\($0)" }
        ?? String(word)
    }.joined(separator: " ")
  }
}
