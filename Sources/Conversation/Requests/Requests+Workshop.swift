import Advice
import Evidence
import Inference
import Notation
import RuleLanguage
import Schools
import Understanding

/// Workshops: cases of the papers as a school in focus, and a walk for newcomers.
extension Conversation {
  /// All cases, or one.
  mutating func cases(_ ask: Ask) throws(Stop) -> Said {
    let cases: [TalkCase]
    do throws(DeskProblem) { cases = try desk.cases() } catch { throw Stop(error.text) }
    guard let typed = ask["text"]?.trimmingQuotes, !typed.isEmpty else {
      state.list = .cases(cases.map(\.told.id))
      return Said(
        AnswerPage(
          "\(cases.count) cases from the papers",
          cases.map { AnswerPage.Line($0.told.title, mark: $0.told.id) },
          next: cases.first.map { ["case \($0.told.id)"] } ?? []), atOnce: 24)
    }
    guard let found = cases.first(where: { $0.told.id.lowercased() == typed.lowercased() }) else {
      throw Stop("There is no case \"\(typed.shown)\". \"cases\" lists them.")
    }
    return open(found)
  }

  /// A case comes into focus: its story, what waymark proposes, and what people did.
  private mutating func open(_ found: TalkCase) -> Said {
    state.school = nil
    state.area = nil
    state.supposed = nil
    state.story = found
    let explainer = explainer(of: found)
    let shown = explainer.outlook.list.shown
    let ranked = explainer.outlook.list.ordered.map(\.id)
    state.list = .steps(shown.map(\.id))
    state.action = shown.first?.id
    let told = found.told
    var lines = [
      AnswerPage.Line(told.story, indent: 0),
      AnswerPage.Line("Source: \(told.source) \(told.locator).", indent: 0),
      AnswerPage.Line("waymark proposes, from what the case tells:", indent: 0),
    ]
    lines += shown.enumerated().map { place, candidate in
      let did = told.actions.contains(candidate.id) ? "they did this" : candidate.sureness.rawValue
      return AnswerPage.Line(
        explainer.name(ofAction: candidate.id), mark: "\(place + 1).", remark: did)
    }
    if shown.isEmpty { lines.append(AnswerPage.Line("Nothing: too little is told.")) }
    lines.append(AnswerPage.Line("What they did:", indent: 0))
    lines += told.actions.map { id in
      let place =
        ranked.firstIndex(of: id).map { "place \($0 + 1) in waymark's order" } ?? "not put forward"
      return AnswerPage.Line(explainer.name(ofAction: id), mark: "–", remark: place)
    }
    lines.append(AnswerPage.Line("What is reported to have come of it: \(told.outcome)", indent: 0))
    lines.append(AnswerPage.Line("What the paper does not tell: \(told.gaps)", indent: 0))
    lines += told.questions.map { AnswerPage.Line($0, mark: "?") }
    return Said(
      AnswerPage(
        "Case \(told.id) – \(told.title)", lines,
        next: shown.isEmpty ? ["cases"] : ["why 1?", "how sure are you?", "cases"]), atOnce: 60)
  }

  /// The school or area of a case, as questions are asked about it.
  func explainer(of found: TalkCase) -> Explainer {
    CaseRun(ground.rules, asOfYear: CaseRun.usualYear(ground.rules) ?? adviser.asOf.year)
      .explainer(
        found.story, CaseRun.Setting(), called: "Case \(found.told.id)", asOf: adviser.asOf)
  }

  // MARK: The tour

  /// What is typed at each step, and what it shows.
  private func tourStops(_ name: String) -> [(typed: String, shows: String)] {
    [
      ("advice for \(name)", "what a school could do next, with reasons; the person decides"),
      ("why 1?", "the facts and the rule behind it"),
      ("how sure are you?", "how firm it is, and what would move it"),
      ("who could it partner with?", "unlike partners, and what each side brings"),
      ("what do you need to know", "the questions whose answers would change most; stop ends them"),
      ("which schools need help most?", "a whole area, by name and with a strength each"),
    ]
  }

  /// Begins the walk, or goes on with it.
  mutating func tour() throws(Stop) -> Said {
    guard let row = state.school ?? tourSchool else {
      throw Stop("There is no school here to show anything of. \"load FILE\" reads some.")
    }
    let stops = tourStops(
      ground.directory.entries[row].urn.isEmpty
        ? ground.name(row) : ground.directory.entries[row].urn)
    let step = state.tourStep ?? 0
    guard stops.indices.contains(step) else {
      state.tourStep = nil
      return Said(
        "That was the tour. Say things in your own words; help shows more.",
        next: ["help", "cases"])
    }
    let stop = stops[step]
    let read = ground.understanding.read(stop.typed, in: context)
    var said = try answer(Ask(line: stop.typed, read: read))
    // The walk goes on with "next", not with what the answer would offer.
    state.pending = nil
    state.tourStep = step + 1
    said.page.lines.insert(AnswerPage.Line(said.page.title, indent: 0), at: 0)
    said.page.title =
      "Tour, step \(step + 1) of \(stops.count): \(stop.shows). Typed: \(stop.typed)"
    said.page.next = step + 1 < stops.count ? ["next", "stop"] : ["next"]
    said.outcome = .done
    said.atOnce = 40
    return said
  }

  /// The first school with something put forward, which shows most.
  private var tourSchool: Int? {
    let rows = ground.directory.entries.prefix(60).map(\.row)
    return rows.max { outlook($0).list.shown.count < outlook($1).list.shown.count }
  }
}
