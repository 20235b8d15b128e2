import Facts
import Inference
import RuleLanguage
import Schools

/// The journey from the asking school to a partner, beside what it can travel.
struct Journey {
  /// In a straight line; `nil` where the place of one of the two is not known.
  let kilometres: Double?
  /// One way: as a table states them, else by the rule of ``Facts/Travel``.
  let minutes: Double?
  /// A table of travel times states the minutes.
  let isStated: Bool
  /// The longest acceptable journey in minutes: what the school told, or the usual limit.
  let limit: Limit
  /// The work can be done without the journey.
  let isOnline: Bool

  /// A travel limit with the fact behind it. A class: it goes with every journey of one school.
  final class Limit {
    let minutes: ClosedRange<Double>
    /// The fact where the school has told it; `nil`: the usual limit stands in.
    let told: FactProof?

    init(minutes: ClosedRange<Double>, told: FactProof?) {
      self.minutes = minutes
      self.told = told
    }
  }

  var verdict: Verdict {
    if isOnline { return .yes }
    return Self.verdict(minutes, limit)
  }

  /// Whether so many minutes are within a limit.
  static func verdict(_ minutes: Double?, _ limit: Limit) -> Verdict {
    guard let minutes else { return .unknown }
    if minutes <= limit.minutes.lowerBound { return .yes }
    return minutes > limit.minutes.upperBound ? .no : .unknown
  }

  init(kilometres: Double?, stated: Double?, limit: Limit, isOnline: Bool) {
    self.kilometres = kilometres
    minutes = stated ?? kilometres.map(Travel.minutes)
    isStated = stated != nil
    self.limit = limit
    self.isOnline = isOnline
  }
}

/// Where schools stand and how far staff of one can travel.
struct PlacesOfSchools {
  private let situation: Situation
  private let grid: [Int?]
  private let degrees: [Int?]
  private let limitSlot: Int?
  private let times: TravelTimes
  /// Where every school stands, where that was worked out before.
  private let known: [GridPlace?]?
  private let asker: Int
  private var placeOfAsker: GridPlace?

  /// - Parameters:
  ///   - situation: The asking school.
  ///   - asker: Its row.
  ///   - known: Where every school stands as the tables have it; looked up one by one where it is `nil`.
  init(_ situation: Situation, asker: Int, known: [GridPlace?]?) {
    self.situation = situation
    self.asker = asker
    self.known = known
    times = situation.engine.base.travelTimes
    let vocabulary = situation.engine.rules.checked.vocabulary
    grid = ["easting", "northing"].map { vocabulary.slot(id: $0) }
    degrees = ["latitude", "longitude"].map { vocabulary.slot(id: $0) }
    limitSlot = vocabulary.slot(id: "travel_limit_minutes")
    placeOfAsker = lookedUp(asker)
  }

  /// In a straight line; `nil` where the place of one of the two is not known.
  func kilometres(from school: Int, to other: Int) -> Double? {
    guard let start = place(of: school), let end = place(of: other) else { return nil }
    return start.distanceInKilometres(to: end)
  }

  /// The minutes that a table of travel times states for the way to another school.
  func statedMinutes(from school: Int, to other: Int) -> Double? {
    times.minutes(from: school, to: .school, other)
  }

  /// What the school has told of how far its staff can travel, else the usual limit.
  func limit(of school: Int) -> Journey.Limit {
    if let limitSlot {
      let bounds = situation.reading(limitSlot, ofSchool: school).bounds
      if bounds.applies, bounds.isSupplied {
        return Journey.Limit(
          minutes: bounds.low...bounds.high, told: situation.fact(limitSlot, ofSchool: school))
      }
    }
    return Journey.Limit(
      minutes: Travel.defaultLimitInMinutes...Travel.defaultLimitInMinutes, told: nil)
  }

  func place(of school: Int) -> GridPlace? {
    if school == asker { return placeOfAsker }
    if let known { return known[school] }
    return lookedUp(school)
  }

  private func lookedUp(_ school: Int) -> GridPlace? {
    if let (easting, northing) = pair(grid, of: school) {
      return GridPlace(easting: easting, northing: northing)
    }
    return pair(degrees, of: school).flatMap { GridPlace(latitude: $0, longitude: $1) }
  }

  /// Two numbers that are both known.
  private func pair(_ slots: [Int?], of school: Int) -> (Double, Double)? {
    let numbers = slots.compactMap { slot -> Double? in
      guard let slot,
        case .known(.number(let number)) = situation.reading(slot, ofSchool: school).value
      else { return nil }
      return number
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }
}
