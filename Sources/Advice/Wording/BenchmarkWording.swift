import Facts
import Inference

/// What figures are compared with, in words.
enum BenchmarkWording {
  /// The group or place a benchmark stands for.
  static func name(_ group: BenchmarkGroup) -> String {
    switch group {
    case .family: "its family"
    case .localAuthority: "its local authority"
    case .national: "the country"
    }
  }

  /// Who stands behind a benchmark: `mean of 14 of 15 other schools`, or the source and year of a dated figure;
  /// `nil` for a figure of a data file, whose place is named elsewhere.
  static func behind(_ reading: BenchmarkReading) -> String? {
    guard let figure = reading.figure else {
      return reading.members > 0
        ? "mean of \(reading.known) of \(reading.members) other schools" : nil
    }
    guard case .vocabulary(let source, _) = figure.origin else { return nil }
    return ([source] + (figure.year.map { [DateWording.academicYear($0)] } ?? []))
      .joined(separator: ", ")
  }

  /// The same with the place of a figure of a data file, for a proof.
  static func origin(_ reading: BenchmarkReading) -> String? {
    if case .published(let origin)? = reading.figure?.origin { return OriginWording.text(origin) }
    return behind(reading)
  }
}
