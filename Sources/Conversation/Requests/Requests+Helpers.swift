import Advice
import Facts
import Families
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import Understanding

/// Who could help: partners, hubs, links beyond the gates; and who is alike: families.
extension Conversation {
  /// Two or three unlike partners for the step that looks for one.
  mutating func partners(_ ask: Ask) throws(Stop) -> Said {
    let row = try school(ask)
    focus(row)
    let explainer = explainer(row)
    var step: String?
    if ask["action"] != nil || ask["index"] != nil {
      step = ground.rules.actions[try action(ask, in: explainer)].id
    } else if let topic = topic(ask) {
      step = try self.step(about: topic, explainer)
    }
    let place = try area(ask).map { HelperPlace($0, ground.directory) }
    let answering = Answering(explainer, helpersIn: place)
    var asked = answering.answer(.partners(step), line: ask.line)
    if asked.answer == nil, step != nil {
      asked = answering.answer(.partners(nil), line: ask.line)
    }
    return try said(asked)
  }

  /// The first step ranked that is about a topic and looks for a partner.
  private func step(about topic: String, _ explainer: Explainer) throws(Stop) -> String {
    let search = PartnerSearch(adviser, explainer.outlook)
    for candidate in explainer.outlook.list.ordered {
      guard let index = ground.rules.actions.firstIndex(where: { $0.id == candidate.id }),
        ground.rules.actions[index].topics.contains(topic),
        search.options(action: index) != nil
      else { continue }
      return candidate.id
    }
    let word = ListWording.word(topic)
    throw Stop(
      "No step about \(word) that looks for a partner is ranked here with what is known. "
        + "\"who can help with \(word)?\" names hubs and schools strong in it.")
  }

  /// Who is strong in something and could help.
  mutating func hubs(_ ask: Ask) throws(Stop) -> Said {
    let set = try area(ask)
    let named = try namedSchool(ask)
    if let named { focus(named) }
    let topic = topic(ask)
    if topic == nil, let typed = ask["topic"] ?? ask["measure"] {
      throw Stop(
        "I know of no expertise in \"\(ListWording.word(typed).shown)\". Topics: "
          + ListWording.and(
            (ground.vocabulary.lists["topics"] ?? []).prefix(10).map(ListWording.word))
          + " and others.")
    }
    let asker = set == nil ? named ?? state.school : named
    var rows = set?.schools
    if let phase = ask["phase"] {
      rows = (rows ?? Array(ground.directory.entries.indices)).filter {
        ground.directory.entries[$0].phase == phase
      }
    }
    let found = HelpSearch(adviser).helpers(
      with: topic, for: asker.map(explainer), among: rows, area: set?.label)
    let schools = found.helpers.compactMap(\.school)
    if schools.count == found.helpers.count, !schools.isEmpty { state.list = .schools(schools) }
    return Said(found, atOnce: Said.list)
  }

  /// Links beyond the school gates.
  mutating func community(_ ask: Ask) throws(Stop) -> Said {
    let set = try area(ask)
    let named = try namedSchool(ask)
    if let named { focus(named) }
    let asker = set == nil ? named ?? state.school : named
    let authorities = set.map { Set($0.schools.map { ground.directory.entries[$0].area }) }
    let bodies = try bodies(ask["kind"])
    let found = HelpSearch(adviser).community(
      bodies, for: asker.map(explainer), in: authorities, called: ask["kind"])
    return Said(found, atOnce: 16)
  }

  /// Words of the list of community kinds that an everyday kind means; all for none.
  private func bodies(_ kind: String?) throws(Stop) -> Set<String> {
    guard let kind else { return [] }
    let words = Self.bodiesOfKinds[kind] ?? [kind.replacing(" ", with: "_")]
    let known = Set(ground.vocabulary.lists["community kinds"] ?? [])
    guard !known.isDisjoint(with: words) else {
      throw Stop(
        "Registers have no kind of partner called \"\(kind.shown)\". They have "
          + ListWording.and(known.sorted().map(ListWording.word)) + ".")
    }
    return words
  }

  /// Kinds as phrases name them, to the words of registers.
  private static let bodiesOfKinds: [String: Set<String>] = [
    "employers": ["business"], "universities": ["university", "college"],
    "faith groups": ["faith_group"], "charities": ["voluntary_organisation"],
    "libraries": ["culture_sport"], "sports": ["culture_sport"], "arts": ["culture_sport"],
  ]

  // MARK: Families

