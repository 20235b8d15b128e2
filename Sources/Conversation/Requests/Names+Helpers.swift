package import Advice
import Schools
package import Understanding

/// Hubs, system leaders and community partners by what people call them.
extension Conversation {
  /// The hub, leader or community partner that a slot names; `nil` where it names a school, or nothing.
  func namedHelper(_ ask: Ask, _ slot: String = "partner") throws(Stop) -> HelperRow? {
    guard ask[slot] != nil else { return nil }
    if let key = ask.read.numbers[slot], let helper = HelperRow(key: key) { return helper }
    guard ask["mode"] == "leader", let base = try namedSchool(ask, slot) else { return nil }
    return .leader(base)
  }

  /// The choices for a name of a register that fits several, by their labels among `options`.
  func helperChoices(_ options: [String], _ ask: Ask, _ slot: String) -> [Pending.Choice] {
    let names = ground.understanding.helperNames
    return options.compactMap { option -> Pending.Choice? in
      guard let entry = names.first(where: { $0.option == option }) else { return nil }
      return choice(entry.id, entry.label, option, ask, slot)
    }
  }

  /// Names of registers that are like a typed one, as choices.
  func nearHelpers(_ typed: String, _ ask: Ask, _ slot: String) -> [Pending.Choice] {
    guard slot == "partner" else { return [] }
    let near: [HelperDirectory.Entry] =
      switch HelperDirectory(adviser).find(typed) {
      case .found(let entry), .nearly(let entry): [entry]
      case .several(let entries), .unknown(let entries): entries
      }
    return near.compactMap { entry in
      entry.helper.key.map { choice($0, entry.name, entry.label, ask, slot) }
    }
  }

  private func choice(
    _ key: String, _ name: String, _ label: String, _ ask: Ask, _ slot: String
  ) -> Pending.Choice {
    var chosen = ask
    chosen.read.slots[slot] = name
    chosen.read.numbers[slot] = key
    chosen.read.problem = nil
    chosen.read.decision = decision(of: ask.intent)
    return Pending.Choice(label: label, ask: chosen)
  }
}

extension HelperRow {
  /// `hub 3`: how readings of lines call an entry of a register; `nil` for schools and leaders, who go by the
  /// school's number.
  package var key: String? {
    switch self {
    case .hub(let row): "hub \(row)"
    case .partner(let row): "partner \(row)"
    case .school, .leader: nil
    }
  }

  package init?(key: String) {
    let parts = key.split(separator: " ")
    guard parts.count == 2, let row = Int(parts[1]), row >= 0 else { return nil }
    switch parts[0] {
    case "hub": self = .hub(row)
    case "partner": self = .partner(row)
    default: return nil
    }
  }
}

extension NameBook {
  /// Adds hubs and community partners, so that lines may name them.
  ///
  /// - Parameter registers: What the registers say; system leaders go by the names of their schools.
  package mutating func insertHelpers(of registers: HelperRegisters) {
    func insert(_ entry: HelperRegisters.Entry, _ helper: HelperRow) {
      guard let key = helper.key, !entry.name.isEmpty else { return }
      let named = SchoolNames.Entry(
        id: key, label: entry.name, area: entry.area ?? "", phase: helper.kind.rawValue)
      if helper.kind == .hub || entry.agreed == true {
        helpers.insert(named, alsoCalled: entry.otherWords(helper.kind))
      } else {
        unlistedHelpers.insert(named)
      }
    }
    for (row, entry) in registers.hubs.enumerated() { insert(entry, .hub(row)) }
    for (row, entry) in registers.partners.enumerated() { insert(entry, .partner(row)) }
  }
}
