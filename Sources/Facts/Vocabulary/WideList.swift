/// By what the schools of some phases are compared when those most similar to one are looked for, as
/// `Rules/families.yaml` declares it beneath `wide list`.
package struct WideList: Hashable, Sendable {
  /// What the file calls it: `schools with pupils of 16`.
  package var name: String
  /// Phases whose schools are compared with each other, as words of the fact `phase`.
  package var phases: [String]
  /// In the order of the file, which is the order in which people read them.
  package var measures: [Measure]

  /// One measure of whom a school serves.
  package struct Measure: Hashable, Sendable {
    /// What people read: `prior reading`.
    package var name: String
    /// The facts that can give it, the best first: of a school the first that is known counts.
    package var facts: [IntakeMeasure.Source]
    /// How much of the squared distance between two schools one squared standard deviation makes up; above 0.
    /// Only the proportions between shares count.
    package var share: Double
    /// Key and place of the source: `DFE-SIM23`.
    package var source: String

    package init(name: String, facts: [IntakeMeasure.Source], share: Double, source: String = "") {
      self.name = name
      self.facts = facts
      self.share = share
      self.source = source
    }
  }

  package init(name: String, phases: [String], measures: [Measure]) {
    self.name = name
    self.phases = phases
    self.measures = measures
  }
}
