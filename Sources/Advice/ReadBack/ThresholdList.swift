import Facts
import RuleLanguage

/// The thresholds that rules share, each with where it comes from and since when.
struct ThresholdList {
  let vocabulary: Vocabulary

  /// One line a threshold: `pupils with EAL, "high": at least 30 (our default; domain.md …; 2026-11-20)`.
  var lines: [String] {
    vocabulary.facts.flatMap { fact in
      fact.bands.map { band in
        "\(fact.name), \"\(band.name)\": \(band.test) (\(Self.word(band.origin)); \(band.source); "
          + "\(DateWording.day(band.dated)))"
      }
    }
  }

  static func word(_ origin: NamedBand.Origin) -> String {
    switch origin {
    case .readInSource: "read in the source"
    case .designDefault: "our default, may be changed"
    case .widelyUsed: "widely used, not read at the source"
    }
  }
}
