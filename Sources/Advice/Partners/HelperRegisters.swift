package import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools

/// What the registers say of hubs, system leaders and community partners, read once.
///
/// No register is taken to be complete: who is not in it may help all the same.
package struct HelperRegisters: Sendable {
  /// An entry of a register.
  package struct Entry: Sendable {
    package var name: String
    package var id: String?
    /// The authority it names.
    package var area: String?
    var place: GridPlace?
    /// The words of the phases it works with; `nil` where nobody has said.
    var phases: Set<String>?
    /// How many schools it can still take on; `nil` where nobody has said.
    package var placesLeft: Int?
    /// It has agreed to be named; `nil` where nobody has said.
    package var agreed: Bool?
    /// Topics a hub or a leader helps with.
    var topics: Set<String> = []
    /// What a community partner does; `nil` where nobody has said.
    var offers: [String]?
    /// What sort of body a community partner is.
    var body: String?
    /// The number of the school that runs a hub.
    var urn: String?
  }

  package let hubs: [Entry]
  package let partners: [Entry]
  /// By the row of the school that leaders are based at.
  let leaders: [Int: Entry]
  /// Which registers there are.
  let given: Set<HelperKind>

  init(_ adviser: Adviser) { self.init(adviser.engine.base, adviser.vocabulary) }

  /// What the registers of some data say.
  package init(_ base: FactBase, _ vocabulary: Vocabulary) {
    func entries(_ bearer: Bearer, _ prefix: String, _ table: FactTable) -> [Entry] {
      let read = RegisterReader(table, prefix)
      let places =
        bearer == .leader
        ? Array(repeating: nil, count: table.count)
        : Schools.Places.places(of: 0..<table.count, in: table)
      return (0..<table.count).map { row in
        var entry = Entry(
          name: read.text("name", row) ?? "", id: read.text("id", row),
          area: read.text("la_name", row), place: places[row],
          phases: read.words("phases", row).map { Set($0) },
          placesLeft: read.number("places_left", row), agreed: read.yes("agreed", row))
        switch bearer {
        case .hub:
          entry.urn = read.text("urn", row)
          let types = read.words("types", row) ?? []
          let needs = vocabulary.needs.values.filter { $0.hub.map(types.contains) ?? false }
          entry.topics = Set(types).union(needs.map(\.topic))
        case .leader:
          // What every leader helps with, whatever else.
          entry.topics = Set(read.words("topics", row) ?? []).union([Self.leadership])
        default:
          entry.offers = read.words("offers", row)
          entry.body = read.word("kind", row)
        }
        return entry
      }
    }
    hubs = base.registers[.hub].map { entries(.hub, "hub", $0) } ?? []
    partners = base.registers[.partner].map { entries(.partner, "partner", $0) } ?? []
    var leaders: [Int: Entry] = [:]
    if let table = base.registers[.leader] {
      let bases = table.bases(among: base.schools)
      for (entry, school) in zip(entries(.leader, "leader", table), bases) {
        if let school { leaders[school] = entry }
      }
    }
    self.leaders = leaders
    given = Set(
      [(Bearer.hub, HelperKind.hub), (.leader, .leader), (.partner, .partner)]
        .filter { base.registers[$0.0] != nil }.map(\.1))
  }

  /// The topic that every system leader helps with.
  static let leadership = "leadership"

  /// The entry of a helper; `nil` for schools, and for leaders that no register names.
  func entry(_ helper: HelperRow) -> Entry? {
    switch helper {
    case .school: nil
    case .hub(let row): hubs.indices.contains(row) ? hubs[row] : nil
    case .leader(let school): leaders[school]
    case .partner(let row): partners.indices.contains(row) ? partners[row] : nil
    }
  }
}

/// Reads the facts of one register by the ends of their ids.
private struct RegisterReader {
  let table: FactTable
  let prefix: String

  init(_ table: FactTable, _ prefix: String) {
    self.table = table
    self.prefix = prefix
  }

  private func value(_ name: String, _ row: Int) -> (FactValue, [String])? {
    guard let slot = table.vocabulary.slot(id: "\(prefix)_\(name)") else { return nil }
    return (table.value(slot, row), table.vocabulary.facts[slot].kind.words)
  }

  func text(_ name: String, _ row: Int) -> String? {
    if case .known(.text(let text))? = value(name, row)?.0 { text } else { nil }
  }

  func number(_ name: String, _ row: Int) -> Int? {
    if case .known(.number(let number))? = value(name, row)?.0 { Int(number) } else { nil }
  }

  func yes(_ name: String, _ row: Int) -> Bool? {
    if case .known(.word(let word))? = value(name, row)?.0 { word == 1 } else { nil }
  }

  func word(_ name: String, _ row: Int) -> String? {
    guard let (value, words) = value(name, row), case .known(.word(let word)) = value else {
      return nil
    }
    return words[word]
  }

  func words(_ name: String, _ row: Int) -> [String]? {
    guard let (value, words) = value(name, row), case .known(.set(let set)) = value else {
      return nil
    }
    return set.indices.map { words[$0] }
  }
}
