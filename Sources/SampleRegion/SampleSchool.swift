/// An invented school: what is true of it, before files hide, round and lose some of that.
struct SampleSchool: Sendable {
  enum Phase: String, Sendable {
    case infant, junior, primary, secondary, allThrough, special, alternative
    var teachesKeyStage2: Bool { [.junior, .primary, .allThrough].contains(self) }
    var teachesKeyStage4: Bool { [.secondary, .allThrough].contains(self) }
  }

  var urn: Int
  var authority: SampleAuthority
  var establishmentNumber: Int
  var name: String
  var phase: Phase
  var typeCode: String
  var religion: String
  var gender: String
  var trust: String?
  var town: String
  /// Metres on an invented corner of the British National Grid.
  var easting: Int
  var northing: Int
  var isRural: Bool
  var isSelective: Bool
  var isNew: Bool
  var isClosed: Bool

  var roll: Int
  /// Shares of pupils, 0 to 1.
  var disadvantaged: Double
  var eal: Double
  var senSupport: Double
  var healthCarePlan: Double
  var stable: Double
  /// Prior attainment, in standard deviations from the national mean.
  var prior: Double
  /// How far results lie above what the intake leads one to expect, in the same.
  var effect: Double
  /// The yearly change of `effect`.
  var drift: Double
  /// How much further disadvantaged pupils are behind than usual, in the same.
  var extraGap: Double
  /// A subject that fell suddenly in the last year.
  var fallenSubject: String?
  /// Share of sessions missed.
  var absence: Double

  /// Pupils in an examined year group, for a year counted back from the newest.
  var cohort: Int {
    switch phase {
    case .primary: roll / 7
    case .junior: roll / 4
    case .allThrough: roll / 13
    case .secondary: roll * 2 / 11
    case .infant: roll / 3
    case .special, .alternative: max(2, roll / 11)
    }
  }
}

/// One of the five authorities of the invented region.
struct SampleAuthority: Hashable, Sendable {
  var code: Int
  var name: String
  /// Middle of its towns, in metres on the grid.
  var easting: Int
  var northing: Int
  /// Mean share of disadvantaged pupils and of pupils with EAL, 0 to 1.
  var disadvantaged: Double
  var eal: Double
  var towns: [String]
}
