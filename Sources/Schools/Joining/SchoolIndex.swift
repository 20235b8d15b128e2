import Facts

/// Which school each row of each file is about: one row of the table a school.
///
/// Schools are those that a register lists (`lists schools: yes`), those of results files for an
/// authority and phase of which no register speaks, and, where no file lists schools at all, those
/// of every file. Rows are found by URN, else by authority and establishment number, else by name
/// and authority; the order of schools is by URN, so that it does not hang on the order of files.
struct SchoolIndex {
  /// Where a row of a portion goes.
  struct Targets {
    /// The school's row, or -1.
    var own: [Int32]
    /// Schools that the row's school was followed or preceded by.
    var linked: [(row: Int32, school: Int32)] = []
  }

  /// The number of schools.
  private(set) var count = 0
  /// For each portion (of schools or answers) where its rows go; empty for others.
  private(set) var targets: [Targets] = []
  /// The school that took a school's place, as rows; ascending.
  private(set) var successors: [Int32: Int32] = [:]
  /// Phase words by school as the universe file gives them; empty without such a file.
  private(set) var universePhase: [Int32: Int] = [:]
  /// The universe's portions.
  private(set) var universePortions: [Int] = []

  private var schools: [School] = []
  private var byURN: [Int32: Int32] = [:]
  private var byEstablishment: [Int32: Int32] = [:]
  private var byName: [NameKey: Int32] = [:]
  /// Global codes of references that are no numbers.
  private var references = TextPool()

  private struct School {
    var urn: Int32
    var establishment: Int32
    var name: String
    /// Sorts schools without a number.
    var order: Int
  }

  private struct NameKey: Hashable {
    var name: String
    /// The authority's name, folded; empty where it is not known.
    var authority: String
  }

  init(_ portions: [FilePortion], vocabulary: Vocabulary) {
    let listing = portions.map { $0.plan.mapping.rows == .schools ? $0.plan.mapping.listing : .no }
    let registers = portions.indices.filter { listing[$0] == .yes }
    var later = portions.indices.filter { listing[$0] == .whereNoRegisterDoes }
    if registers.isEmpty, later.isEmpty {
      later = portions.indices.filter { portions[$0].plan.mapping.rows == .schools }
    }
    let phaseSlot = vocabulary.slot(id: "phase")
    for index in registers { list(portions[index], named: false) }
    let links = SuccessionLinks(portions)
    if portions.contains(where: { $0.keys.contains { $0.name >= 0 } }) {
      addNames(portions, nameSlot: vocabulary.slot(id: "school_name"), vocabulary: vocabulary)
    }
    for index in registers { list(portions[index], named: true) }
    let covered = Coverage(registers.map { portions[$0] }, phaseSlot: phaseSlot)
    for index in later { list(portions[index], unlessIn: covered, phaseSlot, links) }
    renumber()
    targets = portions.map { targets(of: $0, links: links) }
    successors = links.successors(among: byURN)
    noteUniverse(portions, phaseSlot: phaseSlot)
  }

  /// The school's URN; 0 when it has none that is a number.
  func urn(of school: Int) -> Int32 { max(0, schools[school].urn) }

  /// The school with a URN.
  func school(urn: Int32) -> Int32? { byURN[urn] }

  /// The school's reference as people write it: a URN or any other text; `nil` without one.
  func reference(of school: Int) -> String? {
    let urn = schools[school].urn
    return urn > 0 ? String(urn) : urn < 0 ? references.texts[Int(-1 - urn)] : nil
  }

  /// The authority and establishment number in one; 0 when not known.
  func establishment(of school: Int) -> Int32 { schools[school].establishment }
}

extension SchoolIndex {
  /// The global code of a portion's URN or reference.
  private mutating func code(_ urn: Int32, in portion: FilePortion) -> Int32 {
    urn >= 0 ? urn : -1 - references.code(of: portion.references.texts[Int(-1 - urn)])
  }

  /// Lists the schools of a register: those with a number, or those with a name only.
  private mutating func list(_ portion: FilePortion, named: Bool) {
    for key in portion.keys where (key.name >= 0) == named { list(key, in: portion) }
  }

