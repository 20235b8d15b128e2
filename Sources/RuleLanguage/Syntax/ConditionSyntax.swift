package import Diagnostics
package import Notation

/// A condition as it is written: every word with its place, nothing resolved.
package struct ConditionSyntax: Sendable {
  package var form: Form
  /// `if unknown:` with its reason.
  package var stance: CheckedCondition.Stance
  /// `say:`, on a line of `unless`.
  package var say: String?
  /// `gives at most: hint`, on a sign.
  package var givesAtMostHint: Bool
  /// Where its first key stands.
  package var location: Source.Location
  /// The length of that key.
  package var length: Int
  /// Whether it stands behind a dash of its own.
  package var isListItem = false

  package init(
    _ form: Form, stance: CheckedCondition.Stance = .wait, say: String? = nil,
    givesAtMostHint: Bool = false, at location: Source.Location, length: Int
  ) {
    self.form = form
    self.stance = stance
    self.say = say
    self.givesAtMostHint = givesAtMostHint
    self.location = location
    self.length = length
  }

  /// The ways to ask.
  package indirect enum Form: Sendable {
    /// A fact and its phrase; the phrase is `nil` when it could not be read, which is reported.
    case test(fact: Scalar, phrase: PhraseSyntax?, written: Scalar)
    case all([ConditionSyntax])
    case any([ConditionSyntax])
    case noneOf([ConditionSyntax])
    case count(CountSyntax)
    case strength(StrengthTestSyntax)
    case contraIndication(Scalar)
    case anyWhenOf([Scalar])
  }
}

/// `at least: 2, of: schools in the family, call them: possible partners, where: […]`.
package struct CountSyntax: Sendable {
  package var quantity: CheckedCount.Quantity
  package var relation: Scalar
  package var name: Scalar
  package var items: [ConditionSyntax]
}

/// `finding: W_CLOSED, at least likely, about the need's topic`.
package struct StrengthTestSyntax: Sendable {
  /// Whether the key was `asset`.
  package var isAsset: Bool
  /// The finding: its id or name, or a parameter's column such as `the need's finding`.
  package var name: WordSyntax
  package var strength: Strength
  package var isExact: Bool
  package var about: WordSyntax?
  /// The whole value.
  package var written: Scalar
}
