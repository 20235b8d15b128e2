import Advice
import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import Understanding

/// Next steps, and what stands behind them.
extension Conversation {
  /// Up to three next steps for a school, or the advice of an area in its own voice.
  mutating func advise(_ ask: Ask) throws(Stop) -> Said {
    if let topic = ask["mode"].flatMap(AreaAnswer.Topic.init(name:)) {
      return try answer(topic, ask)
    }
    if ask["mode"] == "area" { return advise(try areaSpokenOf(ask)) }
    if let set = try area(ask) { return advise(set) }
    if ask["school"] == nil, state.school == nil, let set = state.area { return advise(set) }
    let row = try school(ask)
    focus(row)
    if ask["mode"] == "other" { return others(row) }
    let explainer = explainer(row)
    var wanted = explainer.outlook.list.shown.map(\.id)
    if let topic = topic(ask) {
      let fitting = explainer.outlook.list.ordered.filter { candidate in
        ground.rules.actions.first { $0.id == candidate.id }?.topics.contains(topic) ?? false
      }
      guard !fitting.isEmpty else {
        throw Stop(
          "No rule speaks to \(ListWording.word(topic)) at \(ground.name(row)) with what is known. "
            + "\"ask me\" finds out what would change that; \"your rules on \(ListWording.word(topic))\" shows them."
        )
      }
      wanted = fitting.prefix(3).map(\.id)
    }
    return brief(row, explainer, wanted)
  }

  /// What is asked of the schools of an area together. Beside a school it may be meant of that alone, so that it is asked.
  private mutating func answer(_ topic: AreaAnswer.Topic, _ ask: Ask) throws(Stop) -> Said {
    let set = try areaSpokenOf(ask)
    if ask["area"] == nil, ask["school"] != nil || state.area == nil {
      var ofArea = ask
      ofArea.read.slots["area"] = set.name
      throw Stop(confirming: ofArea, "About all the schools of \(set.label) together?")
    }
    bringAreaIntoFocus(set)
    return try said(AreaAnswering(adviser, set).answer(topic, ask.line))
  }

  /// The authority, trust or region that is named, or the authority of the school that is; else what is in focus.
  private func areaSpokenOf(_ ask: Ask) throws(Stop) -> SchoolSets.Entry {
    if let set = try area(ask) { return set }
    if let row = try namedSchool(ask), let set = home(row) { return set }
    if let set = state.area ?? state.school.flatMap(home) { return set }
    throw Stop("Which authority, trust or region? For example: advice for \(example("Ambleford"))")
  }

  private mutating func brief(_ row: Int, _ explainer: Explainer, _ wanted: [String]) -> Said {
    let shown = explainer.outlook.list.shown.map(\.id)
    var request = request(row)
    if wanted != shown { request.top = 3 }
    let advice = adviser.advice(for: row, request)
    var brief = AdviceBrief(explainer.subject, advice)
    brief.steps = brief.steps.filter { wanted.contains($0.action) }
    state.list = .steps(brief.steps.map(\.action))
    state.action = brief.steps.first?.action
    return Said(brief, atOnce: 16)
  }

  /// Ideas that came behind those shown, with why they are not.
  private mutating func others(_ row: Int) -> Said {
    let explainer = explainer(row)
    let shown = Set(explainer.outlook.list.shown.map(\.id))
    let left = explainer.outlook.list.ordered.filter { !shown.contains($0.id) }.prefix(5)
    guard !left.isEmpty else {
      return Said(
        "No other idea is ranked for \(ground.name(row)) with what is known.",
        next: ["ask me", "why 1?"])
    }
    state.list = .steps(left.map(\.id))
    state.action = left.first?.id
    return Said(
      AnswerPage(
        "\(ground.name(row)) – other ideas, behind those put forward",
        left.enumerated().map { place, candidate in
          AnswerPage.Line(
            explainer.name(ofAction: candidate.id), mark: "\(place + 1).",
            remark: candidate.sureness.rawValue)
        }, next: ["why not 1?", "what would it take for 1?"]))
  }

  /// The authority of a school.
  func home(_ row: Int) -> SchoolSets.Entry? {
    guard case .found(let set) = ground.sets.find(ground.directory.entries[row].area) else {
      return nil
    }
    return set
  }

  mutating func bringAreaIntoFocus(_ set: SchoolSets.Entry) {
    state.formerSchool = state.school ?? state.formerSchool
    (state.school, state.area) = (nil, set)
  }

  /// Advice for an area in its own voice, which is in focus then.
  mutating func advise(_ set: SchoolSets.Entry) -> Said {
    let advice = adviser.advice(for: set)
    bringAreaIntoFocus(set)
    let ids = advice.nextSteps.map(\.action)
    state.list = ids.isEmpty ? .none : .steps(ids)
    state.action = ids.first
    let text = AdviceText.render(advice, width: style.width)
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { [String($0)] }
    let next =
      ids.isEmpty
      ? ["what do they share", "who has no partner", "who misses out"]
      : ["why 1?", "who has no partner"]
    return Said(rows: rows, next: next, atOnce: Said.list)
  }

  // MARK: What stands behind a step

