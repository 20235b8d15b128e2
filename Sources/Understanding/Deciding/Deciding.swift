import Schools

extension Understanding {
  /// Readings up to this cost explain the line.
  static let settled = 0.75
  /// The same for a request that changes something.
  private static let settledChange = 0.55
  /// The same for a change that is made without asking first.
  private static let plainChange = 0.45
  /// Readings up to this cost are worth offering.
  private static let near = 1.7
  /// Two readings closer than this are as good as each other.
  private static let margin = 0.2

  /// What to do with a part of a line.
  func decided(_ part: PartReading, _ context: TalkContext, _ typed: TypedLine) -> Understood {
    guard let best = part.candidates.first, best.cost <= Self.near, !isGuess(best, part) else {
      return notUnderstood(part, context)
    }
    // What waymark does not do is nothing to choose.
    let others = part.candidates.dropFirst().filter {
      matcher.requests[$0.request].effect != .refuses
    }
    let rivals = others.filter {
      $0.cost - best.cost < Self.margin && $0.cost <= Self.settled + Self.margin
        && matcher.requests[$0.request].id != matcher.requests[best.request].id
    }
    var result = filled(best, part, context, typed)
    let effect = matcher.requests[best.request].effect
    let isChange = [.changes, .confirms].contains(effect)
    // A name that nothing has is told as such, however plain the rest of the line.
    if result.decision == .cannot, best.cost - Cost.unknownName <= Self.settled { return result }
    if effect == .refuses {
      // Whichever school is meant.
      if result.decision == .choose { (result.decision, result.options) = (.cannot, []) }
      if best.cost > 0.3, !rivals.isEmpty {
        result.offer(
          rivals.prefix(Understood.mostReadings).map { offered($0, part, context, typed) })
      }
    } else if best.cost > (isChange ? Self.settledChange : Self.settled) {
      result.offer(
        ([best] + others).prefix(Understood.mostReadings).filter { $0.cost <= Self.near + 0.3 }
          .map { offered($0, part, context, typed) })
    } else if best.cost > 0.3, !rivals.isEmpty, result.decision != .cannot {
      result.offer(
        ([best] + rivals).prefix(Understood.mostReadings).map { offered($0, part, context, typed) })
    }
    if Self.takesOneFact.contains(result.intent), result.decision != .cannot,
      leavesAFact(best)
    {
      result.decision = .choose
      result.problem = .severalFacts
      result.options = [result.intent]
    }
    if isChange, result.decision == .do || result.decision == .confirm,
      best.fixed[Slot.mode.key] != "show"
    {
      takeCare(of: &result, best, part, typed)
    }
    return result
  }

  /// Whether a fact is named that the phrase has no place for: "what if EAL was 20 and absence 9".
  private func leavesAFact(_ best: Candidate) -> Bool {
    let facts = best.bindings.count { $0.slot == .fact }
    return facts > (best.phrase.contains("<\(Slot.fact.key)>") ? 1 : 0)
  }

  /// Changes need a line that asks for them plainly: what only speaks of one is a choice, what leaves it open is
  /// asked about first.
  private func takeCare(
    of result: inout Understood, _ best: Candidate, _ part: PartReading, _ typed: TypedLine
  ) {
    let isAnswer = matcher.requests[best.request].moment == .pending
    let lists = names.forms.lists
    func leaves(_ purpose: WordLists.Purpose) -> Bool {
      part.words.indices.contains {
        best.left.contains($0) && lists.has(part.words[$0].plain, purpose)
      }
    }
    // "They accepted it" is met by "accept it", but tells what somebody did.
    let said = Set(best.phrase.split { !$0.isLetter }.map(String.init))
    let free = best.bindings.filter { $0.slot.isFree }.map(\.span.range)
    let tells = part.words.indices.contains { place in
      lists.has(part.words[place].plain, .wasDone) && !said.contains(part.words[place].plain)
        && !free.contains { $0.contains(place) }
    }
    let asks =
      leaves(.ask) || best.left.contains(0) && lists.has(part.words[0].plain, .askFirst)
    if !isAnswer, asks || isOtherVerb(best, part) {
      result.decision = .choose
      result.problem = .severalReadings
      result.options = part.candidates.prefix(3).filter { $0.cost <= Self.near }.map(intent)
    } else if result.decision == .do {
      if !isAnswer && best.cost > Self.plainChange || leaves(.doubt) || tells
        || !isAnswer && isCompound(best, part, typed)
      {
        result.decision = .confirm
      }
    }
  }

