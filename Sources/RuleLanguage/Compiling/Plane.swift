/// One of the two bits of a verdict.
///
/// A verdict is *true* when both bits are set, *unknown* when only `possible` is, *false* when neither
/// is. `certain` never holds without `possible`, so *all* and *any* act on both bits alike and
/// *none of* swaps and inverts them: strong Kleene logic (`rule-language` 5.3) as plain bit logic.
package enum Plane: Hashable, Sendable, CaseIterable { case certain, possible }

/// The nodes of ``BooleanGraph`` that hold the two bits of one verdict.
package struct PlanePair: Hashable, Sendable {
  package var certain: Int
  package var possible: Int

  package init(certain: Int, possible: Int) {
    self.certain = certain
    self.possible = possible
  }

  /// A verdict that is never unknown: one node serves for both bits.
  package init(crisp node: Int) {
    certain = node
    possible = node
  }

  package subscript(plane: Plane) -> Int { plane == .certain ? certain : possible }

  /// Whether the verdict is never unknown, whatever the facts.
  package var isCrisp: Bool { certain == possible }
}

/// The two ways to read a rule: with its `if unknown` lines, or as if none had been written.
///
/// A verdict that holds in both needs no assumption; that is how *recommended* is told from
/// *recommended on an assumption* (`rule-language` 5.7).
package enum Stances: Hashable, Sendable, CaseIterable { case honoured, ignored }

/// The verdict of a condition under both readings; the same pair twice where no stance is below it.
package struct StancedPlanes: Hashable, Sendable {
  package var honoured: PlanePair
  package var ignored: PlanePair

  package init(honoured: PlanePair, ignored: PlanePair) {
    self.honoured = honoured
    self.ignored = ignored
  }

  package subscript(stances: Stances) -> PlanePair {
    get { stances == .honoured ? honoured : ignored }
    set { if stances == .honoured { honoured = newValue } else { ignored = newValue } }
  }
}
