import Diagnostics

extension RuleProblem {
  /// What is wrong, in one sentence without a full stop.
  package var message: String {
    switch self {
    case .folderMissing(let name): "there is no folder \(name)"
    case .fileMissing(let path): "the rule set has no \(path)"
    case .fileUnreadable: "the file could not be opened"
    case .noRuleInFile: "this file must hold one finding, one asset or one action"

    case .unknownFact(let name, _): "there is no fact called \(name.quoted())"
    case .unknownFinding(let name, isAsset: true, _): "there is no asset called \(name.quoted())"
    case .unknownFinding(let name, isAsset: false, _):
      "there is no finding called \(name.quoted())"
    case .unknownAction(let name, _): "there is no action called \(name.quoted())"
    case .unknownBenchmark(let name, _, _): "there is no benchmark called \(name.quoted())"
    case .unknownRelation(let name, _, _): "there is no relation called \(name.quoted())"
    case .unknownValue(let word, let fact, _, _):
      "\(word.quoted()) is not a value of \(fact.quoted())"
    case .unknownBand(let word, let fact, _, _):
      "\(fact.quoted()) has no named band \(word.quoted())"
    case .unknownContraIndication(let name, _):
      "there is no contra-indication called \(name.quoted())"
    case .unknownParameter(let words, nil):
      "\(words.quoted()) stands for nothing, as the rule is not about anything"
    case .unknownParameter(let words, let bound?):
      "\(words.quoted()) stands for nothing, as the rule is about \"the \(bound)\""
    case .unknownColumn(let column, _, _): "a need has no \(column.quoted())"
    case .noColumns(let column, let list):
      "an entry of \(list.quoted()) has no \(column.quoted()); only needs have"
    case .needWithoutHub(let need): "the need \(need.quoted()) names no hub"
    case .needWithoutFinding(let need, let finding):
      "the need \(need.quoted()) names the finding \(finding.quoted()), which does not exist"
    case .unknownSource(let key, _): "there is no source called \(key.quoted())"
    case .unknownCaution(let id, _): "there is no caution called \(id.quoted())"
    case .unknownCriterion(let name, let key, _):
      "there is no \(key) criterion called \(name.quoted())"
    case .unknownSet(let name, _, _): "there is no set called \(name.quoted())"
    case .unknownList(let name, _): "there is no list called \(name.quoted())"
    case .unknownTopic(let name, _, _): "there is no topic called \(name.quoted())"
    case .unknownEntry(let name, let list, _):
      "the list \(list.quoted()) has no entry \(name.quoted())"
    case .unknownStrength(let words): "\(words.quoted()) is no strength of a finding"
    case .barrierOrAsset(let id, isAsset: true): "\(id) is an asset, not a barrier"
    case .barrierOrAsset(let id, isAsset: false): "\(id) is a barrier, not an asset"
    case .findingWithoutAbout(let id): "\(id) is not about anything"

    case .phraseDoesNotFit(let phrase, let fact, let kind):
      "\(phrase.quoted()) does not fit \(fact.quoted()), which is \(Self.kind(kind))"
    case .writeInstead(let phrase, _): "\(phrase.quoted()) does not fit this fact"
    case .wrongUnit(let unit, let fact, _):
      "\(unit.quoted()) is not the unit of \(fact.quoted())"
    case .unitNeeded(let number, let fact, _):
      "\(number.quoted()) could be meant in two ways, as \(fact.quoted()) is a share"
    case .outsideRange(let number, let fact, let limits):
      "\(fact.quoted()) lies between \(limits), so \(number.quoted()) tells nothing apart"
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

    case .phrase(let fault): fault.message
    default: conditionMessage
    }
  }

  /// Messages about the shape of conditions.
  private var conditionMessage: String {
    switch self {
    case .itemsExpected(let key): "\(key.quoted()) must be followed by a list of conditions"
    case .noItems(let key): "\(key.quoted()) holds no condition"
    case .itemExpected(let text?): "a condition is a fact and its test, not \(text.quoted())"
    case .itemExpected(nil): "a condition is a fact and its test"
    case .nothingAsked: "this condition asks nothing"
    case .severalTests(let names):
      "one condition asks several things: \(names.map { $0.quoted() }.joinedInWords("and"))"
    case .unknownItemKey(let key, _): "\(key.quoted()) has no meaning in a condition"
    case .lineExpected(let key, _): "\(key.quoted()) must be followed by a test on one line"
    case .nothingAfter(let key): "nothing stands after \(key.quoted())"
    case .overSeveralLines: "a condition must stand on one line"
    case .quantityNotClear(let text, let bound):
      "\(bound.quoted()) needs a number or a percentage, not \(text.quoted())"
    case .actionsExpected: "\"any when of\" needs a list of actions"
    case .extraNotHere(let key): "\(key.quoted()) has no meaning here"
    case .onlyHint(let word): "a sign can be held to a hint, not to \(word.quoted())"
    case .unknownStance(let word, _): "\(word.quoted()) is not what \"if unknown\" can say"
    case .stanceNeedsReason(let word): "\"if unknown: \(word)\" needs a reason"
    case .becauseWithoutStance: "\"because\" gives the reason of \"if unknown\", which is not here"
    case .countInsideWhere: "a count cannot stand inside the \"where\" of another"
    case .notInDerivation(let what): "\(what) cannot decide a fact; only other facts can"
    case .onlyOfSchools(let what, let relation):
      "\(what) belongs to a school, which \((relation ?? "these").quoted()) are not"
    case .onlyInActions(let key): "\(key.quoted()) can stand only in the conditions of an action"
    case .setNameTaken(let name): "two sets of this rule are called \(name.quoted())"
    default: cardMessage
    }
  }

