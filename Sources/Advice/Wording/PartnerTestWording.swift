import Facts
import Inference
import RuleLanguage

/// Tests of a pair of schools in words: what decided them, with both sides.
struct PartnerTestWording {
  let rules: CheckedRules
  /// The asking school's row.
  let school: Int
  /// How the two schools are called.
  let names: (asker: String, partner: String)
  /// The constraint asks for one fact only, which its own words name.
  let isOfOneFact: Bool

  /// What decided a proof, told.
  struct Told {
    /// What is known, a clause each.
    var clauses: [String] = []
    /// What is not, by the school it is not known of.
    var missing: [(school: String, what: String)] = []
    var figures: [SchoolAdvice.FigureShown] = []
    /// What would have to be otherwise, as far as it can change at all.
    var changes: [String] = []
    /// Something that decided it never changes.
    var isFixed = false
    /// What is missing is named; otherwise the constraint's own words do.
    var namesFacts = true

    /// All of it in one clause; schools of which the same is missing stand together.
    var text: String {
      var parts = clauses
      var groups: [(schools: [String], what: [String])] = []
      for school in missing.map(\.school) where !groups.contains(where: { $0.schools == [school] })
      {
        groups.append(([school], missing.filter { $0.school == school }.map(\.what)))
      }
      if groups.count == 2, groups[0].what == groups[1].what {
        groups = [(groups.flatMap(\.schools), groups[0].what)]
      }
      for group in groups {
        // What stands as a clause comes behind the names of facts.
        let what =
          group.what.filter { !$0.hasPrefix("whether") }
          + group.what.filter { $0.hasPrefix("whether") }
        let schools = "missing for \(ListWording.and(group.schools))"
        parts.append(namesFacts ? "\(schools): \(ListWording.and(what))" : schools)
      }
      return parts.joined(separator: "; ")
    }
  }

  /// The verdict of a proof when nothing is assumed.
  static func open(_ proof: ConditionProof) -> Verdict {
    switch proof.form {
    case .all(let parts): .all(parts.map(open))
    case .any(let parts): .any(parts.map(open))
    case .noneOf(let parts): !Verdict.any(parts.map(open))
    case .test, .finding, .count, .contraIndication, .anyWhenOf:
      proof.isAssumed ? .unknown : proof.verdict
    }
  }

  /// Tells the parts of a proof that gave it its verdict, added to what was told before; `wanted` is the
  /// verdict that would speak for the partner.
  func tell(_ proof: ConditionProof, wanted: Verdict = .yes, into told: inout Told) {
    let verdict = Self.open(proof)
    func deciding(_ parts: [ConditionProof], _ verdict: Verdict) -> [ConditionProof] {
      parts.filter { Self.open($0) == verdict }
    }
    switch proof.form {
    case .all(let parts), .any(let parts):
      for part in deciding(parts, verdict) { tell(part, wanted: wanted, into: &told) }
    case .noneOf(let parts):
      for part in deciding(parts, !verdict) { tell(part, wanted: !wanted, into: &told) }
    case .test(let test): tell(test, verdict, wanted, &told)
    case .finding(let use): tell(use, verdict, wanted, proof, &told)
    case .count, .contraIndication, .anyWhenOf:
      told.clauses.append(ConditionWording(rules).sentence(proof.condition))
      told.isFixed = true
    }
  }

  // MARK: Facts

