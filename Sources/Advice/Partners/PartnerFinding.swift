package import Inference
import RuleLanguage

/// What was found about one constraint for one pair of schools, without words.
struct PartnerFinding {
  /// The constraint as the policy has it.
  let constraint: PartneringPolicy.Criterion
  let verdict: Verdict
  /// Unknown, and until it is known nothing may be done with this partner but to show a profile.
  var isHeldBack = false
  let grounds: Grounds

  /// What a verdict rests on.
  enum Grounds {
    /// The tests of the partner and of the asking school.
    case tests(partner: ConditionProof?, thisSchool: ConditionProof?)
    case strength(StrengthMatch)
    /// What the partner has for the asking school, and the other way round.
    case exchange(forAsker: StrengthMatch, forPartner: StrengthMatch)
    case journey(Journey)
    case exclusions
    case apart(NearAndRival)
    case figuresLeftOut
    /// Being one of a relation's members, by its name.
    case membership(String)
    /// No fact decides it.
    case nothing
  }
}

/// A verdict without its grounds: all that matching many schools needs.
package struct PartnerVerdict: Hashable, Sendable {
  package var verdict: Verdict
  /// Unknown, and until it is known only a profile may be shown.
  package var isHeldBack: Bool

  package init(_ verdict: Verdict, isHeldBack: Bool = false) {
    self.verdict = verdict
    self.isHeldBack = isHeldBack
  }

  /// From a verdict that honours `if unknown` lines, and one that does not, which is looked at only where it counts.
  init(honoured: Verdict, open: @autoclosure () -> Verdict) {
    isHeldBack = honoured == .no && open() == .unknown
    verdict = isHeldBack ? .unknown : honoured
  }

  /// Of several parts that must all hold: the worst, held back where that is unknown and one is.
  static func all(_ parts: [PartnerVerdict]) -> PartnerVerdict {
    let verdict = Verdict.all(parts.map(\.verdict))
    return PartnerVerdict(
      verdict, isHeldBack: verdict == .unknown && parts.contains(where: \.isHeldBack))
  }

  /// The same of two.
  static func both(_ one: PartnerVerdict, _ other: PartnerVerdict) -> PartnerVerdict {
    let verdict = min(one.verdict, other.verdict)
    return PartnerVerdict(
      verdict, isHeldBack: verdict == .unknown && (one.isHeldBack || other.isHeldBack))
  }
}