  /// A family with its members, or the one of a school.
  mutating func family(_ ask: Ask) throws(Stop) -> Said {
    // One figure beside the family is one line.
    if ask["measure"] != nil, ask["family"] == nil { return try figures(ask) }
    let report = try familyReport(ask)
    let figures = report.measures.prefix(5).map(\.name)
    var lines: [AnswerPage.Line] = []
    if !figures.isEmpty {
      lines.append(
        AnswerPage.Line(
          "Schools serving similar pupils, by \(ListWording.and(Array(figures))).", indent: 0))
    }
    lines += report.members.map { member in
      AnswerPage.Line(
        "\(member.school.name), \(member.school.area): \(member.text)", mark: member.mark)
    }
    let own = report.members.first { $0.school.urn == report.seenFrom?.urn }
    if let goal = own?.levelGoal {
      lines.append(AnswerPage.Line("Worth considering: \(goal.text)", indent: 0))
    }
    state.list = .schools(
      report.members.compactMap { ground.directory.find($0.school.urn).entry?.row })
    var said = Said(
      AnswerPage(
        "\(report.family.name.capitalizedFirst) – a family of \(report.family.size) schools from "
          + "\(report.family.authorities.count) authorities", lines,
        next: ["draw the family chart", "tell me about 1"]), atOnce: Said.list)
    said.answer = FamilyAnswer(report: report)
    return said
  }

  /// The chart of a family in letters, and the same in sentences.
  mutating func chart(_ ask: Ask) throws(Stop) -> Said {
    if let measure = ask["measure"], let dots = try dots(of: measure, ask) { return dots }
    let report = try familyReport(ask)
    guard let chart = report.chart else {
      throw Stop("Nothing can be drawn of \(report.family.name): its figures are not known.")
    }
    let own = report.members.first { $0.school.urn == report.seenFrom?.urn }
    var said = Said(
      AnswerPage(
        "\(report.family.name.capitalizedFirst) – level of results across, change over three years up",
        report.members.map { member in
          AnswerPage.Line("\(member.school.name): \(member.text)", mark: member.mark)
        }
          + (own.map { [AnswerPage.Line("\($0.school.name) is \($0.mark).", indent: 0)] } ?? []),
        next: ["who's in the family?", "what should it do next?"]))
    if !style.isPlain {
      let drawn = chart.text(width: style.width)
      said.picture = drawn.grid + drawn.key.flatMap { wrapped($0) }
    }
    said.answer = FamilyAnswer(report: report)
    return said
  }

  /// A figure of the family drawn school by school; `nil` for what the chart of level and change shows itself.
  private mutating func dots(of measure: String, _ ask: Ask) throws(Stop) -> Said? {
    guard let figure = try figure(ask, "measure") else { return nil }
    let (maker, row) = try familyMaker(ask)
    guard !maker.isOnChart(figure) else { return nil }
    guard let drawn = maker.dots(of: figure, seenFrom: row.map { outlook($0) }) else {
      throw Stop(
        "No school of this family has a figure for \(ListWording.word(measure)), so nothing can be drawn."
      )
    }
    var said = Said(drawn)
    if !style.isPlain {
      let lines = drawn.text(width: style.width)
      said.picture = lines.isEmpty ? [] : lines + wrapped(drawn.key)
    }
    state.list = .schools(
      drawn.members.compactMap { ground.directory.find($0.urn).entry?.row })
    return said
  }

  private mutating func familyReport(_ ask: Ask) throws(Stop) -> FamilyReport {
    try familyMaker(ask).maker.report()
  }

  /// What tells of the family that is meant, and the school from whose side, where there is one.
  private mutating func familyMaker(
    _ ask: Ask
  ) throws(Stop) -> (maker: FamilyReportMaker, row: Int?) {
    if let typed = ask["family"] {
      let book = FamilyBook(adviser.engine.base, ground.directory)
      guard case .found(let entry) = book.find(familyName(typed, book)) else {
        throw Stop(
          "I know no family \"\(typed.shown)\". Families are called as in \"\(book.entries.first?.name ?? "primary 1")\"; "
            + "\"which family is it in?\" names that of the school in focus.")
      }
      return (maker(entry, seenFrom: nil), nil)
    }
    let row = try school(ask)
    focus(row)
    guard let entry = FamilyBook.entry(ofSchool: row, adviser) else {
      throw Stop(
        "\(ground.name(row)) is in no family: too little is known of its pupils, or too few schools are like it."
      )
    }
    return (maker(entry, seenFrom: row), row)
  }

  /// A number alone is that of a family of the phase in focus.
  private func familyName(_ typed: String, _ book: FamilyBook) -> String {
    guard Int(typed) != nil else { return typed }
    let phase =
      state.school.flatMap { FamilyBook.entry(ofSchool: $0, adviser)?.name }
      .map { $0.prefix { !$0.isNumber } } ?? ""
    let exact = "\(phase)\(typed)"
    if case .found = book.find(exact) { return exact }
    return typed
  }

  private func maker(_ entry: FamilyBook.Entry, seenFrom row: Int?) -> FamilyReportMaker {
    FamilyReportMaker(
      entry, adviser, seenFrom: row, source: ground.source,
      groupingNotes: entry.isGiven
        ? [] : FamilyList.notes(ground.familyNotes, phase: entry.phase))
  }
}

/// A report of a Family as an answer.
struct FamilyAnswer: Answer {
  var report: FamilyReport

  var page: AnswerPage { AnswerPage(report.family.name, []) }

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }
}
