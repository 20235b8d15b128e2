/// What is offered where no phrase stands for a line.
extension Understanding {
  /// Readings up to this cost say something of what a line is near to.
  private static let far = 3.2
  /// What a phrase that is nearer by one word weighs beside what the words of a line point to.
  private static let phrase = 5.0
  /// From here on a request is plainly near.
  private static let pointsPlainly = 0.5

  /// The share of the best that others come to if they are offered beside it.
  private static let besideBest = 0.5
  /// What a line may be about.
  private static let named = KindSet(
    of: [NamedThing.Kind.school, .area, .action, .measure, .fact, .topic, .helper].map {
      NamedThing($0, "", "")
    })

  /// The requests nearest to a line that no phrase stands for, to choose from: nothing is done, and nothing is guessed.
  ///
  /// A phrase that comes near speaks for its request, and so do the words of the line for those that use them most.
  ///
  /// - Returns: `nil` where a phrase stands for the line, nothing is plainly near it, or what waymark does not do is.
  func nearest(_ part: PartReading, _ context: TalkContext, _ typed: TypedLine) -> Understood? {
    if let best = part.candidates.first, best.cost <= Self.settled, !isGuess(best, part) {
      return nil
    }
    // What is denied is not asked for, and one word alone may mean anything.
    let names = part.spans.contains { $0.things.contains { Self.named.holds($0.kind) } }
    guard !matcher.hasNegative(part.words),
      matcher.wordsOfWeight(part.words) + (names ? 1 : 0) > 1
    else { return nil }
    let moments: Set<RequestKind.Moment> = context.pending == nil ? [.always] : [.always, .pending]
    var weights: [Int: Double] = [:]
    for (request, weight) in matcher.pointed(part.words, spans: part.spans)
    where moments.contains(matcher.requests[request].moment) { weights[request] = weight }
    for candidate in part.candidates
    where moments.contains(matcher.requests[candidate.request].moment) {
      weights[candidate.request, default: 0] += max(0, Self.far - candidate.cost) * Self.phrase
    }
    let near = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    guard let best = near.first, best.value >= Self.pointsPlainly,
      matcher.requests[best.key].effect != .refuses
    else { return nil }
    // Where no phrase is near, the words alone seldom tell one request from the next.
    let least = best.value < Self.phrase ? 0 : Self.besideBest * best.value
    let readings = near.prefix(Understood.mostReadings)
      .filter {
        $0.value >= least && matcher.requests[$0.key].effect != .refuses
      }
      .map { request, _ in
        let candidate =
          part.candidates.first { $0.request == request }
          ?? Candidate(request: request, cost: Self.far, bindings: [], phrase: "", fixed: [:])
        return offered(candidate, part, context, typed)
      }
    // A name that nothing has is told as such.
    guard var result = readings.first, !result.namesUnknown else { return nil }
    result.offer(readings)
    return result
  }

  /// A reading that is offered: if it is chosen it is done, or asked about before something changes.
  func offered(
    _ candidate: Candidate, _ part: PartReading, _ context: TalkContext, _ typed: TypedLine
  ) -> Understood {
    var reading = filled(candidate, part, context, typed)
    let effect = matcher.requests[candidate.request].effect
    if [.changes, .confirms].contains(effect), [.do, .say].contains(reading.decision),
      candidate.fixed[Slot.mode.key] != "show"
    {
      reading.decision = .confirm
    }
    return reading
  }
}
