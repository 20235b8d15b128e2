package import Diagnostics

extension RuleProblem {
  /// The stable code; tests and documentation refer to it.
  package var code: String {
    switch self {
    case .folderMissing: "WM190"
    case .fileMissing: "WM191"
    case .fileUnreadable: "WM192"
    case .noRuleInFile: "WM193"
    case .unknownFact: "WM201"
    case .unknownFinding: "WM202"
    case .unknownAction: "WM203"
    case .unknownBenchmark: "WM204"
    case .unknownRelation: "WM205"
    case .unknownValue: "WM206"
    case .unknownBand: "WM207"
    case .unknownContraIndication: "WM208"
    case .unknownParameter: "WM209"
    case .unknownColumn, .noColumns, .needWithoutHub, .needWithoutFinding: "WM210"
    case .unknownSource: "WM211"
    case .unknownCaution: "WM212"
    case .unknownCriterion: "WM213"
    case .unknownSet: "WM214"
    case .unknownList: "WM215"
    case .unknownTopic: "WM216"
    case .unknownEntry: "WM217"
    case .unknownStrength: "WM218"
    case .barrierOrAsset, .findingWithoutAbout: "WM219"
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
    case .phrase(let fault): fault.code
    case .itemsExpected, .noItems, .itemExpected, .nothingAsked: "WM240"
    case .severalTests, .unknownItemKey: "WM241"
    case .lineExpected, .nothingAfter: "WM242"
    case .overSeveralLines: "WM243"
    case .quantityNotClear, .actionsExpected: "WM244"
    case .extraNotHere, .onlyHint: "WM245"
    case .unknownStance, .stanceNeedsReason, .becauseWithoutStance: "WM246"
    case .countInsideWhere, .notInDerivation, .onlyOfSchools, .onlyInActions: "WM247"
    case .setNameTaken: "WM248"
    case .fileNameDiffers: "WM250"
    case .nameTaken: "WM251"
    case .kindDiffers: "WM252"
    case .reviewPast, .reviewLongPast: "WM253"
    case .retiredWithoutSuccessor: "WM254"
    case .emptyPart, .gradeMissing: "WM255"
    case .gradeTooHigh: "WM256"
    case .listedTwice, .namesItself, .helpedByBarrier: "WM257"
    case .oneParameter, .reachNotClear: "WM258"
    case .strengthOrder, .orderWords, .orderMustEnd, .callsNotClear: "WM259"
    case .badExampleValue: "WM260"
    case .setSizeNotClear, .memberExpected: "WM261"
    case .aboutWithoutParameter: "WM262"
    case .reachBelow, .expectationNotHere, .expectationContradicts: "WM263"
    case .operandIsNoNumber, .partsDiffer, .derivedKind: "WM293"
    case .findingCircle: "WM301"
    case .factCircle: "WM302"
    case .whenCircle: "WM303"
    case .relationCircle: "WM304"
    case .copiesTooMuch: "WM305"
    }
  }

  /// Whether it keeps the rule set from being used.
  package var severity: Diagnostic.Severity {
    switch self {
    case .reviewPast: .warning
    default: .error
    }
  }
}

extension PhraseFault {
  /// The stable code.
  var code: String {
    switch self {
    case .nothingWritten: "WM230"
    case .writtenOtherwise, .sign: "WM231"
    case .numberExpected, .wholeNumberExpected: "WM232"
    case .expected, .gapAfter: "WM233"
    case .leftover, .joined: "WM234"
    case .listNotClosed, .listEntryMissing, .listNotOpened: "WM235"
    }
  }
}
