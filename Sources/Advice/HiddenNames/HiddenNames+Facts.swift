package import Facts
import Schools

extension HiddenNames {
  /// The facts with made-up names and without what gives a school away.
  ///
  /// Places stay for rules and journeys; no page shows them where names are hidden.
  package func hidden(_ base: FactBase) -> FactBase {
    var base = base
    var files: [String: String] = [:]
    func file(_ path: String) -> String {
      if let known = files[path] { return known }
      let name = self.file(path)
      files[path] = name
      return name
    }
    let numbers = numbers(base.schools)
    replace("school_name", in: &base.schools) { row, _ in label(row) }
    replace("urn", in: &base.schools) { _, urn in numbers[urn] }
    for id in Self.dropped { replace(id, in: &base.schools) { _, _ in nil } }
    replaceNames("trust_name", by: "Trust", in: &base.schools)
    replaceNames("family", by: "made-up", in: &base.schools, where: tells)
    let registers = registerNames(base)
    replace("excluded_partners", in: &base.schools) { _, list in excluded(list, registers) }
    base.schools.hideRows(file: file, told: Self.teller)
    base.areas.hideRows(file: file, told: Self.teller)
    for (bearer, table) in base.registers {
      var table = table
      let own = bearer == .hub ? "Hub" : "Community partner"
      replaceNames("\(bearer.rawValue)_name", by: own, in: &table)
      for id in ["id", "postcode"] {
        replace("\(bearer.rawValue)_\(id)", in: &table) { _, _ in nil }
      }
      replace("\(bearer.rawValue)_urn", in: &table) { _, urn in numbers[urn] }
      table.hideRows(file: file, told: Self.teller)
      base.registers[bearer] = table
    }
    return base
  }

  /// What was said for one answer, with made-up names and without other words of people's own.
  ///
  /// - Parameters:
  ///   - told: Values by fact.
  ///   - base: The facts with the names that the data has.
  /// - Returns: The same but for texts.
  package func hidden(_ told: [Int: FactValue], _ base: FactBase) -> [Int: FactValue] {
    let registers = registerNames(base)
    var hidden = told
    for (slot, value) in told {
      guard case .known(.text(let text)) = value else { continue }
      let isList = base.vocabulary.facts[slot].id == "excluded_partners"
      hidden[slot] = isList ? .known(.text(excluded(text, registers))) : nil
    }
    return hidden
  }

  /// A list of partners that are left out, by their made-up names.
  private func excluded(_ list: String, _ registers: [String: String]) -> String {
    let entries = list.split(separator: ";").compactMap { entry -> String? in
      let name = entry.split(separator: " ").joined(separator: " ")
      return row(named: name).map(label) ?? registers[name.lowercased()]
    }
    return entries.isEmpty ? Self.partner : entries.joined(separator: "; ")
  }

  /// Facts of schools that nobody needs to advise them and that tell which they are, by id.
  private static let dropped = [
    "dfe_number", "postcode", "town", "successor_urn", "predecessor_urn", "ethnic_profile_note",
  ]

  /// The made-up number of each school by its URN: leaders and hubs are found by it.
  private func numbers(_ schools: FactTable) -> [String: String] {
    guard let slot = schools.vocabulary.slot(id: "urn") else { return [:] }
    var numbers: [String: String] = [:]
    for row in 0..<schools.count {
      if case .known(.text(let urn)) = schools.value(slot, row) { numbers[urn] = label(row) }
    }
    return numbers
  }

  /// The made-up names of hubs and community partners by their own, in small letters.
  private func registerNames(_ base: FactBase) -> [String: String] {
    var names: [String: String] = [:]
    for (bearer, own) in [(Bearer.hub, "Hub"), (.partner, "Community partner")] {
      guard let table = base.registers[bearer],
        let slot = table.vocabulary.slot(id: "\(bearer.rawValue)_name")
      else { continue }
      for (name, hidden) in Self.madeUp(Self.texts(slot, table).values, own) {
        names[name.lowercased()] = hidden
      }
    }
    return names
  }

  // MARK: Columns of texts

  private static func texts(_ slot: Int, _ table: FactTable) -> [Int: String] {
    var texts: [Int: String] = [:]
    for row in 0..<table.count {
      if case .known(.text(let text)) = table.value(slot, row) { texts[row] = text }
    }
    return texts
  }

  /// Made-up names for texts, each once.
  private static func madeUp(
    _ texts: some Sequence<String>, _ own: String
  ) -> [String: String] {
    let different = Set(texts).sorted()
    return Dictionary(
      uniqueKeysWithValues: zip(different, numbered(different).map { "\(own) \($0)" }))
  }

  /// Replaces the texts of a fact; where `nil` comes of it nothing is known any more.
  private func replace(
    _ id: String, in table: inout FactTable, _ other: (_ row: Int, _ text: String) -> String?
  ) {
    guard let slot = table.vocabulary.slot(id: id), table.columns[slot] != nil else { return }
    let texts = Self.texts(slot, table)
    let origins = table.origins[slot]
    var column = FactColumn(kind: table.vocabulary.facts[slot].kind, count: table.count)
    for (row, text) in texts {
      if let hidden = other(row, text) { column[row] = .known(.text(hidden)) }
    }
    table.set(slot, column: column, origins: origins)
  }

  /// Replaces the texts of a fact, equal ones by the same.
  private func replaceNames(
    _ id: String, by own: String, in table: inout FactTable,
    where isReplaced: (String) -> Bool = { _ in true }
  ) {
    guard let slot = table.vocabulary.slot(id: id), table.columns[slot] != nil else { return }
    let texts = Set(Self.texts(slot, table).values).filter(isReplaced)
    let names = Self.madeUp(texts, own)
    replace(id, in: &table) { _, text in names[text] ?? text }
  }
}
