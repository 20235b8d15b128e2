/// What a line was understood to ask, and how sure that is: what happens next.
package struct Understood: Hashable, Sendable {
  /// What to do with a line: `conversation` section 2.
  package enum Decision: String, Hashable, Sendable {
    case `do`, say, confirm, choose, ask, cannot
  }

  /// The request, a move, `out_of_scope` or `cannot`.
  package var intent: String
  /// What fills its slots, by the name of the slot.
  package var slots: [String: String] = [:]
  /// Numbers of the schools that fill slots, by slot: a name may be that of several.
  package var numbers: [String: String] = [:]
  package var decision: Decision
  /// What to choose between, where there is a choice; the nearest things where there is none.
  package var options: [String] = []
  /// What each of the options would be, where they are requests; at most ``mostReadings``, the nearest first.
  package var readings: [Understood] = []
  /// How words were read that were not typed so: `Reading "okfield" as Oakfield High.`
  package var notices: [String] = []
  /// What was not understood.
  package var problem: Problem?
  /// The other request of the same line, where there are two.
  package var then: [Understood] = []

  /// Whether the line is not understood, or may be read in several ways.
  var isUncertain: Bool {
    decision == .cannot && problem == .notUnderstood
      || decision == .choose && (problem == .severalReadings || problem == .severalFacts)
  }

  /// Why nothing is done.
  package enum Problem: Hashable, Sendable {
    /// A name that nothing has, and the slot it was typed for.
    case unknownName(String, slot: String)
    /// A name that fits several things.
    case severalFit(String, count: Int)
    /// Something is missing: the slot.
    case missing(String)
    /// A value beyond what can be.
    case outOfRange(String)
    /// A value in words where a rough number is needed.
    case vague(String)
    /// Two readings that are as near.
    case severalReadings
    /// More than one fact in a request that takes one at a time.
    case severalFacts
    case notUnderstood
    case nothing
  }

  /// So many readings are offered to choose from.
  package static let mostReadings = 3

  package init(_ intent: String, _ decision: Decision) {
    self.intent = intent
    self.decision = decision
  }

  /// Leaves the choice between some readings.
  mutating func offer(_ readings: some Sequence<Understood>) {
    decision = .choose
    problem = .severalReadings
    self.readings = Array(readings)
    options = self.readings.map(\.intent)
  }

  /// Whether a name stands in it that nothing has.
  var namesUnknown: Bool {
    if case .unknownName? = problem { true } else { false }
  }
}