  private func tell(
    _ test: TestProof, _ verdict: Verdict, _ wanted: Verdict, _ told: inout Told
  ) {
    let fact = rules.vocabulary.facts[test.test.slot]
    if fact.canChange == .no { told.isFixed = true }
    let owner = name(test.row)
    told.figures.append(Self.figure(fact, test.fact, isPartner: !isAsker(test.row)))
    if case .asker(let asked)? = test.other {
      told.figures.append(Self.figure(fact, asked, isPartner: false))
      compare(test, asked, verdict, wanted, &told)
      return
    }
    let asked = PhraseWording.text(test.test.phrase, fact: fact, vocabulary: rules.vocabulary)
    guard test.fact.value.isKnownOrBetween else {
      told.missing.append((owner, fact.name))
      return
    }
    let value = ValueWording.text(test.fact.value, kind: fact.kind)
    let speaker =
      OriginWording.speaker(test.fact.origin, of: fact.bearer).map { " (\($0))" } ?? ""
    let isAgainst = verdict != .unknown && verdict != wanted
    // That yes is asked for where the answer is no goes without saying.
    let side =
      isAgainst && wanted == .yes && fact.kind != .yesNo ? "; \(asked) is asked for" : ""
    let name = isOfOneFact ? "" : "\(fact.name): "
    told.clauses.append("\(name)\(value) at \(owner)\(speaker)\(side)")
    if isAgainst, fact.canChange != .no {
      told.changes.append(
        wanted == .yes
          ? "\(fact.name) at \(owner) were \(asked)"
          : "\(fact.name) at \(owner) were no longer \(asked)")
    }
  }

  /// The same fact of both schools.
  private func compare(
    _ test: TestProof, _ asked: FactProof, _ verdict: Verdict, _ wanted: Verdict,
    _ told: inout Told
  ) {
    let fact = rules.vocabulary.facts[test.test.slot]
    if !asked.value.isKnownOrBetween { told.missing.append((names.asker, fact.name)) }
    if !test.fact.value.isKnownOrBetween { told.missing.append((names.partner, fact.name)) }
    guard asked.value.isKnownOrBetween, test.fact.value.isKnownOrBetween else { return }
    let (own, other) = (
      ValueWording.text(asked.value, kind: fact.kind),
      ValueWording.text(test.fact.value, kind: fact.kind)
    )
    // The fact is named by the constraint's own words before it.
    let values =
      own == other
      ? "\(own) for both" : "\(own) for \(names.asker), \(other) for \(names.partner)"
    guard verdict != .unknown, verdict != wanted else {
      told.clauses.append(values)
      return
    }
    switch test.test.phrase {
    case .sameAsThisSchool: told.clauses.append(values + "; the same is asked for")
    case .differentFromThisSchool: told.clauses.append(values + "; a different one is asked for")
    default:
      let phrase = PhraseWording.text(test.test.phrase, fact: fact, vocabulary: rules.vocabulary)
      told.clauses.append("\(values); \(phrase) is asked for")
    }
  }

  // MARK: Findings

  private func tell(
    _ use: FindingUse, _ verdict: Verdict, _ wanted: Verdict, _ proof: ConditionProof,
    _ told: inout Told
  ) {
    guard let first = use.entries.first else { return }
    let name = "\"\(rules.findings[first.finding].name)\""
    let owner = first.row.map(self.name) ?? names.partner
    switch verdict {
    case .unknown: told.missing.append((owner, "whether \(name) holds"))
    case .no: told.clauses.append("\(name) does not hold for \(owner)")
    case .yes:
      let strength = use.entries.map(\.strength.certain).max() ?? .none
      told.clauses.append("\(name) holds for \(owner) (\(strength.word))")
    }
    if verdict != .unknown, verdict != wanted {
      told.changes.append(
        wanted == .yes ? "\(name) held for \(owner)" : "\(name) no longer held for \(owner)")
    }
  }

  // MARK: Schools

  private func isAsker(_ row: BearerRow) -> Bool { row == BearerRow(.school, school) }

  private func name(_ row: BearerRow) -> String {
    switch row.bearer {
    case .school: isAsker(row) ? names.asker : names.partner
    case .area, .hub, .leader, .partner, .subject, .pupilGroup, .journey: "the local authority"
    }
  }

  /// A figure that says whose it is.
  static func figure(
    _ fact: FactDefinition, _ proof: FactProof, isPartner: Bool
  ) -> SchoolAdvice.FigureShown {
    var figure = FigureShowing.figure(fact, proof.value, proof.origin)
    if fact.bearer == .school { figure.whose = isPartner ? "partner" : "school" }
    return figure
  }
}
