/// What families of schools are made by, as `Rules/families.yaml` declares it.
package struct GroupingPolicy: Hashable, Sendable {
  /// What schools are compared by, in the order of the file.
  package var measures: [IntakeMeasure]
  /// Id of a fact, such as the region, whose values keep families apart where each has enough schools; `nil`
  /// where all schools of a phase stand together.
  package var within: String?
  /// Which schools had better not be in one family; `nil` where nobody minds.
  package var apart: Apart?
  /// For which schools several years are taken together; `nil` where for none.
  package var averages: Averages?

  /// Schools that lie near each other and may draw on the same pupils.
  package struct Apart: Hashable, Sendable {
    /// From which distance on schools of a phase count as far apart, in kilometres in a straight line.
    package var kilometres: PerPhase<Double>
    /// What a pair next door to each other weighs in one family: as much as a school that stands so many
    /// standard deviations from the mean of its family.
    package var weight: PerPhase<Double>
    /// Which share of that a pair weighs that lies all but as far apart; from 0 to 1.
    package var shareFarApart: Double

    package init(
      kilometres: PerPhase<Double>, weight: PerPhase<Double>, shareFarApart: Double = 1
    ) {
      self.kilometres = kilometres
      self.weight = weight
      self.shareFarApart = shareFarApart
    }
  }

  /// Schools of which one year is too small to tell much.
  package struct Averages: Hashable, Sendable {
    /// Id of the fact that counts the pupils of a year.
    package var cohort: String
    /// With fewer pupils than this the mean of several years stands for a school.
    package var below: Double
    /// Of how many years, the newest among them.
    package var years: PerPhase<Int>

    package init(cohort: String, below: Double, years: PerPhase<Int>) {
      self.cohort = cohort
      self.below = below
      self.years = years
    }
  }

  /// A value for some phases, and one for all others.
  package struct PerPhase<Value: Hashable & Sendable>: Hashable, Sendable {
    package var byPhase: [String: Value]
    package var otherwise: Value

    package init(_ byPhase: [String: Value], otherwise: Value) {
      self.byPhase = byPhase
      self.otherwise = otherwise
    }

    package subscript(_ phase: String) -> Value { byPhase[phase] ?? otherwise }
  }

  package init(
    measures: [IntakeMeasure], within: String? = nil, apart: Apart? = nil,
    averages: Averages? = nil
  ) {
    self.within = within
    self.measures = measures
    self.apart = apart
    self.averages = averages
  }

  /// By how many measures schools can be compared at once.
  package static let mostMeasures = 16

  /// What holds where no file says otherwise.
  package static let standard = GroupingPolicy(measures: IntakeMeasure.standard)
}
