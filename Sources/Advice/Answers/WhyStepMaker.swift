import Facts
import Inference
import RuleLanguage

/// Makes numbered steps of proofs. What several conditions rest on is told once.
struct WhyStepMaker {
  private let situation: Situation
  private let rules: CheckedRules
  private let conditions: ConditionWording
  private let figures: FigureWording
  /// Whether conditions that did not count are told too.
  private let tellsAll: Bool
  /// Why people reject findings, by index.
  private let reasons: [Int: String]
  /// The conditions by the numbers under which they were told, for telling one alone.
  private(set) var proofs: [String: ConditionProof] = [:]
  private var told: [Key: String] = [:]
  /// Where figures stand, with the step that told it.
  private var origins: [String: String] = [:]
  /// An origin of more characters is told once.
  private static let longOrigin = 60

  private enum Key: Hashable {
    case finding(Int, BearerRow?)
    case test(Int, Phrase, BearerRow)
  }

  init(_ situation: Situation, _ rules: CheckedRules, rejected: [Rejection], tellsAll: Bool) {
    self.situation = situation
    self.rules = rules
    self.tellsAll = tellsAll
    reasons = Dictionary(
      rejected.flatMap { one in one.findings.map { ($0, one.reason) } }, uniquingKeysWith: { $1 })
    conditions = ConditionWording(rules)
    figures = FigureWording(situation, rules: rules)
  }

  /// The conditions of a card; of several entries those that decide, two at most.
  mutating func steps(_ proof: ActionProof) -> [WhyStep] {
    var steps: [WhyStep] = []
    let isAlike = Self.isAlike(proof)
    for instance in proof.deciding.prefix(Self.entriesShown(proof)) {
      for condition in instance.appliesTo where tellsAll || condition.verdict != .yes {
        steps.append(step(condition, "\(steps.count + 1)"))
      }
      var step = step(instance.when, "\(steps.count + 1)")
      if !isAlike, let about = instance.about {
        step.about = "\(ListWording.word(about.entry)) – \(step.about)"
      }
      steps.append(step)
    }
    return steps
  }

  /// How many entries that decide are not told.
  func entriesLeft(_ proof: ActionProof) -> Int {
    Self.isAlike(proof)
      ? 0 : proof.deciding.count - min(proof.deciding.count, Self.entriesShown(proof))
  }

  /// Where a card holds for all entries alike, one stands for them.
  private static func isAlike(_ proof: ActionProof) -> Bool {
    proof.deciding.count == proof.instances.count
  }

  private static func entriesShown(_ proof: ActionProof) -> Int { isAlike(proof) ? 1 : 2 }

  /// One condition alone, without what is beneath it.
  mutating func line(_ proof: ConditionProof) -> WhyStep {
    var step = step(proof, "")
    step.parts = []
    return step
  }

  /// One condition under its number, with all that is beneath it.
  mutating func part(_ proof: ConditionProof, _ number: String) -> WhyStep { step(proof, number) }

  func sentence(_ condition: CheckedCondition) -> String { conditions.sentence(condition) }

  private mutating func step(_ proof: ConditionProof, _ number: String) -> WhyStep {
    proofs[number] = proof
    var step = WhyStep(
      number: number, verdict: WhyStep.word(proof.verdict), isAssumed: proof.isAssumed, about: "")
    switch proof.form {
    case .test(let test): tell(test, &step)
    case .all(let parts): tell(parts, "all of these", counted(parts, proof, isAll: true), &step)
    case .any(let parts): tell(parts, "any of these", counted(parts, proof, isAll: false), &step)
    case .noneOf(let parts):
      tell(parts, "none of these", tellsAll ? parts : parts.filter { $0.verdict != .no }, &step)
    case .count(let count):
      step.about = "the \(count.count.relation)"
      let isAboutArea = situation.subject.row.bearer == .area
      step.found =
        isAboutArea
        ? CountWording.known(count, rules.vocabulary) ?? CountWording.found(count.tally)
        : CountWording.found(count.tally)
      step.asks = CountWording.asked(count.count, conditions)
    case .finding(let use): tell(use, proof.verdict, &step)
    case .contraIndication(let index, let test):
      step.about = rules.contraIndications[index].says
      if let test { step.parts = [self.step(test, "\(number).1")] }
    case .anyWhenOf(let cards):
      let telling =
        tellsAll ? cards.map(\.when) : cards.map(\.when).filter { $0.verdict == proof.verdict }
      tell(telling, "what leads to any of these steps", telling, &step)
    }
    return step
  }

