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
    checkSchools("hub_urn", of: .hub, registers, base)
    checkSchools("leader_urn", of: .leader, registers, base)
    for (row, bearer, first) in registers.repeated {
      problems.append(
        DataProblem.entryTwice(
          ofLeaders: bearer == .leader, file: first.file.lastPart, row: first.row
        )
        .diagnostic(file: row.file, row: row.row))
    }
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

  /// The schools that run hubs, or that leaders are based at.
  private mutating func checkSchools(
    _ id: String, of bearer: Bearer, _ registers: RegisterJoin, _ base: FactBase
  ) {
    guard let slot = base.vocabulary.slot(id: id), let urn = base.vocabulary.slot(id: "urn"),
      let table = base.registers[bearer], let entries = registers.entries[bearer]
    else { return }
    let known = Set((0..<base.schools.count).compactMap { base.schools.text(urn, $0) })
    for (row, entry) in entries.enumerated() {
      guard let number = table.text(slot, row), !known.contains(number) else { continue }
      problems.append(
        DataProblem.unknownSchool(number).diagnostic(
          file: entry.file, row: entry.row, column: entry.columns[slot] ?? 1))
    }
  }
}
