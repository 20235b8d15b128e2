import Facts
import Inference
import RuleLanguage
import Schools

/// Who could be a partner for a step: two or three unlike options of the kinds that the step asks for, and why all
/// others are not among them.
package struct PartnerOptions: Answer {
  /// The name and version of the JSON layout.
  package static let schema = "waymark.partners/2"

  package var schema = PartnerOptions.schema
  package var subject: AnswerSubject
  package var action: ActionNamed
  /// The topics in which help is needed, as people call them.
  package var needs: [String]
  /// How many of each kind were looked at, those ruled out included.
  package var looked: [Looked]
  /// How many nothing rules out, schools of which nothing is known that they would bring not counted.
  package var possible: Int
  /// Nothing rules these schools out, and nothing shows the strength that is needed.
  package var withoutStrength: Int
  /// Where alone partners were looked for, where somebody asked for one from there.
  package var place: Place?
  /// In the order of their names; the order says nothing of merit.
  package var options: [Option]
  /// Why others are not among them, the most frequent reason first.
  package var excluded: [Excluded]
  /// Kinds of helper the step asks for of which no register was given.
  package var missingRegisters: [HelperKind]
  /// For other kinds of helper, the first other step put forward that asks for one.
  package var others: [PartnerOptions]

  /// Where alone partners were looked for.
  package struct Place: Encodable, Hashable, Sendable {
    package var name: String
    /// How many could be a partner, and are somewhere else.
    package var elsewhere: Int
  }

  /// How many of one kind were looked at.
  package struct Looked: Encodable, Hashable, Sendable {
    package var kind: HelperKind
    package var count: Int
  }

  /// How many helpers one reason rules out; of several reasons the first counts.
  package struct Excluded: Encodable, Hashable, Sendable {
    package var kind: HelperKind
    package var reason: String
    package var count: Int
  }

  /// One possible partner.
  package struct Option: Encodable, Hashable, Sendable {
    package var kind: HelperKind
    /// The school, or the one a leader is based at; `nil` for others, and until it may be named.
    package var school: PartnerAnswer.SchoolNamed?
    /// The id of a hub or community partner, where its register has one.
    package var id: String?
    /// The name, or what may be said as long as it may not be named.
    package var label: String
    /// It has agreed to be named, or a register lists it for all.
    package var mayBeNamed: Bool
    package var brings: String
    /// What the asking school brings, or how to find out; of others than schools what they gain.
    package var gains: String
    /// Why it is no rival, or that this has to be asked; empty for those who have no pupils.
    package var rivalry: String
    /// How many it supports, or has room for, as far as anybody has said; empty where nobody has.
    package var load: String
    /// In a straight line; `nil` where a place is not known.
    package var kilometres: Double?
    /// One way, as a table of travel times states them, else by the straight line.
    package var minutes: Double?
    package var isMinutesStated: Bool
    /// What speaks for it, and what against.
    package var speaksFor: [String]
    package var speaksAgainst: [String]
    /// What nobody knows yet, as questions.
    package var unknown: [String]
    /// A first message to send, to be changed as its sender likes.
    package var message: String
  }
}

extension PartnerSearch {
  /// Two or three unlike options for a step; `nil` for a step that looks for nobody who could be found.
  ///
  /// For the step for which a partner is most likely meant, steps that ask for other kinds of helper come with it.
  package func options(action: Int, atMost limit: Int = 3) -> PartnerOptions? {
    guard var options = alone(action, limit) else { return nil }
    let rules = adviser.rules
    if PartnerCheck(adviser, outlook).likeliestAction == action {
      var kinds = Set(rules.actions[action].helpersAsked(rules))
      let id = { (index: Int) in rules.actions[index].id }
      let advised = (outlook.list.shown + outlook.list.ordered)
        .filter { $0.status == .recommended }.map(\.id)
      for other in outlook.advisedActions(rules)
      where other != action && advised.contains(id(other)) {
        let asked = rules.actions[other].helpersAsked(rules)
        guard let first = asked.first, !kinds.contains(first), let found = alone(other, limit)
        else { continue }
        kinds.formUnion(asked)
        options.others.append(found)
      }
    }
    return options
  }

  private func alone(_ action: Int, _ limit: Int) -> PartnerOptions? {
    guard let found = search(action: action) else { return nil }
    let explainer = Explainer(adviser, outlook)
    let asked = adviser.rules.actions[action].helpersAsked(adviser.rules)
    let chosen = unlike(found, atMost: limit)
    return PartnerOptions(
      subject: explainer.subject, action: explainer.named(action),
      needs: (asked == [.partner] ? adviser.rules.actions[action].topics : found.check.needs.topics)
        .map(ListWording.word),
      looked: HelperKind.allCases.compactMap { kind in
        found.looked[kind].map { PartnerOptions.Looked(kind: kind, count: $0) }
      },
      possible: found.candidates.count, withoutStrength: found.withoutStrength, place: found.place,
      options: chosen.map { (option($0, found), $0.helper.row) }
        .sorted { ($0.0.label, $0.1) < ($1.0.label, $1.1) }.map(\.0),
      excluded: found.excluded.map {
        PartnerOptions.Excluded(
          kind: $0.exclusion.kind, reason: $0.exclusion.reason, count: $0.count)
      },
      missingRegisters: asked.filter { $0 != .school && !registers.given.contains($0) }, others: [])
  }

