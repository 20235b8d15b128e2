package import Schools

/// What the schools of an area have in common, in numbers: no school is named, none is put before another.
///
/// It holds exact counts, and says of each whether it may be shown beside those of other areas. What is said
/// in the end is decided by ``AreaWording``.
package struct AreaPicture: Sendable {
  package var kind: SchoolSets.Kind
  package var name: String
  /// Open schools, and how many there are of each phase that occurs, in the vocabulary's order.
  package var schools: Int
  package var phases: [PhaseCount]
  /// Findings within school, each once, in the order of the rules; also those that few schools have.
  package var findings: [Finding]
  /// Topics that some school needs, by topic in the order of the vocabulary.
  package var topics: [Topic]
  /// What the rules ask of every school, part by part in the order of ``AreaPolicy/parts``.
  package var counts: [[Counted]]
  /// What a plan of partners for its schools comes to.
  package var plan: PlanPicture

  /// The schools of one phase.
  package struct PhaseCount: Hashable, Sendable {
    /// A word of the fact `phase`; `nil` for schools of which nobody knows it.
    package var phase: String?
    package var schools: Int
  }

  /// A finding with the schools that have it.
  package struct Finding: Hashable, Sendable {
    package var id: String
    package var name: String
    /// Of the schools of a phase in which it can be found at all.
    package var tally: SchoolTally
    package var shown: NumbersShown
    /// These phases, where it is not all of the area's.
    package var phases: [String]?
  }

  /// A topic with the schools that need help in it and those that are strong in it.
  package struct Topic: Hashable, Sendable {
    package var topic: String
    /// Schools that have shown a need, at least as a hint.
    package var needing: Int
    /// For the schools that need it.
    package var shown: NumbersShown
    /// Schools of which a strength is at least likely.
    package var strong: Int
    /// Schools of which that cannot be told yet.
    package var mayBeStrong: Int
    /// Ids of the findings that show the need, and of the strengths that are looked for.
    package var restsOn: [String]
  }

  /// Schools of which a condition of the rules holds.
  package struct Counted: Hashable, Sendable {
    package var name: String
    package var tally: SchoolTally
    package var shown: NumbersShown
    /// The same for each type of school, by type; empty where the rules do not ask for it.
    package var types: [TypeCount]
    /// What could be asked of a school of which it cannot be told: the slots of facts that the condition asks
    /// for, by itself or else through findings and strengths.
    package var asks: [Int]
    /// Ids of the facts and findings that the condition looks at.
    package var restsOn: [String]
  }

  /// The schools of one type; an empty type where nobody knows it.
  package struct TypeCount: Hashable, Sendable {
    package var type: String
    package var tally: SchoolTally
  }
}

/// Which numbers of a count may be said on the page of an area.
package struct NumbersShown: Hashable, Sendable {
  /// The number for all its schools.
  package var isSaid = false
  /// The types of school for which it is said too.
  package var types: Set<String> = []
}
