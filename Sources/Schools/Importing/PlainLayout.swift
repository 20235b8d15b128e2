import Diagnostics
import Facts

/// A file as an officer types it: columns named by fact id, everyday name or public column name.
///
/// No mapping is needed; one is made from the headings. Values may be numbers, words and the phrases
/// of ``ValuePhrase``.
enum PlainLayout {
  static let layout = "plain"

  /// A mapping made from headings; `nil` when no heading names a fact, or none says which school.
  static func mapping(for headings: Headings, vocabulary: Vocabulary) -> ImportMapping? {
    let columns = headings.names.enumerated().compactMap { position, name -> (Int, Int)? in
      guard headings.position(name) == position else { return nil }
      return slot(of: name, in: vocabulary).map { (position, $0) }
    }
    let bearer = bearer(of: columns.map { vocabulary.facts[$0.1].bearer })
    var mapping = ImportMapping(
      layout: layout, name: "Plain table", recognition: .init(all: []),
      location: Source.Location(file: layout, line: 1, column: 1))
    mapping.rows = bearer
    mapping.listing = bearer == .schools ? .yes : .no
    mapping.readsPhrases = true
    mapping.codes = [
      "SUPP": .absent(.suppressed), "NA": .notSupplied, "-": .notSupplied, "..": .notSupplied,
    ]
    for (position, slot) in columns {
      let heading = headings.names[position]
      let fact = vocabulary.facts[slot]
      switch fact.id {
      case "urn": mapping.keys.urn = heading
      case "dfe_number": mapping.keys.authorityAndEstablishment = heading
      case "la_code": mapping.keys.authority = heading
      case "la_name": mapping.keys.authorityName = heading
      case "school_name": mapping.keys.name = heading
      case "data_year": mapping.year = .column(heading)
      default: break
      }
      var source = FactSource(
        fact: fact.id, columns: [heading],
        location: Source.Location(file: layout, line: 1, column: position + 1))
      if ["urn", "dfe_number", "la_code"].contains(fact.id) { source.part = .reference }
      // What is of somebody else stands in the report among the columns that are not used.
      if bearer.bearers.contains(fact.bearer) || (bearer == .schools && fact.bearer == .area) {
        mapping.facts.append(source)
      }
    }
    for name in headings.names {
      switch name.lowercased() {
      case "estab", "establishment", "establishmentnumber": mapping.keys.establishment = name
      case "year", "academic year": if mapping.year == .fileName { mapping.year = .column(name) }
      default: break
      }
    }
    let keys = mapping.keys
    let findsSchool =
      keys.urn != nil || keys.authorityAndEstablishment != nil || keys.name != nil
      || (keys.authority != nil && keys.establishment != nil)
    let needsSchool = ![.hubs, .leaders, .partners, .journeys].contains(bearer)
    return mapping.facts.isEmpty || (needsSchool && !findsSchool) ? nil : mapping
  }

  /// The fact a heading names.
  static func slot(of heading: String, in vocabulary: Vocabulary) -> Int? {
    if let slot = vocabulary.slot(named: heading) { return slot }
    let folded = heading.lowercased()
    if let id = everydayHeadings[folded], let slot = vocabulary.slot(id: id) { return slot }
    if let slot = vocabulary.slot(named: folded.replacing("_", with: " ")) { return slot }
    return vocabulary.facts.firstIndex { fact in
      fact.publicColumns.contains { $0.lowercased() == folded }
    }
  }

  /// Short headings people type that are no name of a fact.
  private static let everydayHeadings = [
    "name": "school_name", "school": "school_name", "authority": "la_name", "la": "la_name",
    "year": "data_year", "pupils": "pupil_count", "type": "school_type",
  ]

  /// Whose facts the columns are: not those of schools when any column speaks of others only.
  private static func bearer(of bearers: [Bearer]) -> ImportMapping.RowSubject {
    if bearers.contains(.hub) { return .hubs }
    if bearers.contains(.leader) { return .leaders }
    if bearers.contains(.journey) { return .journeys }
    if bearers.contains(.partner) { return .partners }
    if bearers.contains(.subject) { return .subjects }
    if bearers.contains(.pupilGroup) { return .pupilGroups }
    return .schools
  }

  /// Headings that probably mean a fact: each with the nearest name.
  static func suggestions(
    for headings: [String], vocabulary: Vocabulary
  ) -> [(heading: String, nearest: String)] {
    let names = vocabulary.allNames
    return headings.compactMap { heading in
      NearestName.suggestion(for: heading, among: names).map { (heading, $0) }
    }
  }
}
