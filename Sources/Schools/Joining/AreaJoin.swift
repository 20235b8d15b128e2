import Facts

/// The authorities of the schools, with their facts, and which school lies in which.
struct AreaJoin {
  private(set) var table: FactTable
  /// For each school its row in `table`, or -1.
  private(set) var areaOfSchool: [Int32]
  /// Rows of `table` by the authority's code.
  private(set) var rowOfCode: [Int32: Int32] = [:]
  /// Rows of `table` by the authority's name as ``AreaKeys/folded(_:)`` has it.
  private(set) var rowOfName: [String: Int32] = [:]

  /// Finds the authorities of the schools' table by `la_code`, else `la_name`, and adds what lists of
  /// authorities among the files say of them.
  init(schools join: SchoolJoin, portions: [FilePortion], vocabulary: Vocabulary) {
    let schools = join.table
    let names = AuthorityNames(portions, vocabulary: vocabulary)
    let codeSlot = vocabulary.slot(id: "la_code")
    let nameSlot = vocabulary.slot(id: "la_name")
    var keys = AreaKeys()
    for portion in portions where portion.plan.mapping.rows == .areas {
      for key in portion.keys {
        keys.add(code: key.authority, name: names.name(of: key, in: portion))
      }
    }
    areaOfSchool = Array(repeating: -1, count: schools.count)
    var found: [AreaKeys.Key?] = []
    for row in 0..<schools.count {
      let code = codeSlot.flatMap { schools.text($0, row) }.flatMap { Int32($0) } ?? 0
      let name = nameSlot.flatMap { schools.text($0, row) }
      guard code > 0 || name != nil else {
        found.append(nil)
        continue
      }
      found.append(keys.add(code: code, name: names.name(ofCode: code) ?? name ?? ""))
    }
    let order = keys.inOrder
    table = FactTable(vocabulary: vocabulary, bearer: .area, count: order.count)
    for (row, key) in order.enumerated() {
      if key.code > 0 { rowOfCode[key.code] = Int32(row) }
      if !key.name.isEmpty { rowOfName[AreaKeys.folded(key.name)] = Int32(row) }
    }
    for (school, key) in found.enumerated() {
      guard let key else { continue }
      areaOfSchool[school] =
        rowOfCode[key.code] ?? rowOfName[AreaKeys.folded(key.name)] ?? -1
    }
    fill(portions, join.index, vocabulary: vocabulary)
    nameAreas(order, schools: schools, codeSlot: codeSlot, nameSlot: nameSlot)
  }

  /// The area of a key in a file.
  func row(of key: FilePortion.Key, in portion: FilePortion) -> Int32? {
    if let row = rowOfCode[key.authority] { return row }
    guard key.authorityName >= 0 else { return nil }
    return rowOfName[AreaKeys.folded(portion.names.texts[Int(key.authorityName)])]
  }

  /// Facts from lists of authorities, and those that tables of schools hold of their authority.
  private mutating func fill(
    _ portions: [FilePortion], _ index: SchoolIndex, vocabulary: Vocabulary
  ) {
    let targets = portions.indices.map { position -> SchoolIndex.Targets in
      let portion = portions[position]
      switch portion.plan.mapping.rows {
      case .areas: return .init(own: portion.keys.map { row(of: $0, in: portion) ?? -1 })
      case .schools:
        return .init(own: index.targets[position].own.map { $0 < 0 ? -1 : areaOfSchool[Int($0)] })
      case .answers, .hubs, .leaders, .partners, .subjects, .pupilGroups, .journeys:
        return .init(own: [])
      }
    }
    let subjects: Set<ImportMapping.RowSubject> = [.areas, .schools]
    let sources = FigureSources.of(portions) { subjects.contains($0.plan.mapping.rows) }
    for (slot, ofFact) in sources.sorted(by: { $0.key < $1.key }) {
      let fact = vocabulary.facts[slot]
      let lists = ofFact.filtered { portions[$0.portion].plan.mapping.rows == .areas }
      let ownSources = fact.bearer == .area ? ofFact : lists
      if let result = FactJoin.result(
        slot: slot, sources: ownSources, fact: fact, portions: portions, targets: targets,
        count: table.count)
      {
        table.set(slot, column: result.current, origins: result.origins)
      }
    }
  }

  /// Code and name of areas that only schools' files speak of, with the school's own cell as origin.
  private mutating func nameAreas(
    _ order: [AreaKeys.Key], schools: FactTable, codeSlot: Int?, nameSlot: Int?
  ) {
    for slot in [codeSlot, nameSlot, schools.vocabulary.slot(id: "region")].compactMap(\.self) {
      for school in 0..<schools.count where areaOfSchool[school] >= 0 {
        let area = Int(areaOfSchool[school])
        guard !table.value(slot, area).isKnown, schools.value(slot, school).isKnown else {
          continue
        }
        table.set(
          slot, area, to: schools.value(slot, school), from: schools.origin(slot, school))
      }
    }
    guard let nameSlot else { return }
    for (row, key) in order.enumerated() where !table.value(nameSlot, row).isKnown {
      if !key.name.isEmpty { table.set(nameSlot, row, to: .known(.text(key.name)), from: nil) }
    }
  }
}

/// Authorities by code and name, as files give one or the other or both.
private struct AreaKeys {
  struct Key: Hashable {
    var code: Int32
    var name: String
  }

  private var codeOfName: [String: Int32] = [:]
  private var codes: Set<Int32> = []
  private var nameOfCode: [Int32: String] = [:]
  /// By folded name, the spelling of those that came without a code.
  private var spellings: [String: String] = [:]
  /// Names that were folded: there are thousands of schools and few authorities.
  private var foldedNames: [String: String] = [:]

  /// A name whatever its capitals, and whether "and" is written out.
  static func folded(_ name: String) -> String {
    name.lowercased().replacing("&", with: "and")
  }

  @discardableResult
  mutating func add(code: Int32, name: String) -> Key {
    let folded = foldedNames[name] ?? Self.folded(name)
    foldedNames[name] = folded
    let code = code > 0 ? code : codeOfName[folded] ?? 0
    if code > 0, !name.isEmpty {
      codeOfName[folded] = codeOfName[folded] ?? code
      nameOfCode[code] = nameOfCode[code] ?? name
    }
    if code > 0 {
      codes.insert(code)
    } else if let known = spellings[folded] {
      // Whatever the order of rows, the same one of several spellings stands.
      spellings[folded] = min(known, name)
    } else {
      spellings[folded] = name
    }
    return Key(code: code, name: name)
  }

  /// By code, then those without a code by name; a name that has a code is not an area of its own.
  var inOrder: [Key] {
    let named = spellings.filter { codeOfName[$0.key] == nil }.map { Key(code: 0, name: $0.value) }
    return (codes.map { Key(code: $0, name: nameOfCode[$0] ?? "") } + named)
      .sorted {
        ($0.code == 0 ? 1 : 0, $0.code, $0.name) < ($1.code == 0 ? 1 : 0, $1.code, $1.name)
      }
  }
}
