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
  }

  package let requests: [RequestKind]
  let lexicon: Lexicon
  private let prepared: [Prepared]
  private let forms: WordForms

  package init(_ book: PhraseBook) {
    requests = book.requests
    forms = book.forms
    func read(_ words: [String]) -> [String] { book.forms.read(words).map(\.word) }
    var all: [Prepared] = []
    var uses: [String: Int] = [:]
    for request in book.requests {
      var one = Prepared()
      one.phrases = request.phrases + request.cues + request.anywhere
      for (number, phrase) in one.phrases.enumerated() {
        one.own.formUnion(phrase.words(read: read))
        if (request.phrases.count..<request.phrases.count + request.cues.count).contains(number) {
          one.cues += (phrase.lines(read: read) ?? []).map { ($0, number) }
        }
      }
      one.also = Set(request.also.flatMap { read([$0]) })
      one.blocking = Set(request.blocking.flatMap { read([$0]) })
      for word in one.own.union(one.also) { uses[word, default: 0] += 1 }
      all.append(one)
    }
    let lexicon = Lexicon(uses: uses, forms: book.forms)
    self.lexicon = lexicon
    for (place, request) in book.requests.enumerated() {
      all[place].graphs = request.phrases.enumerated().map { number, phrase in
        PhraseGraph(
          phrase, phrase: number, number: lexicon.number, isSoft: lexicon.isSoft, read: read)
      }
      let before = request.phrases.count + request.cues.count
      all[place].anywhere = request.anywhere.enumerated().map { number, phrase in
        PhraseGraph(
          phrase, phrase: before + number, number: lexicon.number, isSoft: lexicon.isSoft,
          read: read)
      }
    }
    prepared = all
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
          line, cues: one.cues, free: request.slots, also: one.also, own: one.own)
      guard let best = [aligned, cued].compactMap({ $0 }).min(by: { $0.cost < $1.cost }) else {
        continue
      }
      // A blocking word that the phrase itself does not hold speaks against it.
      if isBlocked, best.cost > 0.5 { continue }
      found.append(
        Candidate(
          request: place, cost: best.cost, bindings: best.bindings, left: best.left,
          phrase: one.phrases[best.phrase].text,
          fixed: one.phrases[best.phrase].fixed))
    }
    return found.sorted { ($0.cost, $0.request) < ($1.cost, $1.request) }
  }
}

extension Matcher {
  /// The cheapest reading by a phrase of a request; of two that cost the same the first.
  private func aligned(_ line: MatchLine, _ one: Prepared, _ request: RequestKind)
    -> (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords)?
  {
    var best: (cost: Double, phrase: Int, bindings: [Binding], left: LeftWords)?
    for graph in one.graphs {
      let limit = min(Cost.limit, best?.cost ?? .infinity)
      if let found = Alignment.best(
        line, graph, weights: lexicon.weights, free: request.slots, limit: limit)
      {
        best = (found.cost, graph.phrase, found.bindings, found.left)
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
