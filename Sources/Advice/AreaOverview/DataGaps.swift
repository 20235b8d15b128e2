import Facts
import Inference
import RuleLanguage
import Schools

/// What is not known of the schools of an area: sorts of figures, and what only people can tell.
///
/// A number is said only where it may stand beside those of other areas.
package struct DataGaps: Sendable {
  /// One sort of thing with how many schools lack it, those that most schools lack first.
  package var gaps: [Gap] = []
  /// What is known of all or nearly all schools, in words.
  package var known: [String] = []
  /// The newest year of figures, in words; `nil` without dated figures.
  package var newest: String?

  /// One sort of thing.
  package struct Gap: Sendable {
    package var what: String
    /// Of how many it is not known: `34 of 57 schools`.
    package var text: String
    /// What that means for the advice, or what would fill it.
    package var meaning: String
  }

  init(of set: SchoolSets.Entry, _ adviser: Adviser) {
    newest = adviser.engine.base.newestYear.map(DateWording.academicYear)
    guard let policy = adviser.rules.areas, set.schools.count >= GuardedCount(policy).fewest else {
      return
    }
    let counts = GuardedCount(policy)
    let table = adviser.engine.base.schools
    let isSaid = adviser.areaMemory.guardOfNumbers(adviser, counts)
    var found: [(gap: Gap, share: Double, order: Int)] = []
    for (order, sort) in Self.sorts(adviser).enumerated() {
      let states = SchoolStates(schools: table.count) { sort.state($0) }
      let tally = states.tally(set.schools)
      guard tally.of > 0 else { continue }
      // A few without it would be a small number.
      guard tally.certain >= counts.smallest else {
        known.append(sort.what)
        continue
      }
      let isAllowed = isSaid.shown(for: set, states, byType: false).isSaid
      var text =
        counts.shown(tally, isSaid: isAllowed)?.text ?? "some; a number could tell of fewer"
      // How many schools it is asked of would tell how many it is not.
      if tally.of != set.schools.count, isAllowed, counts.isLarge(tally) {
        text = "\(counts.number(tally.certain)) schools"
      }
      found.append(
        (
          Gap(what: ListWording.sentence(sort.what), text: text, meaning: sort.meaning),
          Double(tally.certain) / Double(tally.of), order
        ))
    }
    gaps = found.sorted { ($1.share, $0.order) < ($0.share, $1.order) }.map(\.gap)
  }

  /// A sort of thing that can be known of a school.
  private struct Sort {
    var what: String
    var meaning: String
    /// `.has` where it is not known.
    var state: (Int) -> SchoolState
  }

  /// In the order of the vocabulary: sorts of figures, where a school stands, what people told.
  private static func sorts(_ adviser: Adviser) -> [Sort] {
    let vocabulary = adviser.vocabulary
    let table = adviser.engine.base.schools
    var topics: [(topic: String, slots: [Int])] = []
    for (slot, fact) in vocabulary.facts.enumerated()
    where fact.bearer == .school && fact.role == .figure && fact.derivation == nil
      && fact.topic != "identity" && fact.topic != "asking" && !fact.neverScored
    {
      if let place = topics.firstIndex(where: { $0.topic == fact.topic }) {
        topics[place].slots.append(slot)
      } else {
        topics.append((fact.topic, [slot]))
      }
    }
    // Of a sort that no file gives for any school people are asked, not files.
    let given = topics.filter { $0.slots.contains { table.columns[$0] != nil } }
    let figures = given.map { topic, slots in
      Sort(
        what: "figures on \(TopicWording.name(topic))",
        meaning: "Rules that look at them stay silent there: nothing is taken for fine."
      ) { school in
        let phase = adviser.phase(of: school)
        let asked = slots.filter { slot in
          let phases = vocabulary.facts[slot].phases
          return phases.isEmpty || phase.map(phases.contains) ?? true
        }
        if asked.isEmpty { return .notAsked }
        return asked.contains { table.value($0, school).isKnownOrBetween } ? .hasNot : .has
      }
    }
    return figures + [place(adviser), people(adviser)]
  }

  private static func place(_ adviser: Adviser) -> Sort {
    let places = adviser.planMemory.ground(adviser).reach.places.places
    return Sort(
      what: "where the school stands",
      meaning: "Who is near, and who could be a partner, cannot be told."
    ) { places[$0] == nil ? .has : .hasNot }
  }

  /// Whether anybody who knows a school has said anything that is judged.
  private static func people(_ adviser: Adviser) -> Sort {
    let table = adviser.engine.base.schools
    let slots = adviser.vocabulary.facts.indices.filter { slot in
      let fact = adviser.vocabulary.facts[slot]
      return fact.bearer == .school && fact.role == .judgement && table.columns[slot] != nil
    }
    return Sort(
      what: "what people who know the school say of it",
      meaning: "Figures alone give hints; a talk with the school would make steps surer."
    ) { school in
      slots.contains { table.value($0, school).isKnownOrBetween } ? .hasNot : .has
    }
  }
}
