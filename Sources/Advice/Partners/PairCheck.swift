import Facts
package import Inference
import OrderedCollections
import RuleLanguage
package import Schools

/// One step of one asking school held against possible partners: whether each hard constraint is met.
///
/// What does not depend on the partner is worked out once, so that a pair costs some tests and look-ups
/// and no words. Not safe to share between threads, as its ``Inference/Situation``.
///
/// ```swift
/// let check = PairCheck(situation, action: action, schools: directory)
/// check.isPossible(with: candidate)
/// ```
package final class PairCheck {
  let situation: Situation
  /// The asking school's row.
  let school: Int
  /// The action's index.
  let action: Int
  /// The constraints that hold, in the order of `partnering.yaml`.
  let constraints: [PreparedCriterion]
  /// A relation the partner has to belong to, unless a constraint on the journey says as much.
  let relation: String?
  private let rules: CheckedRules
  private let schools: SchoolDirectory
  private let places: PlacesOfSchools
  private let topics: NeedTopics
  private let phaseSlot: Int?
  /// The constraints in the order in which they are soonest found not to be met: the journey comes first.
  private(set) lazy var soonestFirst =
    constraints.filter(\.isJourney) + constraints.filter { !$0.isJourney }
  /// The topics in which the asking school needs help for this action.
  private(set) lazy var needs = topics.behind(situation.standing(action), of: school)
  private lazy var allNeeds = NeedTopics.Needs(topics: topics.shown(by: school))
  private lazy var phaseOfAsker = readPhase(of: school)
  private lazy var limit = places.limit(of: school)
  /// Whether a school belongs to the relation.
  private lazy var isMember = relation.map { situation.membership(of: $0) }
  private lazy var excluded = ExcludedSchools(situation, school, schools)

  /// - Parameters:
  ///   - situation: The asking school; an area asks for no partner of its own.
  ///   - action: The action's index in ``RuleLanguage/CheckedRules/actions``.
  ///   - schools: The names and numbers by which schools may be left out.
  ///   - known: Where every school stands as the tables have it, where that was worked out before.
  package init?(
    _ situation: Situation, action: Int, schools: SchoolDirectory, places known: [GridPlace?]? = nil
  ) {
    guard case .school(let school) = situation.subject else { return nil }
    let rules = situation.engine.rules.checked
    self.situation = situation
    self.school = school
    self.action = action
    self.rules = rules
    self.schools = schools
    let compiled = situation.engine.rules.partnering
    constraints = rules.partnering.constraints(of: rules.actions[action]).map {
      PreparedCriterion($0, compiled[$0.name])
    }
    relation = rules.actions[action].partner?.from.flatMap { name in
      guard let relation = rules.vocabulary.relations[name], relation.linksTo == .school,
        [.family, .localAuthority].contains(relation.by)
      else { return nil }
      return name
    }
    places = PlacesOfSchools(situation, asker: school, known: known)
    topics = NeedTopics(situation, rules)
    phaseSlot = rules.vocabulary.slot(id: "phase")
  }

  /// Whether nothing rules a partner out. What nobody knows rules nobody out; whether a school may be
  /// named is another question (``PartnerVerdict/isHeldBack``).
  package func isPossible(with candidate: Int) -> Bool {
    let isRuledOut = constraints.contains { constraint in
      // What each side could learn is never denied, and takes longest to find.
      if case .exchange? = constraint.operation { return false }
      return verdict(constraint, candidate).verdict == .no
    }
    return !isRuledOut && relation.map { membership($0, candidate) } != .no
  }

  /// The verdict of each constraint, in their order, and last, where there is one, that of the relation.
  package func verdicts(_ candidate: Int) -> [PartnerVerdict] {
    constraints.map { verdict($0, candidate) }
      + (relation.map { [PartnerVerdict(membership($0, candidate))] } ?? [])
  }

  /// The same with what each rests on.
  func findings(_ candidate: Int) -> [PartnerFinding] {
    constraints.map { constraint in
      let verdict = verdict(constraint, candidate)
      return PartnerFinding(
        constraint: constraint.source, verdict: verdict.verdict, isHeldBack: verdict.isHeldBack,
        grounds: grounds(constraint, candidate))
    }
      + (relation.map { name in
        var criterion = PartneringPolicy.Criterion(name: name, means: "", source: "", weight: nil)
        criterion.ifYes = "one of the \(name)"
        criterion.ifNo = "not one of the \(name)"
        return [
          PartnerFinding(
            constraint: criterion, verdict: membership(name, candidate), grounds: .membership(name))
        ]
      } ?? [])
  }

  // MARK: One constraint

  func verdict(
    _ constraint: PreparedCriterion, _ candidate: Int
  ) -> PartnerVerdict {
    guard let operation = constraint.operation else { return tested(constraint, candidate) }
    let worked: Verdict =
      switch operation {
      case .strength(let assets): strength(constraint, assets, candidate).verdict
      case .exchange(let assets): exchange(constraint, assets, candidate).verdict
      case .journey(let online): journeyVerdict(constraint, online, candidate)
      case .exclusions: excluded.verdict(candidate)
      case .apart(let far, _): apartVerdict(constraint, far, candidate)
      case .figuresLeftOut: .yes
      // These tell how far soft criteria are met; the reader lets none of them decide a constraint.
      case .returned, .likeness, .levelApart, .nearness: .unknown
      }
    return PartnerVerdict(worked)
  }

  private func grounds(
    _ constraint: PreparedCriterion, _ candidate: Int
  ) -> PartnerFinding.Grounds {
    switch constraint.operation {
    case .strength(let assets)?: return .strength(strength(constraint, assets, candidate))
    case .exchange(let assets)?:
      let both = exchange(constraint, assets, candidate)
      return .exchange(forAsker: both.forAsker, forPartner: both.forPartner)
    case .journey(let online)?: return .journey(journey(online, candidate))
    case .exclusions?: return .exclusions
    case .apart(let far, _)?: return .apart(apart(constraint, far, candidate))
    case .figuresLeftOut?: return .figuresLeftOut
    case .returned?, .likeness?, .levelApart?, .nearness?: return .nothing
    case nil:
      guard let compiled = constraint.compiled else { return .nothing }
      return .tests(
        partner: compiled.test.map { situation.proof(ofPartner: $0, candidate) },
        thisSchool: compiled.testOfThisSchool.map { situation.proof(of: $0, bySchool: school) })
    }
  }

  private func tested(
    _ constraint: PreparedCriterion, _ candidate: Int
  ) -> PartnerVerdict {
    guard let compiled = constraint.compiled else { return PartnerVerdict(.unknown) }
    let ofPartner = compiled.test.map { test in
      PartnerVerdict(
        honoured: situation.verdict(ofPartner: test, candidate),
        // Without an `if unknown` line both are the same.
        open: test.planes.honoured == test.planes.ignored
          ? .no : situation.verdict(ofPartner: test, candidate, honoursStances: false))
    }
    let ofAsker = compiled.testOfThisSchool.map { test in
      constraint.ofAsker {
        PartnerVerdict(
          honoured: situation.verdict(of: test, bySchool: school),
          open: situation.verdict(of: test, bySchool: school, honoursStances: false))
      }
    }
    guard let ofPartner, let ofAsker else { return ofPartner ?? ofAsker ?? .all([]) }
    return .both(ofPartner, ofAsker)
  }

  func strength(
    _ criterion: PreparedCriterion, _ assets: [Int], _ candidate: Int
  ) -> StrengthMatch {
    StrengthMatch(
      criterion.needed { TopicAssets(needs, assets, rules) }, of: candidate, in: situation)
  }

  struct Exchange {
    var forAsker: StrengthMatch
    var forPartner: StrengthMatch
    /// What cannot be named yet may still be found: nobody has looked at what lists leave out.
    var verdict: Verdict {
      max(.unknown, .all([forAsker.verdict, forPartner.verdict]))
    }
  }

  func exchange(_ criterion: PreparedCriterion, _ assets: [Int], _ candidate: Int) -> Exchange {
    Exchange(
      forAsker: StrengthMatch(
        criterion.neededInAll { TopicAssets(allNeeds, assets, rules) }, of: candidate,
        in: situation),
      forPartner: StrengthMatch(
        TopicAssets(NeedTopics.Needs(topics: topics.shown(by: candidate)), assets, rules),
        of: school, in: situation))
  }

  /// The verdict of ``journey(_:_:)``: of most schools no more is asked.
  private func journeyVerdict(
    _ constraint: PreparedCriterion, _ online: Set<String>, _ candidate: Int
  ) -> Verdict {
    if constraint.isOnline(online, rules.actions[action].id) { return .yes }
    let minutes =
      places.statedMinutes(from: school, to: candidate)
      ?? places.kilometres(from: school, to: candidate).map(Travel.minutes)
    return Journey.verdict(minutes, limit)
  }

  func journey(_ online: Set<String>, _ candidate: Int) -> Journey {
    Journey(
      kilometres: places.kilometres(from: school, to: candidate),
      stated: places.statedMinutes(from: school, to: candidate), limit: limit,
      isOnline: online.contains(rules.actions[action].id))
  }

  /// The way to an entry of a register.
  func journey(to bearer: Bearer, _ row: Int, at place: GridPlace?) -> Journey {
    let start = places.place(of: school)
    return Journey(
      kilometres: place.flatMap { end in start?.distanceInKilometres(to: end) },
      stated: situation.engine.base.travelTimes.minutes(from: school, to: bearer, row),
      limit: limit, isOnline: false)
  }

  /// Whether the asking school wants an entry of a register left out: by its name, its id, or as the hub of a
  /// school that it wants left out.
  func exclusion(ofEntry entry: HelperRegisters.Entry) -> Verdict { excluded.verdict(entry) }

  /// What a constraint asks of the asking school itself.
  func verdictOfAsker(_ constraint: PreparedCriterion) -> Verdict {
    guard let test = constraint.compiled?.testOfThisSchool else { return .yes }
    return situation.verdict(of: test, bySchool: school, honoursStances: false)
  }

  /// Who is a rival takes longest to find: of those far apart nobody has to, and it is asked again when a pair is
  /// weighed.
  private func apartVerdict(
    _ constraint: PreparedCriterion, _ far: PartnerOperation.FarApart, _ candidate: Int
  ) -> Verdict {
    let kilometres = places.kilometres(from: school, to: candidate)
    if let kilometres, kilometres >= far.most || kilometres >= farFrom(far, candidate) {
      return .yes
    }
    if let known = constraint.verdicts[candidate] { return known }
    let verdict = apart(constraint, far, candidate).verdict
    constraint.verdicts[candidate] = verdict
    return verdict
  }

  /// From which distance on two schools count as far apart.
  private func farFrom(_ far: PartnerOperation.FarApart, _ candidate: Int) -> Double {
    max(far.kilometres(phase(of: school)), far.kilometres(phase(of: candidate)))
  }

  private func apart(
    _ constraint: PreparedCriterion, _ far: PartnerOperation.FarApart, _ candidate: Int
  ) -> NearAndRival {
    let rivals = constraint.compiled?.rivals
    func isRival(_ school: Int, to other: Int) -> Verdict {
      rivals.map { situation.verdict(of: $0, bySchool: school, seenFrom: other) } ?? .unknown
    }
    return NearAndRival(
      kilometres: places.kilometres(from: school, to: candidate),
      farFrom: farFrom(far, candidate),
      isRival: (isRival(school, to: candidate), isRival(candidate, to: school)))
  }

  func membership(_ relation: String, _ candidate: Int) -> Verdict {
    let isMember = self.isMember?(candidate) ?? nil
    return isMember.map { $0 ? .yes : .no } ?? .unknown
  }

  func phase(of school: Int) -> String? {
    school == self.school ? phaseOfAsker : readPhase(of: school)
  }

  private func readPhase(of school: Int) -> String? {
    guard let phaseSlot,
      case .known(.word(let word)) = situation.reading(phaseSlot, ofSchool: school).value
    else { return nil }
    return rules.vocabulary.facts[phaseSlot].kind.words[word]
  }
}
