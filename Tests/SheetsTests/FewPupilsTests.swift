import Advice
import Facts
import Foundation
import Schools
import Sheets
import TestSupport
import Testing

/// No figure of a sheet rests on few pupils: not where the figure itself counts few, nor where few others would
/// follow from it (`domain` 8, points 3 and 9).
@Suite struct FewPupilsTests {
  /// Figures that no other school has, so that each is seen wherever it stands.
  private static let planted: [(fact: String, counter: String, value: Double, shown: String)] = [
    ("persistent_absence_pct", "pupil_count", 93.7, "93.7%"),
    ("absence_pct", "pupil_count", 21.7, "21.7%"),
    ("rwm_dis_pct", "smaller_disadvantage_group", 13.9, "13.9%"),
    ("eal_pct", "pupil_count", 87.6, "87.6%"),
  ]

  /// A school of the sample with the planted figures, and as many pupils behind each as are given.
  private func sheet(_ format: SheetFormat, pupils: Int) throws -> String {
    let plain = try SampleRun.adviser.get()
    let row = try #require(plain.directory.find("900104").entry?.row)
    let adviser = try SampleRun.adviser { base in
      func set(_ id: String, _ value: Double) {
        guard let slot = base.vocabulary.slot(id: id) else { return }
        base.schools.set(slot, row, to: .known(.number(value)), from: .supposed)
      }
      for figure in Self.planted {
        set(figure.fact, figure.value)
        set(figure.counter, Double(pupils))
      }
    }
    return try SampleRun.files(adviser, [row], format).filter { !$0.key.contains("waymark-sheets") }
      .values.joined()
  }

  @Test(arguments: SheetFormat.allCases)
  func whatRestsOnFewPupilsStandsOnNoSheet(_ format: SheetFormat) throws {
    let (many, few) = (try sheet(format, pupils: 240), try sheet(format, pupils: 5))
    // Seen where many pupils stand behind it, so that the test can fail.
    #expect(many.contains("93.7%"), "\(many.prefix(3_000))")
    for figure in Self.planted {
      let number = String(figure.shown.dropLast())
      let place = few.range(of: number).map { few[..<$0.upperBound].suffix(300) }
      #expect(place == nil, "\(figure.fact)")
    }
    // Nor how many pupils a school has, where it has five.
    #expect(
      try NSRegularExpression(pattern: #"\b[1-5] pupils\b"#)
        .firstMatch(in: few, range: NSRange(few.startIndex..., in: few)) == nil)
    #expect(!few.contains(#""pupils" : 5"#) && !few.contains(#""pupils":5"#))
  }
}