  private func option(_ candidate: Candidate, _ found: Found) -> PartnerOptions.Option {
    let (check, pair, helper) = (found.check, found.pair, candidate.helper)
    let isNamed = pair.mayBeNamed(helper)
    let label = ListWording.sentence(isNamed ? names.name(helper) : names.profile(helper))
    let met = candidate.degrees.filter { ($0.met ?? 0) >= 0.5 }
    let unmet = candidate.degrees.filter { ($0.met ?? 1) < 0.5 }
    let isAgainst = { (degree: PairFit.Degree) in (degree.criterion.weight ?? 0) < 0 }
    let speaksFor =
      met.filter { !isAgainst($0) && !$0.isAboutStrength }.map(\.criterion.ifYes)
      + unmet.filter(isAgainst).map(\.criterion.ifNo)
    let speaksAgainst =
      met.filter(isAgainst).map(\.criterion.ifYes)
      + unmet.filter { !isAgainst($0) && !$0.isAboutStrength }.map(\.criterion.ifNo)
    let school = adviser.directory.entries[check.school].name
    let profile: PartnerProfileWording
    var asks: [String] = []
    switch helper {
    case .school(let row):
      let wording = PartnerWording(
        check.situation, adviser.rules, pair: (check.school, row),
        names: (asker: "you", partner: "it"))
      asks = candidate.findings.filter { $0.verdict == .unknown }.map { wording.line($0).ask ?? "" }
      profile = PartnerProfileWording(
        candidate: candidate, check: check, school: school,
        partner: isNamed ? adviser.directory.entries[row].name : nil)
    case .hub, .leader, .partner:
      asks = pair.lines(helper).compactMap(\.ask)
      profile = PartnerProfileWording(
        candidate: candidate, pair: pair, school: school, partner: isNamed ? label : nil)
    }
    // Of an entry of a register its places are asked about once, and not of a head.
    let isAsked = { (degree: PairFit.Degree) in
      helper.kind == .school || !Self.ofPlaces.contains(degree.criterion.name)
    }
    asks += candidate.degrees.filter { $0.met == nil && isAsked($0) }.map(\.criterion.ask)
    let journey = pair.journey(helper)
    return PartnerOptions.Option(
      kind: helper.kind, school: isNamed ? schoolNamed(helper) : nil,
      id: isNamed ? registers.entry(helper)?.id : nil, label: label, mayBeNamed: isNamed,
      brings: profile.brings, gains: profile.gains, rivalry: profile.rivalry,
      load: load(helper),
      kilometres: journey.kilometres.map { ($0 * 10).rounded() / 10 },
      minutes: journey.minutes?.rounded(), isMinutesStated: journey.isStated,
      speaksFor: speaksFor.filter { !$0.isEmpty },
      speaksAgainst: speaksAgainst.filter { !$0.isEmpty },
      unknown: ListWording.distinct(asks.filter { !$0.isEmpty }), message: profile.message)
  }

  /// Soft criteria that ask how busy a helper is.
  private static let ofPlaces = ["spare capacity", "variety"]

  private func schoolNamed(_ helper: HelperRow) -> PartnerAnswer.SchoolNamed? {
    switch helper {
    case .school(let row), .leader(let row):
      let entry = adviser.directory.entries[row]
      return PartnerAnswer.SchoolNamed(
        urn: entry.urn.orNil, name: entry.name, area: entry.area.orNil)
    case .hub, .partner: return nil
    }
  }

  /// How busy a helper is, as far as anybody has said.
  private func load(_ helper: HelperRow) -> String {
    if let entry = registers.entry(helper) {
      return entry.placesLeft.map { left in
        "its register says that it has \(left == 1 ? "one place" : "\(NumberWording.word(left)) places") left"
      } ?? ""
    }
    guard let slot = adviser.vocabulary.slot(id: "support_capacity_used"),
      let used = adviser.engine.base.schools.number(slot, helper.row)
    else { return "" }
    return used == 0
      ? "it supports no school so far"
      : "it supports \(PartnerProfileWording.schools(Int(used))) already"
  }
}

extension PairFit.Degree {
  /// What each brings is told apart.
  var isAboutStrength: Bool {
    switch criterion.operation {
    case .strength?, .returned?: true
    default: false
    }
  }
}