  private mutating func list(
    _ portion: FilePortion, unlessIn covered: Coverage, _ phaseSlot: Int?, _ links: SuccessionLinks
  ) {
    let phases = Coverage.phases(of: portion, phaseSlot: phaseSlot)
    for (row, key) in portion.keys.enumerated() {
      // A school that a register has under an earlier or later number is not listed again.
      if key.urn > 0, links.relatives(of: key.urn).contains(where: { byURN[$0] != nil }) {
        continue
      }
      if covered.holds(authority: key.authority, phase: phases(row)) { continue }
      list(key, in: portion)
    }
  }

  private mutating func list(_ key: FilePortion.Key, in portion: FilePortion) {
    if key.urn != 0 {
      let urn = code(key.urn, in: portion)
      if let known = byURN[urn] {
        if key.establishment != 0, schools[Int(known)].establishment == 0 {
          schools[Int(known)].establishment = key.establishment
          if byEstablishment[key.establishment] == nil {
            byEstablishment[key.establishment] = known
          }
        }
        return
      }
      byURN[urn] = append(urn: urn, establishment: key.establishment, name: "")
    } else if key.establishment != 0 {
      guard byEstablishment[key.establishment] == nil else { return }
      _ = append(urn: 0, establishment: key.establishment, name: "")
    } else if key.name >= 0 {
      let nameKey = nameKey(key, in: portion)
      guard byName[nameKey] == nil else { return }
      byName[nameKey] = append(
        urn: 0, establishment: 0, name: portion.names.texts[Int(key.name)])
    }
  }

  private mutating func append(urn: Int32, establishment: Int32, name: String) -> Int32 {
    let row = Int32(schools.count)
    schools.append(
      School(urn: urn, establishment: establishment, name: name, order: schools.count))
    if establishment != 0, byEstablishment[establishment] == nil {
      byEstablishment[establishment] = row
    }
    return row
  }

