package import Advice
import Notation
import Testing

extension Region {
  /// Advice for the region as of the end of its newest year, made once.
  ///
  /// - Throws: As ``engine()`` does.
  package func adviser() throws -> Adviser {
    switch self {
    case .sample: try Self.adviserOfSample.get()
    case .greaterManchester: try Self.adviserOfGreaterManchester.get()
    case .counties: try Self.adviserOfCounties.get()
    case .profile: try Self.adviserOfProfile.get()
    }
  }

  /// Advice as of a date, `YYYY-MM-DD`.
  ///
  /// - Throws: As ``engine()`` does, or that this is no date.
  package func adviser(asOf date: String) throws -> Adviser {
    Adviser(engine: try engine(), asOf: try #require(CalendarDate(date)))
  }

  private var newest: String { "\(asOfYear)-09-01" }

  private static let adviserOfSample = Result { try sample.adviser(asOf: sample.newest) }
  private static let adviserOfGreaterManchester = Result {
    try greaterManchester.adviser(asOf: greaterManchester.newest)
  }
  private static let adviserOfCounties = Result { try counties.adviser(asOf: counties.newest) }
  private static let adviserOfProfile = Result { try profile.adviser(asOf: profile.newest) }
}
