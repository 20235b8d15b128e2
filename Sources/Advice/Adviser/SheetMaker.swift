import Casebook
import Facts
import Inference
import Notation
import OrderedCollections
import RuleLanguage
import Schools

/// Puts a school's sheet together: strengths first, then next steps, then what is open.
struct SheetMaker {
  let adviser: Adviser
  let outlook: Outlook
  /// The subject with the numbers behind every count, which an outlook leaves out.
  private let situation: Situation
  private let rules: CheckedRules
  private let reasons: Reasons
  private let row: Int

  init(adviser: Adviser, outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
    rules = adviser.rules
    situation = outlook.situation.telling(.tallies)
    reasons = Reasons(situation, adviser.rules)
    row = outlook.situation.subject.row.row
  }

  func sheet() -> SchoolAdvice {
    let proofs = rules.findings.indices
      .filter { situation.strength($0).certain > .none }
      .map { situation.proof(finding: $0) }
    let caveats = DataCaveats(adviser, outlook)
    let assets = proofs.filter { rules.findings[$0.finding].kind == .asset }
    let barriers = proofs.filter { rules.findings[$0.finding].kind == .barrier }
    var advice = SchoolAdvice(
      school: identity(), voice: outlook.voice.rawValue, asOf: adviser.asOf.description,
      dataLine: caveats.line(), rulesDigest: rules.digest,
      factsDigest: factsDigest(), strengths: ordered(assets),
      nextSteps: CardMaker(adviser, outlook, situation).cards(outlook.list.shown),
      alsoConsidered: ConsideredList(outlook, rules).lines(),
      unknowns: UnknownsThatMatter(adviser: adviser, outlook: outlook).listed(
        atMost: outlook.request.questions),
      offers: offers(assets), findings: ordered(barriers), rejected: rejected(),
      remarks: remarks(caveats),
      words: [], family: [], sources: [])
    advice.record = RecordMaker(adviser, outlook).shown()
    if outlook.request.form == .line { return advice }
    advice.family = family()
    advice.picture = picture(steps: advice.nextSteps.map(\.action))
    advice.words = adviser.wordList.words(of: advice)
    advice.sources = SourceList(rules.evidence).sources(of: advice)
    return advice
  }

  /// Which school or area it is.
  var identityShown: SchoolAdvice.Identity { identity() }

  /// What is strong, alone.
  var strengthsShown: [SchoolAdvice.FindingStatement] {
    ordered(
      rules.findings.indices
        .filter { rules.findings[$0].kind == .asset && situation.strength($0).certain > .none }
        .map { situation.proof(finding: $0) })
  }

  /// Five pupils or fewer are not told (`domain` 8, point 3).
  private static let fewestPupils = 6.0

  private func identity() -> SchoolAdvice.Identity {
    if case .area = outlook.situation.subject { return areaIdentity() }
    let entry = adviser.directory.entries[row]
    var pupils: Int?
    // How many pupils a school has is as good as its name.
    if !adviser.hidesNames, let slot = adviser.vocabulary.slot(id: "pupil_count"),
      case .known(.number(let count)) = outlook.situation.reading(slot).value,
      count >= Self.fewestPupils
    {
      pupils = Int(count)
    }
    return SchoolAdvice.Identity(
      urn: entry.urn.isEmpty ? nil : entry.urn,
      name: entry.name.isEmpty ? "A school without a name in the data" : entry.name,
      area: entry.area.isEmpty ? nil : entry.area,
      phase: entry.phase.isEmpty ? nil : ListWording.word(entry.phase), pupils: pupils)
  }

  private func areaIdentity() -> SchoolAdvice.Identity {
    let base = adviser.engine.base
    var name = "An area without a name in the data"
    if let slot = adviser.vocabulary.slot(id: "la_name"),
      case .known(.text(let text)) = base.areas.value(slot, row)
    {
      name = text
    }
    let schools = base.areaOfSchool.count { Int($0) == row }
    return SchoolAdvice.Identity(name: name, schools: schools)
  }

