import Facts
import Inference
import RuleLanguage

/// What nobody has said yet and what could change the list most (`rule-language` 5.8, law 8).
///
/// Candidates are the facts that open actions and open findings wait for; the more and the higher ranked
/// the actions, the earlier they are tried. Each is then tried out: it is offered only when some answer
/// changes what is shown – actions, order, status or sureness.
struct UnknownsThatMatter {
  let adviser: Adviser
  let outlook: Outlook

  /// How many facts are tried before the search ends, so that a sheet never takes long.
  private static let tries = 16

  func listed(atMost limit: Int) -> [SchoolAdvice.Unknown] {
    guard limit > 0 else { return [] }
    var listed: [SchoolAdvice.Unknown] = []
    var trial = AnswerTrial(adviser, outlook)
    for (slot, actions) in candidates().prefix(Self.tries) where listed.count < limit {
      guard trial.changesSomething(slot) else { continue }
      let fact = adviser.vocabulary.facts[slot]
      listed.append(
        SchoolAdvice.Unknown(
          fact: fact.id, name: fact.name, question: fact.question,
          bearsOn: actions.map { adviser.rules.actions[$0].id },
          text: "\(fact.question ?? fact.name) (\(bearing(actions)))"))
    }
    return listed
  }

  /// What an answer bears on: shown steps by number, else the first step it could bring in.
  private func bearing(_ actions: [Int]) -> String {
    let ids = actions.map { adviser.rules.actions[$0].id }
    let places = outlook.list.shown.indices.filter { ids.contains(outlook.list.shown[$0].id) }
    if places.isEmpty {
      return actions.first.map { "could bring in \"\(adviser.rules.actions[$0].name)\"" } ?? ""
    }
    let numbers = ListWording.and(places.map { "\($0 + 1)" })
    return "bears on step\(places.count == 1 ? "" : "s") \(numbers)"
  }

  /// Facts that may be asked for, the most useful first, each with the actions it bears on in rank order.
  private func candidates() -> [(slot: Int, actions: [Int])] {
    let ranked = (outlook.list.shown + outlook.list.displaced.map(\.candidate)).map(\.id)
    let placeOfID = Dictionary(uniqueKeysWithValues: ranked.enumerated().map { ($1, $0) })
    let standings = outlook.standings.compactMap { standing in
      standing.map { ($0, place: placeOfID[adviser.rules.actions[$0.action].id]) }
    }
    var weights = Array(repeating: 0.0, count: adviser.vocabulary.facts.count)
    var bears: [[(place: Int, action: Int)]] = Array(repeating: [], count: weights.count)
    for (standing, place) in standings {
      // Near the top of the list a fact matters more; a card off the list counts like a late one.
      let weight = 1 / Double(2 + (place ?? 20))
      for slot in outlook.situation.openFacts(standing) {
        weights[slot] += weight
        bears[slot].append((place ?? .max, standing.action))
      }
    }
    return weights.indices.filter { !bears[$0].isEmpty && Self.isAskable($0, adviser, outlook) }
      .sorted { (weights[$1], $0) < (weights[$0], $1) }
      .map { slot in (slot, bears[slot].sorted { $0 < $1 }.map(\.action)) }
  }

  /// The facts that could still matter and that somebody may be asked for, the most useful first.
  func openFacts() -> [Int] { candidates().map(\.slot) }

  /// The facts that a card waits for, that could make its findings stronger, or that could stop it; each
  /// once, in the order of the card.
  static func waitedFor(_ proof: ActionProof) -> [Int] {
    let causes = proof.instances.flatMap { instance in
      instance.waitsFor + instance.restsOn.flatMap(\.waitsFor)
        + instance.openContraIndications.flatMap { $0.test?.waitsFor ?? [] }
    }
    var seen: Set<Int> = []
    return causes.compactMap { cause in
      if case .fact(let slot) = cause, seen.insert(slot).inserted { slot } else { nil }
    }
  }

