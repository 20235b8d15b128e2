/// Lines of several parts: a request beside words that only tell why, and two requests in one line.
extension Understanding {
  // MARK: Asides

  /// The one clause of a line that is a request, where the others are none: `who can help with phonics, our lead
  /// has left`. Nothing is done on a clause beside one with a negative, and changes are asked about.
  func clause(of typed: TypedLine, _ context: TalkContext, _ whole: PartReading)
    -> Understood?
  {
    var starts = [0]
    for place in typed.words.indices.dropFirst() {
      let joins = lists.has(typed.words[place].folded, .beginAsides) || asks(typed, place)
      if typed.words[place].followsBreak || joins { starts.append(place) }
    }
    guard (2...4).contains(starts.count) else { return nil }
    let ends = starts.dropFirst() + [typed.words.count]
    let parts = zip(starts, ends).map { reading(typed, $0..<$1, context) }
    let requests = parts.filter { part in
      part.isSettled && part.candidates.first.map { !isSmall($0) } ?? false
    }
    guard requests.count == 1, let request = requests.first, let best = request.candidates.first,
      // A bare name beside other words may be no request at all.
      !isBareName(best, request),
      !parts.contains(where: { part in
        !part.isSettled && part.words.contains { book.forms.negatives.contains($0.text) }
      })
    else { return nil }
    var result = decided(request, context, typed)
    // A second figure is no aside: leaving it out would answer another question.
    if Self.takesOneFact.contains(result.intent), result.decision != .cannot,
      parts.contains(where: { part in
        part.words != request.words && part.spans.contains { $0.filling(Slot.fact.kinds) != nil }
      })
    {
      result.decision = .choose
      result.problem = .severalFacts
      result.options = [result.intent]
    }
    if result.intent == "decline", result.slots[Slot.reason.key] == nil, let first = parts.first,
      first.candidates.first?.request == best.request
    {
      result.slots[Slot.reason.key] = typed.typed(starts[1]..<typed.words.count)
      // A bare "no" before something else declines nothing for certain.
      if result.decision == .do, best.bindings.isEmpty { result.decision = .confirm }
    } else if matcher.requests[best.request].effect == .changes, result.decision == .do,
      !parts.allSatisfy({
        $0.candidates.first.map { $0.request == best.request || isSmall($0) } ?? false
      })
    {
      result.decision = .confirm
    }
    return result
  }

  /// A question at the end of a line, after words that tell why it is asked: `our lead has left so who is good at
  /// phonics`. Only for what changes nothing.
  func ending(of typed: TypedLine, _ context: TalkContext) -> Understood? {
    let places = typed.words.indices.dropFirst(2).dropLast(2)
      .filter { lists.has(typed.words[$0].folded, .beginQuestions) }
    for place in places.prefix(Self.mostBreaks) {
      let before = reading(typed, 0..<place, context)
      if matcher.hasNegative(before.words) { return nil }
      let part = reading(typed, place..<typed.words.count, context)
      guard part.isSettled, let best = part.candidates.first,
        matcher.requests[best.request].effect == .reads,
        !best.bindings.contains(where: \.span.isUnknown)
      else { continue }
      return decided(part, context, typed)
    }
    return nil
  }

  /// Requests about one fact at a time.
  static let takesOneFact: Set = ["what_if", "tell"]

  /// Whether a line speaks of somebody: what is said beside a request is then no mere aside.
  func namesSomebody(_ typed: TypedLine) -> Bool {
    typed.words.contains { lists.has($0.folded, .somebody) }
  }

  /// Whether a polite question begins at a word: `… could you put it in projector mode`.
  private func asks(_ typed: TypedLine, _ place: Int) -> Bool {
    guard place + 1 < typed.words.count else { return false }
    let word = typed.words[place].folded
    return lists.has(word, .askPolitely)
      || lists.has("\(word) \(typed.words[place + 1].folded)", .askPolitely)
  }

  var lists: WordLists { book.forms.lists }

  private func isBareName(_ candidate: Candidate, _ part: PartReading) -> Bool {
    candidate.bindings.count == 1 && candidate.bindings[0].span.range.count == part.words.count
  }

  /// Greetings and thanks beside a request are courtesies.
  private func isSmall(_ candidate: Candidate) -> Bool {
    matcher.requests[candidate.request].id == "greet"
  }

  // MARK: Two requests in one line

  /// Both halves of a line where each is a request of its own; `nil` for other lines.
  func twoRequests(_ typed: TypedLine, _ context: TalkContext, _ whole: PartReading)
    -> Understood?
  {
    let count = typed.words.count
    let places = (1..<max(1, count - 1)).filter { place in
      typed.words[place].followsBreak || lists.has(typed.words[place].folded, .joinRequests)
    }
    // Nobody asks two things across many breaks, and each is read twice.
    guard places.count <= Self.mostBreaks else { return nil }
    for place in places {
      let word = typed.words[place]
      let joins = lists.has(word.folded, .joinRequests)
      var start = joins ? place + 1 : place
      while start < count, lists.has(typed.words[start].folded, .joinRequests) {
        start += 1
      }
      guard start < count else { continue }
      let first = reading(typed, 0..<place, context)
      let second = reading(typed, start..<count, context)
      guard first.isSettled, second.isSettled, let one = first.candidates.first,
        let other = second.candidates.first, one.request != other.request,
        matcher.requests[one.request].id != "greet",
        // "why is 1 first and not 3" asks about two steps, and declines none.
        !typed.words[start..<min(start + 2, count)].contains(where: {
          lists.has($0.folded, .denyPart)
        })
          || matcher.requests[other.request].effect != .changes
      else { continue }
      var result = decided(first, context, typed)
      result.then = [decided(second, context, typed)]
      return result
    }
    return nil
  }
}
