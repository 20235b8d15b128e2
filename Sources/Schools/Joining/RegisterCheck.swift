import Diagnostics
import Facts

/// What only the schools can tell of a register: that it names a school which is not there, or an entry lies far
/// from all of them, as in the sea.
struct RegisterCheck {
  private(set) var problems: [Diagnostic] = []

  /// Design default: three times what the usual travel limit reaches.
  static let farInKilometres = 60.0

  init(_ registers: RegisterJoin, _ base: FactBase) {
    guard base.schools.count > 0 else { return }
    checkSchools(registers, base)
    let schools = Places(base.schools)
    guard schools.places.contains(where: { $0 != nil }) else { return }
    for (bearer, prefix) in [(Bearer.hub, "hub"), (.partner, "partner")] {
      guard let table = base.registers[bearer], let entries = registers.entries[bearer] else {
        continue
      }
      let slots = ["easting", "latitude"].compactMap { base.vocabulary.slot(id: "\(prefix)_\($0)") }
      for (place, entry) in zip(Places(table).places, entries) {
        guard let place,
          schools.rows(withinKilometres: Self.farInKilometres, of: place).isEmpty
        else { continue }
        let column = slots.lazy.compactMap { entry.columns[$0] }.first
        problems.append(
          DataProblem.farFromSchools(Self.farInKilometres).diagnostic(
            file: entry.file, row: entry.row, column: column ?? 1))
      }
    }
  }

  /// The schools that run hubs.
  private mutating func checkSchools(_ registers: RegisterJoin, _ base: FactBase) {
    guard let slot = base.vocabulary.slot(id: "hub_urn"), let urn = base.vocabulary.slot(id: "urn"),
      let hubs = base.registers[.hub], let entries = registers.entries[.hub]
    else { return }
    let known = Set((0..<base.schools.count).compactMap { base.schools.text(urn, $0) })
    for (hub, entry) in entries.enumerated() {
      guard let number = hubs.text(slot, hub), !known.contains(number) else { continue }
      problems.append(
        DataProblem.unknownSchool(number).diagnostic(
          file: entry.file, row: entry.row, column: entry.columns[slot] ?? 1))
    }
  }
}
