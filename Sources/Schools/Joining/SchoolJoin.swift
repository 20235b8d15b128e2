import Diagnostics
import Facts
import Parallel

/// Joins all files into the table of schools.
struct SchoolJoin {
  let vocabulary: Vocabulary
  let portions: [FilePortion]
  let index: SchoolIndex
  private(set) var table: FactTable
  private(set) var problems: [DataProblem] = []

  init(_ portions: [FilePortion], mappings: [ImportMapping], vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    self.portions = portions
    index = SchoolIndex(portions, vocabulary: vocabulary)
    table = FactTable(vocabulary: vocabulary, bearer: .school, count: index.count)
    var sources = FigureSources.of(portions) { $0.plan.mapping.rows == .schools }
      .filter { vocabulary.facts[$0.key].bearer == .school }
    // Phase and ages first: they decide to whom the other facts apply.
    let first = ["phase", "age_low", "age_high"].compactMap(vocabulary.slot(id:))
    join(sources.filter { first.contains($0.key) }, exempt: [:])
    for slot in first { sources[slot] = nil }
    var applicability = Applicability(schools: table, mappings: mappings)
    var exempt: [Int: BitColumn] = [:]
    for slot in sources.keys where vocabulary.facts[slot].bearer == .school {
      exempt[slot] = applicability.exemption(from: slot, vocabulary.facts[slot])
        .map { applicability.schools(of: $0) }
    }
    join(sources, exempt: exempt)
    markExempt(&applicability, except: first)
    fillNumbers()
  }

  /// Marks the schools to which facts do not apply of which no file speaks.
  ///
  /// Facts with the same exemption share one column: there are some hundred such facts.
  private mutating func markExempt(_ applicability: inout Applicability, except first: [Int]) {
    var numbers: [Applicability.Case: FactColumn] = [:]
    var choices: [Applicability.Case: FactColumn] = [:]
    for (slot, fact) in vocabulary.facts.enumerated()
    where fact.bearer == .school && fact.derivation == nil && table.columns[slot] == nil
      && !first.contains(slot)
    {
      guard let exemption = applicability.exemption(from: slot, fact) else { continue }
      let schools = applicability.schools(of: exemption)
      guard schools.population > 0 else { continue }
      let column: FactColumn
      switch fact.kind {
      case .number, .ordinal, .year:
        column = numbers[exemption] ?? .doesNotApply(schools, kind: fact.kind)
        numbers[exemption] = column
      case .choice, .yesNo:
        column = choices[exemption] ?? .doesNotApply(schools, kind: fact.kind)
        choices[exemption] = column
      case .set, .label, .text: column = .doesNotApply(schools, kind: fact.kind)
      }
      table.set(slot, column: column, origins: nil)
    }
  }

  private mutating func join(_ sources: [Int: FigureSources], exempt: [Int: BitColumn]) {
    let slots = sources.keys.sorted()
    let (portions, targets, facts) = (portions, index.targets, vocabulary.facts)
    let (ofSlot, count) = (sources, index.count)
    let results = inParallel(slots.count) { turn in
      let slot = slots[turn]
      return FactJoin.result(
        slot: slot, sources: ofSlot[slot] ?? FigureSources(), fact: facts[slot],
        portions: portions, targets: targets, count: count, exempt: exempt[slot])
    }
    for result in results.compactMap(\.self) {
      table.set(result.slot, column: result.current, origins: result.origins)
      for (year, column, origins) in result.history {
        table.setHistory(result.slot, year: year, column: column, origins: origins)
      }
      problems += result.disagreements
    }
  }

  /// Numbers of the school itself, and of those before and after it, where no column gave them.
  private mutating func fillNumbers() {
    if let slot = vocabulary.slot(id: "urn") {
      let index = index
      fill(slot, missing(slot) { school in index.reference(of: school).map { ($0, nil) } })
    }
    if let slot = vocabulary.slot(id: "dfe_number") {
      let codes = vocabulary.slot(id: "la_code").flatMap { table.origins[$0] }
      let index = index
      fill(
        slot,
        missing(slot) { school in
          let number = index.establishment(of: school)
          return number > 0 ? (String(number), codes?[school]) : nil
        })
    }
    for (id, isSuccessor) in [("successor_urn", true), ("predecessor_urn", false)] {
      guard let slot = vocabulary.slot(id: id) else { continue }
      let neighbours = neighbours(isSuccessor: isSuccessor)
      fill(slot, missing(slot) { neighbours[Int32($0)] })
    }
  }

  /// Texts for the schools of which a fact is not known.
  private func missing(
    _ slot: Int, _ text: @escaping (Int) -> (String, Origin?)?
  ) -> (Int) -> (value: FactValue, origin: Origin?)? {
    let column = table.columns[slot]
    return { school in
      if let column, column[school].isKnown { return nil }
      return text(school).map { (.known(.text($0.0)), $0.1) }
    }
  }

  /// The number of the school after (or before) each, with the cell that says so.
  private func neighbours(isSuccessor: Bool) -> [Int32: (String, Origin?)] {
    var found: [Int32: (String, Origin?)] = [:]
    for portion in portions {
      for link in portion.links {
        let own = portion.keys[Int(link.row)].urn
        let isAsked = link.otherIsSuccessor == isSuccessor
        let (subject, other) = isAsked ? (own, link.other) : (link.other, own)
        guard other > 0, let school = index.school(urn: subject), found[school] == nil else {
          continue
        }
        let origin = Origin.published(
          file: portion.file, row: Int(portion.fileRows[Int(link.row)]),
          column: Int(link.position) + 1,
          heading: portion.plan.headings.names[Int(link.position)], year: portion.plan.year)
        found[school] = (String(other), origin)
      }
    }
    return found
  }

  /// Writes something that was worked out from several files, such as the name of the authority.
  ///
  /// School by school: the values of all schools are never there at once.
  mutating func fill(_ slot: Int, _ value: (_ school: Int) -> (value: FactValue, origin: Origin?)?)
  {
    table.set(slot, value)
  }
}

extension FactColumn {
  /// A column in which nothing is supplied and the marked rows do not apply.
  static func doesNotApply(_ rows: BitColumn, kind: FactKind) -> FactColumn {
    switch kind {
    case .number, .ordinal, .year:
      return .number(
        NumberColumn(
          exact: Array(repeating: .nan, count: rows.count), intervals: [], doesNotApply: rows,
          notKnown: BitColumn(count: rows.count), absences: [:]))
    case .yesNo, .choice:
      return .choice(
        ChoiceColumn(
          codes: (0..<rows.count).map {
            rows[$0] ? ChoiceColumn.doesNotApply : ChoiceColumn.notSupplied
          }))
    case .set, .label, .text:
      var column = FactColumn(kind: kind, count: rows.count)
      for row in 0..<rows.count where rows[row] { column[row] = .doesNotApply }
      return column
    }
  }
}
