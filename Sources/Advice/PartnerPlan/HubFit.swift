import Facts
import Inference
import RuleLanguage
import Schools

/// Whether a hub of the register fits a school's need, and what the pair is worth; the soft criteria that make
/// sense of a hub count as for schools.
struct HubFit {
  private let rules: CheckedRules
  private let hubs: FactTable
  private let hubPlaces: Schools.Places
  private let schoolPlaces: Schools.Places
  private let schools: FactTable
  private let phases: Int?
  private let phase: Int?
  private let runBy: Int?
  private let urn: Int?

  init?(_ adviser: Adviser, _ schoolPlaces: Schools.Places) {
    let base = adviser.engine.base
    guard let hubs = base.registers[.hub] else { return nil }
    rules = adviser.rules
    self.hubs = hubs
    self.schoolPlaces = schoolPlaces
    hubPlaces = Schools.Places(hubs)
    schools = base.schools
    phases = rules.vocabulary.slot(id: "hub_phases")
    phase = rules.vocabulary.slot(id: "phase")
    runBy = rules.vocabulary.slot(id: "hub_urn")
    urn = rules.vocabulary.slot(id: "urn")
  }

  /// In a straight line; `nil` where a place is not known.
  func kilometres(_ school: Int, _ hub: Int) -> Double? {
    guard let start = schoolPlaces.places[school], let end = hubPlaces.places[hub] else {
      return nil
    }
    return start.distanceInKilometres(to: end)
  }

  /// What a pair is worth; `nil` where the hub does not help with the need, is out of reach, does not work with
  /// the phase, or is run by the school itself.
  func worth(_ need: SystemNeeds.Need, _ helper: SystemHelpers.Helper) -> Int? {
    let covered = need.topics.filter(helper.topics.contains)
    guard !covered.isEmpty, fitsPhase(need.school, helper.row), !isOwn(need.school, helper.row),
      let distance = kilometres(need.school, helper.row)
    else { return nil }
    let reach = Travel.reachInKilometres(of: need.school, in: schools)
    guard distance <= reach else { return nil }
    let degrees = rules.partnering.criteria(of: rules.actions[need.action]).map { criterion in
      let met: Double? =
        switch criterion.operation {
        case .strength?: Double(covered.count) / Double(need.topics.count)
        case .nearness?: 1 - distance / reach
        default: nil
        }
      return PairFit.Degree(criterion: criterion, met: met, topics: covered)
    }
    return PairFit.units(
      degrees.reduce(rules.partnering.matching.pairCounts) { $0 + $1.weight })
  }

  private func fitsPhase(_ school: Int, _ hub: Int) -> Bool {
    guard let phases, let phase, case .known(.set(let works)) = hubs.value(phases, hub),
      case .known(.word(let own)) = schools.value(phase, school)
    else { return true }
    let words = rules.vocabulary.facts[phases].kind.words
    let name = rules.vocabulary.facts[phase].kind.words[own]
    return works.indices.contains { words[$0] == name }
  }

  private func isOwn(_ school: Int, _ hub: Int) -> Bool {
    guard let runBy, let urn, case .known(.text(let head)) = hubs.value(runBy, hub),
      case .known(.text(let own)) = schools.value(urn, school)
    else { return false }
    return head == own
  }
}
