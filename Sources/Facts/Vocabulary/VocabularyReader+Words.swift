import Diagnostics
import Notation
import OrderedCollections

extension VocabularyReader {
  /// `units: {percent: {symbol: "%", gap: percentage points, one: percentage point}}`.
  mutating func readUnits(_ node: Node) {
    forEachEntry(node) { reader, entry in
      guard reader.declare(entry.key, kind: "unit"),
        var fields = Fields(
          entry.value, of: "the unit \(entry.key.text.quoted())", problems: &reader.problems)
      else { return }
      let name = entry.key.text
      let symbol = fields.text("symbol", .optional)?.text ?? " \(name)"
      let gap = fields.text("gap", .optional)?.text ?? name
      let one = fields.text("one", .optional)?.text ?? gap
      reader.units[name] = Unit(name: name, symbol: symbol, gap: gap, one: one)
      reader.problems += fields.finish()
      reader.refuseStopWords(in: entry.key)
    }
  }

  /// `scales` and `lists`: a name and its words.
  mutating func readLists(
    _ node: Node, into lists: WritableKeyPath<Self, OrderedDictionary<String, [String]>>,
    kind: String
  ) {
    forEachEntry(node) { reader, entry in
      guard reader.declare(entry.key, kind: kind) else { return }
      let words = reader.words(entry.value, of: entry.key)
      reader[keyPath: lists][entry.key.text] = words
    }
  }

  /// The words of a list, each once; those that are no usable words are reported and left out.
  mutating func words(_ node: Node, of name: Scalar) -> [String] {
    guard case .list(let nodes, _) = node else {
      report(
        NotationProblem.wrongShape(key: name.text, expected: .list, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return []
    }
    if nodes.isEmpty { report(.noWords(name.text), at: name) }
    var words: [String] = []
    var seen: Set<String> = []
    for node in nodes {
      guard let word = node.scalar, !word.text.isEmpty else {
        report(
          NotationProblem.wrongShape(key: nil, expected: .text, found: node.shape)
            .diagnostic(at: node.location))
        continue
      }
      guard seen.insert(FactKind.folded(word.text)).inserted else {
        report(.wordTwice(word.text), at: word)
        continue
      }
      refuseStopWords(in: word)
      words.append(word.text)
    }
    return words
  }

  /// Words between which the phrase grammar could not tell a name from what follows it.
  mutating func refuseStopWords(in word: Scalar) {
    let stops = ["by", "and", "or", "of", "over", "times"]
    let parts = word.text.lowercased().split(separator: " ")
    if let stop = parts.first(where: { part in stops.contains { $0 == part } }) {
      report(
        .nameNotUsable(word.text, because: "the word \(stop.quoted()) belongs to the phrases"),
        at: word)
    } else if word.text.utf8.contains(where: ",[]:\"".utf8.contains) {
      report(.nameNotUsable(word.text, because: "it contains a sign of the notation"), at: word)
    }
  }

  /// `relations: {schools in the family: {links to: school, by: family, register: complete}}`.
  mutating func readRelations(_ node: Node) {
    forEachEntry(node) { reader, entry in
      guard reader.declare(entry.key, kind: "relation"),
        var fields = Fields(
          entry.value, of: "the relation \(entry.key.text.quoted())", problems: &reader.problems)
      else { return }
      let linksTo = fields.word("links to", as: Bearer.self)
      let by = fields.word("by", as: Relation.Link.self)
      let register = fields.word("register", among: ["complete", "incomplete"])
      if let linksTo, let by, let register {
        reader.relations[entry.key.text] = Relation(
          name: entry.key.text, linksTo: linksTo, by: by,
          isComplete: register.text == "complete", location: entry.key.location)
      }
      reader.problems += fields.finish()
    }
  }

  /// `needs: {pupils new to English: {finding: W_EAL_CAPACITY, topic: eal, hub: eal}}`.
  mutating func readNeeds(_ node: Node) {
    forEachEntry(node) { reader, entry in
      guard reader.declare(entry.key, kind: "need"),
        var fields = Fields(
          entry.value, of: "the need \(entry.key.text.quoted())", problems: &reader.problems)
      else { return }
      let finding = fields.text("finding")
      let topic = fields.text("topic")
      let hub = fields.text("hub", .optional)
      if let finding, let topic {
        reader.needs[entry.key.text] = Need(
          name: entry.key.text, finding: finding.text, topic: topic.text, hub: hub?.text,
          location: entry.key.location)
      }
      reader.problems += fields.finish()
      reader.refuseStopWords(in: entry.key)
    }
  }

  /// `benchmarks: [{fact: pct_fsm6, scope: national, phase: primary, value: 28.5, …}]`.
  mutating func readBenchmarks(_ node: Node, _ known: Vocabulary) -> [DatedBenchmark] {
    guard case .list(let nodes, _) = node else {
      report(
        NotationProblem.wrongShape(key: "benchmarks", expected: .list, found: node.shape)
          .diagnostic(at: node.location, length: node.caretLength))
      return []
    }
    return nodes.compactMap { benchmark($0, known) }
  }

  private mutating func benchmark(_ node: Node, _ known: Vocabulary) -> DatedBenchmark? {
    guard var fields = Fields(node, of: "this benchmark", problems: &problems) else { return nil }
    defer { problems += fields.finish() }
    let fact = fields.text("fact")
    let group = fields.word("scope", among: ["national", "local authority"])
    let phase = fields.text("phase", .optional)
    let value = fields.number("value")
    let year = fields.wholeNumber("year", in: 1990...2100)
    let source = fields.text("source")
    let origin = fields.word("origin", as: NamedBand.Origin.self)
    let end = fields.text("place", .optional)
    let isSpread = end?.text == "standard deviation"
    let place = end.flatMap { isSpread ? nil : self.place($0) }
    let phases = known.fact(named: "phase")?.kind
    if let phase, let phases, phases.index(ofWord: phase.text) == nil {
      let nearest = NearestName.suggestion(for: phase.text, among: phases.words)
      fields.report(
        .unknownWord(phase.text, key: "phase", nearest: nearest, known: phases.words), at: phase)
    }
    guard let fact, let definition = resolved(fact, known) else { return nil }
    guard let group, let value, let year, let source, let origin else { return nil }
    var benchmark = DatedBenchmark(
      group: group.text == "national" ? .national : .localAuthority, fact: definition.id,
      phase: phase?.text, value: value, place: place, year: year, source: source.text,
      origin: origin, location: node.location)
    benchmark.isSpread = isSpread
    return benchmark
  }

  private mutating func resolved(_ name: Scalar, _ known: Vocabulary) -> FactDefinition? {
    if let fact = known.fact(named: name.text) { return fact }
    let nearest = NearestName.suggestion(for: name.text, among: known.allNames)
    report(.unknownFact(name.text, nearest: nearest), at: name)
    return nil
  }

  private mutating func place(_ text: Scalar) -> Place? {
    let parts = text.text.split(separator: " ").map(String.init)
    if parts.count == 2, let end = Place.End(rawValue: parts[0]),
      let share = Place.Share(rawValue: parts[1])
    {
      return Place(end, share)
    }
    report(.badPlace(text.text), at: text)
    return nil
  }
}
