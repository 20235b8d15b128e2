package import Diagnostics

/// Everything that can be wrong with rules, beyond how files are written down.
///
/// The cases hold the facts; code, severity, words and next step follow from them by exhaustive
/// switches in the files beside this one. Codes WM19x are about files, WM20x and WM21x about names,
/// WM22x about kinds and units, WM23x about the words of a phrase, WM24x about the shape of
/// conditions, WM25x about cards, WM26x about examples, WM29x about how facts are worked out,
/// WM30x about circles, WM31x to WM33x about logic, WM34x about the rule set as a whole, WM41x is
/// advice about examples.
package enum RuleProblem: Hashable, Sendable {
  // MARK: Files
  /// A folder of rules or corpus that is not there.
  case folderMissing(String)
  /// A file that every rule set needs.
  case fileMissing(String)
  /// A file that could not be opened.
  case fileUnreadable(String)
  /// A file without a finding, asset or action.
  case noRuleInFile

  // MARK: Names
  case unknownFact(String, nearest: NearestFact?)
  case unknownFinding(String, isAsset: Bool, nearest: String?)
  case unknownAction(String, nearest: String?)
  case unknownBenchmark(String, nearest: String?, known: [String])
  case unknownRelation(String, nearest: String?, known: [String])
  /// A word that a choice, set or ordinal fact does not have.
  case unknownValue(String, fact: String, nearest: String?, known: [String])
  /// A word behind a number that is no named band of it.
  case unknownBand(String, fact: String, nearest: String?, known: [String])
  case unknownContraIndication(String, nearest: String?)
  /// `the subject` where `about` binds nothing of that name.
  case unknownParameter(String, bound: String?)
  /// `the need's subject`.
  case unknownColumn(String, nearest: String?, known: [String])
  /// `the subject's finding`: only needs pair things.
  case noColumns(String, list: String)
  /// `the need's hub` of a need that names none.
  case needWithoutHub(String)
  /// A need whose finding does not exist.
  case needWithoutFinding(String, finding: String)
  case unknownSource(String, nearest: String?)
  case unknownCaution(String, nearest: String?)
  case unknownCriterion(String, key: String, nearest: String?)
  /// A set that no `call them` names, and no relation.
  case unknownSet(String, nearest: String?, known: [String])
  /// A list that `about` may not name.
  case unknownList(String, nearest: String?)
  case unknownTopic(String, nearest: String?, known: [String])
  /// An entry that the list behind `about` does not hold.
  case unknownEntry(String, list: String, nearest: String?)
  case unknownStrength(String)
  /// `finding:` before an asset, or the other way round.
  case barrierOrAsset(String, isAsset: Bool)
  /// `about …` behind a finding that is not about anything.
  case findingWithoutAbout(String)

  // MARK: Kinds and units
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

  // MARK: Phrases
  case phrase(PhraseFault)

  // MARK: The shape of conditions
  case itemsExpected(String)
  case noItems(String)
  case itemExpected(String?)
  case nothingAsked
  case severalTests([String])
  case unknownItemKey(String, nearest: String)
  /// A list or mapping where a phrase belongs; with the list as it would be written.
  case lineExpected(String, list: String?)
  case nothingAfter(String)
  case overSeveralLines
  case quantityNotClear(String, bound: String)
  case actionsExpected
  case extraNotHere(String)
  case onlyHint(String)
  case unknownStance(String, nearest: String?)
  case stanceNeedsReason(String)
  case becauseWithoutStance
  case countInsideWhere
  /// A finding, a contra-indication or a count where only facts may stand.
  case notInDerivation(String)
  /// A finding of a hub.
  case onlyOfSchools(String, relation: String?)
  case onlyInActions(String)
  case setNameTaken(String)

  // MARK: Cards
  case fileNameDiffers(String, id: String)
  case nameTaken(String, kind: String)
  case kindDiffers(String, key: String)
  case reviewPast(String)
  case reviewLongPast(String)
  case retiredWithoutSuccessor
  case emptyPart(String)
  case gradeMissing
  case gradeTooHigh(String, source: String, highest: String)
  case listedTwice(String)
  case namesItself(String)
  case helpedByBarrier(String)
  case oneParameter
  case reachNotClear
  case strengthOrder
  case orderWords(String, String)
  case orderMustEnd
  case callsNotClear(String)

  // MARK: Examples
  case badExampleValue(String, fact: String, kind: String, nearest: String?)
  case setSizeNotClear(String)
  case memberExpected
  case aboutWithoutParameter
  case reachBelow(String, String)
  case expectationNotHere(String, of: String)
  case expectationContradicts(String, String)

  // MARK: How facts are worked out
  case operandIsNoNumber(String)
  case partsDiffer(String, String)
  case derivedKind(String, gives: String, kind: String)

  // MARK: Circles
  case findingCircle([String])
  case factCircle([String])
  case whenCircle([String])
  case relationCircle(String, [String])
  /// `any when of` that copies too much or too deeply.
  case copiesTooMuch(limit: Int)
}

extension RuleProblem {
  /// The problem with its place, as diagnostics are shown.
  package func diagnostic(
    at location: Source.Location?, length: Int = 1, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      code, severity, message, at: location, length: length, nextStep: nextStep, notes: notes)
  }
}
