import Parallel
import Schools

/// Understands typed lines: tidy, spot, repair, match, follow up, decide (`conversation` section 2).
///
/// A value without memory: the same words, data, phrases and context always give the same reading.
package struct Understanding: Sendable {
  let matcher: Matcher
  let names: NameBook
  let book: PhraseBook
  private let spotter: Spotter
  /// Made when the first word is met that nobody knows.
  private let repair: Lazily<SpellingRepair>
  private let people: PeopleTalk
  /// Words of phrases, forms and things with fixed names.
  private let speech: Set<String>

  /// - Parameters:
  ///   - book: Forms, everyday names and requests.
  ///   - names: Names of the loaded data and rules.
  package init(_ book: PhraseBook, names: NameBook) {
    self.init(ReadyPhrases(book), names: names)
  }

  /// - Parameters:
  ///   - phrases: Phrases that were made ready.
  ///   - names: Names of the loaded data and rules.
  package init(_ phrases: ReadyPhrases, names: NameBook) {
    book = phrases.book
    self.names = names
    matcher = phrases.matcher
    people = phrases.people
    speech = phrases.spoken.union(names.tree.words)
    spotter = Spotter(names, speech: speech)
    // What is refused is read into a slip of the fingers only where nothing else is near, and a first name never.
    repair = Lazily { [people, speech] in
      let asked = phrases.asked.union(names.tree.words)
      return SpellingRepair([
        asked.sorted(), speech.subtracting(asked).sorted(),
        (names.schools.tellingWords + names.helpers.tellingWords).sorted(),
        people.words.sorted(),
      ])
    }
  }

  /// The request of an id, with what it does and examples of it.
  package func request(_ id: String) -> RequestKind? { book.request(id) }

  /// Whether a line says of a figure that it is good or bad, and not that it is a high or a low number.
  package func judges(_ line: String) -> Bool {
    let (words, lists) = (TypedLine(line).words, book.forms.lists)
    return words.contains { lists.has($0.folded, .judging) }
      && !words.contains { lists.has($0.folded, .moving) }
  }

  /// Hubs and community partners that lines may name by a part of their names, with how people choose between them.
  package var helperNames: [(id: String, label: String, option: String)] {
    names.helpers.entries.map { entry in
      (
        entry.id, entry.label,
        SlotFiller.option(NamedThing(.helper, entry.id, entry.label), names)
      )
    }
  }

  /// All requests, in the order of their files.
  package var requests: [RequestKind] { book.requests }

  /// Reads a line.
  ///
  /// - Parameters:
  ///   - line: As typed.
  ///   - context: What it is said into.
  /// - Returns: The request with its slots, and what to do with it.
  package func read(_ line: String, in context: TalkContext = TalkContext()) -> Understood {
    let typed = TypedLine(line)
    guard !typed.words.isEmpty else {
      return typed.text.isEmpty ? Understood("empty", .do) : Understood("cannot", .cannot)
    }
    let whole = reading(typed, 0..<typed.words.count, context)
    let read = read(typed, whole, context)
    guard read.isUncertain else { return read }
    if let doubt = people.refusal(whole.words, spans: whole.spans, isDoubtful: true) {
      return refused(as: doubt.kind)
    }
    return read
  }

  private func read(_ typed: TypedLine, _ whole: PartReading, _ context: TalkContext) -> Understood
  {
    if whole.isSettled { return decided(whole, context, typed) }
    if let pair = twoRequests(typed, context, whole) { return pair }
    if namesSomebody(typed) { return decided(whole, context, typed) }
    return clause(of: typed, context, whole) ?? ending(of: typed, context)
      ?? nearest(whole, context, typed) ?? decided(whole, context, typed)
  }

  private func refused(as kind: String) -> Understood {
    var result = Understood("out_of_scope", .cannot)
    result.slots[Slot.kind.key] = kind
    return result
  }

  /// How near the phrases are to a line, nearest first: for those who write phrases.
  package func explain(_ line: String, in context: TalkContext = TalkContext()) -> [String] {
    let typed = TypedLine(line)
    let part = reading(typed, 0..<typed.words.count, context)
    let phrases = part.candidates.prefix(6).map { candidate in
      let cost = (candidate.cost * 100).rounded() / 100
      return "\(cost) \(matcher.requests[candidate.request].id): \(candidate.phrase)"
    }
    let words = matcher.pointed(part.words, spans: part.spans).prefix(3).map {
      let weight = ($0.weight * 100).rounded() / 100
      return "\(weight) \(matcher.requests[$0.request].id): by its words"
    }
    return phrases + words
  }

  /// A part of a line with all its candidates.
  struct PartReading {
    var words: [Word]
    var spans: [Span]
    var candidates: [Candidate]

    /// Whether the best reading leaves nothing of weight unexplained.
    var isSettled: Bool { candidates.first.map { $0.cost < 0.5 } ?? false }
  }

  func reading(_ typed: TypedLine, _ range: Range<Int>, _ context: TalkContext)
    -> PartReading
  {
    let overlay = ContextNames(context, beside: names)
    let words = self.words(typed, range, overlay)
    let set = overlay.aliases(in: words)
    let found = spotter.spans(in: words).filter { span in
      !set.contains { $0.range == span.range } || !span.names(.school)
    }
    var spans = set + found + overlay.spans(in: words)
    // Whoever is spoken of comes before every request.
    if let refusal = people.refusal(words, spans: spans, isDoubtful: false),
      let request = matcher.requests.firstIndex(where: { $0.variant == refusal.kind })
    {
      let candidate = Candidate(
        request: request, cost: -1.5, bindings: [], phrase: refusal.met, fixed: [:])
      return PartReading(words: words, spans: spans, candidates: [candidate])
    }
    let picked = Self.picked(spans, context)
    spans += picked
    var moments: Set<RequestKind.Moment> = [.always, .pending]
    if context.last != nil { moments.insert(.followUp) }
    var candidates = matcher.candidates(words, spans: spans, moments: moments)
    if matcher.isOnlyGrammar(words), !words.contains(where: \.isSchoolNumber) {
      let repairs = Cost.repaired * Double(words.count(where: \.isRepaired))
      candidates.removeAll { $0.cost > 0.05 + repairs }
    }
    for index in candidates.indices {
      candidates[index].cost -= preference(candidates[index], context)
    }
    candidates.removeAll { !fits($0, context) }
    // A place in a list is a name where something is looked at; alone it picks, and nothing is changed on it.
    candidates.removeAll { candidate in
      let request = matcher.requests[candidate.request]
      return (request.effect != .reads || request.mustSay.contains(.school))
        && candidate.bindings.contains { binding in
          SlotFiller.schools.contains(binding.slot)
            && picked.contains { $0.range == binding.span.range }
        }
    }
    if context.pending == nil { leaveOutAnswers(&candidates, words) }
    candidates.sort { ($0.cost, $0.request) < ($1.cost, $1.request) }
    return PartReading(words: words, spans: spans, candidates: candidates)
  }

  /// Places in a list of schools as the schools that stand there: `what should 2 do next`.
  private static func picked(_ spans: [Span], _ context: TalkContext) -> [Span] {
    guard let first = context.list.first, !first.contains("_") else { return [] }
    return spans.compactMap { span in
      guard let place = span.things.first(where: { $0.kind == .index }).flatMap({ Int($0.id) }),
        context.list.indices.contains(place - 1)
      else { return nil }
      let name = context.list[place - 1]
      let isNumber = name.allSatisfy(\.isNumber)
      return Span(span.range, [NamedThing(.school, isNumber ? name : "", name)])
    }
  }

  /// Without a question nothing is an answer: where only answers fit the words, nothing fits.
  private func leaveOutAnswers(_ candidates: inout [Candidate], _ words: [Word]) {
    let answers = candidates.filter { matcher.requests[$0.request].moment == .pending }
    candidates.removeAll { matcher.requests[$0.request].moment == .pending }
    guard let answer = answers.map(\.cost).min(), answer < -0.5,
      !words.contains(where: \.isSchoolNumber)
    else { return }
    candidates.removeAll { $0.cost > answer + 0.6 + 0.1 }
  }

  /// How much a context speaks for a reading. A question that waits has first claim on what answers it; a fragment goes with what was asked last.
  private func preference(_ candidate: Candidate, _ context: TalkContext) -> Double {
    switch matcher.requests[candidate.request].moment {
    case .always: 0
    case .pending: 0.6
    case .followUp: 0.1
    }
  }

  /// So many breaks are looked at where a line may hold more than one request.
  static let mostBreaks = 6

  /// Whether a reading is possible in a context: a fragment needs a request that has such a slot.
  private func fits(_ candidate: Candidate, _ context: TalkContext) -> Bool {
    let request = matcher.requests[candidate.request]
    if request.moment == .followUp {
      guard let last = context.last, let kind = book.request(last.intent) else { return false }
      return candidate.bindings.allSatisfy { FollowUp.slot(for: $0, of: kind) != nil }
    }
    return true
  }

  /// The words of a part of a line as they are compared, unknown ones repaired where one known word is near.
  private func words(_ typed: TypedLine, _ range: Range<Int>, _ overlay: ContextNames) -> [Word] {
    var folded = typed.words[range].map(\.folded)
    var repaired: Set<Int> = []
    // A name that was typed in two words.
    for index in folded.indices.dropLast() {
      let joined = folded[index] + folded[index + 1]
      guard joined.count > 5,
        !isKnown(folded[index], overlay) || !isKnown(folded[index + 1], overlay),
        names.schools.holds(joined)
      else { continue }
      (folded[index], folded[index + 1]) = (joined, "")
      repaired.insert(index)
    }
    for (index, word) in folded.enumerated()
    where !word.isEmpty && !isKnown(word, overlay) && !people.isFirstName(word) {
      if let near = overlay.near(word) ?? repair.value.nearest(to: word) {
        folded[index] = near
        repaired.insert(index)
      }
    }
    return book.forms.read(folded).filter { !$0.word.isEmpty }.map { word, plain, source in
      // Of "Park View" the second word is a name, whatever verb it is a form of elsewhere.
      let typedName = SchoolName.shortForms[plain] ?? plain
      let isOfNames = names.schools.holds(typedName) || names.helpers.holds(typedName)
      var read = Word(
        text: word, plain: plain,
        name: isOfNames ? typedName : SchoolName.shortForms[word] ?? word,
        source: source.lowerBound + range.lowerBound..<source.upperBound + range.lowerBound)
      read.joinsPrevious = typed.words[read.source.lowerBound].joinsPrevious
      read.followsBreak = typed.words[read.source.lowerBound].followsBreak
      read.isOfSchools =
        names.schools.holds(read.name) || names.holds(read.name) && !speech.contains(word)
      read.isRepaired = source.contains { repaired.contains($0) }
      read.isKnown =
        read.isRepaired || source.allSatisfy { isKnown(folded[$0], overlay) }
      return read
    }
  }

  private func isKnown(_ word: String, _ overlay: ContextNames) -> Bool {
    speech.contains(word) || people.words.contains(word) || word.contains(where: \.isNumber)
      || word.contains(".")
      || word.count < 2 || names.holds(SchoolName.shortForms[word] ?? word)
      || names.holds(word + "s")
      || word.hasSuffix("s") && names.holds(String(word.dropLast()))
      || overlay.holds(word)
  }
}
