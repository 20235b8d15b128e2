import Advice

/// Numbers of schools beside which others stand: rounded to tens, so that no subtraction tells of a few schools.
enum RoundedCount {
  /// Fewer than these are never given as a number (`Rules/areas.yaml` counts nothing smaller).
  static let smallest = 6

  /// `About 120 schools`, `A few schools`, `No school`.
  ///
  /// - Parameter count: How many there are.
  /// - Returns: The words, to begin a sentence with.
  static func text(_ count: Int) -> String {
    switch count {
    case 0: "No school"
    case ..<smallest: "A few schools"
    default: "About \(NumberWording.grouped(max(10, (count + 5) / 10 * 10))) schools"
    }
  }
}
