import Advice
import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import Understanding

/// Schools, and figures of them.
extension Conversation {
  // MARK: list and find

  /// Schools of an area, a phase, or beyond a limit of a figure, by name.
  mutating func list(_ ask: Ask) throws(Stop) -> Said {
    if let kind = ask["mode"].flatMap({ Self.kindsOfSets[$0] }) { return try sets(kind) }
    let (ask, reading) = try turned(ask)
    let set = try area(ask)
    let figure = try figure(ask, "measure", "fact")
    var rows = set?.schools ?? open
    var about: [String] = []
    if let phase = ask["phase"] {
      rows = rows.filter { isOf(phase, $0) }
      about.append("\(ListWording.word(phase))")
    }
    if let set { about.append("in \(set.label)") }
    var values: [Int: String] = [:]
    if let figure, let op = ask["op"], let limit = ask["value"].flatMap(Self.number) {
      rows = rows.filter { row in
        for slot in figure.facts {
          guard let standing = ground.figures.standings.standing(slot, row) else { continue }
          let fits = op == "under" || op == "down" ? standing.value < limit : standing.value > limit
          if fits { values[row] = ground.figures.figure(figure, of: row)?.value }
          return fits
        }
        return false
      }
      let name = figure.facts.first.map { ground.vocabulary.facts[$0].name } ?? figure.name
      about.append(
        "\(name) \(op == "under" || op == "down" ? "under" : "over") \(NumberWording.text(limit))")
    }
    if let figure, values.isEmpty {
      // A figure without a limit is shown with each school.
      for row in rows { values[row] = ground.figures.figure(figure, of: row)?.value }
      about.append("with \(ListWording.word(figure.name))")
    }
    let sorted = byName(rows).map { ground.directory.entries[$0] }
    guard !sorted.isEmpty else {
      throw Stop("No school fits: \(about.joined(separator: ", ")). Nothing was left out silently.")
    }
    state.list = .schools(sorted.map(\.row))
    let count = NumberWording.grouped(sorted.count)
    let title =
      "\(count) school\(sorted.count == 1 ? "" : "s")"
      + (about.isEmpty ? "" : ": \(about.joined(separator: ", "))") + " (alphabetical)"
    var lines = sorted.prefix(Self.mostListed).enumerated().map { place, entry in
      AnswerPage.Line(
        entry.label + (values[entry.row].map { ": \($0)" } ?? ""), mark: "\(place + 1).")
    }
    if let reading { lines.insert(AnswerPage.Line(reading), at: 0) }
    if sorted.count > lines.count {
      let left = NumberWording.grouped(sorted.count - lines.count)
      lines.append(
        AnswerPage.Line(
          "\(left) more: name an authority, a phase or a figure to see fewer, as in \"\(example("all the primaries in Ambleford"))\".",
          indent: 0))
    }
    return Said(
      AnswerPage(title, lines, next: ["tell me about 1", "what should 1 do next?"]),
      atOnce: Said.list)
  }

  private static let kindsOfSets: [String: SchoolSets.Kind] = [
    "areas": .authority, "trusts": .trust, "regions": .region,
  ]

  /// The sets of schools that have a name, each with how many schools it has.
  private func sets(_ kind: SchoolSets.Kind) throws(Stop) -> Said {
    let sets = ground.sets.entries.filter { $0.kind == kind && !$0.schools.isEmpty }
    let plural = kind == .authority ? "local authorities" : "\(kind.rawValue)s"
    guard let first = sets.first else {
      throw Stop("The data that is loaded names no \(plural).")
    }
    let count = sets.count
    let title =
      "\(NumberWording.grouped(count)) \(count == 1 ? kind.rawValue : plural) (alphabetical)"
    let lines = sets.map { set in
      let schools = set.schools.count
      return AnswerPage.Line(
        "\(set.name): \(NumberWording.grouped(schools)) school\(schools == 1 ? "" : "s")", mark: "-"
      )
    }
    return Said(
      AnswerPage(
        title, lines, next: ["list schools in \(first.name)", "advice for \(first.name)"]),
      atOnce: Said.list)
  }

