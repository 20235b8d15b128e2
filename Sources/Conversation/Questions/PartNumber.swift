import Advice
import RuleLanguage

/// The number of a part of an answer to *why*: `1.2`, `1.1.3`.
package struct PartNumber: Hashable, Sendable {
  /// The digits between the dots, two at least, each from 1.
  package var places: [Int]

  /// - Parameter typed: What stands where a number may stand; `nil` for anything but numbers and dots.
  package init?(_ typed: String) {
    let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
    let places = parts.compactMap { $0.count < 3 ? Int($0) : nil }
    guard (2...9).contains(parts.count), places.count == parts.count,
      places.allSatisfy({ $0 > 0 })
    else { return nil }
    self.places = places
  }

  /// `1.2`.
  var text: String { places.map(String.init).joined(separator: ".") }
  /// Without the first place.
  var rest: String { places.dropFirst().map(String.init).joined(separator: ".") }
}

/// An answer to *why* whose numbers a later line may mean.
struct WhyTold: Sendable {
  /// The id of the action.
  var action: String
  /// The school, by row; `nil` for an area or a case.
  var school: Int?
  var length: Why.Length
}

extension TypedNames {
  /// The part of an answer to *why* that a number means: of the answer told last where it has such a part, else of the
  /// step on the page that the number begins with.
  func part(_ typed: String, of told: WhyTold?) throws(Trouble) -> (action: Int, part: WhyPart) {
    guard let number = PartNumber(typed) else {
      throw Trouble(text: "\"\(typed)\" is no number of a part, such as 1.2.")
    }
    if let told,
      let action = explainer.adviser.rules.actions.firstIndex(where: { $0.id == told.action })
    {
      if let part = explainer.whyPart(action, number.text, told.length) { return (action, part) }
      // "why 2.1" after "why 2": the first number is the step's.
      if let found = try? ofStep(number) { return found }
      throw none(typed, explainer.whyNumbers(action, told.length))
    }
    if let found = try ofStep(number) { return found }
    throw none(typed, explainer.whyNumbers(try action(String(number.places[0]))))
  }

  /// Part 2 of step 1 for `1.2`; `nil` where the step has none.
  private func ofStep(_ number: PartNumber) throws(Trouble) -> (action: Int, part: WhyPart)? {
    let action = try action(String(number.places[0]))
    return explainer.whyPart(action, explainer.whyNumber(ofPart: number.rest, action))
      .map { (action, $0) }
  }

  private func none(_ typed: String, _ numbers: [String]) -> Trouble {
    Trouble(
      text: "That answer has no part \(typed)."
        + (numbers.isEmpty ? "" : " Its parts are \(ListWording.and(numbers)).")
        + " \"why\" and a number tells one alone.")
  }
}
