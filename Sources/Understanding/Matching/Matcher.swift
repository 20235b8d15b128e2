import Parallel

/// All requests ready to be compared with lines.
package struct Matcher: Sendable {
  private struct Prepared: Sendable {
    var graphs: [PhraseGraph] = []
    var phrases: [PhrasePattern] = []
    var cues: [(elements: [PhrasePattern.Element], phrase: Int)] = []
    var anywhere: [PhraseGraph] = []
    /// The words of its phrases.
    var own: NumberSet
    var also: Set<String> = []
    var blocking: Set<String> = []

    init(_ request: RequestKind, _ reader: WordReader, _ numbers: inout WordNumbers) {
      phrases = request.phrases + request.cues + request.anywhere
      graphs = request.phrases.enumerated().map { PhraseGraph($1, phrase: $0, &numbers) }
      let firstCue = request.phrases.count
      cues = request.cues.enumerated().flatMap { place, cue in
        (cue.lines(read: reader.heads) ?? []).map { ($0, firstCue + place) }
      }
      let first = firstCue + request.cues.count
      anywhere = request.anywhere.enumerated().map { PhraseGraph($1, phrase: first + $0, &numbers) }
      var words = (graphs + anywhere).flatMap(\.words.numbers)
      for cue in request.cues {
        cue.forEachRun { run in numbers.forEachHead(of: run) { words.append($0) } }
      }
      own = NumberSet(words)
      also = Set(request.also.flatMap { reader.heads([$0]) })
      blocking = Set(request.blocking.flatMap { reader.heads([$0]) })
    }

    mutating func weigh(_ lexicon: Lexicon) {
      for place in graphs.indices { graphs[place].weigh(lexicon.isSoft) }
      for place in anywhere.indices { anywhere[place].weigh(lexicon.isSoft) }
    }
  }

  package let requests: [RequestKind]
  let lexicon: Lexicon
  private let prepared: [Prepared]
  private let forms: WordForms
  private let telling: Lazily<TellingWords>

  package init(_ book: PhraseBook) {
    let (requests, forms) = (book.requests, book.forms)
    self.requests = requests
    self.forms = forms
    let reader = WordReader(forms)
    var numbers = WordNumbers(forms)
    var prepared = requests.map { Prepared($0, reader, &numbers) }
    // A word counts once for each request that uses it.
    let used = prepared.map { one in
      NumberSet(one.own.numbers + one.also.map { numbers.number(ofHead: $0) })
    }
    var uses = Array(repeating: 0, count: numbers.words.count)
    for number in used.flatMap(\.numbers) { uses[Int(number)] += 1 }
    lexicon = Lexicon(numbers, uses: uses, forms: forms)
    for place in prepared.indices { prepared[place].weigh(lexicon) }
    self.prepared = prepared
    telling = Lazily { [prepared] in TellingWords(prepared.map { $0.graphs + $0.anywhere }) }
  }

  /// The requests that the words of a line point to, the furthest first; where no phrase stands for it, they are offered.
  func pointed(_ words: [Word], spans: [Span]) -> [(request: Int, weight: Double)] {
    telling.value.requests(MatchLine(words, spans: spans, lexicon: lexicon, forms: forms))
  }

  /// Whether a line has no word with a meaning of its own: only a phrase that says just this is meant by it.
  func isOnlyGrammar(_ words: [Word]) -> Bool {
    words.allSatisfy { forms.soft.contains($0.text) || forms.fillers.contains($0.text) }
  }

  /// How many words have a meaning of their own and stand in phrases.
  func wordsOfWeight(_ words: [Word]) -> Int {
    words.count { word in
      lexicon.number(word.text).map { !lexicon.isSoft(Int($0)) } ?? false
        && !forms.fillers.contains(word.text)
    }
  }

  /// Whether something is denied.
  func hasNegative(_ words: [Word]) -> Bool { words.contains { forms.negatives.contains($0.text) } }

  /// Every word of a phrase.
  package var words: Set<String> { Set(lexicon.words) }

  /// Words of phrases for what waymark does.
  var wordsOfRequests: Set<String> {
    let own = zip(requests, prepared).filter { $0.0.effect != .refuses }
      .flatMap(\.1.own.numbers)
    return Set(NumberSet(own).numbers.map { lexicon.words[Int($0)] })
  }

  /// The ways to read a line, cheapest first; one a request.
  ///
  /// - Parameters:
  ///   - words: The line's words.
  ///   - spans: What was spotted in it.
  ///   - moments: Which phrases count now.
  /// - Returns: The cheapest reading of each request that is near enough.
  package func candidates(
    _ words: [Word], spans: [Span], moments: Set<RequestKind.Moment>
  ) -> [Candidate] {
    let line = MatchLine(words, spans: spans, lexicon: lexicon, forms: forms)
    var found: [Candidate] = []
    for (place, request) in requests.enumerated() where moments.contains(request.moment) {
      let one = prepared[place]
      if let run = AnywhereMatch.first(line, runs: one.anywhere),
        !words.contains(where: { one.blocking.contains($0.text) })
      {
        found.append(
          Candidate(
            request: place, cost: -1, bindings: run.bindings,
            phrase: one.phrases[run.phrase].text,
            fixed: one.phrases[run.phrase].fixed))
        continue
      }
      let aligned = self.aligned(line, one, request)
      let isBlocked = words.contains { one.blocking.contains($0.text) }
      let cued =
        isBlocked
        ? nil
        : CueMatch.best(
          line, cues: one.cues, free: request.slots, also: one.also, own: one.own
        ).map {
          (cost: $0.cost, phrase: $0.phrase, bindings: $0.bindings, left: $0.left, missed: 0)
        }
      guard let best = [aligned, cued].compactMap({ $0 }).min(by: { $0.cost < $1.cost }) else {
        continue
      }
      // A blocking word that the phrase itself does not hold speaks against it.
      if isBlocked, best.cost > 0.5 { continue }
      found.append(
        Candidate(
          request: place, cost: best.cost, bindings: best.bindings, left: best.left,
          missed: best.missed,
          phrase: one.phrases[best.phrase].text,
          fixed: one.phrases[best.phrase].fixed))
    }
    return found.sorted { ($0.cost, $0.request) < ($1.cost, $1.request) }
  }
}

extension Matcher {
  /// The cheapest reading by a phrase of a request; of two that cost the same the first.
  private func aligned(_ line: MatchLine, _ one: Prepared, _ request: RequestKind)
    -> (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords, missed: Int)?
  {
    var best: (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords, missed: Int)?
    for graph in one.graphs {
      let limit = min(Cost.limit, best?.cost ?? .infinity)
      if let found = Alignment.best(
        line, graph, weights: lexicon.weights, free: request.slots, limit: limit)
      {
        best = (found.cost, graph.phrase, found.bindings, found.left, found.missed)
      }
    }
    return best
  }
}
