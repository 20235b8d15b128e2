import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// What was found about a pair of schools, in sentences.
struct PartnerWording {
  private let situation: Situation
  private let rules: CheckedRules
  private let names: (asker: String, partner: String)
  private let candidate: Int
  private let school: Int

  /// For the asking school and the partner, by their rows and as they are called.
  init(
    _ situation: Situation, _ rules: CheckedRules, pair: (school: Int, candidate: Int),
    names: (asker: String, partner: String)
  ) {
    self.situation = situation
    self.rules = rules
    self.names = names
    school = pair.school
    candidate = pair.candidate
  }

  private func tests(_ constraint: PartneringPolicy.Criterion) -> PartnerTestWording {
    let conditions = constraint.conditions
    let isOfOneFact =
      ConditionWalk.slots(in: conditions).count == 1
      && ConditionWalk.findings(in: conditions).isEmpty
    return PartnerTestWording(
      rules: rules, school: school, names: names, isOfOneFact: isOfOneFact)
  }

  // MARK: A line

  /// A constraint with its verdict, both sides, and what to ask.
  func line(_ finding: PartnerFinding) -> PartnerAnswer.Line {
    let constraint = finding.constraint
    let (grounds, figures) = told(finding)
    return PartnerAnswer.Line(
      constraint: constraint.name, verdict: word(finding),
      short: head(finding), sentence: sentence(finding, grounds),
      ask: finding.verdict == .unknown ? ask(finding) : nil,
      because: constraint.because.isEmpty ? nil : constraint.because,
      source: constraint.source.isEmpty ? nil : constraint.source, figures: figures)
  }

  private func word(_ finding: PartnerFinding) -> String {
    switch finding.verdict {
    case .yes: "yes"
    case .no: "no"
    case .unknown: finding.isHeldBack ? "not yet" : "not known"
    }
  }

  private func ask(_ finding: PartnerFinding) -> String {
    if case .strength(let match) = finding.grounds, match.needs.isEmpty {
      return "Ask \(names.asker) first what it needs help with."
    }
    return finding.constraint.ask.isEmpty
      ? "Ask \(names.asker) and \(names.partner)." : finding.constraint.ask
  }

  /// The verdict in a few words, to stand in a list.
  private func head(_ finding: PartnerFinding) -> String {
    let constraint = finding.constraint
    switch finding.verdict {
    case .yes: return constraint.ifYes.isEmpty ? constraint.name : constraint.ifYes
    case .no: return constraint.ifNo.isEmpty ? "not met: \(constraint.name)" : constraint.ifNo
    case .unknown: return constraint.name
    }
  }

  private func sentence(_ finding: PartnerFinding, _ grounds: String) -> String {
    var text = head(finding)
    if finding.verdict == .unknown { text += ": not known yet" }
    if finding.isHeldBack { text += ", and until it is, only a profile is shown to others" }
    if !grounds.isEmpty { text += (finding.verdict == .unknown ? "; " : ": ") + grounds }
    return ListWording.sentence(text) + "."
  }

  // MARK: What it rests on

  private func told(
    _ finding: PartnerFinding
  ) -> (text: String, figures: [SchoolAdvice.FigureShown]) {
    switch finding.grounds {
    case .tests(let partner, let thisSchool):
      let told = told([partner, thisSchool].compactMap(\.self), finding)
      return (told.text, told.figures)
    case .strength(let match): return (strength(match), [])
    case .exchange(let forAsker, let forPartner):
      return (exchange(finding.verdict, forAsker, forPartner), [])
    case .journey(let journey): return told(journey)
    case .exclusions: return (exclusions(finding.verdict), [])
    case .apart(let apart): return told(apart, finding.constraint)
    case .figuresLeftOut: return ("", [])
    case .membership(let relation): return (membership(relation, finding.verdict), [])
    case .nothing: return ("no figure and no answer decides it", [])
    }
  }

  /// The parts that gave the verdict; where something rules the partner out, what is open is left aside.
  private func told(
    _ proofs: [ConditionProof], _ finding: PartnerFinding
  ) -> PartnerTestWording.Told {
    let wording = tests(finding.constraint)
    var told = PartnerTestWording.Told()
    told.namesFacts = !wording.isOfOneFact
    for proof in proofs where PartnerTestWording.open(proof) == finding.verdict {
      wording.tell(proof, into: &told)
    }
    return told
  }

