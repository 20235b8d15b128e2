import Evidence
import OrderedCollections
import RuleLanguage
import Schools

/// The picture of an area in words: only numbers that may be shown, no school by name, no order of merit.
struct AreaWording {
  private let picture: AreaPicture
  private let policy: AreaPolicy
  private let rules: CheckedRules
  /// Ids of the next steps of the same sheet, in order.
  private let steps: [String]
  private let counts: GuardedCount

  init(_ picture: AreaPicture, _ policy: AreaPolicy, _ rules: CheckedRules, steps: [String]) {
    self.picture = picture
    self.policy = policy
    self.rules = rules
    self.steps = steps
    counts = GuardedCount(policy)
  }

  func shown() -> SchoolAdvice.Picture {
    let isTooSmall = picture.schools < counts.fewest
    return SchoolAdvice.Picture(
      kind: picture.kind.rawValue, about: isTooSmall ? [tooFew] : about, schools: picture.schools,
      parts: isTooSmall ? [] : zip(policy.parts, picture.counts).map { part($0, $1) })
  }

  private var tooFew: String {
    "\(ListWording.sentence(NumberWording.word(picture.schools))) open "
      + (picture.schools == 1 ? "school is" : "schools are")
      + " too few to speak of together: with fewer than \(counts.fewest), a number could point at one of them."
  }

  private var about: [String] {
    [
      "Counted are its \(counts.number(picture.schools)) open schools, all by the same rules.",
      "Fewer than \(NumberWording.word(counts.smallest)) schools are never given as a number; no school is named, and none is put before another.",
      "These are questions to take to the schools: no order to the \(area), and no task for a school.",
    ]
  }

  private var area: String { picture.kind == .authority ? "authority" : picture.kind.rawValue }

  /// What a part says.
  private struct Said {
    var lines: [SchoolAdvice.Picture.Line] = []
    var untold: [String] = []
  }