  /// The parts that gave a condition its verdict; all where all are told.
  private func counted(_ parts: [ConditionProof], _ proof: ConditionProof, isAll: Bool)
    -> [ConditionProof]
  {
    if tellsAll || (isAll == (proof.verdict == .yes)) { return parts }
    return parts.filter { $0.verdict == proof.verdict }
  }

  private mutating func tell(
    _ parts: [ConditionProof], _ heading: String, _ shown: [ConditionProof], _ step: inout WhyStep
  ) {
    if parts.count == 1 || (shown.count == 1 && !tellsAll), heading != "none of these" {
      let only = shown.first ?? parts[0]
      let isAssumed = step.isAssumed
      step = self.step(only, step.number)
      step.isAssumed = step.isAssumed || isAssumed
      return
    }
    step.about = heading
    step.parts = []
    for (place, part) in shown.enumerated() {
      step.parts.append(self.step(part, "\(step.number).\(place + 1)"))
    }
  }

  private mutating func tell(_ test: TestProof, _ step: inout WhyStep) {
    let fact = rules.vocabulary.facts[test.test.slot]
    step.about = fact.name
    let key = Key.test(test.test.slot, test.test.phrase, test.row)
    if let earlier = told[key] {
      step.number = earlier
      step.isRepeated = true
      return
    }
    told[key] = step.number
    let sides = figures.sides(test)
    step.found = sides.found
    step.asks = conditions.phrase(test.test)
    step.margin = MarginWording(situation, rules).text(test)
    step.figures = sides.figures
    guard let origin = sides.origin else { return }
    // The same figures have to be found only once.
    if let earlier = origins[origin] {
      step.origin = "the same as in \(earlier)"
    } else {
      step.origin = origin
      if origin.count > Self.longOrigin { origins[origin] = step.number }
    }
  }

  private mutating func tell(_ use: FindingUse, _ verdict: Verdict, _ step: inout WhyStep) {
    let entries =
      use.entries.count == 1
      ? use.entries : use.entries.filter { use.test.verdict($0.strength) == verdict }
    // Of a finding about many things that is nowhere, one line says so.
    let findings = use.entries.map { rules.findings[$0.finding] }
    step.about =
      "\"\(Reasons.name(Array(findings.prefix(1)), ofAreaItself: true, naming: findings.count == 1))\""
    step.asks = use.test.strength > .hint || use.test.isExact ? conditions.strength(use.test) : nil
    guard entries.count == 1 || verdict == .yes, let first = entries.first else {
      step.found =
        verdict == .no ? "about none of \(use.entries.count) things" : "not known yet"
      return
    }
    step.found = entries.map {
      StrengthWording.text(
        $0.strength, about: use.entries.count == 1 ? nil : rules.findings[$0.finding])
    }
    .joined(separator: "; ")
    let key = Key.finding(first.finding, first.row)
    if let earlier = told[key] {
      step.number = earlier
      step.isRepeated = true
      return
    }
    told[key] = step.number
    for (place, entry) in entries.prefix(3).enumerated() {
      step.parts += signs(entry, entries.count == 1 ? step.number : "\(step.number).\(place + 1)")
    }
  }

  private mutating func signs(_ proof: FindingProof, _ number: String) -> [WhyStep] {
    var parts: [WhyStep] = []
    if proof.isRejected {
      let reason = reasons[proof.finding].map { ", because \(ListWording.clause($0))" } ?? ""
      parts.append(
        WhyStep(
          number: "\(number).1", verdict: "no",
          about: "rejected by people who know the \(place)\(reason)"))
    }
    let signs = tellsAll ? proof.signs : telling(proof)
    for sign in signs { parts.append(step(sign, "\(number).\(parts.count + 1)")) }
    for line in proof.unless where tellsAll || line.verdict == .yes {
      var exception = step(line, "\(number).\(parts.count + 1)")
      exception.about = "unless \(exception.about)"
      parts.append(exception)
    }
    return parts
  }

  /// Of a finding that is there the signs that show it; of one that may be, those that are open.
  private func telling(_ proof: FindingProof) -> [ConditionProof] {
    let wanted: Verdict =
      proof.strength.certain > .none ? .yes : proof.strength.possible > .none ? .unknown : .no
    return proof.signs.filter { $0.verdict == wanted }
  }

  private var place: String { situation.subject.row.bearer == .area ? "area" : "school" }
}