  /// Nobody pages through more than that.
  private static let mostListed = 1_000

  /// Rows in the order of names, of the same name by authority and number; schools without a name come last.
  private func byName(_ rows: [Int]) -> [Int] {
    let entries = ground.directory.entries
    return rows.sorted { first, second in
      let (name, other) = (entries[first].name, entries[second].name)
      if name != other { return other.isEmpty || (!name.isEmpty && name < other) }
      return (entries[first].area, entries[first].urn) < (entries[second].area, entries[second].urn)
    }
  }

  /// Schools that are open, by row.
  private var open: [Int] {
    let closed = adviser.engine.base.schools.closedSchools
    return closed.indices.filter { !closed[$0] }
  }

  private func isOf(_ phase: String, _ row: Int) -> Bool {
    ground.directory.entries[row].phase.replacing("_", with: " ")
      == phase.replacing("_", with: " ")
  }

  static func number(_ text: String) -> Double? {
    Double(text.prefix { $0.isNumber || $0 == "." || $0 == "-" })
  }

  /// One school in one line; it comes into focus.
  mutating func find(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    focus(row)
    return profile(row)
  }

  func profile(_ row: Int) -> Said {
    let entry = ground.directory.entries[row]
    let outlook = outlook(row)
    var about = [entry.phase.isEmpty ? nil : ListWording.sentence(ListWording.word(entry.phase))]
    if let roll = ground.rules.figures.figures["roll"],
      let shown = ground.figures.figure(roll, in: outlook)
    {
      about.append(shown.value)
    }
    about.append(entry.urn.isEmpty ? nil : "URN \(entry.urn)")
    let closed = adviser.engine.base.schools.closedSchools[row]
    let text = about.compactMap(\.self).joined(separator: ", ")
    var lines = [
      AnswerPage.Line(
        "\(text).\(closed ? " This school is closed in the data\(successor(row))." : "")")
    ]
    if let family = FamilyBook.entry(ofSchool: row, adviser) {
      lines.append(
        AnswerPage.Line(
          "Its family: \(family.name), \(family.members.count) schools with similar pupils."))
    }
    return Said(
      AnswerPage(
        ground.name(row), lines,
        next: ["what should it do next?", "tell me about it", "draw the family chart"]))
  }

  /// `; Beech Lane, Ambleford (URN 900102) took its place`.
  private func successor(_ row: Int) -> String {
    guard let slot = ground.vocabulary.slot(id: "successor_urn"),
      let urn = adviser.engine.base.schools.text(slot, row)
    else { return "" }
    return "; \(ground.directory.find(urn).entry?.label ?? "URN \(urn)") took its place"
  }

  // MARK: rank

  /// Where help may matter most, or who stands out: never an order of results.
  mutating func rank(_ ask: Ask) throws(Stop) -> Said {
    let set = try area(ask)
    let figure = try figure(ask, "measure", "fact")
    var rows = set?.schools ?? open
    if let phase = ask["phase"] { rows = rows.filter { isOf(phase, $0) } }
    let count = ask["n"].flatMap { Int($0) } ?? 5
    guard (1...20).contains(count) else {
      throw Stop("From 1 to 20 schools at once, please. \"list schools\" shows all.")
    }
    let wanted: SchoolsInNeed.Wanted
    var by = figure
    switch ask["direction"] {
    case "improved": (wanted, by) = (.ahead, try change(of: figure))
    case "falling": (wanted, by) = (.behind, try change(of: figure))
    case "high":
      wanted = figure.map { $0.isOrdered ? .most : stands(high: true, $0, ask) } ?? .behind
    case "low":
      wanted = figure.map { $0.isOrdered ? .least : stands(high: false, $0, ask) } ?? .behind
    default: wanted = figure.map { $0.isOrdered ? .most : .behind } ?? .behind
    }
    var place = set?.label ?? ground.source.capitalizedFirst
    if let phase = ask["phase"] { place += ", \(ListWording.word(phase))" }
    let found = ground.figures.schools(wanted, by: by, among: rows, of: place, atMost: count)
    state.list = .schools(found.schools.map(\.row))
    return Said(found, atOnce: Said.list)
  }

