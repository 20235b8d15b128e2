import Advice
import Facts
import Inference
import OrderedCollections
import RuleLanguage
import Schools
import Understanding

/// What the slots of a request stand for.
extension Conversation {
  /// The school of a slot, else the one in focus.
  func school(_ ask: Ask, _ slot: String = "school") throws(Stop) -> Int {
    if let row = try namedSchool(ask, slot) { return row }
    if slot == "school", let focus = state.school { return focus }
    throw Stop("Which school? Type its name, part of it, or its URN.")
  }

  /// The school that a slot names; `nil` where it names none.
  func namedSchool(_ ask: Ask, _ slot: String = "school") throws(Stop) -> Int? {
    guard let typed = ask[slot] else { return nil }
    if let number = ask.read.numbers[slot], let row = ground.directory.find(number).entry?.row {
      return row
    }
    if typed == "other" {
      if let former = state.formerSchool { return former }
      let question = "Which other school? Type its name, part of it, or its URN."
      throw Stop(question, .asks, pending: .missing(ask, slot: slot, question: question))
    }
    if let row = ground.directory.find(typed).entry?.row { return row }
    throw Stop(
      "I have no school called \"\(typed.shown)\" in \(ground.source) "
        + "(\(NumberWording.grouped(ground.directory.entries.count)) schools). Nothing was done.")
  }

  /// The area that is named; `nil` where none is.
  func area(_ ask: Ask) throws(Stop) -> SchoolSets.Entry? {
    guard let typed = ask["area"] else { return nil }
    switch ground.sets.find(typed) {
    case .found(let set): return set
    case .several(let sets):
      throw Stop(
        "Several areas fit \"\(typed.shown)\". Which one?\n"
          + sets.prefix(5).map { "  \($0.label)" }.joined(separator: "\n"))
    case .unknown(let nearest):
      let near = nearest.prefix(3).map { "  \($0.label)" }.joined(separator: "\n")
      throw Stop(
        "I know no authority, trust or region called \"\(typed.shown)\". Nothing was done."
          + (near.isEmpty ? "" : "\nNearest:\n\(near)"))
    }
  }

  /// Brings a school into focus; another school clears the list and the suggestion.
  mutating func focus(_ row: Int) {
    state.focusAge = 0
    state.spokenOf.insert(row)
    state.story = nil
    guard state.school != row else { return }
    state.formerSchool = state.school ?? state.formerSchool
    state.school = row
    state.area = nil
    state.action = nil
    state.list = .none
  }

  /// The school with what people told of it.
  func outlook(_ row: Int) -> Outlook { outlook(row, remembered(row)) }

  private func outlook(_ row: Int, _ kept: Remembered?) -> Outlook {
    let (adviser, outlook) = (adviser, adviser.outlook(for: row, request(kept)))
    stepsBefore.keep(Self.steps(of: outlook), of: row, kept, adviser)
    return outlook
  }

  /// The steps put forward for what is in focus, each with how sure it is.
  var stepsNow: [String] {
    guard let row = state.school else { return [] }
    let kept = remembered(row)
    return stepsBefore.steps(of: row, kept, adviser) ?? Self.steps(of: outlook(row, kept))
  }

  private static func steps(of outlook: Outlook) -> [String] {
    outlook.list.shown.map { "\($0.id) \($0.sureness.rawValue)" }
  }

  func explainer(_ row: Int) -> Explainer { Explainer(adviser, outlook(row)) }

  /// What stands in focus, for questions about its steps: a school, else the authority that was advised.
  func explainer(_ ask: Ask) throws(Stop) -> Explainer {
    if let row = try namedSchool(ask) { return explainer(row) }
    if let story = state.story { return explainer(of: story) }
    if let row = state.school { return explainer(row) }
    if let area = state.area {
      if let row = area.area { return Explainer(adviser, adviser.outlook(for: .area(row))) }
      throw Stop(AreaAnswering(adviser, area).noSteps)
    }
    throw Stop("Which school? Ask for advice first: advice for SCHOOL")
  }

