import Casebook
import Facts
import Inference
import Notation
import RuleLanguage
import Schools

/// What the casebook holds of a subject, for its sheet: each told fact with what stands against it, each
/// decision with whether its facts have changed.
struct RecordMaker {
  private let adviser: Adviser
  private let outlook: Outlook

  init(_ adviser: Adviser, _ outlook: Outlook) {
    self.adviser = adviser
    self.outlook = outlook
  }

  /// `nil` where nothing is held.
  func shown() -> SchoolAdvice.RecordShown? {
    let record = outlook.request.record
    guard !record.isEmpty else { return nil }
    return SchoolAdvice.RecordShown(
      told: record.told.compactMap(told), decisions: record.decisions.map(decision))
  }

  /// The decision about an action as a whole, for its card.
  func decision(on action: String) -> SchoolAdvice.DecisionShown? {
    outlook.request.record.decision(on: action).map(decision)
  }

  private func decision(_ decision: Decision) -> SchoolAdvice.DecisionShown {
    let hasChanged =
      !decision.facts.isEmpty
      && adviser.digest(ofFactsBehind: decision.action, outlook.situation) != decision.facts
    // Keys are of all schools, so they are made only where a partner has to be named.
    let partner =
      decision.partner.map { key in
        let keys = SubjectKeys(adviser.engine.base, adviser.directory)
        return "with \(keys.label(.school(key))): "
      } ?? ""
    return SchoolAdvice.DecisionShown(
      action: decision.action,
      name: adviser.rules.actions.first { $0.id == decision.action }?.name ?? decision.action,
      partner: decision.partner, verdict: decision.verdict.rawValue,
      reason: decision.reason.isEmpty ? nil : decision.reason, by: decision.by,
      on: decision.at.day, review: decision.review?.description, hasChanged: hasChanged,
      text: partner + CaseWording.clause(decision)
        + (hasChanged ? "; its facts have changed since" : ""))
  }

  private func told(_ fact: ToldFact) -> SchoolAdvice.ToldShown? {
    guard let slot = adviser.vocabulary.slot(id: fact.fact) else { return nil }
    let definition = adviser.vocabulary.facts[slot]
    guard case .success(let value) = ValuePhrase.read(fact.value, of: definition) else {
      return nil
    }
    let text = ValueWording.text(value, kind: definition.kind)
    let (isUsed, other) = standing(of: fact, slot)
    let otherValue = other.map { ValueWording.text($0.value, kind: definition.kind) }
    let otherOrigin = other.map { OriginWording.text($0.origin) }
    var sentence = "\(definition.name): \(text), told by \(CaseWording.said(fact))"
    if !fact.source.isEmpty { sentence += ", from \(ListWording.clause(fact.source))" }
    if let otherValue, let otherOrigin {
      sentence +=
        isUsed
        ? "; used in place of \(otherValue) (\(otherOrigin))"
        : "; not used, as \(otherValue) (\(otherOrigin)) stands"
    }
    return SchoolAdvice.ToldShown(
      fact: fact.fact, name: definition.name, value: text, by: fact.by, on: fact.at.day,
      source: fact.source.isEmpty ? nil : fact.source, isUsed: isUsed, other: otherValue,
      otherOrigin: otherOrigin, text: sentence)
  }

  /// Whether what was told counts, in the tables or by the request, and the value that stands against it.
  private func standing(of fact: ToldFact, _ slot: Int) -> (isUsed: Bool, other: FactTable.Besides?)
  {
    let base = adviser.engine.base
    let isAreas = adviser.vocabulary.facts[slot].bearer == .area
    var row = outlook.situation.subject.row.row
    if isAreas, case .school = outlook.situation.subject { row = Int(base.areaOfSchool[row]) }
    guard row >= 0 else { return (false, nil) }
    let table = isAreas ? base.areas : base.schools
    let origin = Origin.told(by: fact.by, on: fact.at.day)
    if table.origin(slot, row) == origin { return (true, table.besides[slot]?[row]) }
    let standing = table.origin(slot, row).map {
      FactTable.Besides(value: table.value(slot, row), origin: $0)
    }
    // Told since the tables were made, and given with the request.
    let isOfRequest = outlook.request.origins[slot] == origin && outlook.request.told[slot] != nil
    return (isOfRequest, standing?.value.isKnownOrBetween == true ? standing : nil)
  }
}