  /// How a figure changed, or results as a whole where none is named.
  private func change(of figure: FigurePolicy.Figure?) throws(Stop) -> FigurePolicy.Figure? {
    guard var change = figure else { return ground.rules.figures.figures["trend"] }
    let name = ListWording.word(change.name)
    guard !change.changes.isEmpty else {
      let known = ground.rules.figures.figures.values.filter { !$0.changes.isEmpty }
      throw Stop(
        "How \(name) changed over the years is not among my figures. I know it of "
          + "\(ListWording.and(known.map { ListWording.word($0.name) })).")
    }
    (change.facts, change.name) = (change.changes, "change in \(name)")
    return change
  }

  /// Who is asked for by a high or a low figure: a high absence is behind, a high attendance and the best absence are ahead.
  private func stands(
    high isHigh: Bool, _ figure: FigurePolicy.Figure, _ ask: Ask
  ) -> SchoolsInNeed.Wanted {
    let isLess = figure.facts.first.map { ground.vocabulary.facts[$0].better == .lower } ?? false
    let isTurned = isLess && figure.leftOf == nil && !ground.understanding.judges(ask.line)
    return isHigh != isTurned ? .ahead : .behind
  }

  // MARK: context, compare, data

  /// A school's figures beside its family, or one of them.
  mutating func figures(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    if try namedSchool(ask) != nil { focus(row) }
    guard let figure = try figure(ask, "measure", "fact") else {
      focus(row)
      return Said(ground.figures.page(explainer(row)), atOnce: 16)
    }
    return Said(ground.figures.one(figure, explainer(row)))
  }

  /// Two schools, or two steps, side by side.
  mutating func compare(_ ask: Ask) throws(Stop) -> Said {
    var ask = ask
    if let first = ask["action"], let second = ask["action2"], !first.contains("_") {
      // Places in a list of schools.
      (ask.read.slots["school"], ask.read.slots["school2"]) = (first, second)
      (ask.read.slots["action"], ask.read.slots["action2"]) = (nil, nil)
    }
    if let first = ask["action"] ?? ask["index"], let second = ask["action2"] {
      let explainer = try explainer(ask)
      let names = TypedNames(explainer: explainer)
      do throws(Trouble) {
        return Said(explainer.whyAbove(try names.action(first), try names.action(second)))
      } catch {
        throw Stop(error)
      }
    }
    var rows: [Int] = []
    if ask["what"] == "list", case .schools(let listed) = state.list, listed.count == 2 {
      rows = listed
    } else {
      let named = try namedSchool(ask, "school2")
      let first = try namedSchool(ask) ?? state.school
      rows = [first, named].compactMap(\.self)
      if rows.count == 1, let focus = state.school, rows[0] != focus { rows.insert(focus, at: 0) }
    }
    guard rows.count == 2, rows[0] != rows[1] else {
      throw Stop(
        "Which two schools? For example: compare \(example("oakfield high")) and \(example("beech lane"))"
      )
    }
    let figure = try figure(ask, "measure", "fact")
    return Said(
      ground.figures.compare(explainer(rows[0]), explainer(rows[1]), by: figure), atOnce: 16)
  }

  /// How old the data are, where they come from, what is missing.
  mutating func dataCheck(_ ask: Ask) throws(Stop) -> Said {
    let figure = try figure(ask, "measure", "fact")
    // What is in focus fills the slot too; the data as a whole are asked about unless the line says otherwise.
    let isNamed = ask.read.numbers["school"] != nil
    let isOfFocus = figure != nil || ask["what"] == "gaps"
    if isNamed || isOfFocus, let row = try namedSchool(ask) ?? state.school {
      return Said(ground.figures.age(explainer(row), figure), atOnce: 16)
    }
    if let figure { return Said(ground.figures.source(of: figure)) }
    return Said(ground.figures.age(of: ground.source), atOnce: 16)
  }
}
