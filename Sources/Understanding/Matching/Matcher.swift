import Parallel

/// All requests ready to be compared with lines.
package struct Matcher: Sendable {
  private struct Prepared: Sendable {
    var graphs: [PhraseGraph] = []
    var phrases: [PhrasePattern] = []
    var cues: [(elements: [PhrasePattern.Element], phrase: Int)] = []
    var anywhere: [PhraseGraph] = []
    var own: Set<String> = []
    var also: Set<String> = []
    var blocking: Set<String> = []

    /// The words of a request's phrases and the lines of its cues; its graphs need the words of all requests.
    init(_ request: RequestKind, _ reader: WordReader) {
      phrases = request.phrases + request.cues + request.anywhere
      for (number, phrase) in phrases.enumerated() {
        own.formUnion(phrase.words(read: reader.heads))
        if (request.phrases.count..<request.phrases.count + request.cues.count).contains(number) {
          cues += (phrase.lines(read: reader.heads) ?? []).map { ($0, number) }
        }
      }
      also = Set(request.also.flatMap { reader.heads([$0]) })
      blocking = Set(request.blocking.flatMap { reader.heads([$0]) })
    }

    mutating func makeGraphs(
      of request: RequestKind, _ lexicon: Lexicon, _ reader: WordReader
    ) {
      func graph(_ phrase: PhrasePattern, _ number: Int) -> PhraseGraph {
        PhraseGraph(
          phrase, phrase: number, number: lexicon.number, isSoft: lexicon.isSoft,
          read: reader.heads)
      }
      graphs = request.phrases.enumerated().map { graph($1, $0) }
      let before = request.phrases.count + request.cues.count
      anywhere = request.anywhere.enumerated().map { graph($1, before + $0) }
    }
  }

  package let requests: [RequestKind]
  let lexicon: Lexicon
  private let prepared: [Prepared]
  private let forms: WordForms

  package init(_ book: PhraseBook) {
    let (requests, forms) = (book.requests, book.forms)
    self.requests = requests
    self.forms = forms
    let reader = WordReader(forms)
    let worded = inParallel(requests.count) { Prepared(requests[$0], reader) }
    var uses: [String: Int] = [:]
    for one in worded {
      for word in one.own.union(one.also) { uses[word, default: 0] += 1 }
    }
    let lexicon = Lexicon(uses: uses, forms: forms)
    self.lexicon = lexicon
    prepared = inParallel(requests.count) { place in
      var one = worded[place]
      one.makeGraphs(of: requests[place], lexicon, reader)
      return one
    }
  }

  /// Whether a line has no word with a meaning of its own: only a phrase that says just this is meant by it.
  func isOnlyGrammar(_ words: [Word]) -> Bool {
    words.allSatisfy { forms.soft.contains($0.text) || forms.fillers.contains($0.text) }
  }

  /// Whether something is denied.
  func hasNegative(_ words: [Word]) -> Bool { words.contains { forms.negatives.contains($0.text) } }

  /// Every word of a phrase.
  package var words: Set<String> { Set(lexicon.words) }

  /// Words of phrases for what waymark does.
  var wordsOfRequests: Set<String> {
    zip(requests, prepared).reduce(into: []) { words, one in
      if one.0.effect != .refuses { words.formUnion(one.1.own) }
    }
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

extension PhrasePattern {
  /// Every word of the phrase.
  func words(read: ([String]) -> [String]) -> Set<String> {
    func words(_ node: Node) -> Set<String> {
      switch node {
      case .words(let run): Set(read(run))
      case .slot: []
      case .sequence(let nodes), .oneOf(let nodes):
        nodes.reduce(into: []) { $0.formUnion(words($1)) }
      }
    }
    return words(root)
  }
}
