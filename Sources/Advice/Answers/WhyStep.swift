import Facts
import Inference
import RuleLanguage

/// One condition of a rule with what was found: both sides of the comparison, the distance between them,
/// and what it opens up to.
package struct WhyStep: Encodable, Hashable, Sendable {
  /// Its number, `1.2`; a step that was told before is not told again and has the number of that one.
  package var number: String
  /// It was told under this number already.
  package var isRepeated = false
  /// `yes`, `no` or `not known`.
  package var verdict: String
  /// It counts so because nobody knows (`if unknown`).
  package var isAssumed = false
  /// What it is about: a fact, a finding, or how parts are joined.
  package var about: String
  /// What the rule asks of it; none for parts that are joined, and where it only has to be there.
  package var asks: String?
  /// What was found: the value and what it is compared with; none for parts that are joined.
  package var found: String?
  /// How far the value lies past the limit, or short of it.
  package var margin: String?
  /// Where the value stands or who said it.
  package var origin: String?
  /// The same figures as data.
  package var figures: [SchoolAdvice.FigureShown] = []
  package var parts: [WhyStep] = []

  static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "not known"
    }
  }

  /// The mark of a verdict: ✓ ✗ ?
  static func mark(_ verdict: String) -> String {
    verdict == "yes" ? "✓" : verdict == "no" ? "✗" : "?"
  }

  /// In a few words, for a sentence.
  var inShort: String { found.map { "\(about): \($0)" } ?? about }

  /// The step and what stands beneath it.
  func lines(_ indent: Int) -> [AnswerPage.Line] {
    let head = "\(number) \(Self.mark(verdict))"
    if isRepeated {
      return [
        AnswerPage.Line("\(about) – as in \(number)", mark: Self.mark(verdict), indent: indent)
      ]
    }
    var text = about
    if let found { text += ": \(found)" } else if !parts.isEmpty { text += ":" }
    if let asks { text += "; asked for: \(asks)" }
    if let margin { text += ", \(margin)" }
    if let origin { text += " (\(origin))" }
    if isAssumed { text += " (taken so, as nobody knows)" }
    return [AnswerPage.Line(text, mark: head, indent: indent)]
      + parts.flatMap { $0.lines(indent + 1) }
  }
}
