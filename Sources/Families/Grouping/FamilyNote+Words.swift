import Diagnostics
package import Schools

extension FamilyNote {
  /// The note as a sentence without a full stop.
  package var message: String {
    switch self {
    case .given(let families, let schools):
      "\(families.grouped) \(Self.families(families)) of \(Self.schools(schools)) taken from the data"
    case .made(let phase, let families, let smallest, let largest, let measures):
      "\(phase.spaced) schools: \(families.grouped) \(Self.families(families)) of"
        + " \(smallest == largest ? "\(largest)" : "\(smallest) to \(largest)"), by"
        + " \(measures.joinedInWords("and"))"
    case .measureMissing(let phase, let measure):
      "\(phase.spaced) schools: \(measure) is not known for any, so it plays no part"
    case .partlyKnown(let phase, let schools, let measure):
      "\(phase.spaced) schools: \(measure) is not known for \(schools.grouped), and the average"
        + " stands in"
    case .leftOut(let phase, let schools):
      "\(phase.spaced) schools: \(schools.grouped) \(schools == 1 ? "is" : "are") in no family,"
        + " because nothing is known of their pupils"
    case .phaseUnknown(let schools):
      "\(Self.schools(schools)) in no family, because the phase is not known"
    case .tooFew(let phase, let schools):
      "\(phase.spaced) schools: there \(schools == 1 ? "is" : "are") only \(schools.grouped), too few"
        + " for families of 12 to 20"
    case .fewAuthorities(let phase, let families, let wished):
      "\(phase.spaced) schools: \(families.grouped) \(Self.families(families))"
        + " \(families == 1 ? "has" : "have") members from fewer than \(wished) authorities"
    case .within(let phase, let fact, let values):
      "\(phase.spaced) schools: families stay within one \(fact), of \(values), so that members can meet"
    case .withNeighbours(let phase, let fact, let schools):
      "\(phase.spaced) schools: \(schools.grouped) stand\(schools == 1 ? "s" : "") with the schools nearest"
        + " to \(schools == 1 ? "it" : "them"), because the \(fact) is not known or has too few schools"
    case .closePairs(let phase, let pairs, let kilometres):
      "\(phase.spaced) schools: \(pairs.grouped) \(pairs == 1 ? "pair" : "pairs") in one family"
        + " \(pairs == 1 ? "lies" : "lie") within \(kilometres.formatted) km of each other and may"
        + " draw on the same pupils"
    case .placeUnknown(let phase, let schools):
      "\(phase.spaced) schools: the place is not known for \(schools.grouped), so nobody can say"
        + " who is near \(schools == 1 ? "it" : "them")"
    case .averaged(let phase, let schools, let years):
      "\(phase.spaced) schools: for \(schools.grouped) with few pupils in a year the mean of up to"
        + " \(years) years stands"
    }
  }

  /// The note as a line of the report on data.
  package var line: FamilyLine {
    var line = FamilyLine(kind: "", message: message)
    switch self {
    case .given(let families, let schools):
      (line.kind, line.families, line.schools) = ("given", families, schools)
    case .made(let phase, let families, let smallest, let largest, let measures):
      (line.kind, line.phase, line.families) = ("made", phase, families)
      (line.smallest, line.largest, line.measures) = (smallest, largest, measures)
    case .measureMissing(let phase, let measure):
      (line.kind, line.phase, line.measures) = ("measureMissing", phase, [measure])
    case .partlyKnown(let phase, let schools, let measure):
      (line.kind, line.phase, line.schools, line.measures) = (
        "partlyKnown", phase, schools, [measure]
      )
    case .leftOut(let phase, let schools):
      (line.kind, line.phase, line.schools) = ("leftOut", phase, schools)
    case .phaseUnknown(let schools): (line.kind, line.schools) = ("phaseUnknown", schools)
    case .tooFew(let phase, let schools):
      (line.kind, line.phase, line.schools) = ("tooFew", phase, schools)
    case .fewAuthorities(let phase, let families, _):
      (line.kind, line.phase, line.families) = ("fewAuthorities", phase, families)
    case .within(let phase, let fact, let values):
      (line.kind, line.phase, line.families, line.measures) = ("within", phase, values, [fact])
    case .withNeighbours(let phase, let fact, let schools):
      (line.kind, line.phase, line.schools) = ("withNeighbours", phase, schools)
      line.measures = [fact]
    case .closePairs(let phase, let pairs, _):
      (line.kind, line.phase, line.pairs) = ("closePairs", phase, pairs)
    case .placeUnknown(let phase, let schools):
      (line.kind, line.phase, line.schools) = ("placeUnknown", phase, schools)
    case .averaged(let phase, let schools, _):
      (line.kind, line.phase, line.schools) = ("averaged", phase, schools)
    }
    return line
  }

  private static func families(_ count: Int) -> String { count == 1 ? "family" : "families" }

  private static func schools(_ count: Int) -> String {
    count == 1 ? "1 school is" : "\(count.grouped) schools are"
  }
}

extension String {
  /// With spaces for underscores, as people write.
  fileprivate var spaced: String { replacing("_", with: " ") }
}

extension Int {
  /// With commas between groups of three digits.
  fileprivate var grouped: String {
    self < 1000 ? "\(self)" : (self / 1000).grouped + "," + String(self % 1000 + 1000).dropFirst()
  }
}

extension Double {
  /// Without a point where it is whole.
  fileprivate var formatted: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
