import Diagnostics
package import Facts

/// Sets of schools that people give a name to: local authorities, trusts and regions.
package struct SchoolSets: Sendable {
  /// What holds the schools together; the words are those people use.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case authority = "local authority"
    case trust, region
  }

  /// One set as people choose between sets.
  package struct Entry: Hashable, Sendable {
    package var kind: Kind
    package var name: String
    /// For an authority its row in the table of areas.
    package var area: Int?
    /// Its open schools, by row, ascending.
    package var schools: [Int]

    /// The name, with its kind where it is no authority: `Tarn Partnership (trust)`.
    package var label: String { kind == .authority ? name : "\(name) (\(kind.rawValue))" }

    package init(kind: Kind, name: String, area: Int?, schools: [Int]) {
      self.kind = kind
      self.name = name
      self.area = area
      self.schools = schools
    }
  }

  /// What a typed name led to.
  package enum Match: Hashable, Sendable {
    case found(Entry)
    /// Several sets fit, by kind and name.
    case several([Entry])
    /// None fits; up to three with a similar name, else all where there are few.
    case unknown(nearest: [Entry])
  }

  /// By kind, then by name.
  package let entries: [Entry]
  private let authorities: AreaDirectory

  package init(_ base: FactBase) {
    authorities = AreaDirectory(base)
    let isClosed = base.schools.closedSchools
    let open = isClosed.indices.filter { !isClosed[$0] }
    let byArea = Dictionary(grouping: open) { Int(base.areaOfSchool[$0]) }
    var entries = authorities.entries.map { entry in
      Entry(
        kind: .authority, name: entry.name, area: entry.row, schools: byArea[entry.row] ?? [])
    }
    for (kind, fact) in [(Kind.trust, "trust_name"), (.region, "region")] {
      guard let slot = base.vocabulary.slot(id: fact) else { continue }
      let byName = Dictionary(grouping: open) { row -> String in
        if case .known(.text(let text)) = base.schools.value(slot, row) { text } else { "" }
      }
      entries += byName.filter { !$0.key.isEmpty }.map {
        Entry(kind: kind, name: $0.key, area: nil, schools: $0.value)
      }.sorted { $0.name < $1.name }
    }
    self.entries = entries
  }

  /// Finds what a person typed: the code of an authority, a name, or the beginning of one. Where an
  /// authority and a trust or region have one name, the authority is meant, unless the kind stands before
  /// it: `region London`.
  package func find(_ typed: String) -> Match {
    if case .found(let authority) = authorities.find(typed), let entry = self.entry(authority),
      SchoolName(entry.name).words == SchoolName(typed).words || isCode(typed)
    {
      return .found(entry)
    }
    let whole = SchoolName(typed).words
    if let exact = entries.first(where: { SchoolName($0.name).words == whole }) {
      return .found(exact)
    }
    let (kind, words) = Self.kind(in: whole)
    let among = entries.filter { kind == nil || $0.kind == kind }
    if let exact = among.first(where: { SchoolName($0.name).words == words }) {
      return .found(exact)
    }
    let fitting =
      words.isEmpty
      ? []
      : among.filter { entry in
        let name = SchoolName(entry.name).words
        return words.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
      }
    if fitting.count > 1 { return .several(fitting) }
    if let only = fitting.first { return .found(only) }
    let near = NearestName.candidates(for: typed, among: among.map(\.name), atMost: 3)
    let nearest = among.filter { near.contains($0.name) }
    return .unknown(nearest: nearest.isEmpty && among.count <= 12 ? among : nearest)
  }

  private func entry(_ authority: AreaDirectory.Entry) -> Entry? {
    entries.first { $0.area == authority.row }
  }

  private func isCode(_ typed: String) -> Bool {
    !typed.isEmpty && typed.allSatisfy { $0.isNumber || $0 == " " }
  }

  /// The kind that stands before the name, and the other words.
  private static func kind(in words: [String]) -> (kind: Kind?, words: [String]) {
    guard words.count > 1 else { return (nil, words) }
    for kind in [Kind.trust, .region] {
      if words.first == kind.rawValue { return (kind, Array(words.dropFirst())) }
    }
    return (nil, words)
  }
}