  private func part(_ part: AreaPolicy.Part, _ counted: [AreaPicture.Counted])
    -> SchoolAdvice.Picture.Part
  {
    let said =
      switch part.kind {
      case .shared: shared()
      case .foundOnce: foundOnce()
      case .needWithoutPartner, .missingOut, .helpers, .gains: asked(counted)
      }
    let isFound = !said.lines.isEmpty
    return SchoolAdvice.Picture.Part(
      id: part.kind.rawValue, title: part.title, because: part.because, source: part.source,
      lines: said.lines, untold: said.untold,
      couldFollow: isFound ? part.couldFollow.compactMap(card) : [],
      cautions: isFound ? part.cautions.compactMap(caution) : [])
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

  // MARK: - Shared

  private func shared() -> Said {
    let percent = policy.number(.sharedBy)
    let isShared = { (finding: AreaPicture.Finding) in finding.tally.reaches(percent) }
    var said = Said()
    // The largest share first; equal ones by id.
    let found = picture.findings.filter(isShared).sorted { a, b in
      let (first, second) = (a.tally.certain * b.tally.of, b.tally.certain * a.tally.of)
      return (second, a.id) < (first, b.id)
    }
    for finding in found {
      guard let shown = counts.shown(finding.tally, of: schools(of: finding)) else { continue }
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: "\(finding.name): \(shown.text)\(onFigures(finding.tally)).",
          restsOn: [finding.id], certain: shown.certain, open: shown.open, of: finding.tally.of))
    }
    if said.lines.isEmpty {
      said.untold.append("No need is known to be shared by \(percent) out of 100 schools or more.")
    }
    let mayBe = picture.findings.filter { finding in
      var most = finding.tally
      most.certain += most.open
      return !isShared(finding) && most.reaches(percent)
    }
    if !mayBe.isEmpty {
      said.untold.append(
        "\(ListWording.sentence(NumberWording.word(mayBe.count))) "
          + (said.lines.isEmpty ? "" : "other ") + (mayBe.count == 1 ? "need" : "needs")
          + " may be shared: too few schools have been asked so far to tell.")
    }
    return said
  }

  /// `primary schools`, `primary and secondary schools`, `schools`.
  private func schools(of finding: AreaPicture.Finding) -> String {
    guard let phases = finding.phases else { return "schools" }
    return "\(ListWording.and(phases.map(ListWording.word))) schools"
  }

  private func onFigures(_ tally: SchoolTally) -> String {
    if tally.onFigures == tally.certain { return "; only figures point to it so far" }
    guard tally.onFigures >= counts.smallest,
      tally.certain - tally.onFigures >= counts.smallest, counts.isShown(tally)
    else { return "" }
    return "; in \(counts.number(tally.onFigures)) of them only figures point to it"
  }

  // MARK: - Found once

  private func foundOnce() -> Said {
    let least = max(policy.number(.neededBy), counts.smallest)
    let most = policy.number(.foundInAtMost)
    var said = Said()
    let needed = picture.topics.filter { $0.needing >= least }
    let rare = needed.filter { $0.strong <= most }
    for topic in rare where isKnown(topic) {
      let need = SchoolTally(certain: topic.needing, of: picture.schools)
      guard let shown = counts.shown(need) else { continue }
      let found =
        topic.strong == 0
        ? "no school shows"
        : topic.strong == 1 ? "one school shows" : "at most \(most) schools show"
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: "\(ListWording.sentence(ListWording.word(topic.topic))): \(shown.text) need help"
            + " in it; \(found) strength in it so far\(mayBe(topic)).",
          restsOn: topic.restsOn, certain: shown.certain, open: nil, of: picture.schools))
    }
    let open = rare.filter { !isKnown($0) }.map { ListWording.word($0.topic) }
    if !open.isEmpty {
      said.untold.append(
        "\(ListWording.sentence(NumberWording.word(least))) schools or more need help in "
          + "\(ListWording.and(open)), and too few have said what they are good at to tell who is strong there."
      )
    }
    if said.lines.isEmpty, open.isEmpty {
      said.untold.append(
        needed.isEmpty
          ? "No topic is known to be needed by \(NumberWording.word(least)) schools or more."
          : "Wherever \(NumberWording.word(least)) schools or more need help in a topic, more than \(NumberWording.word(most)) \(most == 1 ? "school shows" : "schools show") strength in it."
      )
    }
    return said
  }

  /// Whether enough schools have said whether they are strong in it.
  private func isKnown(_ topic: AreaPicture.Topic) -> Bool {
    (picture.schools - topic.mayBeStrong) * 100 >= policy.number(.knownOf) * picture.schools
  }

  private func mayBe(_ topic: AreaPicture.Topic) -> String {
    switch topic.mayBeStrong {
    case 0: ""
    case ..<counts.smallest: ", and of a few more nobody has said"
    default: ", and of \(counts.number(topic.mayBeStrong)) more nobody has said"
    }
  }

  // MARK: - What the rules ask of every school

  private func asked(_ counted: [AreaPicture.Counted]) -> Said {
    var said = Said()
    var hidden: [String] = []
    var unknown: [AreaPicture.Counted] = []
    for count in counted {
      if count.tally.of >= counts.fewest, count.tally.open == count.tally.of {
        unknown.append(count)
        continue
      }
      guard let shown = counts.shown(count.tally) else {
        let open = count.tally.open
        hidden.append(
          count.name
            + (open >= counts.smallest ? " (\(counts.number(open)) cannot be told yet)" : ""))
        continue
      }
      let name = ListWording.sentence(count.name)
      said.lines.append(
        SchoolAdvice.Picture.Line(
          text: "\(name): \(shown.text)\(types(count)).", restsOn: count.restsOn,
          certain: shown.certain, open: shown.open, of: count.tally.of))
    }
    if !hidden.isEmpty {
      said.untold.append(
        "Fewer than \(NumberWording.word(counts.smallest)) or none, as far as is known: \(hidden.joined(separator: "; "))."
      )
    }
    if !unknown.isEmpty {
      let facts = Set(unknown.flatMap(\.facts)).sorted().map { "\"\($0)\"" }
      said.untold.append(
        "Not known of any school so far: \(unknown.map(\.name).joined(separator: "; "))."
          + (facts.isEmpty ? "" : " Nobody has said enough about \(ListWording.and(facts)).")
      )
    }
    return said
  }

  /// `; by type: Academy converter 12 of 28, Community school 10 of 20`.
  private func types(_ count: AreaPicture.Counted) -> String {
    let shown = counts.shown(count.types, beside: count.tally)
    guard !shown.isEmpty else { return "" }
    let texts = shown.map { type in
      "\(type.type) \(counts.number(type.tally.certain)) of \(counts.number(type.tally.of))"
    }
    return "; by type of school: \(texts.joined(separator: ", "))"
  }
}
