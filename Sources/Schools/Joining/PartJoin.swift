import Facts
import OrderedCollections

/// Subjects and groups of pupils of schools: a table of each, one row a school and subject (group), and
/// which rows belong to which school.
///
/// Of several results for a subject those of the newest year count. A school of which no file holds
/// any is not a school without subjects: nobody has said.
struct PartJoin {
  /// What became of one file's rows.
  struct Placement {
    /// The schools that rows were joined to.
    var schools: Set<Int32> = []
    /// Rows of schools that no file lists.
    var unplaced = Tally()
  }

  /// By the path of the file.
  private(set) var placements: [String: Placement] = [:]

  /// A row of a file and where it belongs.
  private struct Part {
    var school: Int32
    var word: Int16
    var portion: Int
    var row: Int
    var year: Int
  }

  /// Adds the tables and their links to what is known.
  mutating func join(_ portions: [FilePortion], index: SchoolIndex, into base: inout FactBase) {
    let kinds: [(ImportMapping.RowSubject, Bearer)] = [
      (.subjects, .subject), (.pupilGroups, .pupilGroup),
    ]
    for (subject, bearer) in kinds
    where portions.contains(where: { $0.plan.mapping.rows == subject }) {
      let parts = newest(place(portions, subject, index))
      let vocabulary = base.vocabulary
      var table = FactTable(vocabulary: vocabulary, bearer: bearer, count: parts.count)
      for (row, part) in parts.enumerated() {
        table.take(row, from: part.row, of: portions[part.portion])
      }
      base.registers[bearer] = table
      let links = links(parts, schools: base.schools.count)
      for (name, relation) in vocabulary.relations
      where relation.linksTo == bearer && relation.by == .school { base.links[name] = links }
    }
  }

  private mutating func place(
    _ portions: [FilePortion], _ subject: ImportMapping.RowSubject, _ index: SchoolIndex
  ) -> [Part] {
    var parts: [Part] = []
    for (position, portion) in portions.enumerated() where portion.plan.mapping.rows == subject {
      let finder = index.finder(for: portion)
      var placement = Placement()
      for (row, key) in portion.keys.enumerated() {
        guard let school = finder.school(of: key) else {
          placement.unplaced.add(row: Int(portion.fileRows[row]))
          continue
        }
        placement.schools.insert(school)
        let year = key.year == 0 ? portion.plan.year ?? .max : Int(key.year)
        parts.append(
          Part(school: school, word: key.part, portion: position, row: row, year: year))
      }
      placements[portion.file] = placement
    }
    return parts
  }

  /// One part of each school and subject, in their order; of one year the first file counts.
  private func newest(_ parts: [Part]) -> [Part] {
    let sorted = parts.sorted {
      ($0.school, $0.word, -$0.year, $0.portion, $0.row)
        < ($1.school, $1.word, -$1.year, $1.portion, $1.row)
    }
    var kept: [Part] = []
    for part in sorted
    where kept.last.map({ ($0.school, $0.word) != (part.school, part.word) }) ?? true {
      kept.append(part)
    }
    return kept
  }

  private func links(_ parts: [Part], schools: Int) -> Links {
    var counts = Array(repeating: Int32(0), count: schools)
    for part in parts { counts[Int(part.school)] += 1 }
    var starts: [Int32] = [0]
    starts.reserveCapacity(schools + 1)
    for count in counts { starts.append((starts.last ?? 0) + count) }
    var links = Links(starts: starts, members: Array(0..<Int32(parts.count)))
    links.withoutPlace = Set((0..<Int32(schools)).filter { counts[Int($0)] == 0 })
    return links
  }
}

extension FactTable {
  /// Fills a row with what a row of a file says, where nothing is said yet.
  mutating func take(_ row: Int, from fileRow: Int, of portion: FilePortion) {
    for (column, planned) in portion.plan.columns.enumerated() {
      let fact = vocabulary.facts[planned.slot]
      let value = portion.columns[column].value(fileRow, kind: fact.kind)
      guard fact.bearer == bearer, value != .notSupplied(nil),
        !self.value(planned.slot, row).isKnown
      else { continue }
      let ownYear = Int(portion.keys[fileRow].year)
      set(
        planned.slot, row, to: value,
        from: .published(
          file: portion.file, row: Int(portion.fileRows[fileRow]), column: planned.position + 1,
          heading: planned.heading, year: ownYear == 0 ? planned.year : ownYear))
    }
  }
}
