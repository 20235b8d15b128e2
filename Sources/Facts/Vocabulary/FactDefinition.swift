package import Diagnostics

/// One thing that can be known about a school, an area or a helper, as the vocabulary declares it.
package struct FactDefinition: Sendable {
  /// The stable identifier used by data files, cases and JSON, for example `pct_eal`.
  package var id: String
  /// The everyday name used by rule files and people, for example `pupils with EAL`.
  package var name: String
  /// Other everyday names that reach it.
  package var aliases: [String] = []
  /// What it means, one sentence.
  package var means: String
  /// What sort of value it holds.
  package var kind: FactKind
  /// Which direction is good.
  package var better: Direction = .neither
  /// Where it sits in the ecology of equity; `nil` for mere identity.
  package var level: EcologyLevel?
  /// Whether it is measured, judged or merely recorded.
  package var role: Role
  /// Whose fact it is.
  package var bearer: Bearer = .school
  /// Whether and when it can be changed by what people do.
  package var canChange: Changeability = .no
  /// The phases of school it makes sense for, as words of the fact `phase`; empty: all of them.
  ///
  /// For a school of another known phase the fact *does not apply*, unless a value was supplied.
  package var phases: [String] = []
  /// How much it moves by chance.
  package var noise: Noise = .none
  /// For `noise: from cohort size`: one standard deviation between pupils, in the fact's unit; `nil`
  /// for percentages, where it follows from the figure itself.
  package var pupilSpread: Double?
  /// One step for the need band, in the fact's own unit; `nil`: the noise alone decides.
  package var step: Double?
  /// The question that asks for it; `nil` when nobody is asked.
  package var question: String?
  /// How much trouble it is to find out.
  package var effortToAsk: Effort = .low
  /// The group of questions it belongs to.
  package var topic: String = ""
  /// Public column names, for documentation; the import mappings do the work.
  package var publicColumns: [String] = []
  /// What holds of a school unless somebody says otherwise: a word of the kind; `nil`: nothing does.
  package var unlessSaid: String?
  /// Context only: a rule that tests it is refused.
  package var neverScored: Bool = false
  /// Why the fact is there although no rule reads it: to be shown, say; `nil`: a rule should read it.
  package var informational: String?
  /// Shared thresholds by name, in the order of the file.
  package var bands: [NamedBand] = []
  /// Fewer pupils than this behind the figure, and rules do not see it; `nil`: no such limit.
  package var hiddenBelow: Int?
  /// The fact that counts the pupils behind this figure.
  package var countedBy: String?
  /// For a fact of a hub or a partner that is another for each school that asks: the journey there.
  package var journey: Journey?
  /// How it is worked out from other facts when nobody supplies it.
  package var derivation: Derivation?
  /// Where it is declared.
  package var location: Source.Location

  package init(
    id: String, name: String, means: String, kind: FactKind, role: Role,
    location: Source.Location
  ) {
    self.id = id
    self.name = name
    self.means = means
    self.kind = kind
    self.role = role
    self.location = location
  }

  /// Which direction of a number or level is good.
  package enum Direction: String, Sendable, CaseIterable { case higher, lower, neither }

  /// Whether a fact is a figure, what people judge, either (by who gave it), or a mere record.
  package enum Role: String, Sendable, CaseIterable { case figure, judgement, record, either }

  /// Whether people can change a fact.
  package enum Changeability: String, Sendable, CaseIterable {
    case now
    case overTime = "over time"
    case no
  }

  /// Chance movement of a figure, one standard error.
  package enum Noise: Hashable, Sendable {
    case none
    /// Small beside any step worth acting on: a tenth of the declared step.
    case small
    /// The spread between pupils divided by the root of the number of pupils, counted by `countedBy`
    /// or, without it, by the fact `cohort_size`.
    case fromCohortSize
    /// A fixed size in the fact's own unit.
    case fixed(Double)
  }

  /// What a journey from the school that asks is measured in; worked out from both places.
  package enum Journey: String, Sendable, CaseIterable {
    /// In a straight line.
    case kilometres
    /// One way, by the rule of ``Travel``.
    case minutes
  }

  /// Low, medium or high effort.
  package enum Effort: String, Sendable, CaseIterable { case low, medium, high }
}

/// Where a fact, finding or action sits in the ecology of equity (Ainscow 2025, Factors), with a
/// fourth shelf for the system around schools.
package enum EcologyLevel: String, Sendable, CaseIterable, Codable {
  case within = "within school"
  case between = "between schools"
  case beyond = "beyond school"
  case system
}

/// Whose fact it is.
///
/// A leader is what a register says of the system leaders based at a school, never a person. A journey is a row of
/// a table of travel times.
package enum Bearer: String, Sendable, CaseIterable, Codable {
  case school, area, hub, leader, partner, subject, journey
  case pupilGroup = "pupil group"
}

/// A threshold with a name, declared once beside its fact: "high" for "at least 35 percent".
package struct NamedBand: Sendable {
  /// The word used in conditions.
  package var name: String
  /// The phrase it stands for, in the phrase grammar.
  package var test: String
  /// Whether the cut-off was read in a source or is our default.
  package var origin: Origin
  /// Where it comes from.
  package var source: String
  /// When it was set or read, `YYYY-MM-DD`.
  package var dated: String
  /// Where the phrase stands, for messages about it.
  package var location: Source.Location

  package init(
    name: String, test: String, origin: Origin, source: String, dated: String,
    location: Source.Location
  ) {
    self.name = name
    self.test = test
    self.origin = origin
    self.source = source
    self.dated = dated
    self.location = location
  }

  /// Where a figure comes from, honestly.
  package enum Origin: String, Sendable, CaseIterable {
    case readInSource = "read in source"
    case designDefault = "design default"
    case widelyUsed = "widely used"
  }
}
