import Facts
import Inference
import RuleLanguage
import Schools

/// One step of one asking school held against hubs, system leaders and community partners.
///
/// Of a leader all is asked that the card asks of the school the leader is based at; the register adds phases, places
/// and consent. Of hubs and community partners, which are no schools, the constraints count that make sense of them:
/// consent, the journey, the border where the card demands one, phases, what they help with, exclusions. Not safe to
/// share between threads, as its ``PairCheck``.
final class RegisterPair {
  let check: PairCheck
  let registers: HelperRegisters
  let fit: PairFit
  let action: CheckedAction
  let rules: CheckedRules
  private let adviser: Adviser
  let strengths: SchoolStrengths
  /// What is needed, with the strengths that may be shown by a partner.
  private lazy var needed = TopicAssets(check.needs, strengths.assets, rules)
  private lazy var phase = check.phase(of: check.school)
  private lazy var area = adviser.directory.entries[check.school].area
  private lazy var urn = adviser.directory.entries[check.school].urn
  private lazy var isRefusedByAsker = askerRefuses()

  init(
    _ check: PairCheck, _ fit: PairFit, _ registers: HelperRegisters, _ strengths: SchoolStrengths,
    _ adviser: Adviser
  ) {
    self.check = check
    self.fit = fit
    self.registers = registers
    self.strengths = strengths
    self.adviser = adviser
    rules = adviser.rules
    action = rules.actions[check.action]
  }

  /// What is asked of an entry.
  enum Question: String {
    case asker = "both agreed"
    case own = "another school than your own"
    case consent = "agreed to be named"
    case journey = "within reach"
    case authority = "other authority"
    case phase = "works with your phase"
    case topics = "help with the need"
    case body = "the kind of body asked for"
    case offers = "what is asked for"
    case exclusion = "not excluded"
    case places = "a place left"
  }

  /// A question with its answer.
  struct Finding {
    var question: Question
    var verdict: Verdict
    /// Until it is known only a profile may be shown.
    var isHeldBack = false
  }

  // MARK: Verdicts

  /// What the register tells, question by question; for leaders besides what is asked of their school.
  func findings(_ helper: HelperRow) -> [Finding] {
    guard let entry = registers.entry(helper) else { return [] }
    var found: [Finding] = []
    func add(_ question: Question, _ verdict: Verdict, isHeldBack: Bool = false) {
      found.append(Finding(question: question, verdict: verdict, isHeldBack: isHeldBack))
    }
    add(.asker, isRefusedByAsker ? .no : .yes)
    if helper.kind == .hub {
      add(.own, entry.urn != nil && entry.urn == urn ? .no : .yes)
    } else {
      add(
        .consent, entry.agreed.map { $0 ? .yes : .no } ?? .unknown,
        isHeldBack: entry.agreed == nil)
    }
    if helper.kind != .leader {
      add(.journey, journeyVerdict(helper, entry))
      if action.partner?.otherAuthority == .required {
        add(.authority, isOfOtherAuthority(entry).map { $0 ? .yes : .no } ?? .unknown)
      }
      add(.exclusion, check.exclusion(ofEntry: entry))
    }
    if let phases = entry.phases, let phase { add(.phase, phases.contains(phase) ? .yes : .no) }
    switch helper.kind {
    case .hub:
      add(.topics, check.needs.topics.contains(where: entry.topics.contains) ? .yes : .no)
    case .partner:
      if let bodies = action.partner?.kinds, !bodies.isEmpty {
        add(.body, entry.body.map { bodies.contains($0) ? .yes : .no } ?? .unknown)
      }
      if let asked = action.partner?.offers, !asked.isEmpty {
        let offers = entry.offers
        add(.offers, offers.map { $0.contains(where: asked.contains) ? .yes : .no } ?? .unknown)
      }
    case .leader, .school: break
    }
    add(.places, entry.placesLeft.map { $0 > 0 ? .yes : .no } ?? .unknown)
    return found
  }

  /// Why a helper is ruled out, in a few words; `nil` where nothing does.
  ///
  /// - Parameters:
  ///   - helper: A hub, a leader or a community partner.
  ///   - asksForPlaces: Whether having no place left rules it out; a plan counts places itself.
  /// - Returns: The few words of what rules it out first, the journey before all others.
  func firstFailure(_ helper: HelperRow, asksForPlaces: Bool = true) -> String? {
    if case .leader(let base) = helper {
      if base == check.school { return "based at your own school" }
      if let reason = schoolFailure(base) { return reason }
      if registers.leaders[base] == nil, !strengths.mayLead(base) {
        return "nothing says that it has a system leader"
      }
    }
    let failing = findings(helper).filter { $0.verdict == .no }
    if failing.contains(where: { $0.question == .journey }) { return words(.journey, .no) }
    return failing.first { asksForPlaces || $0.question != .places }.map { words($0.question, .no) }
  }

  /// What of the constraints on the school of a leader is not met; consent is asked of the register where it names
  /// the leader.
  private func schoolFailure(_ base: Int) -> String? {
    let isNamed = registers.leaders[base] != nil
    return check.firstFailure(
      base, leavingOut: { isNamed && $0.source.name == Question.asker.rawValue })
  }