  /// What the schools of an area have in common, as far as the rules ask for it.
  private func picture(steps: [String]) -> SchoolAdvice.Picture? {
    guard case .area = outlook.situation.subject, let policy = rules.areas else { return nil }
    let base = adviser.engine.base
    let schools = base.areaOfSchool.indices.filter { Int(base.areaOfSchool[$0]) == row }
    let set = SchoolSets.Entry(
      kind: .authority, name: areaIdentity().name, area: row, schools: schools)
    let picture = AreaCounting(set, adviser, outlook.situation, policy)
      .picture(asOfYear: adviser.asOf.year)
    return AreaWording(picture, policy, rules, steps: steps).shown()
  }

  /// What people reject, in the order they gave it, with what the rules would say without them.
  private func rejected() -> [SchoolAdvice.RejectedShown] {
    guard !outlook.request.rejected.isEmpty else { return [] }
    var request = outlook.request
    request.rejected = []
    let without = adviser.situation(of: outlook.situation.subject, request)
    return outlook.request.rejected.compactMap { rejection in
      guard let first = rejection.findings.first else { return nil }
      let strengths = rejection.findings.map { without.strength($0).certain }
      let strongest = strengths.max() ?? .none
      let strength = strongest > .none ? strongest.word : nil
      // Only the entries that would stand are named: of expertise in many topics the one or two.
      let entries = zip(rejection.findings, strengths).filter { $1 > .none }.map(\.0)
      let name = Reasons.name(
        entries.isEmpty ? [rules.findings[first].withoutEntry] : entries.map { rules.findings[$0] })
      return SchoolAdvice.RejectedShown(
        id: rules.findings[first].id, name: name, strength: strength, reason: rejection.reason,
        text:
          "Rejected by people who know the school: \(name)\(strength.map { " (\($0))" } ?? ""), "
          + "because \(ListWording.clause(rejection.reason))\(rejection.said.map { " (\($0))" } ?? "")."
          + (strength == nil ? " Nothing that is known points to it now." : ""))
    }
  }

  /// Everything known of the school, in the order of the vocabulary, hashed.
  private func factsDigest() -> String {
    var hash = FactsHash(adviser.vocabulary)
    guard let table = adviser.engine.base.table(of: outlook.situation.subject.row.bearer) else {
      return hash.finish()
    }
    for slot in adviser.vocabulary.facts.indices {
      hash.take(outlook.request.told[slot] ?? table.value(slot, row), of: slot)
    }
    if case .area = outlook.situation.subject {
      hash.take("schools=\(adviser.digestOfAllFacts());")
    }
    let record = outlook.request.record
    for fact in record.told {
      hash.take("told \(fact.fact)=\(fact.value) \(CaseWording.said(fact));")
    }
    for decision in record.decisions {
      hash.take("decided \(decision.action)=\(CaseWording.clause(decision));")
    }
    for shown in rejected() { hash.take("reject \(shown.id)=\(shown.reason);") }
    return hash.finish()
  }

  /// Strongest first, to a school the area's last, then by id; entries of one finding with the same strength are one statement.
  private func ordered(_ proofs: [FindingProof]) -> [SchoolAdvice.FindingStatement] {
    var groups: [(strength: Strength, id: String, entries: [FindingProof])] = []
    for proof in proofs {
      let (strength, id) = (proof.strength.certain, rules.findings[proof.finding].id)
      if let index = groups.firstIndex(where: { $0.id == id && $0.strength == strength }) {
        groups[index].entries.append(proof)
      } else {
        groups.append((strength, id, [proof]))
      }
    }
    let isArea = outlook.voice == .area
    return groups.sorted { a, b in
      let (first, second) = (isArea ? 0 : place(a.entries), isArea ? 0 : place(b.entries))
      return (first, b.strength, place(a.entries), a.id) < (
        second, a.strength, place(b.entries), b.id
      )
    }
    .compactMap { reasons.statement($0.entries) }
  }

