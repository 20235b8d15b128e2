import Facts
import Families
import Inference
import RuleLanguage
import Schools
import Synchronization

/// What looking for partners needs of all schools, whoever asks: worked out once, as one who asks is looked at beside
/// tens of thousands.
final class PartnerGround: Sendable {
  let registers: HelperRegisters
  /// How alike the pupils of any two schools are.
  let likeness: IntakeLikeness
  /// Where each school stands, as rules see it; `nil` where that is not known.
  let places: [GridPlace?]
  /// Rows of schools that are open, ascending.
  let open: [Int]
  /// Those of them whose head may be asked as a system leader: a register says so, or their people say enough.
  let leaders: Set<Int>

  init(_ adviser: Adviser) {
    let engine = adviser.engine
    registers = HelperRegisters(adviser)
    likeness = IntakeLikeness(engine.base, by: adviser.rules.families.grouping)
    let slots = ["easting", "northing", "latitude", "longitude"].map {
      adviser.vocabulary.slot(id: $0)
    }
    func number(_ index: Int, _ school: Int) -> Double? {
      guard let slot = slots[index],
        case .known(.number(let number)) = engine.facts.reading(
          slot, at: BearerRow(.school, school)
        ).value
      else { return nil }
      return number
    }
    places = (0..<engine.base.schools.count).map { school in
      if let easting = number(0, school), let northing = number(1, school) {
        return GridPlace(easting: easting, northing: northing)
      }
      guard let latitude = number(2, school), let longitude = number(3, school) else { return nil }
      return GridPlace(latitude: latitude, longitude: longitude)
    }
    let closed = engine.base.schools.closedSchools
    let open = closed.indices.filter { !closed[$0] }
    self.open = open
    // Nothing is supposed, so that any school will do to look at the others from; of an engine that was made for one
    // school alone, the strengths of the others are worked out then.
    let situation =
      engine.knowsAllSchools ? nil : open.first.map { engine.situation(of: .school($0)) }
    let strengths = SchoolStrengths(adviser.rules) { asset, school in
      let strength =
        situation?.strength(asset, ofSchool: school)
        ?? engine.strength(asset, .school(school))
      return strength.certain > .none
    }
    let registers = registers
    leaders = Set(open.filter { registers.leaders[$0] != nil || strengths.mayLead($0) })
  }
}

/// Keeps what was worked out for partners, for all who ask.
final class PartnerMemory: Sendable {
  private let known = Mutex<PartnerGround?>(nil)

  /// What is the same for all who ask; worked out by the first.
  ///
  /// - Parameter adviser: Rules and facts, always the same.
  /// - Returns: What it takes to look for partners.
  func ground(_ adviser: Adviser) -> PartnerGround {
    if let ground = known.withLock({ $0 }) { return ground }
    let made = PartnerGround(adviser)
    return known.withLock { known in
      let ground = known ?? made
      known = ground
      return ground
    }
  }
}

extension Adviser {
  /// Works out ahead what the first question about partners would wait for; the answers are the same without.
  package func prepareForPartners() { _ = partnerMemory.ground(self) }
}
