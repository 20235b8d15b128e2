import Facts
import Inference
import OrderedCollections
import RuleLanguage

/// What was found about a pair of schools, in sentences.
struct PartnerWording {
  private let situation: Situation
  let rules: CheckedRules
  let names: (asker: String, partner: String)
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
  func told(
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
    if let minutes = journey.minutes, journey.isStated {
      let far = journey.kilometres.map { ", \(distance($0)) in a straight line" } ?? ""
      parts.append("\(whole(minutes, over: journey)) minutes by the table of travel times\(far)")
    } else if let kilometres = journey.kilometres, let minutes = journey.minutes {
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

  // MARK: Words

  func topics(_ topics: [String], or isAlternative: Bool = false) -> String {
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
  func whole(_ minutes: Double, over journey: Journey) -> String {
    let isOver = minutes > journey.limit.minutes.upperBound
    return NumberWording.text(minutes.rounded(isOver ? .up : .down), decimals: 0)
  }
}