  /// What is asked of a school, with what people told and do not accept.
  func request(_ row: Int, questions: Int = 0) -> AdviceRequest {
    request(remembered(row), questions: questions)
  }

  private func request(_ kept: Remembered?, questions: Int = 0) -> AdviceRequest {
    var request = AdviceRequest(questions: questions)
    if let kept {
      request.told = kept.told
      request.origins = kept.origins
      request.rejected = kept.rejections
      request.record = CaseRecord(told: kept.toldFacts, decisions: kept.decisions)
    }
    return request
  }

  /// The step that is meant: by its place, its id, its name; what is in focus where nothing is named.
  func action(_ ask: Ask, _ slot: String = "action", in explainer: Explainer) throws(Stop) -> Int {
    var typed = (slot == "action" ? ask["index"] : nil) ?? ask[slot] ?? state.action
    // A number is a place on the list that people see, which may be of other ideas than those put forward.
    if slot == "action", let place = ask["index"].flatMap({ Int($0) }),
      case .steps(let ids) = state.list,
      ids.indices.contains(place - 1)
    {
      typed = ids[place - 1]
    }
    do throws(Trouble) {
      return try TypedNames(explainer: explainer).action(typed.map { meant($0, explainer) })
    } catch {
      throw Stop(error)
    }
  }

  /// `hub` means the step on the page that is about a hub, where there is one.
  private func meant(_ typed: String, _ explainer: Explainer) -> String {
    guard !ground.rules.actions.contains(where: { $0.id == typed }), Int(typed) == nil else {
      return typed
    }
    let shown = explainer.outlook.list.shown.map(\.id)
    let ranked = explainer.outlook.list.ordered.map(\.id)
    let parts = { (id: String) in id.split(separator: "_").map(String.init) }
    return shown.first { parts($0).contains(typed) } ?? ranked.first { parts($0).contains(typed) }
      ?? typed
  }

  /// The figure that a slot names; `nil` where it names none.
  func figure(_ ask: Ask, _ slots: String...) throws(Stop) -> FigurePolicy.Figure? {
    guard let typed = slots.compactMap({ ask[$0] }).first else { return nil }
    if let figure = ground.figures.figure(named: typed) { return leading(figure, by: ask.line) }
    throw Stop(
      "I have no figure called \"\(ListWording.word(typed).shown)\". Figures I know: "
        + ListWording.and(ground.rules.figures.figures.keys.prefix(8).map(ListWording.word)) + ".")
  }

  /// A figure with the fact that a line names in full before the others: "reading progress" asks for no other figure
  /// of reading.
  private func leading(_ figure: FigurePolicy.Figure, by line: String) -> FigurePolicy.Figure {
    func words(_ text: String) -> [Substring] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }
    let typed = words(line)
    let named = figure.facts.flatMap { slot in
      let fact = ground.vocabulary.facts[slot]
      return ([fact.name] + fact.aliases).map { (slot: slot, words: words($0)) }
    }
    let found = named.filter { $0.words.count > 1 && typed.contains($0.words) }
      .max { $0.words.count < $1.words.count }
    guard let found else { return figure }
    var figure = figure
    figure.facts = [found.slot] + figure.facts.filter { $0 != found.slot }
    return figure
  }

  /// A topic of the vocabulary by its everyday name; figures lead to the topic of the same name.
  func topic(_ ask: Ask) -> String? {
    guard let typed = ask["topic"] ?? ask["measure"] else { return nil }
    let topics = ground.vocabulary.lists["topics"] ?? []
    let folded = typed.lowercased().split { !$0.isLetter }.joined(separator: "_")
    if topics.contains(folded) { return folded }
    let byFigure = [
      "absence": "attendance", "persistent_absence": "attendance", "exclusions": "behaviour",
    ]
    return byFigure[folded] ?? topics.first { $0.contains(folded) }
  }
}