  private func nameKey(_ key: FilePortion.Key, in portion: FilePortion) -> NameKey {
    let authority = key.authorityName >= 0 ? portion.names.texts[Int(key.authorityName)] : ""
    return NameKey(
      name: Self.folded(portion.names.texts[Int(key.name)]), authority: Self.folded(authority))
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Puts the schools in the order of their URNs, then of other references, then as they came.
  private mutating func renumber() {
    func rank(_ school: School) -> (Int, Int32, String, Int) {
      if school.urn < 0 { return (1, 0, references.texts[Int(-1 - school.urn)], 0) }
      return (2, school.establishment, school.name, school.order)
    }
    // Nearly all have a number, and numbers are sorted in little memory.
    let numbered = schools.indices.filter { schools[$0].urn > 0 }
      .sorted { schools[$0].urn < schools[$1].urn }
    let others = schools.indices.filter { schools[$0].urn <= 0 }
      .map { (rank(schools[$0]), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    let order = numbered + others
    var position = Array(repeating: Int32(0), count: schools.count)
    for (new, old) in order.enumerated() { position[old] = Int32(new) }
    schools = order.map { schools[$0] }
    byURN = byURN.mapValues { position[Int($0)] }
    byEstablishment = byEstablishment.mapValues { position[Int($0)] }
    byName = byName.mapValues { position[Int($0)] }
    count = schools.count
  }

  private func targets(of portion: FilePortion, links: SuccessionLinks) -> Targets {
    let subject = portion.plan.mapping.rows
    guard subject == .schools else { return Targets(own: []) }
    let finder = finder(for: portion)
    // By itself: a copy of the whole index would be made for each row.
    let byURN = byURN
    var targets = Targets(own: Array(repeating: -1, count: portion.count))
    for (row, key) in portion.keys.enumerated() {
      let own = finder.school(of: key)
      targets.own[row] = own ?? -1
      guard key.urn > 0 else { continue }
      if let heir = links.heir(of: key.urn, where: { byURN[$0] }), heir != own {
        targets.linked.append((Int32(row), heir))
      } else if own == nil, let origin = links.origin(of: key.urn, where: { byURN[$0] }) {
        targets.linked.append((Int32(row), origin))
      }
    }
    return targets
  }

  /// Finds the schools of the rows of one file.
  func finder(for portion: FilePortion) -> Finder {
    Finder(
      index: self, portion: portion,
      codes: portion.references.texts.map { references.existingCode(of: $0) })
  }

  /// Looks up the schools of one file's keys; holds what is worked out once for the whole file.
  struct Finder {
    fileprivate let index: SchoolIndex
    fileprivate let portion: FilePortion
    /// The code of each of the file's references in the index.
    fileprivate let codes: [Int32?]

    /// The school of a key; `nil` when no file lists it.
    func school(of key: FilePortion.Key) -> Int32? {
      if key.urn > 0 { if let row = index.byURN[key.urn] { return row } }
      if key.urn < 0, let code = codes[Int(-1 - key.urn)], let row = index.byURN[-1 - code] {
        return row
      }
      // A number that is not listed says that this is another school, whatever its establishment.
      guard key.urn == 0 else { return nil }
      if key.establishment != 0 { return index.byEstablishment[key.establishment] }
      return key.name >= 0 ? index.byName[index.nameKey(key, in: portion)] : nil
    }
  }

  private mutating func noteUniverse(_ portions: [FilePortion], phaseSlot: Int?) {
    for (index, portion) in portions.enumerated() where portion.plan.mapping.isUniverse {
      universePortions.append(index)
      let phases = Coverage.phases(of: portion, phaseSlot: phaseSlot)
      for row in 0..<portion.count {
        let school = targets[index].own[row]
        if school >= 0, phases(row) >= 0 { universePhase[school] = phases(row) }
      }
    }
  }
}

extension SchoolIndex {
  /// Adds the names that files give beside numbers, so that rows without a number can be joined.
  private mutating func addNames(
    _ portions: [FilePortion], nameSlot: Int?, vocabulary: Vocabulary
  ) {
    let authorities = AuthorityNames(portions, vocabulary: vocabulary)
    var ambiguous: Set<NameKey> = []
    let numbered = self
    for portion in portions {
      let finder = numbered.finder(for: portion)
      for column in portion.plan.columns.indices
      where portion.plan.columns[column].slot == nameSlot {
        for (row, key) in portion.keys.enumerated() {
          guard key.name < 0, portion.columns[column].states[row] == .known,
            let school = finder.school(of: key)
          else { continue }
          let name = Self.folded(
            portion.columns[column].pool.texts[Int(portion.columns[column].texts[row])])
          for authority in [Self.folded(authorities.name(of: key, in: portion)), ""] {
            let nameKey = NameKey(name: name, authority: authority)
            if let known = byName[nameKey], known != school { ambiguous.insert(nameKey) }
            byName[nameKey] = byName[nameKey] ?? school
          }
        }
      }
    }
    // A name that several schools bear says nothing by itself.
    for key in ambiguous { byName[key] = nil }
  }
}

/// For which authorities and phases registers list schools.
private struct Coverage {
  private var pairs: Set<Int> = []
  private var authorities: Set<Int32> = []

  init(_ registers: [FilePortion], phaseSlot: Int?) {
    for portion in registers {
      let phases = Self.phases(of: portion, phaseSlot: phaseSlot)
      for (row, key) in portion.keys.enumerated() where key.authority > 0 {
        pairs.insert(Int(key.authority) * 64 + phases(row) + 1)
        authorities.insert(key.authority)
      }
    }
  }

  /// Whether a register speaks of an authority's schools of a phase. A row without an authority
  /// counts as covered as soon as there is any register.
  func holds(authority: Int32, phase: Int) -> Bool {
    if authority == 0 { return !authorities.isEmpty }
    return phase < 0
      ? authorities.contains(authority) : pairs.contains(Int(authority) * 64 + phase + 1)
  }

  /// The phase of each row as an index into the words of the fact; -1 where it is not known.
  static func phases(of portion: FilePortion, phaseSlot: Int?) -> (Int) -> Int {
    let columns = portion.plan.columns.indices.filter { portion.plan.columns[$0].slot == phaseSlot }
    return { row in
      for column in columns where portion.columns[column].states[row] == .known {
        return Int(portion.columns[column].numbers[row])
      }
      return -1
    }
  }
}
