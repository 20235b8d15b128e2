import Evidence
import Facts
import OrderedCollections
import RuleLanguage
import Schools

/// The picture of an area in words: only numbers that may be shown, no school by name, no order of merit.
struct AreaWording {
  let picture: AreaPicture
  let policy: AreaPolicy
  let rules: CheckedRules
  let counts: GuardedCount
  /// Ids of the next steps of the same sheet, in order.
  private let steps: [String]

  init(_ picture: AreaPicture, _ policy: AreaPolicy, _ rules: CheckedRules, steps: [String]) {
    self.picture = picture
    self.policy = policy
    self.rules = rules
    self.steps = steps
    counts = GuardedCount(policy)
  }

  func shown() -> SchoolAdvice.Picture {
    let isTooSmall = picture.schools < counts.fewest
    let parts = isTooSmall ? [] : zip(policy.parts, picture.counts).map { part($0, $1) }
    return SchoolAdvice.Picture(
      kind: picture.kind.rawValue, about: isTooSmall ? [tooFew] : about, schools: picture.schools,
      parts: parts.map(\.part),
      toAsk: isTooSmall ? [] : toAsk(parts.flatMap(\.unknown)))
  }

  private var tooFew: String {
    "Its open schools are too few to speak of together: with fewer than \(counts.fewest), a number could point at one of them."
  }

  private var about: [String] {
    [
      "Counted are its \(counts.number(picture.schools)) open schools, all by the same rules.",
      "Fewer than \(NumberWording.word(counts.smallest)) schools are never given as a number, nor is a number from which fewer would follow on this or another area's page; no school is named, and none is put before another.",
      "These are questions to take to the schools: no order to the \(area), and no task for a school.",
    ]
  }

  private var area: String { picture.kind == .authority ? "authority" : picture.kind.rawValue }

  /// What a part says.
  struct Said {
    var lines: [SchoolAdvice.Picture.Line] = []
    var untold: [String] = []
    /// What can be told of few schools only.
    var unknown: [AreaPicture.Counted] = []
  }

  private func part(_ part: AreaPolicy.Part, _ counted: [AreaPicture.Counted])
    -> (part: SchoolAdvice.Picture.Part, unknown: [AreaPicture.Counted])
  {
    var said =
      switch part.kind {
      case .shared: shared()
      case .foundOnce: foundOnce()
      case .needWithoutPartner: planned()
      case .helpers: helping()
      case .missingOut, .gains: Said()
      }
    ask(counted, &said)
    let isFound = !said.lines.isEmpty
    return (
      SchoolAdvice.Picture.Part(
        id: part.kind.rawValue, title: part.title, because: part.because, source: part.source,
        lines: said.lines, untold: said.untold,
        couldFollow: isFound ? part.couldFollow.compactMap(card) : [],
        cautions: isFound ? part.cautions.compactMap(caution) : []), said.unknown
    )
  }

  private func card(_ id: String) -> SchoolAdvice.Picture.CardNamed? {
    rules.actions.first { $0.id == id }.map { action in
      SchoolAdvice.Picture.CardNamed(
        action: id, name: action.name, step: steps.firstIndex(of: id).map { $0 + 1 })
    }
  }

  private func caution(_ id: String) -> SchoolAdvice.CautionShown? {
    rules.cautions[id].map { caution in
      SchoolAdvice.CautionShown(
        id: id, says: caution.says,
        source: [caution.source, caution.locator].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  // MARK: - What the rules ask of every school

  private func ask(_ counted: [AreaPicture.Counted], _ said: inout Said) {
    var hidden: [String] = []
    for count in counted {
      let tally = count.tally
      if let shown = counts.shown(tally, isSaid: count.shown.isSaid) {
        said.lines.append(
          SchoolAdvice.Picture.Line(
            text: "\(ListWording.sentence(count.name)): \(shown.text)\(types(count)).",
            restsOn: count.restsOn, certain: shown.certain, of: tally.of))
      } else if tally.open * 2 >= tally.of {
        said.unknown.append(count)
      } else {
        hidden.append(count.name)
      }
    }
    if !hidden.isEmpty {
      said.untold.append(
        "Fewer than \(NumberWording.word(counts.smallest)), none, or not told since fewer would follow: \(hidden.joined(separator: "; "))."
      )
    }
  }

  /// `; by type: Academy converter 12 of 28, Community school 10 of 20`.
  private func types(_ count: AreaPicture.Counted) -> String {
    let texts = count.types.filter { count.shown.types.contains($0.type) }.map { type in
      "\(type.type) \(counts.number(type.tally.certain)) of \(counts.number(type.tally.of))"
    }
    return texts.isEmpty ? "" : "; by type of school: \(texts.joined(separator: ", "))"
  }

  // MARK: - What to ask

  /// At most so many unknowns are named.
  private static let mostUnknown = 4
  /// At most so many questions are put.
  private static let mostQuestions = 4

  /// What can be told of few schools only, in few lines, with the questions that would tell most.
  private func toAsk(_ unknown: [AreaPicture.Counted]) -> [String] {
    var lines: [String] = []
    let named = unknown.prefix(Self.mostUnknown).map(\.name)
    let more = unknown.count - named.count
    if !unknown.isEmpty {
      lines.append(
        "Of most schools it cannot be told yet: \(named.joined(separator: "; "))"
          + (more > 0 ? "; and \(NumberWording.word(more)) more." : "."))
    }
    let mayBe = findingsThatMayBeShared
    if mayBe > 0 {
      lines.append(
        "\(ListWording.sentence(NumberWording.word(mayBe))) \(mayBe == 1 ? "need" : "needs") more may be shared by \(policy.number(.sharedBy)) out of 100 schools: too few have been asked to tell."
      )
    }
    var bearing: OrderedDictionary<Int, Int> = [:]
    for slot in unknown.flatMap(\.asks) { bearing[slot, default: 0] += 1 }
    let questions = bearing.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .compactMap { rules.vocabulary.facts[$0.key].question }
    if !questions.isEmpty {
      lines.append(
        "Ask the schools: "
          + questions.prefix(Self.mostQuestions).map { "\"\($0)\"" }.joined(separator: " "))
    }
    return lines
  }
}
