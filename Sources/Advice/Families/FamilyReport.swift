/// One Family for people and programs (`waymark.families/1`, kind `family`): who its members are, where they stand
/// by level and change, what each may aim at, and what they could offer each other.
///
/// Schools come by name and are never put in an order of results; every figure that rests on too few pupils is
/// left out. Fields without a value are left out of the JSON.
package struct FamilyReport: Encodable, Sendable {
  /// Always `waymark.families/1`.
  package let schema = "waymark.families/1"
  /// Always `family`.
  package let kind = "family"
  /// What the data is called.
  package var data: String
  /// The date that ages are measured against, `YYYY-MM-DD`.
  package var asOf: String
  /// The digest of the rules that name measures, figures and corners.
  package var rules: String
  package var family: FamilyNamed
  /// The school from whose side it is told; none where nobody in particular asked.
  package var seenFrom: FamilySchool?
  /// By what schools are grouped; empty where the data named the Family.
  package var measures: [FamilyMeasure]
  /// Whom the members serve, by measure.
  package var intake: [FamilyIntake]
  /// The chart; none where the rules name no figures for these schools.
  package var chart: FamilyChart?
  /// The members, by name.
  package var members: [FamilyMember]
  /// The corners of the chart that hold a school, as questions.
  package var corners: [FamilyCorner]
  /// Great differences between schools with similar pupils, each put to the group as a question.
  package var questions: [String]
  /// Figures of single subjects beside the mean of the Family.
  package var subjects: [FamilyFigure]
  /// Figures of groups of pupils beside the mean of the Family.
  package var groups: [FamilyFigure]
  /// What is needed in the Family and who in it is shown to be strong there, by topic.
  package var offers: [FamilyOffer]
  /// How many members have agreed to be named as partners; the others are counted, not named, beside needs and
  /// strengths.
  package var agreedToBeNamed: Int
  /// The five conditions under which Families did most, for the group to check itself.
  package var conditions: [FamilyCondition]
  /// What is missing, small or unusual.
  package var notes: [String]
}

/// A Family by name.
package struct FamilyNamed: Encodable, Hashable, Sendable {
  package var name: String
  /// A word of the fact `phase`; none where members differ.
  package var phase: String?
  /// Whether the data named it.
  package var isGiven: Bool
  /// How many schools are in it.
  package var size: Int
  /// Their authorities, by name.
  package var authorities: [String]
}

/// A school by name.
package struct FamilySchool: Encodable, Hashable, Sendable {
  package var urn: String
  package var name: String
  package var area: String
}

/// A measure by which schools are grouped.
package struct FamilyMeasure: Encodable, Hashable, Sendable {
  package var name: String
  package var weight: Double
  /// Names of the facts that can give it, the best first.
  package var from: [String]
}

/// Whom the members serve, by one measure.
package struct FamilyIntake: Encodable, Hashable, Sendable {
  package var measure: String
  /// The fact that gives it, by id.
  package var fact: String
  /// The progress that is taken from it, by id; none where the fact counts as it stands.
  package var lessProgress: String?
  /// What is measured, as people read it.
  package var name: String
  /// The mean of the members in the fact's unit, the least and the most.
  package var mean: Double
  package var least: Double
  package var most: Double
  /// How many members have it.
  package var known: Int
  /// How far the mean lies from that of all schools of the phase in the data, in their standard deviations.
  package var standing: Double
  /// The same as a sentence.
  package var text: String
}

/// A member with where it stands and what it may aim at.
package struct FamilyMember: Encodable, Hashable, Sendable {
  package var school: FamilySchool
  /// Its letter on the chart, or its number where there are more than 26 members; by name, never by results.
  package var mark: String
  /// The figures in the units of the chart; none where not known.
  package var level: Double?
  package var change: Double?
  /// `NE`, `NW`, `SE`, `SW`, `near_line` or `unknown`.
  package var place: String
  /// The same as a sentence, with both figures, or with why they are missing.
  package var text: String
  package var levelGoal: FamilyGoalShown?
  package var changeGoal: FamilyGoalShown?
}

/// A goal worth considering, with its check.
package struct FamilyGoalShown: Encodable, Hashable, Sendable {
  /// `mean`: the mean of the Family; `similar`: what a school with similar pupils reached; `keep`.
  package var aim: String
  package var own: Double
  package var target: Double
  package var mean: Double
  /// The highest of the members with the most similar pupils, and what it reached; none where not known.
  package var similarSchool: FamilySchool?
  package var similarValue: Double?
  /// Whether the goal reaches only the mean although that school went beyond it.
  package var stopsAtMean: Bool
  package var text: String
}

/// A corner of the chart with the schools in it.
package struct FamilyCorner: Encodable, Hashable, Sendable {
  package var id: String
  package var says: String
  /// A question for the group, never a verdict.
  package var ask: String
  package var role: String
  package var watch: String
  package var source: String
  /// By name.
  package var schools: [FamilySchool]
}

/// One figure beside the mean of the Family.
package struct FamilyFigure: Encodable, Hashable, Sendable {
  package var fact: String
  package var name: String
  /// The mean over the members that have it.
  package var mean: Double
  package var known: Int
  /// Members at least one standard deviation to the good side, by name: what do they do?
  package var show: [FamilySchool]
  /// Members at least one standard deviation to the other side, by name: what stands in the way?
  package var ask: [FamilySchool]
  package var text: String
}

/// A topic in which members could help each other.
package struct FamilyOffer: Encodable, Hashable, Sendable {
  /// A word of the vocabulary's list `topics`.
  package var topic: String
  /// Members with a need in it, and members shown to be strong in it: those that agreed to be named, and the
  /// school that asks. By name.
  package var needing: [FamilySchool]
  package var offering: [FamilySchool]
  /// How many there are of each, named or not.
  package var needingCount: Int
  package var offeringCount: Int
  package var text: String
}

/// One of the five conditions.
package struct FamilyCondition: Encodable, Hashable, Sendable {
  package var id: String
  package var says: String
  package var ask: String
  /// Members of which people told that it is met.
  package var toldBy: Int
  /// What to consider where it is missing: actions by id and name.
  package var ifMissing: [ActionNamedPlainly]
  package var source: String

  /// An action by id and name.
  package struct ActionNamedPlainly: Encodable, Hashable, Sendable {
    package var id: String
    package var name: String
  }
}
