package import Facts

/// What is said of the schools of an area together, in numbers (`Rules/areas.yaml`, `domain` 7 and 8).
package struct AreaPolicy: Sendable {
  package var version: Int
  /// The numbers that decide what is said, in the order of ``Limit/Kind``.
  package var limits: [Limit]
  /// What is looked for, in the order of ``Part/Kind``.
  package var parts: [Part]

  /// A number with where it comes from.
  package struct Limit: Hashable, Sendable {
    /// What a limit is for; the words are those of the file.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      case fewestSchools = "fewest schools"
      case smallestCount = "smallest count"
      case sharedBy = "shared by"
      case neededBy = "needed by"
      case knownOf = "known of"
      case foundInAtMost = "found in at most"
    }
    package var kind: Kind
    /// Schools; for ``Kind/sharedBy`` and ``Kind/knownOf`` schools out of 100.
    package var number: Int
    package var means: String
    package var origin: NamedBand.Origin
    package var source: String
    /// When it was set or read, `YYYY-MM-DD`.
    package var dated: String
  }

  /// One thing that is looked for across the schools.
  package struct Part: Sendable {
    /// What is looked for; the words are those of the file.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Findings within school that many schools have.
      case shared
      case needWithoutPartner = "need without partner"
      case missingOut = "missing out"
      /// Topics that several schools need, and in which one school is strong, or none.
      case foundOnce = "found once"
      case helpers, gains
    }
    package var kind: Kind
    package var title: String
    /// Why it is looked for, as a sentence.
    package var because: String
    /// Every count is told for each type of school too.
    package var isByType: Bool
    /// Asked of every open school.
    package var counts: [Count]
    /// Ids of actions for the area to talk over.
    package var couldFollow: [String]
    /// Ids of cautions said with it.
    package var cautions: [String]
    /// Key and place of the source: `A11 LA¶2`.
    package var source: String
  }

  /// Schools of which a condition holds.
  package struct Count: Sendable {
    /// What these schools are called.
    package var name: String
    package var condition: CheckedCondition
  }

  /// The number of a limit.
  package func number(_ kind: Limit.Kind) -> Int {
    // The reader gives a policy only with all limits.
    limits.first { $0.kind == kind }?.number ?? Int.max
  }
}
