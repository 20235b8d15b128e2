import Facts
import RuleLanguage

/// The steps from what was supplied to what rules see, for one fact; made ready once, then the same
/// for every row, whether it stands in the tables or is supposed.
final class Settling: Sendable {
  let slot: Int
  let kind: FactKind
  /// The limits that kinds on a line declare.
  let range: ClosedRange<Double>
  let derivation: CheckedDerivation?
  /// The phases for which the question makes sense, as words of the fact `phase`; `nil`: all.
  let phases: ValueSet?
  let phaseSlot: Int?
  /// The fact that counts the pupils behind the figure, and how many there have to be.
  let counter: (slot: Int, least: Double)?

  /// - Parameters:
  ///   - slot: The fact.
  ///   - vocabulary: Its declaration and those of the facts it depends on.
  ///   - derivation: How it is worked out, where it is.
  init(_ slot: Int, _ vocabulary: Vocabulary, _ derivation: CheckedDerivation?) {
    let fact = vocabulary.facts[slot]
    self.slot = slot
    kind = fact.kind
    range = fact.kind.limits ?? -.greatestFiniteMagnitude ... .greatestFiniteMagnitude
    self.derivation = derivation
    phaseSlot = vocabulary.slot(id: "phase")
    let words = phaseSlot.map { vocabulary.facts[$0].kind.words } ?? []
    phases =
      fact.phases.isEmpty
      ? nil : ValueSet(words.indices.filter { fact.phases.contains(words[$0]) })
    counter = fact.hiddenBelow.flatMap { least in
      fact.countedBy.flatMap(vocabulary.slot(named:)).map { ($0, Double(least)) }
    }
  }

  /// The facts that are read to settle it.
  var inputs: RowBatch.Inputs {
    let others = [phaseSlot, counter?.slot].compactMap(\.self)
    let operation = derivation?.operation
    var inputs = RowBatch.Inputs(slots: [slot] + others, history: operation?.history)
    switch operation {
    case .howManyKnown(let slots)?: inputs.presence = slots
    case .difference?, .againstMean?, .deviation?, .yesWhen?, .members?:
      inputs.slots += operation?.slots ?? []
      inputs.withYears = true
    default: inputs.slots += operation?.slots ?? []
    }
    return inputs
  }

  /// Whether anything has to be done to what was supplied.
  var isNeeded: Bool { derivation != nil || phases != nil || counter != nil }

  /// The fact of some rows: what was supplied, else what is worked out; out of its phase it does not
  /// apply; a figure that rests on too few pupils is not supplied (`rule-language` 4.2, `N_SMALL_N`).
  ///
  /// - Parameters:
  ///   - rows: The other facts of the rows.
  ///   - supplied: What was supplied of this one, row by row.
  ///   - worked: What is worked out of it for a row, by its place, where that is known already.
  /// - Returns: The readings in the order of the rows.
  func readings<Row: RowFacts>(
    _ rows: [Row], supplied: [Reading], worked: ((Int) -> Reading?)? = nil
  ) -> [Reading] {
    var readings = supplied
    var missing: [Int] = []
    for (place, row) in rows.enumerated()
    where !readings[place].isSupplied && readings[place].extent != .doesNotApply {
      if isOutOfPhase(row) {
        readings[place] = Reading(.doesNotApply, isSupplied: false)
      } else if let worked = worked?(place) {
        readings[place] = worked
      } else {
        missing.append(place)
      }
    }
    if let derivation, !missing.isEmpty {
      let found = DerivedFacts.readings(of: derivation, kind, missing.map { rows[$0] })
      for (place, reading) in zip(missing, found) { readings[place] = reading }
    }
    if counter != nil {
      for (place, row) in rows.enumerated()
      where readings[place].extent != .doesNotApply && isHidden(row) {
        readings[place] = Reading(anythingOf: kind)
      }
    }
    return readings
  }

  /// Whether the fact makes no sense for the row's known phase.
  private func isOutOfPhase(_ row: some RowFacts) -> Bool {
    guard let phases, let phaseSlot, case .words(let words) = row.reading(phaseSlot).extent,
      words.count == 1
    else { return false }
    return !words.isSubset(of: phases)
  }

  /// Whether fewer pupils than the fact asks for are certainly behind its figure.
  func isHidden(_ row: some RowFacts) -> Bool {
    guard let counter else { return false }
    let pupils = row.bounds(counter.slot)
    return pupils.isSupplied && pupils.high < counter.least
  }
}
