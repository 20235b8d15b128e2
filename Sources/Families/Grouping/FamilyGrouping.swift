package import Facts

/// A way of putting schools that serve similar pupils into families.
///
/// ``SearchedCut`` is the one the product uses; ``HalvingCut`` is plain and quick. Any other has the same contract: same facts, same families; only
/// schools of one phase together; closed schools in none; nobody ranked.
package protocol FamilyGrouping: Sendable {
  /// Groups the schools of a base; the base is not changed.
  func families(of base: FactBase) -> FamilyCut
}

/// Schools put into families.
package struct FamilyCut: Sendable {
  /// For each school the number of its family, or -1.
  package var familyOfSchool: [Int32]
  /// The families by number.
  package var families: [Family]
  /// What should be said of how they came about.
  package var notes: [FamilyNote]
  /// Why they could not be kept for the next time; `nil` where they were, or need not be.
  package var notKept: String?

  package init(familyOfSchool: [Int32], families: [Family], notes: [FamilyNote]) {
    self.familyOfSchool = familyOfSchool
    self.families = families
    self.notes = notes
  }

  /// A group of schools that serve similar pupils.
  package struct Family: Hashable, Sendable {
    /// The name given in the data, else one made of phase and number: `primary 12`.
    package var name: String
    /// The phase all members share; `nil` where the data mixes phases.
    package var phase: String?
    /// Rows of the table of schools, ascending.
    package var members: [Int]
    /// Whether the data named it, rather than this program.
    package var isGiven: Bool

    package init(name: String, phase: String?, members: [Int], isGiven: Bool) {
      self.name = name
      self.phase = phase
      self.members = members
      self.isGiven = isGiven
    }
  }
}

/// Something worth saying about how families came about.
package enum FamilyNote: Hashable, Sendable {
  /// Families named in the data were taken as they are.
  case given(families: Int, schools: Int)
  /// Families of a phase, their sizes, and what they rest on.
  case made(phase: String, families: Int, smallest: Int, largest: Int, measures: [String])
  /// Families of a phase stay within the values of a fact, such as regions.
  case within(phase: String, fact: String, values: Int)
  /// Schools that stand with their neighbours in one of those values: theirs is not known, or has too few schools.
  case withNeighbours(phase: String, fact: String, schools: Int)
  /// A measure that is not known for any school of a phase, so that the others decide alone.
  case measureMissing(phase: String, measure: String)
  /// Schools for which one of the measures is not known; the phase's average stood in for it.
  case partlyKnown(phase: String, schools: Int, measure: String)
  /// Schools of whose pupils nothing is known; they are in no family.
  case leftOut(phase: String, schools: Int)
  /// Schools whose phase is not known; they are in no family.
  case phaseUnknown(schools: Int)
  /// Too few schools of a phase for families of 12 to 20.
  case tooFew(phase: String, schools: Int)
  /// Families of a phase with members from fewer authorities than wished.
  case fewAuthorities(phase: String, families: Int, wished: Int)
  /// Pairs of schools in one family that may draw on the same pupils.
  case closePairs(phase: String, pairs: Int, kilometres: Double)
  /// Schools for which no place is known, so that nobody can say who is near.
  case placeUnknown(phase: String, schools: Int)
  /// Small schools for which the mean of several years stands.
  case averaged(phase: String, schools: Int, years: Int)
}

extension FactBase {
  /// Puts the schools into the families of a cut that was made from this base: their numbers, and the
  /// name of the family as a fact where the data gave none.
  package mutating func setFamilies(_ cut: FamilyCut) {
    familyOfSchool = cut.familyOfSchool
    guard let slot = vocabulary.slot(id: "family") else { return }
    let made = cut.families.filter { !$0.isGiven }
    schools.set(
      slot,
      rows: made.flatMap { family in
        family.members.map { (row: $0, value: .known(.text(family.name)), origin: .derived) }
      })
  }
}
