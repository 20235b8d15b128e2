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
    if let set = try area(ask) {
      let candidates = set.schools
      guard !candidates.isEmpty else { throw Stop("No school of \(set.label) is in the data.") }
    }
    var step: String?
    if let named = ask["action"] ?? ask["index"] {
      step = adviser.rules.actions[try action(ask, in: explainer)].id
      _ = named
    }
    var asked = Answering(explainer).answer(.partners(step), line: ask.line)
    if asked.answer == nil, step != nil {
      asked = Answering(explainer).answer(.partners(nil), line: ask.line)
    }
    return try said(asked)
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
            (adviser.vocabulary.lists["topics"] ?? []).prefix(10).map(ListWording.word))
          + " and others.")
    }
    let asker = set == nil ? named ?? state.school : named
    var rows = set?.schools
    if let phase = ask["phase"] {
      rows = (rows ?? Array(adviser.directory.entries.indices)).filter {
        adviser.directory.entries[$0].phase == phase
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
    let authorities = set.map { Set($0.schools.map { adviser.directory.entries[$0].area }) }
    let found = HelpSearch(adviser).community(
      bodies(ask["kind"]), for: asker.map(explainer), in: authorities, called: ask["kind"])
    return Said(found, atOnce: 16)
  }

  /// Words of the list of community kinds that an everyday kind means.
  private func bodies(_ kind: String?) -> Set<String> {
    guard let kind else { return [] }
    let words = adviser.vocabulary.lists["community kinds"] ?? []
    let stems = kind.lowercased().split { !$0.isLetter }.map { $0.prefix(4) }
    return Set(words.filter { word in stems.contains { word.contains($0) } })
  }

  // MARK: Families

  /// A family with its members, or the one of a school.
  mutating func family(_ ask: Ask) throws(Stop) -> Said {
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
      report.members.compactMap { adviser.directory.find($0.school.urn).entry?.row })
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
      said.picture = drawn.grid + drawn.key
    }
    said.answer = FamilyAnswer(report: report)
    return said
  }

  private mutating func familyReport(_ ask: Ask) throws(Stop) -> FamilyReport {
    if let typed = ask["family"] {
      let book = FamilyBook(adviser.engine.base, adviser.directory)
      guard case .found(let entry) = book.find(familyName(typed, book)) else {
        throw Stop(
          "I know no family \"\(typed.shown)\". Families are called as in \"\(book.entries.first?.name ?? "primary 1")\"; "
            + "\"which family is it in?\" names that of the school in focus.")
      }
      return report(entry, seenFrom: nil)
    }
    let row = try school(ask)
    focus(row)
    guard let entry = FamilyBook.entry(ofSchool: row, adviser) else {
      throw Stop(
        "\(ground.name(row)) is in no family: too little is known of its pupils, or too few schools are like it."
      )
    }
    return report(entry, seenFrom: row)
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

  private func report(_ entry: FamilyBook.Entry, seenFrom row: Int?) -> FamilyReport {
    FamilyReportMaker(
      entry, adviser, seenFrom: row, source: ground.source,
      groupingNotes: entry.isGiven
        ? [] : FamilyList.notes(ground.familyNotes, phase: entry.phase)
    ).report()
  }
}

/// A report of a Family as an answer.
struct FamilyAnswer: Answer {
  var report: FamilyReport

  var page: AnswerPage { AnswerPage(report.family.name, []) }

  func encode(to encoder: any Encoder) throws { try report.encode(to: encoder) }
}