  /// The findings on the school of a leader, without what the register answers itself.
  func schoolFindings(_ base: Int) -> [PartnerFinding] {
    let isNamed = registers.leaders[base] != nil
    return check.findings(base).filter {
      !(isNamed && $0.constraint.name == Question.asker.rawValue)
    }
  }

  /// Whether a helper may be named to the asking school.
  func mayBeNamed(_ helper: HelperRow) -> Bool {
    switch helper {
    case .hub: true
    case .partner: registers.entry(helper)?.agreed == true
    case .leader(let base):
      registers.leaders[base].map { $0.agreed == true }
        ?? !check.verdicts(base).contains(where: \.isHeldBack)
    case .school(let school): !check.verdicts(school).contains(where: \.isHeldBack)
    }
  }

  private func askerRefuses() -> Bool {
    guard
      let consent = check.constraints.first(where: { $0.source.name == Question.asker.rawValue })
    else { return false }
    return check.verdictOfAsker(consent) == .no
  }

  func isOfOtherAuthority(_ entry: HelperRegisters.Entry) -> Bool? {
    guard let theirs = entry.area, !area.isEmpty else { return nil }
    return theirs.lowercased() != area.lowercased()
  }

  /// Those whose place is not known are taken to be near where they name the authority of the asking school.
  private func journeyVerdict(_ helper: HelperRow, _ entry: HelperRegisters.Entry) -> Verdict {
    let journey = journey(helper)
    guard journey.minutes == nil else { return journey.verdict }
    return isOfOtherAuthority(entry) == true ? .no : .unknown
  }

  /// The way to a helper.
  func journey(_ helper: HelperRow) -> Journey {
    switch helper {
    case .school(let row), .leader(let row): check.journey([], row)
    case .hub(let row): check.journey(to: .hub, row, at: registers.hubs[row].place)
    case .partner(let row): check.journey(to: .partner, row, at: registers.partners[row].place)
    }
  }

  // MARK: Fit

  /// What a helper would bring: topics that are needed, or what a community partner does that is asked for.
  func brings(_ helper: HelperRow) -> [String] {
    switch helper {
    case .hub, .leader:
      let topics = registers.entry(helper)?.topics ?? leaderTopics(helper.row)
      return check.needs.topics.filter(topics.contains)
        + (helper.kind == .leader && !check.needs.topics.contains(HelperRegisters.leadership)
          ? [HelperRegisters.leadership] : [])
    case .partner:
      let offers = registers.entry(helper)?.offers ?? []
      let asked = action.partner?.offers ?? []
      return asked.isEmpty ? offers : offers.filter(asked.contains)
    case .school(let row):
      return strengths.topics(needed, of: row)
    }
  }

  private func leaderTopics(_ school: Int) -> Set<String> {
    strengths.topics(of: school).union([HelperRegisters.leadership])
  }

  /// Each soft criterion of the card, as far as it makes sense of the helper.
  func degrees(_ helper: HelperRow) -> [PairFit.Degree] {
    let own: [PairFit.Degree] =
      if case .leader(let base) = helper {
        fit.degrees(base)
      } else {
        fit.criteria.map { PairFit.Degree(prepared: $0, met: nil) }
      }
    let entry = registers.entry(helper)
    let brings = brings(helper)
    return own.map { degree in
      var degree = degree
      switch degree.criterion.operation {
      case .strength?:
        degree.isHinted = helper.kind == .leader && entry == nil
        degree.topics = brings
        degree.met = covered(helper, brings).map { $0 / (degree.isHinted ? 2 : 1) }
      case .nearness?:
        let journey = journey(helper)
        degree.met = journey.minutes.map { max(0, 1 - $0 / journey.limit.minutes.upperBound) }
      default:
        if degree.criterion.name == Self.spareCapacity, let left = entry?.placesLeft {
          degree.met = left > 0 ? 1 : 0
        }
      }
      return degree
    }
  }

  private static let spareCapacity = "spare capacity"

  private func covered(_ helper: HelperRow, _ brings: [String]) -> Double? {
    guard helper.kind == .partner else {
      let needs = check.needs.topics
      return needs.isEmpty ? nil : Double(brings.count(where: needs.contains)) / Double(needs.count)
    }
    let asked = action.partner?.offers.count ?? 0
    return asked == 0 ? nil : Double(brings.count) / Double(asked)
  }

  /// What a pair is worth to a plan, as ``PairFit/worth(_:)`` counts for schools.
  func worth(_ helper: HelperRow, _ degrees: [PairFit.Degree]) -> Int {
    if case .leader(let base) = helper { return fit.worth(base, degrees) }
    let matching = rules.partnering.matching
    var sum = matching.pairCounts
    if action.partner?.otherAuthority == .preferred, let entry = registers.entry(helper),
      isOfOtherAuthority(entry) == true
    {
      sum += matching.otherAuthority
    }
    return PairFit.units(degrees.reduce(sum) { $0 + $1.weight })
  }
}
