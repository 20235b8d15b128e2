/// Whether a school has what is counted.
enum SchoolState: UInt8 {
  /// It makes no sense of this school.
  case notAsked = 1
  case hasNot
  /// Nobody can tell yet.
  case open
  case has
}

/// The state of every school for one count, found out when it is first asked for.
final class SchoolStates {
  private var known: [UInt8]
  private let decide: (Int) -> SchoolState

  /// - Parameters:
  ///   - schools: How many schools the data has.
  ///   - decide: The state of a school by its row.
  init(schools: Int, _ decide: @escaping (Int) -> SchoolState) {
    known = Array(repeating: 0, count: schools)
    self.decide = decide
  }

  subscript(school: Int) -> SchoolState {
    if let state = SchoolState(rawValue: known[school]) { return state }
    let state = decide(school)
    known[school] = state.rawValue
    return state
  }

  /// How many of some schools have it.
  func tally(_ schools: some Sequence<Int>) -> SchoolTally {
    var tally = SchoolTally()
    for school in schools {
      let state = self[school]
      if state == .notAsked { continue }
      tally.of += 1
      if state == .has { tally.certain += 1 }
      if state == .open { tally.open += 1 }
    }
    return tally
  }
}