  /// Whether the word by which a change is known is used as another: as a noun, "the decline was steep", as a verb that
  /// a particle turns into another, "log on", or in place of a word that the phrase has.
  private func isOtherVerb(_ best: Candidate, _ part: PartReading) -> Bool {
    let lists = names.forms.lists
    let isLeft = { best.left.contains($0) && part.words.indices.contains($0) }
    guard let verb = ownWords(of: best, part).first else { return false }
    if verb > 0, isLeft(verb - 1), lists.has(part.words[verb - 1].plain, .beforeNouns) {
      return true
    }
    if isLeft(verb + 1), lists.has(part.words[verb + 1].plain, .particles) { return true }
    let fillers = names.forms.fillers
    return best.missed > 0
      && part.words.indices.contains { isLeft($0) && !fillers.contains(part.words[$0].text) }
  }

  /// Whether a word and a few behind it may as well be a name for something: "reject rates", "note worthy schools".
  /// Where a note or a reason is meant, a colon or comma, or more words, tell so.
  private func isCompound(_ best: Candidate, _ part: PartReading, _ typed: TypedLine) -> Bool {
    guard let text = best.bindings.first(where: { $0.slot.isFree })?.span.range,
      ownWords(of: best, part).count == 1, let first = text.first,
      let word = part.words.indices.contains(first) ? part.words[first] : nil,
      // A number is a place on the page.
      names.forms.number(word.text) == nil, names.forms.place(word.text) == nil,
      typed.words.indices.contains(word.source.lowerBound),
      !typed.words[word.source.lowerBound].followsBreak
    else { return false }
    // A school between the two tells what is meant: "call Oakfield Juniors Oaks".
    let namesSchool = best.bindings.contains { $0.slot == .school }
    return text.count < Self.fewWords && !namesSchool
      || best.bindings.contains { $0.slot == .reason }
  }

  /// So few words may be part of a name.
  private static let fewWords = 4

  /// The words of a line that stand in the phrase itself.
  private func ownWords(of best: Candidate, _ part: PartReading) -> [Int] {
    let taken =
      best.bindings.map(\.span.range) + names.forms.politeRuns(in: part.words.map(\.text))
    return part.words.indices.filter { place in
      !best.left.contains(place) && !taken.contains { $0.contains(place) }
    }
  }

  /// Whether a reading would be a guess: half a phrase where something is denied, or a bare name that nothing has.
  func isGuess(_ candidate: Candidate, _ part: PartReading) -> Bool {
    if candidate.cost > Self.settledChange, matcher.hasNegative(part.words) { return true }
    let isAllUnknown =
      candidate.bindings.count == 1 && candidate.bindings[0].span.isUnknown
      && !candidate.bindings[0].slot.isFree
      && candidate.bindings[0].span.range.count == part.words.count
    let namesUnknown = candidate.bindings.contains { $0.span.isUnknown && !$0.slot.isFree }
    if namesUnknown, candidate.cost > Cost.unknownName + Self.settledChange { return true }
    return isAllUnknown
      && !part.words.contains { SchoolName.common.contains($0.name) || $0.isSchoolNumber }
  }

  private func intent(_ candidate: Candidate) -> String { matcher.requests[candidate.request].id }

  private func notUnderstood(_ part: PartReading, _ context: TalkContext) -> Understood {
    var result = Understood("cannot", .cannot)
    result.problem = .notUnderstood
    result.options = part.candidates.prefix(3).map(intent)
    return result
  }

  /// A candidate with its slots filled from the line and the context, and the decision that follows.
  func filled(
    _ candidate: Candidate, _ part: PartReading, _ context: TalkContext, _ typed: TypedLine
  ) -> Understood {
    var request = matcher.requests[candidate.request]
    var result = Understood(request.id, .do)
    result.slots = candidate.fixed
    result.slots["decide"] = nil
    if let variant = request.variant { result.slots["kind"] = variant }
    if request.moment == .followUp, let last = context.last,
      let kind = matcher.requests.first(where: { $0.id == last.intent })
    {
      result.intent = last.intent
      result.slots.merge(last.slots) { new, _ in new }
      request = kind
    }
    var filler = SlotFiller(
      request: request, part: part, context: context, typed: typed, result: result,
      isFollowUp: matcher.requests[candidate.request].moment == .followUp)
    filler.noteRepairs(candidate.bindings)
    for binding in candidate.bindings { filler.fill(binding, names: names) }
    filler.checkRange(names)
    filler.takeFocus()
    return filler.decided(decide: candidate.fixed["decide"])
  }
}