  /// The schools whose means this one is held against, by name.
  private func family() -> [SchoolAdvice.FamilyMember] {
    guard case .school = outlook.situation.subject else { return [] }
    return adviser.engine.facts.relations.family(of: outlook.situation.subject.row)
      .map { adviser.directory.entries[$0.row] }
      .map { entry in
        SchoolAdvice.FamilyMember(
          urn: entry.urn.isEmpty ? nil : entry.urn, name: entry.name,
          area: entry.area.isEmpty ? nil : entry.area)
      }
      .sorted { ($0.name, $0.area ?? "", $0.urn ?? "") < ($1.name, $1.area ?? "", $1.urn ?? "") }
  }

  /// What belongs to the area stands behind what belongs to the school.
  private func place(_ entries: [FindingProof]) -> Int {
    entries.contains { rules.findings[$0.finding].ecology == .system } ? 1 : 0
  }

  /// What the school could offer, once for each strength; what belongs to its area is not the school's
  /// to offer.
  private func offers(_ assets: [FindingProof]) -> [String] {
    var offers: OrderedDictionary<String, [String]> = [:]
    for proof in assets where proof.strength.certain >= .likely {
      let finding = rules.findings[proof.finding]
      if finding.ecology == .system, outlook.voice != .area { continue }
      guard let offer = finding.offers else { continue }
      offers[offer, default: []] += (finding.about?.entry).map { [ListWording.word($0)] } ?? []
    }
    return offers.map { offer, about in
      guard !about.isEmpty else { return offer }
      return (offer.last == "." ? String(offer.dropLast()) : offer)
        + " (\(ListWording.and(about)))."
    }
  }

  /// Whether a step of a level would fit and is only put off or ruled out.
  private func hasStepThatWaits(_ level: EcologyLevel) -> Bool {
    outlook.statuses.contains { action, status in
      rules.actions[action].ecology == level && [.deferred, .ruledOut].contains(status)
        && outlook.standings[action]?.deciding.contains { $0.when == .yes } == true
    }
  }

  /// What puts steps off without naming another that comes first, each once: `Before anything new – too many
  /// programmes are running already: stop or merge one first.`
  private func waitingRemarks() -> [String] {
    rules.contraIndications.indices.filter {
      rules.contraIndications[$0].effect == .defer && rules.contraIndications[$0].first == nil
        && outlook.bears($0)
    }.map { "Before anything new – \(rules.contraIndications[$0].says)." }
  }

  /// What the sheet is about.
  private var place: String {
    if case .area = outlook.situation.subject { "area" } else { "school" }
  }

  private func remarks(_ caveats: DataCaveats) -> [String] {
    var lines = caveats.remarks()
    if adviser.hidesNames { lines.append(HiddenNames.remark) }
    lines += waitingRemarks()
    if outlook.nothingKnown {
      lines.append(
        "No figures of this \(place) are known, and nobody who knows it has said anything yet: nothing is claimed here."
      )
    } else if outlook.onlyFiguresKnown {
      lines.append(
        "Only figures are known of this \(place): nobody who knows it has said anything yet.")
    }
    let shown = outlook.list.shown
    if shown.isEmpty {
      let isOpen = outlook.statuses.contains { $0.status == .possible || $0.status == .cannotTell }
      lines.append(
        isOpen
          ? "Too little is known to put a step forward; the questions below would tell most."
          : "Nothing in what is known points to a step.")
    } else if outlook.voice == .school, outlook.request.top > 1, !outlook.nothingKnown {
      let left = outlook.list.levelsLeftOut
      let waiting = left.filter(hasStepThatWaits)
      let missing = left.filter { !waiting.contains($0) }
      if !missing.isEmpty {
        lines.append(
          "No step \(ListWording.or(missing.map(LevelWording.text))) is put forward: nothing known points to one clearly."
        )
      }
      if !waiting.isEmpty {
        lines.append(
          "No step \(ListWording.or(waiting.map(LevelWording.text))) is put forward now: what would fit has to wait, as said below."
        )
      }
    }
    return lines
  }
}

extension CheckedFinding {
  /// The finding as such, about nothing in particular.
  fileprivate var withoutEntry: CheckedFinding {
    var finding = self
    finding.about = nil
    return finding
  }
}