  mutating func why(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    if let typed = ask["index"], PartNumber(typed) != nil {
      return Said(try whyPart(typed, explainer))
    }
    let action = try action(ask, in: explainer)
    state.action = ground.rules.actions[action].id
    tellsWhy(action, .usual, explainer)
    return Said(explainer.why(action, .usual))
  }

  /// A part of the last answer to why; where that was about another place, of a step on the page.
  private mutating func whyPart(_ typed: String, _ explainer: Explainer) throws(Stop) -> WhyPart {
    let told = state.why.flatMap { $0.school == explainer.row ? $0 : nil }
    do throws(Trouble) {
      let (action, part) = try TypedNames(explainer: explainer).part(typed, of: told)
      state.action = ground.rules.actions[action].id
      if told == nil { tellsWhy(action, .usual, explainer) }
      return part
    } catch {
      throw Stop(error)
    }
  }

  /// Keeps which answer the numbers of parts belong to.
  mutating func tellsWhy(_ action: Int, _ length: Why.Length, _ explainer: Explainer) {
    state.why = WhyTold(
      action: ground.rules.actions[action].id, school: explainer.row, length: length)
    meansShown(action, explainer)
  }

  /// An answer that calls a step by its place among those put forward makes numbers mean these again.
  mutating func meansShown(_ action: Int, _ explainer: Explainer) {
    let shown = explainer.outlook.list.shown.map(\.id)
    if shown.contains(ground.rules.actions[action].id) { state.list = .steps(shown) }
  }

  /// Why not a step, or not a school, a hub, a leader or a community partner as partner.
  mutating func whyNot(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    if let helper = try namedHelper(ask) {
      return Said(HelperCheck(adviser, explainer.outlook).answer(helper))
    }
    if let partner = try namedSchool(ask, "partner") {
      let check = PartnerCheck(adviser, explainer.outlook)
      guard let action = check.likeliestAction else {
        throw Stop("No step that is put forward here looks for a school as partner.")
      }
      return Said(check.answer(action: action, candidate: partner))
    }
    // With nothing named there are many rivals.
    guard ask["action"] != nil || ask["index"] != nil else {
      throw Stop("Why not what? For example: why not a peer review?   why not SCHOOL as partner?")
    }
    let action = try action(ask, in: explainer)
    meansShown(action, explainer)
    return Said(explainer.whyNot(action))
  }

  mutating func howSure(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    let action = try action(ask, in: explainer)
    meansShown(action, explainer)
    return Said(explainer.howSure(action))
  }

  mutating func whatIf(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    let (ask, reading) = try turned(ask)
    guard let question = supposed(ask) else {
      throw Stop("What if which fact, and how? For example: what if EAL were 5%")
    }
    if let row = explainer.row {
      state.supposed = TalkState.Supposed(school: row, question: question, line: ask.line)
    }
    var said = try said(Answering(explainer).answer(question, line: ask.line))
    said.page.next = explainer.row == nil ? [] : ["keep that", "how sure are you?"]
    if let reading { said.page.lines.insert(AnswerPage.Line(reading), at: 0) }
    return said
  }

  /// What a line supposes.
  func supposed(_ ask: Ask) -> Question? {
    if case .whatIf(let supposed)? = QuestionPhrase.parse(ask.line), supposed.count > 1 {
      return .whatIf(supposed)
    }
    guard let typed = ask["fact"] ?? ask["measure"], let value = ask["value"] else { return nil }
    let change: Question.Change =
      switch ask["op"] {
      case "up", "over": .up(by: value)
      case "down", "under": .down(by: value)
      default: .value(value)
      }
    return .whatIf([Question.Supposed(fact: factName(typed), change: change)])
  }

  /// The fact that an everyday name of a figure means for the school in focus: the first that is known.
  func factName(_ typed: String) -> String {
    guard let figure = ground.rules.figures.figures[typed] else { return typed }
    var chosen = figure.facts.first
    if let row = state.school {
      let situation = outlook(row).situation
      chosen = figure.facts.first { situation.fact($0).value.isKnownOrBetween } ?? chosen
    }
    return chosen.map { ground.vocabulary.facts[$0].name } ?? typed
  }

  mutating func whatItTakes(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    let action = try action(ask, in: explainer)
    meansShown(action, explainer)
    return Said(explainer.whatItTakes(action, ask["aim"] == "remove" ? .remove : .bring))
  }

  mutating func trace(_ ask: Ask) throws(Stop) -> Said {
    Said(try bringing(ask).trace(), atOnce: Said.list)
  }

  mutating func cautions(_ ask: Ask) throws(Stop) -> Said {
    let explainer = try bringing(ask)
    return Said(ground.rules.whatCouldGoWrong(with: try action(ask, in: explainer)))
  }

  /// The explainer of the school that is named, which comes into focus, or of what is in focus.
  private mutating func bringing(_ ask: Ask) throws(Stop) -> Explainer {
    if let row = try namedSchool(ask), row != state.school {
      focus(row)
      let ids = outlook(row).list.shown.map(\.id)
      state.list = .steps(ids)
      state.action = ids.first
    }
    return try explainer(ask)
  }

  /// An answer of the questions in fixed phrasing.
  func said(_ asked: Answering.Asked) throws(Stop) -> Said {
    guard let answer = asked.answer else { throw Stop(asked.problem ?? "") }
    return Said(page: answer.page, answer)
  }
}
