import Schools

/// A sheet laid out for reading, whatever the format: what all steps share is said once, a reason that
/// was told is only named, and the places of figures stand at the end under numbers.
///
/// Nothing is left out but repetition and the long tails of lists; the JSON has every word.
package struct AdvicePage: Sendable {
  /// A labelled part of a step; several texts stand below each other.
  package struct Part: Sendable {
    package var label: String
    package var texts: [String]

    /// Whether it is what a head teacher reads first; the rest is the working behind it.
    package var isForTheFront: Bool { Self.forTheFront.contains(label) }

    private static let forTheFront: Set<String> = [
      "decided", "because", "although", "unless", "with", "two weeks", "this term", "this year",
    ]
  }

  /// One next step.
  package struct Step: Sendable {
    package var title: String
    /// How sure it is.
    package var sureness: String
    /// Level, effort, urgency and strategy.
    package var kind: String
    package var parts: [Part]
  }

  /// A strength with what it rests on.
  package struct Strength: Sendable {
    package var name: String
    package var strength: String
    package var reasons: [String]
  }

  /// A heading with its lines.
  package struct Section: Sendable {
    /// What it tells, for those who lay it out.
    package enum Kind: Sendable { case told, decided, unknown, offers, seen, considered, picture }

    package var kind: Kind
    package var title: String
    package var lines: [String]
  }

  package var name: String
  /// Phase, size, number and the date of the advice.
  package var about: String
  package var remarks: [String]
  package var strengths: [Strength]
  /// Strengths without room, named only.
  package var moreStrengths: String?
  /// Only what schools have in common is told, as of a trust or a region.
  package var isPictureOnly: Bool
  package var heading: String
  /// What holds for each of the steps.
  package var everyStep: [Part]
  package var steps: [Step]
  package var sections: [Section]
  /// The schools behind the means of the family, where the page names such a mean.
  package var family: String?
  package var places: [String]
  package var sources: [String]
  /// `EAL: English as an additional language.`, of the terms that the page uses.
  package var words: [String] = []
  /// How to read the words, and what makes the sheet repeatable.
  package var footer: [String]

  /// Strengths shown in full, reasons, claims, programmes and disputes shown in full for each step, other
  /// barriers shown with their figures.
  private static let limits = (
    strengths: 3, reasons: 2, evidence: 2, findings: 5, programmes: 2, disputes: 1
  )

  package init(_ advice: SchoolAdvice) {
    let school = advice.school
    name = Self.title(school)
    var facts = [
      school.phase.map(ListWording.sentence),
      school.pupils.map { "\(NumberWording.text(Double($0))) pupils" },
      school.urn.map { "URN \($0)" },
      school.schools.map { Self.schools($0, advice.picture) },
    ].compactMap(\.self).joined(separator: ", ")
    if !facts.isEmpty { facts += ". " }
    about = "\(facts)Advice as of \(DateWording.day(advice.asOf)). \(advice.dataLine)"
    remarks = advice.rejected.map(\.text) + advice.remarks

    var telling = Telling()
    strengths = advice.strengths.prefix(Self.limits.strengths).map { strength in
      telling.note(strength)
      return Strength(
        name: strength.name, strength: strength.strength,
        reasons: strength.because.prefix(2).map { telling.marked($0.text, $0.facts) })
    }
    let others = advice.strengths.dropFirst(Self.limits.strengths)
    moreStrengths =
      others.isEmpty
      ? nil : "Also: " + others.map { "\($0.name) (\($0.strength))" }.joined(separator: "; ") + "."

    let count = advice.nextSteps.count
    isPictureOnly = advice.picture.map { $0.kind != SchoolSets.Kind.authority.rawValue } ?? false
    heading =
      isPictureOnly
      ? "No next steps are ranked here."
      : count == 0
        ? "Nothing is put forward as a next step."
        : "Worth considering: \(NumberWording.word(count)) next step\(count == 1 ? "" : "s")"
    let shared = SharedParts(advice.nextSteps)
    everyStep = shared.parts
    steps = advice.nextSteps.enumerated().map { number, card in
      Self.step(card, number: number + 1, shared, &telling)
    }
    sections = (advice.picture.map(PicturePage.sections) ?? []) + Self.sections(advice, &telling)
    places = telling.places.lines
    family = telling.comparesWithFamily ? Self.family(advice.family) : nil
    sources = advice.sources.map { source in
      "\(source.key): \(source.title)"
        + (source.pages.isEmpty ? "" : " (\(source.pages.joined(separator: ", ")))")
    }
    footer = [
      "Strength of a finding: hint – only figures, or a single sign; likely – someone who knows the place says so; clear – two facts agree, one of them from people.",
      "The same facts and rules give the same sheet: rules \(advice.rulesDigest.prefix(8)), facts \(advice.factsDigest.prefix(8)).",
    ]
    words = wordsUsed(advice.words)
  }

  /// `Its family, 15 schools with similar pupils, by name: …`
  private static func family(_ members: [SchoolAdvice.FamilyMember]) -> String? {
    guard !members.isEmpty else { return nil }
    let names = members.map { member in
      member.area.map { member.name.hasSuffix(", \($0)") ? member.name : "\(member.name), \($0)" }
        ?? member.name
    }
    return "Its family, \(members.count) other schools with similar pupils, by name: "
      + names.joined(separator: "; ") + "."
  }

  /// The terms explained that stand on this page; a sheet may use more of them than fit on it.
  private func wordsUsed(_ words: [SchoolAdvice.WordShown]) -> [String] {
    let parts = everyStep + steps.flatMap(\.parts)
    let used = WordSearch(words.map(\.seenAs)).found(
      in: [moreStrengths ?? ""] + remarks + strengths.flatMap { [$0.name] + $0.reasons }
        + steps.map(\.title) + parts.flatMap(\.texts) + sections.flatMap(\.lines))
    return used.sorted().map { "\(words[$0].term): \(words[$0].means)" }
  }

  private static func step(
    _ card: SchoolAdvice.Card, number: Int, _ shared: SharedParts, _ telling: inout Telling
  ) -> Step {
    let about = card.about.isEmpty ? "" : " (\(ListWording.and(card.about)))"
    let reasons = card.because.prefix(limits.reasons).map { telling.reason($0, step: number) }
    let more = card.because.dropFirst(limits.reasons).map(\.short)
    let cautions = card.cautions.map { caution in
      caution.says + (caution.source.map { " (\($0))" } ?? "")
    }
    var evidence = card.evidence.prefix(limits.evidence).map {
      "\(sentence($0.says)) (\($0.source) \($0.locator))"
    }
    let rest = card.evidence.count - evidence.count
    if rest > 0 { evidence.append("And \(NumberWording.word(rest)) more.") }
    let parts =
      [
        Part(label: "decided", texts: [card.decision.map { sentence($0.text) } ?? ""]),
        Part(
          label: "because",
          texts: reasons + (more.isEmpty ? [] : ["also: \(more.joined(separator: "; "))"])),
        Part(label: "although", texts: shared.own(card.although, among: shared.although)),
        Part(label: "unless", texts: shared.own(card.unless, among: shared.unless)),
        Part(label: "who", texts: [card.who]),
        Part(label: "with", texts: [card.partner].compactMap(\.self)),
      ] + programmes(card) + [
        Part(label: "two weeks", texts: [card.steps.twoWeeks]),
        Part(label: "this term", texts: [card.steps.term]),
        Part(label: "this year", texts: [card.steps.year]),
        Part(label: "works if", texts: joined(card.conditions)),
        Part(
          label: "take care",
          texts: joined(cautions + card.reminders.filter { !shared.reminders.contains($0) })),
        Part(label: "watch", texts: joined(card.monitor)),
        Part(label: "they gain", texts: [card.helperGain]),
        Part(label: "evidence", texts: joined(evidence + ["\(card.evidenceGrade)."])),
        Part(label: "disputed", texts: disputed(card)),
        Part(label: "could help", texts: card.resources.map(ExtrasWording.text)),
        Part(label: "check", texts: [card.check]),
      ]
    return Step(
      title: "\(number). \(card.name)\(about)", sureness: card.sureness, kind: kind(card),
      parts: parts.filter { !$0.texts.joined().isEmpty })
  }

  /// Programmes of a country beside the kind of partner, with the warning that they change.
  private static func programmes(_ card: SchoolAdvice.Card) -> [Part] {
    guard let first = card.programmes.first else { return [] }
    var texts = card.programmes.prefix(limits.programmes).map(ExtrasWording.text)
    let rest = card.programmes.count - texts.count
    if rest > 0 { texts.append("And \(NumberWording.word(rest)) more.") }
    return [Part(label: "in \(first.country)", texts: texts + [first.notice])]
  }

  /// Where the evidence disagrees: the first in full, the others by their questions.
  private static func disputed(_ card: SchoolAdvice.Card) -> [String] {
    let rest = card.disputes.dropFirst(limits.disputes).map(\.question)
    return card.disputes.prefix(limits.disputes).map(ExtrasWording.text)
      + (rest.isEmpty ? [] : ["Also: \(rest.joined(separator: " "))"])
  }

  /// `Between schools; low effort; plan it in. Using evidence as a catalyst.`
  private static func kind(_ card: SchoolAdvice.Card) -> String {
    let parts = [
      LevelWording.text(level: card.level), "\(card.effort) effort",
      LevelWording.text(urgency: card.urgency), card.strategy,
    ]
    return ListWording.sentence(parts.joined(separator: "; "))
  }

  /// Barriers that no step has told in full, each with the figures it rests on.
  private static func alsoSeen(_ advice: SchoolAdvice, _ telling: inout Telling) -> [String] {
    let untold = advice.findings.filter { !telling.hasTold("\($0.name) (\($0.strength))") }
    var lines = untold.prefix(limits.findings).map { finding in
      let name = "\(finding.name) (\(finding.strength))"
      guard let reason = finding.because.first else { return name }
      return telling.inFull(name, "\(name): \(reason.text)", reason.facts)
    }
    let rest = untold.dropFirst(limits.findings).map { "\($0.name) (\($0.strength))" }
    if !rest.isEmpty { lines.append("And: \(rest.joined(separator: "; ")).") }
    return lines
  }

  private static func sections(_ advice: SchoolAdvice, _ telling: inout Telling) -> [Section] {
    [
      Section(kind: .told, title: "Told by people", lines: advice.record?.told.map(\.text) ?? []),
      Section(kind: .decided, title: "Decided before", lines: decided(advice)),
      Section(
        kind: .unknown, title: "Not known, and would matter most",
        lines: advice.unknowns.map(\.text)),
      Section(
        kind: .offers,
        title: "What the \(advice.school.schools == nil ? "school" : "area") could offer others",
        lines: advice.offers),
      Section(kind: .seen, title: "Also seen here", lines: alsoSeen(advice, &telling)),
      Section(
        kind: .considered, title: "Also considered", lines: considered(advice.alsoConsidered)),
    ].filter { !$0.lines.isEmpty }
  }

  /// Decisions that neither a card of the page tells nor the list of what else was considered.
  private static func decided(_ advice: SchoolAdvice) -> [String] {
    let told = Set(advice.nextSteps.compactMap(\.decision))
    let considered = advice.alsoConsidered.flatMap { entry in
      entry.reasons.prefix(1).map { "\(entry.action): \($0)" }
    }
    return (advice.record?.decisions ?? []).filter { decision in
      !told.contains(decision)
        && !considered.contains { $0.hasPrefix("\(decision.action): \(decision.text)") }
    }
    .map { "\($0.name): \($0.text)" }
  }

  /// What else was considered: one line for each reason, and a count of what waits for facts.
  private static func considered(_ all: [SchoolAdvice.Considered]) -> [String] {
    let waiting = all.filter(\.isWaiting)
    var reasons: [(reason: String, names: [String])] = []
    for action in all where !action.isWaiting {
      // Of several reasons the first is enough for a page.
      let reason = action.reasons.first ?? ""
      if let index = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[index].names.append(action.name)
      } else {
        reasons.append((reason, [action.name]))
      }
    }
    var lines = reasons.map { "\(shortened($0.names, to: 3)) – \($0.reason)" }
    if !waiting.isEmpty {
      lines.append(
        waiting.count == 1
          ? "One other waits for facts that nobody has given yet."
          : "\(ListWording.sentence(NumberWording.word(waiting.count))) others wait for facts that nobody has given yet."
      )
    }
    return lines
  }

  private static func shortened(_ names: [String], to limit: Int) -> String {
    let rest = names.count - limit
    return names.prefix(limit).joined(separator: "; ")
      + (rest > 0 ? "; and \(NumberWording.word(rest)) more" : "")
  }

  /// Sentences behind each other.
  private static func joined(_ sentences: [String]) -> [String] {
    [sentences.map(sentence).joined(separator: " ")]
  }

  private static func sentence(_ text: String) -> String { ListWording.sentence(text) }
}
