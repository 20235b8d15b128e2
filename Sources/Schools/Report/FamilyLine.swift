/// One line of the report about how schools were put into families.
package struct FamilyLine: Hashable, Sendable, Encodable {
  /// given, made, measureMissing, partlyKnown, leftOut, phaseUnknown, tooFew,
  /// fewAuthorities, closePairs, placeUnknown, averaged.
  package var kind: String
  /// The phase it is about; `nil` for all.
  package var phase: String?
  /// How many families, and the sizes of the smallest and largest.
  package var families: Int?
  package var smallest: Int?
  package var largest: Int?
  /// How many schools it concerns.
  package var schools: Int?
  /// How many pairs of schools it concerns.
  package var pairs: Int?
  /// What families rest on; for what is missing, what that is.
  package var measures: [String]?
  /// The line as a sentence without a full stop.
  package var message: String

  package init(kind: String, message: String) {
    self.kind = kind
    self.message = message
  }
}