  private func strength(_ match: StrengthMatch) -> String {
    guard !match.needs.isEmpty else {
      return "no need of \(names.asker) has been shown so far, to match a strength to"
    }
    let needs =
      match.areShown
      ? "\(names.asker) needs help with \(topics(match.needs))"
      : "this step is about \(topics(match.needs)), where \(names.asker) has shown no need so far"
    let hints =
      match.hinted.isEmpty ? "" : "; only figures or records point to \(list(match.hinted))"
    switch match.verdict {
    case .yes:
      return "\(names.partner) is strong in \(topics(match.shown.map(\.topic)))"
        + " (\(list(match.shown))); \(needs)"
    case .no: return needs + hints
    case .unknown:
      return needs + ", and not enough is known of what \(names.partner) is strong in" + hints
    }
  }

  private func exchange(
    _ verdict: Verdict, _ forAsker: StrengthMatch, _ forPartner: StrengthMatch
  ) -> String {
    func side(_ match: StrengthMatch, _ learner: String, _ other: String) -> String {
      match.verdict == .yes
        ? "\(learner) could learn about \(topics(match.shown.map(\.topic))) from \(other)"
        : "what \(learner) could learn from \(other) cannot be named so far"
    }
    return side(forAsker, names.asker, names.partner) + "; "
      + side(forPartner, names.partner, names.asker)
  }

  private func told(_ journey: Journey) -> (String, [SchoolAdvice.FigureShown]) {
    var parts: [String] = []
    if journey.isOnline { parts.append("this work can be done online") }
    if let kilometres = journey.kilometres, let minutes = journey.minutes {
      parts.append(
        "\(distance(kilometres)) in a straight line, about \(whole(minutes, over: journey)) minutes"
      )
    } else {
      parts.append("where one of the two schools stands is not known")
    }
    var figures: [SchoolAdvice.FigureShown] = []
    if let told = journey.limit.told {
      let fact = rules.vocabulary.facts[told.slot]
      let speaker = OriginWording.speaker(told.origin, of: .school).map { " (\($0))" } ?? ""
      parts.append("the limit is \(ValueWording.text(told.value, kind: fact.kind))\(speaker)")
      figures.append(PartnerTestWording.figure(fact, told, isPartner: false))
    } else {
      let usual = NumberWording.text(journey.limit.minutes.lowerBound)
      parts.append("\(names.asker) has told no limit, and \(usual) minutes is the usual one")
    }
    return (parts.joined(separator: "; "), figures)
  }

