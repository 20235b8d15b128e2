import Diagnostics
package import Facts

/// Finds an area – a local authority – by its name or its code.
package struct AreaDirectory: Sendable {
  /// One area as people choose between areas.
  package struct Entry: Hashable, Sendable {
    /// Its row in the table of areas.
    package var row: Int
    package var name: String
    /// The schools of the data that belong to it.
    package var schools: Int
  }

  /// What a typed name led to.
  package enum Match: Hashable, Sendable {
    case found(Entry)
    /// Several areas fit, by name.
    case several([Entry])
    /// None fits; up to three with a similar name, else all where there are few.
    case unknown(nearest: [Entry])
  }

  /// By name.
  package let entries: [Entry]
  private let byCode: [String: Entry]

  package init(_ base: FactBase) {
    let (areas, vocabulary) = (base.areas, base.vocabulary)
    func text(_ id: String, _ row: Int) -> String? {
      guard let slot = vocabulary.slot(id: id) else { return nil }
      switch areas.value(slot, row) {
      case .known(.text(let text)): return text
      case .known(.number(let number)): return String(Int(number))
      default: return nil
      }
    }
    var counts = Array(repeating: 0, count: areas.count)
    for area in base.areaOfSchool where area >= 0 { counts[Int(area)] += 1 }
    let all = (0..<areas.count).map { row in
      Entry(
        row: row, name: text("la_name", row) ?? text("la_code", row) ?? "", schools: counts[row])
    }
    byCode = Dictionary(
      all.compactMap { entry in text("la_code", entry.row).map { ($0, entry) } }
    ) { first, _ in first }
    entries = all.filter { !$0.name.isEmpty }.sorted { ($0.name, $0.row) < ($1.name, $1.row) }
  }

  /// Finds what a person typed: a code, a name, or the beginning of one.
  package func find(_ typed: String) -> Match {
    let words = SchoolName(typed).words
    if let entry = byCode[words.joined(separator: " ")] { return .found(entry) }
    if let exact = entries.first(where: { SchoolName($0.name).words == words }) {
      return .found(exact)
    }
    let fitting =
      words.isEmpty
      ? []
      : entries.filter { entry in
        let name = SchoolName(entry.name).words
        return words.allSatisfy { word in name.contains { $0.hasPrefix(word) } }
      }
    if fitting.count > 1 { return .several(fitting) }
    if let only = fitting.first { return .found(only) }
    let near = NearestName.candidates(for: typed, among: entries.map(\.name), atMost: 3)
    let nearest = entries.filter { near.contains($0.name) }
    return .unknown(nearest: nearest.isEmpty && entries.count <= 12 ? entries : nearest)
  }
}