  /// Messages about cards, policies, examples, derivations and circles.
  private var cardMessage: String {
    switch self {
    case .fileNameDiffers(let file, let id):
      "the file is called \(file.quoted()), but holds \(id.quoted())"
    case .nameTaken(let name, let kind): "the \(kind) \(name.quoted()) is used twice"
    case .kindDiffers(let kind, let key):
      "the kind is \(kind.quoted()), but the file says \(key.quoted())"
    case .reviewPast(let date): "this rule was due for review on \(date)"
    case .reviewLongPast(let date):
      "this rule was due for review on \(date), more than a year ago"
    case .retiredWithoutSuccessor: "a retired rule must say what took its place"
    case .emptyPart(let key): "\(key.quoted()) is empty"
    case .gradeMissing: "a card must say how strong each source is"
    case .gradeTooHigh(let grade, let source, let highest):
      "the grade \(grade.quoted()) is better than \(source) allows, which is \(highest.quoted())"
    case .listedTwice(let name): "\(name.quoted()) is listed twice"
    case .namesItself(let id): "\(id.quoted()) names itself"
    case .helpedByBarrier(let id): "\(id) is a barrier, and only assets help"
    case .oneParameter: "\"about\" must name one parameter and its list"
    case .reachNotClear: "it is not clear which cards this reaches"
    case .strengthOrder: "the strengths must stand from clear to hint"
    case .orderWords(let key, let words):
      "the order of \(key.quoted()) is always \(words.quoted())"
    case .orderMustEnd: "the order must end with the names of rules, so that it is total"
    case .callsNotClear(let text): "\(text.quoted()) names no finding and no contra-indication"
    case .badExampleValue(let text, let fact, let kind, _):
      "\(text.quoted()) cannot be the value of \(fact.quoted()), which is \(Self.kind(kind))"
    case .setSizeNotClear: "the size of this set is not clear"
    case .memberExpected: "each member must be facts with their values"
    case .aboutWithoutParameter: "this rule is not about anything that an example could choose"
    case .reachBelow(let reach, let now):
      "the finding is \(now.quoted()) already, so it cannot only reach \(reach.quoted())"
    case .expectationNotHere(let key, let rules):
      "\(key.quoted()) has no meaning in examples of \(rules)"
    case .expectationContradicts(let key, let status):
      "\(key.quoted()) does not go with the expected \(status.quoted())"
    case .operandIsNoNumber(let fact): "\(fact.quoted()) is no number to work with"
    case .partsDiffer(let part, let fact):
      "\(part.quoted()) holds other values than \(fact.quoted())"
    case .derivedKind(let fact, let gives, let kind):
      "what is worked out here is \(Self.kind(gives)), but \(fact.quoted()) is \(Self.kind(kind))"
    case .findingCircle(let ids): "these findings use each other in a circle: \(Self.circle(ids))"
    case .factCircle(let names):
      "these facts are worked out from each other in a circle: \(Self.circle(names))"
    case .whenCircle(let ids):
      "these cards copy each other's conditions in a circle: \(Self.circle(ids))"
    case .relationCircle(let key, let ids):
      "\(key.quoted()) leads round in a circle: \(Self.circle(ids))"
    case .copiesTooMuch(let limit):
      "\"any when of\" copies more than \(limit) conditions, or through too many cards"
    default: ""
    }
  }

  /// `a → b → a`.
  private static func circle(_ names: [String]) -> String {
    (names + names.prefix(1)).joined(separator: " → ")
  }

  /// A kind as it stands in a sentence.
  private static func kind(_ name: String) -> String {
    switch name {
    case "number": "a number"
    case "yes or no": "yes or no"
    case "choice": "one of a list of words"
    case "ordinal": "one of a list of levels"
    case "set": "a set of words"
    case "year": "a year"
    case "label": "a name or code"
    default: "a free text"
    }
  }
}