  private func exclusions(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: ""
    case .no: "\(names.asker) asked not to be offered \(names.partner)"
    case .unknown: "a name on the list fits several schools, \(names.partner) among them"
    }
  }

  private func told(
    _ apart: NearAndRival, _ constraint: PartneringPolicy.Criterion
  ) -> (String, [SchoolAdvice.FigureShown]) {
    if let kilometres = apart.kilometres, kilometres >= apart.farFrom {
      return (
        "\(distance(kilometres)) apart in a straight line; at \(distance(apart.farFrom)) or more waymark "
          + "expects two schools to draw on different streets", []
      )
    }
    let where_ =
      apart.kilometres.map { "only \(distance($0)) apart" }
      ?? "where one of the two schools stands is not known"
    let sides = [(names.asker, apart.isRival.asker), (names.partner, apart.isRival.partner)]
    let rivals = sides.filter { $0.1 == .yes }.map(\.0)
    let open = sides.filter { $0.1 == .unknown }.map(\.0)
    let rivalry =
      !rivals.isEmpty
      ? "\(compete(rivals)) for pupils with schools near by"
      : open.isEmpty
        ? "neither is a rival of the other"
        : "nobody has said whether \(compete(open)) for pupils"
    return ("\(where_), and \(rivalry)", rivalFigures(constraint))
  }

  private func compete(_ schools: [String]) -> String {
    "\(ListWording.and(schools)) \(schools.count == 1 ? "competes" : "compete")"
  }

  private func rivalFigures(
    _ constraint: PartneringPolicy.Criterion
  ) -> [SchoolAdvice.FigureShown] {
    ConditionWalk.slots(in: constraint.conditions).flatMap { slot in
      [(school, false), (candidate, true)].map { row, isPartner in
        PartnerTestWording.figure(
          rules.vocabulary.facts[slot], situation.fact(slot, ofSchool: row), isPartner: isPartner)
      }
    }
  }

  private func membership(_ relation: String, _ verdict: Verdict) -> String {
    switch verdict {
    case .yes: ""
    case .no: "this step looks for a partner there"
    case .unknown: "who the \(relation) of \(names.asker) are is not known"
    }
  }

  // MARK: What would change it

  /// What would have to be otherwise for all that rules the partner out; `nil` where a part of it never
  /// changes, or nothing honest can be said of it.
  func change(_ failing: [PartnerFinding]) -> String? {
    let changes = failing.map(changes)
    guard changes.allSatisfy({ $0?.isEmpty == false }) else { return nil }
    let all = changes.compactMap(\.self).flatMap(\.self)
    return "Nothing would rule it out if \(ListWording.and(all))."
  }

  private func changes(_ finding: PartnerFinding) -> [String]? {
    switch finding.grounds {
    case .tests(let partner, let thisSchool):
      // Whoever has to agree first is not to be talked round.
      guard !finding.constraint.conditions.contains(where: \.stopsIfUnknown) else { return nil }
      let told = told([partner, thisSchool].compactMap(\.self), finding)
      return told.isFixed ? nil : told.changes
    case .strength(let match):
      return [
        "people at \(names.partner) could show that it is strong in \(topics(match.needs, or: true))"
      ]
    case .journey(let journey):
      // A journey of more than twice what staff can travel is no change to wait for.
      guard let minutes = journey.minutes, minutes <= 2 * journey.limit.minutes.upperBound else {
        return nil
      }
      let whole = whole(minutes, over: journey)
      return ["staff of \(names.asker) could travel about \(whole) minutes"]
    case .exclusions: return ["\(names.asker) took \(names.partner) off its list"]
    case .apart: return ["the two no longer competed for pupils"]
    case .exchange, .figuresLeftOut, .membership, .nothing: return nil
    }
  }

  /// Another step for which nothing rules the partner out.
  func otherAction(_ action: CheckedAction) -> String {
    "Choose \"\(action.name)\": nothing rules \(names.partner) out there."
  }

  // MARK: The whole

  /// The answer in one sentence.
  static func summary(_ answer: PartnerAnswer, _ action: CheckedAction) -> String {
    let (school, candidate) = answer.names
    let step = "\"\(action.name)\""
    switch answer.outcome {
    case .fits:
      return
        "\(candidate) could be a partner for \(school): \(step). It meets all that is asked of a partner."
    case .mayFit:
      let open = answer.lines.count { $0.verdict != "yes" }
      let things = open == 1 ? "one thing is" : "\(NumberWording.word(open)) things are"
      return "Nothing rules out \(candidate) as a partner for \(school): \(step). "
        + "But \(things) not known."
    case .doesNotFit:
      return "Why \(candidate) is not among the partners for \(school): \(step)."
    case .sameSchool: return "\(school) cannot be its own partner."
    case .noPartner: return "\(step) looks for no partner: \(school) can begin it by itself."
    case .noSchool:
      let type = action.partner.map { ": \(ListWording.clause($0.type))" } ?? ""
      return "\(step) does not look for one school\(type)."
    case .closed: return "\(candidate) is closed."
    }
  }

  // MARK: Words

  private func topics(_ topics: [String], or isAlternative: Bool = false) -> String {
    var seen: Set<String> = []
    let words = topics.filter { seen.insert($0).inserted }.map { topic in
      // What has no name of its own among the topics is called as the need for it.
      let need = rules.vocabulary.needs.values.first { $0.topic == topic }
      return topic.hasPrefix("other")
        ? need?.name ?? ListWording.word(topic) : ListWording.word(topic)
    }
    return isAlternative ? ListWording.or(words) : ListWording.and(words)
  }

  private func list(_ strengths: [(topic: String, asset: Int)]) -> String {
    var seen: Set<String> = []
    let names = strengths.map { "\"\(rules.findings[$0.asset].name)\"" }
    return ListWording.and(names.filter { seen.insert($0).inserted })
  }

  private func distance(_ kilometres: Double) -> String {
    NumberWording.text(kilometres, decimals: kilometres < 10 ? 1 : 0) + " km"
  }

  /// Whole minutes, rounded so that they stand on the same side of the limit.
  private func whole(_ minutes: Double, over journey: Journey) -> String {
    let isOver = minutes > journey.limit.minutes.upperBound
    return NumberWording.text(minutes.rounded(isOver ? .up : .down), decimals: 0)
  }
}

extension CheckedCondition {
  /// It says `if unknown: stop`.
  fileprivate var stopsIfUnknown: Bool { if case .stop = stance { true } else { false } }
}
