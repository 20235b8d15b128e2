import Diagnostics

extension FamilyNote {
  /// The note as a sentence without a full stop.
  package var message: String {
    switch self {
    case .given(let families, let schools):
      "\(families) families of \(schools) schools are taken from the data"
    case .made(let phase, let families, let smallest, let largest, let measures):
      "\(phase.spaced) schools: \(families) \(families == 1 ? "family" : "families") of \(smallest)"
        + " to \(largest), by \(measures.joinedInWords("and"))"
    case .partlyKnown(let phase, let schools, let measure):
      "\(phase.spaced) schools: \(measure) is not known for \(schools), and the average stands in"
    case .leftOut(let phase, let schools):
      "\(phase.spaced) schools: \(schools) are in no family, because nothing is known of their pupils"
    case .phaseUnknown(let schools):
      "\(schools) schools are in no family, because their phase is not known"
    case .tooFew(let phase, let schools):
      "\(phase.spaced) schools: there are only \(schools), too few for families of 12 to 20"
    }
  }
}

extension String {
  /// With spaces for underscores, as people write.
  fileprivate var spaced: String { replacing("_", with: " ") }
}
