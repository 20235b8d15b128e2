package import Notation

/// A contra-indication as written.
package struct ContraIndicationSyntax: Sendable {
  package var id: Scalar
  package var name: Scalar
  package var says: String
  package var test: ConditionSyntax?
  /// `none of: - finding: any barrier of the card, at least likely`.
  package var testsOwnBarriers: Bool
  package var stopsIfUnknown: Bool
  package var effect: CheckedContraIndication.Effect
  package var first: Scalar?
  package var reach: ReachSyntax
  package var because: String?
}

/// Which cards a contra-indication reaches, as written.
package enum ReachSyntax: Sendable {
  case everyCardExcept([Scalar])
  case cardsThatListIt(orEffort: Effort?)
  case candidate
}
