import Evidence
import Facts
import OrderedCollections
import RuleLanguage

/// A card of an action in plain sentences.
struct CardReadBack {
  let rules: CheckedRules

  func lines(_ action: CheckedAction) -> [String] {
    heading(action) + [""] + conditions(action) + [""] + card(action) + relations(action) + [""]
      + Citations.lines(action.because, rules)
  }

  private func heading(_ action: CheckedAction) -> [String] {
    let voices = Voice.allCases.filter(action.voices.contains).map(Self.word)
    let strategy = ListWording.sentence(action.strategy.rawValue)
    return [
      action.name, "\(action.id); \(LifeWording.text(action.life))",
      "\(strategy); \(action.ecology.rawValue); for \(ListWording.or(voices)); "
        + "\(action.effort.rawValue) effort; \(Self.word(action.urgency))\(pressing(action))",
      "Evidence: \(GradeWording.text(action.grade)) (\(action.grade.rawValue)).",
    ]
  }

  private func pressing(_ action: CheckedAction) -> String {
    var seen: Set<String> = []
    let ids = action.actNowWhere.map { rules.findings[$0].id }.filter { seen.insert($0).inserted }
    return ids.isEmpty
      ? "" : ", to act on now where \(ListWording.or(ids)) is at least likely"
  }

  private func conditions(_ action: CheckedAction) -> [String] {
    let sentences = ConditionSentences(rules: rules)
    var lines = action.appliesTo.map { "Meant where \(sentences.sentence($0))." }
    if let instance = action.instances.first {
      let entries = action.instances.compactMap { $0.about?.entry }.map(ListWording.word)
      if !entries.isEmpty {
        lines.append("Looked at once for each of: \(entries.joined(separator: ", ")).")
        lines.append("As it reads for the first of them:")
      }
      lines += sentences.paragraph("Worth considering when", instance.when)
      lines += instance.unless.map { line in
        "Ruled out when \(sentences.sentence(line))" + (line.say.map { ": \($0)." } ?? ".")
      }
    }
    lines += action.notWhen.map { contraIndication(rules.contraIndications[$0]) }
    lines += action.deliberatelyWithout.map { without in
      "Unlike cards of its kind, on purpose without \(without.trait.name): \(ListWording.clause(without.reason))."
    }
    lines += action.stopIf.map { "For people to judge: not if \(ListWording.clause($0))." }
    if let lead = action.leadCondition {
      lines.append("How pressing it is shows in \(word(lead)).")
    }
    lines.append(
      "If something above is not known, the card is shown as possible, with the question to ask.")
    return lines
  }

  private func contraIndication(_ reason: CheckedContraIndication) -> String {
    let name = "(\(reason.id))"
    switch reason.effect {
    case .block: return "Ruled out when \(reason.says) \(name)."
    case .defer:
      let first = reason.first.map { id in
        ", with \"\(rules.actions.first { $0.id == id }?.name ?? id)\" first,"
      }
      return "Put off\(first ?? "") when \(reason.says) \(name)."
    case .limit: return "Shown in second place when \(reason.says) \(name)."
    case .removeCandidate: return "A helper is passed over when \(reason.says) \(name)."
    case .reminder: return "Before you start: \(reason.says) \(name)"
    }
  }

  private func card(_ action: CheckedAction) -> [String] {
    var lines = ["Who: \(ended(action.who))"]
    if let partner = action.partner {
      let match = partner.match.isEmpty ? "" : "; look for \(ListWording.and(partner.match))"
      lines.append(
        "Partner: \(ListWording.clause(partner.type))\(match).\(authority(partner.otherAuthority))")
    }
    lines += action.conditions.map { "It works when: \($0)" }
    lines += action.cautions.map { caution in
      switch caution {
      case .own(let text): "Caution: \(text)"
      case .catalogue(let id): "Caution: \(rules.cautions[id]?.says ?? id) (\(id))"
      }
    }
    lines += [
      "Next two weeks: \(action.steps.twoWeeks)", "This term: \(action.steps.term)",
      "This year: \(action.steps.year)",
    ]
    lines += action.monitor.map { "Ask afterwards: \($0)" }
    return lines + ["What the helper gains: \(action.helperGain)"]
  }

  private func relations(_ action: CheckedAction) -> [String] {
    let assets = action.helpedBy.map { rules.findings[$0].id }
    var seen: Set<String> = []
    let helpers = assets.filter { seen.insert($0).inserted }
    return [
      helpers.isEmpty ? nil : "Comes higher where there is: \(helpers.joined(separator: ", ")).",
      action.before.isEmpty ? nil : "Stands before: \(action.before.joined(separator: ", ")).",
      action.needs.isEmpty ? nil : "Shown only with: \(action.needs.joined(separator: ", ")).",
      action.insteadOf.isEmpty
        ? nil : "Takes the place of: \(action.insteadOf.joined(separator: ", ")).",
      action.notWith.isEmpty ? nil : "Not beside: \(action.notWith.joined(separator: ", ")).",
    ].compactMap(\.self) + RuleUses(rules: rules).of(action: action.id)
  }

  private func word(_ lead: LeadCondition) -> String {
    switch lead {
    case .fact(let slot): rules.vocabulary.facts[slot].name
    case .finding(let entries):
      entries.first.map { "\"\(rules.findings[$0].name)\"" } ?? "the finding"
    }
  }

  private func ended(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  private func authority(_ other: PartnerProfile.OtherAuthority) -> String {
    switch other {
    case .required: " It has to be in another authority."
    case .preferred: " Better in another authority."
    case .indifferent: ""
    }
  }

  private static func word(_ voice: Voice) -> String {
    switch voice {
    case .school: "a school"
    case .cluster: "a group of schools"
    case .area: "an area"
    }
  }

  private static func word(_ urgency: Urgency) -> String {
    switch urgency {
    case .actNow: "to act on now"
    case .plan: "to plan"
    case .consider: "to consider"
    }
  }
}

/// Versions and dates of rules.
enum LifeWording {
  /// `trial, version 1, to be reviewed by 1 September 2027`.
  static func text(_ life: RuleLife) -> String {
    "\(life.status.rawValue), version \(life.version), to be reviewed by \(DateWording.day(life.reviewBy))"
      + (life.replacedBy.map { ", replaced by \($0)" } ?? "")
  }
}

/// What a rule rests on.
enum Citations {
  static func lines(_ citations: [Citation], _ rules: CheckedRules) -> [String] {
    citations.map { citation in
      let place =
        rules.evidence.sources[citation.source]?.shown(citation.locator) ?? citation.locator
      return "Rests on: \(citation.says) (\(citation.source) \(place)"
        + (citation.grade.map { "; \($0.rawValue))" } ?? ")")
    }
  }
}