  /// Never what data holds, never what was asked and not known, never what nobody can answer, and never a
  /// figure that is held back because too few pupils stand behind it.
  static func isAskable(_ slot: Int, _ adviser: Adviser, _ outlook: Outlook) -> Bool {
    // Field by field: a copy of a definition costs more than all that is asked of it.
    let definitions = adviser.vocabulary.facts
    guard definitions[slot].question != nil, !definitions[slot].neverScored,
      [.school, .area].contains(definitions[slot].bearer)
    else { return false }
    let facts = adviser.engine.facts
    guard let home = facts.home(of: slot, for: outlook.situation.subject.row) else { return false }
    switch facts.columns(of: home.bearer)?.table.value(slot, home.row) {
    case .notKnown?, .notSupplied(.suppressed)?, .notSupplied(.tooFewPupils)?: return false
    default: break
    }
    return !outlook.situation.reading(slot).isSupplied
  }
}

/// Tries whether some answer to a question would change what a reader notices: actions, order, status, sureness.
private struct AnswerTrial {
  private let adviser: Adviser
  private let outlook: Outlook
  /// The outlook as it would be with the counts of known facts that an answer turns, whatever it says: worked out once
  /// for all questions that turn the same.
  private var stepped: [[Int: FactValue]: Base] = [:]

  private struct Base {
    var outlook: Outlook
    /// The counts alone change what a reader notices.
    var changesSomething: Bool
  }

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
  }

  private static let fewAnswers = 8

  mutating func changesSomething(_ slot: Int) -> Bool {
    let situation = outlook.situation
    var all = situation.possibleAnswers(slot)
    if let telling = adviser.tellingAnswers[slot], let place = all.firstIndex(of: telling) {
      all.remove(at: place)
      if changeSomething(slot, [telling]) { return true }
    }
    let isReadDirectly = Outlook.factsReadDirectly.contains(adviser.vocabulary.facts[slot].id)
    // Few answers take longer to sort than to try. Of many, the lowest or the highest most often
    // shows it; only where they do not, the sorts of answers are found out.
    guard all.count > Self.fewAnswers, !isReadDirectly else { return changeSomething(slot, all) }
    let ends = [all[0], all[all.count - 1]]
    if changeSomething(slot, ends) { return true }
    let between = situation.answersBySort(slot, isReadDirectly: false).filter { sort in
      !ends.contains { sort.contains($0) }
    }
    return changeSomething(slot, between.compactMap(\.first))
  }

  /// Whether one of some answers does: where a glance at all of them shows it, nothing is worked out.
  private mutating func changeSomething(_ slot: Int, _ answers: [FactValue]) -> Bool {
    var open: [(answer: FactValue, learning: Learning)] = []
    for answer in answers {
      let base = base(outlook.situation.countsTurned(byLearning: slot, answer))
      let learning = Learning(adviser, outlook, [slot: answer], since: base.outlook)
      switch learning.glance() {
      case .same where !base.changesSomething: continue
      case .same: return true
      case .otherwise where !base.changesSomething: return true
      case .otherwise, .open: open.append((answer, learning))
      }
    }
    let telling = open.first {
      !Self.looksAlike($0.learning.outlook().list.shown, outlook.list.shown)
    }
    if let telling { adviser.tellingAnswers.note(slot, telling.answer) }
    return telling != nil
  }

  private mutating func base(_ counts: [Int: FactValue]) -> Base {
    if counts.isEmpty { return Base(outlook: outlook, changesSomething: false) }
    if let known = stepped[counts] { return known }
    let stepped = adviser.outlook(outlook, learning: counts)
    let base = Base(
      outlook: stepped,
      changesSomething: !Self.looksAlike(stepped.list.shown, outlook.list.shown))
    self.stepped[counts] = base
    return base
  }

  private static func looksAlike(_ one: [Candidate], _ other: [Candidate]) -> Bool {
    one.elementsEqual(other) {
      $0.id == $1.id && $0.status == $1.status && $0.sureness == $1.sureness
    }
  }
}
