import Diagnostics

/// Phrases, numbers and units that do not fit their fact; codes WM22x.
package enum KindProblem: Hashable, Sendable {
  case phraseDoesNotFit(String, fact: String, kind: String)
  /// A phrase that is nearly right, with the right one.
  case writeInstead(String, instead: String)
  case wrongUnit(String, fact: String, unit: String)
  /// A difference in a share without saying percent or points of what.
  case unitNeeded(String, fact: String, unit: String)
  case outsideRange(String, fact: String, limits: String)
  case gapOutsideRange(String, fact: String, limits: String)
  case wholeNumber(String, fact: String)
  case factorNotPositive
  case yearsOutOfRange(String)
  /// `at least 2` of a fact with named levels.
  case levelAsNumber(String, fact: String, level: String?, levels: [String])
  /// `above medium`.
  case levelBeyond(String, level: String, levels: [String])
  case sameAsNumber(fact: String, same: Bool)
  /// `same as` something else than this school.
  case onlyThisSchool(String, nearest: String?)
  case thisSchoolOutsideWhere
  case notASet(String)
  case differentLists(String, String)
  case textIsNeverTested(String)
  case neverScored(String)
  /// A fact of a hub outside `where`, or of a school among hubs.
  case bearerOutOfPlace(String, bearer: String, relation: String?)

  /// The stable code.
  var code: String {
    switch self {
    case .phraseDoesNotFit, .writeInstead: "WM220"
    case .wrongUnit: "WM221"
    case .unitNeeded: "WM222"
    case .outsideRange, .gapOutsideRange, .factorNotPositive, .yearsOutOfRange: "WM223"
    case .wholeNumber: "WM224"
    case .levelAsNumber, .levelBeyond: "WM225"
    case .sameAsNumber, .onlyThisSchool, .thisSchoolOutsideWhere: "WM226"
    case .notASet, .differentLists: "WM227"
    case .textIsNeverTested, .neverScored: "WM228"
    case .bearerOutOfPlace: "WM229"
    }
  }

  /// What is wrong, in one sentence without a full stop.
  var message: String {
    switch self {
    case .phraseDoesNotFit(let phrase, let fact, let kind):
      "\(phrase.quoted()) does not fit \(fact.quoted()), which is \(KindWords.inSentence(kind))"
    case .writeInstead(let phrase, _): "\(phrase.quoted()) does not fit this fact"
    case .wrongUnit(let unit, let fact, _):
      "\(unit.quoted()) is not the unit of \(fact.quoted())"
    case .unitNeeded(let number, let fact, _):
      "\(number.quoted()) could be meant in two ways, as \(fact.quoted()) is a share"
    case .outsideRange(let number, let fact, let limits):
      "\(fact.quoted()) runs from \(limits), so \(number.quoted()) tells nothing apart"
    case .gapOutsideRange(let number, let fact, let limits):
      "two values of \(fact.quoted()) lie \(limits) apart, so \(number.quoted()) tells nothing apart"
    case .wholeNumber(let number, let fact):
      "\(fact.quoted()) is counted in whole numbers, not \(number.quoted())"
    case .factorNotPositive: "the factor must be above 0"
    case .yearsOutOfRange(let years): "\(years.quoted()) years cannot be compared"
    case .levelAsNumber(_, let fact, _, _): "\(fact.quoted()) has levels with names, not numbers"
    case .levelBeyond(let comparison, _, _):
      "levels are tested with at least and at most, not with \(comparison.quoted())"
    case .sameAsNumber(let fact, _): "\(fact.quoted()) is a number, which is never quite the same"
    case .onlyThisSchool(let words, _):
      "only \"this school\" can be compared so, not \(words.quoted())"
    case .thisSchoolOutsideWhere: "\"this school\" makes sense only inside \"where\""
    case .notASet(let fact): "\(fact.quoted()) is not a set"
    case .differentLists(let a, let b):
      "\(a.quoted()) and \(b.quoted()) hold words of different lists"
    case .textIsNeverTested(let fact): "\(fact.quoted()) is a free text, which no rule may test"
    case .neverScored(let fact): "\(fact.quoted()) is context only, which no rule may test"
    case .bearerOutOfPlace(let fact, let bearer, nil):
      "\(fact.quoted()) is a fact of a \(bearer), not of the school"
    case .bearerOutOfPlace(let fact, let bearer, let relation?):
      "\(fact.quoted()) is a fact of a \(bearer), which \(relation.quoted()) are not"
    }
  }

  /// What to do about it.
  var nextStep: String? {
    switch self {
    case .onlyThisSchool(_, let nearest): Suggestion.nearest(nearest, else: "write \"this school\"")
    case .phraseDoesNotFit(_, _, let kind): KindWords.phrases(kind)
    case .writeInstead(_, let instead): "write \(instead.quoted())"
    case .wrongUnit(_, _, let unit):
      unit.isEmpty ? "leave it out, as the fact has no unit" : "write \(unit)"
    case .unitNeeded(let number, _, let unit): "write \"\(number) \(unit)\""
    case .outsideRange, .gapOutsideRange: "correct the number"
    case .wholeNumber: "write a whole number"
    case .factorNotPositive: "write, for example, \"at least 1.25 times national\""
    case .yearsOutOfRange: "write 2 to 10 years for a change, and up to 200 for an age"
    case .levelAsNumber(let comparison, _, let level?, _):
      "write \"\(comparison) \(level)\""
    case .levelAsNumber(_, _, nil, let levels), .levelBeyond(_, _, let levels):
      "the levels are \(levels.joinedInWords("and"))"
    case .sameAsNumber(_, let same):
      same
        ? "write, for example, \"within 2 points of this school\""
        : "write, for example, \"above this school by at least 2 points\""
    case .thisSchoolOutsideWhere: "compare with the family mean, or move the line into \"where\""
    case .notASet: "name a fact that is a set"
    case .differentLists: "compare sets of the same list"
    case .textIsNeverTested, .neverScored: "leave the line out"
    case .bearerOutOfPlace(_, _, nil): "move the line into the \"where\" of a count"
    case .bearerOutOfPlace: "move the line to where it belongs"
    }
  }
}
